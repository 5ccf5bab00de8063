// Where nothing is found: what may have been meant, and each filter without which something is found.

const WITHOUT = {
  words: { words: [] }, topic: { topic: null }, actor: { actor: null }, place: { place: null }, standing: { standing: "" },
  kind: { kind: "" }, since: { first: BEFORE }, until: { last: AFTER }, asof: { known: AFTER },
};
const numberOf = (wish) => { const { sure, perhaps } = select(wish); return sure.length + perhaps.length; };
const setField = (name, value) => {
  if (name in FILTERED) chosen[name] = null;
  fields[name].removeAttribute("aria-invalid");
  fields[name].value = value;
};
const wayOut = (words, values) => {
  const button = make("button", { type: "button" }, words);
  button.addEventListener("click", () => {
    for (const [name, value] of Object.entries(values)) setField(name, value);
    changed(true);
    entriesList.focus({ preventScroll: true });
  });
  return button;
};
const helpFor = (wish) => {
  const help = [];
  const typed = fields.words.value.trim();
  if (typed && period(typed)) {
    help.push("To look for a time, use From and Through.", wayOut(`From and Through “${typed}”`, { words: "", since: typed, until: typed }));
  }
  const disputed = wish.standing === "denied" ? numberOf({ ...wish, standing: "disputed" }) : 0;
  if (disputed) {
    const are = `${grouped.format(disputed)} ${disputed === 1 ? "is" : "are"} disputed: denied by some, claimed by others.`;
    help.push(`No entry here is denied by all who speak of it; ${are}`, wayOut("Show what is disputed", { standing: "disputed" }));
  }
  for (const [name, without] of Object.entries(WITHOUT)) {
    const number = fields[name].value ? numberOf({ ...wish, ...without }) : 0;
    if (number && number < size) help.push(wayOut(`${grouped.format(number)} without “${LABELS[name]}”`, { [name]: "" }));
  }
  return help;
};
const showHelp = (found, wish) => {
  const nothing = !found.sure.length && !found.perhaps.length && wish.first <= wish.last;
  const help = nothing && size ? helpFor(wish) : [];
  find("Help").hidden = !help.length;
  find("Help").replaceChildren(...joined(help, " "));
};
