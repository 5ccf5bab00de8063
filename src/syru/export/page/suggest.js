// Fields for names: what is typed finds topics, actors and places, each with how many entries it has.
// A combobox with a listbox, as the ARIA Authoring Practices describe it.

const SUGGESTED = 12;
const chosen = { topic: null, actor: null, place: null };
const foldedOf = Object.fromEntries(Object.entries(FILTERED).map(([name, named]) =>
  [name, named.names.map((names) => names.map(fold))]));

// Names whose words begin with all that is typed, as find_ids of the program has it.
const begins = (typed, folded) => {
  const words = folded.split(" ");
  return typed.every((part) => words.some((word) => word.startsWith(part)));
};
const namedLike = (name, text) => {
  const typed = fold(text).split(" ").filter(Boolean);
  return foldedOf[name].flatMap((names, at) => (names.some((one) => begins(typed, one)) ? [at] : []));
};
// The one that a text means: by id, by name, by alias, or as the only one that begins so.
const meant = (name, text) => {
  const { ids: own, names } = FILTERED[name];
  const folded = fold(text);
  const ways = [
    own.indexOf(text), names.findIndex(([one]) => one === text), names.findIndex((all) => all.includes(text)),
    ...(folded ? [foldedOf[name].findIndex(([one]) => one === folded), foldedOf[name].findIndex((all) => all.includes(folded))] : []),
  ];
  const found = ways.find((at) => at >= 0);
  if (found !== undefined) return found;
  const like = folded ? namedLike(name, text) : [];
  return like.length === 1 ? like[0] : null;
};

const countsFor = (name, wish) => {
  const lists = { topic: onTopics, actor: aboutWhom, place: atPlaces }[name];
  const counts = new Uint32Array(FILTERED[name].ids.length);
  const { sure, perhaps } = select({ ...wish, [name]: null });
  for (const row of [...sure, ...perhaps]) {
    const numbers = new Set(lists[row] ?? []);
    if (name === "actor") for (const [, actor] of heardBy(row, wish.known)) if (actor >= 0) numbers.add(actor);
    for (const at of numbers) counts[at] += 1;
  }
  return counts;
};

const setUpField = (field, wished, changed) => {
  const name = field.name;
  const box = find(`${name}-list`);
  let active = -1;
  const close = () => {
    box.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (at) => {
    chosen[name] = at;
    field.value = at === null ? "" : nameOf(FILTERED[name], at);
    field.removeAttribute("aria-invalid");
    close();
    changed();
  };
  const option = (at, number, position) => {
    const one = make("li", { role: "option", id: `${name}-${position}`, "aria-selected": "false" },
      make("span", {}, nameOf(FILTERED[name], at)), " ", make("small", {}, String(number)));
    one.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(at); });
    one.addEventListener("click", () => choose(at));
    return one;
  };
  const open = () => {
    const typed = chosen[name] === null ? field.value : "";
    const counts = countsFor(name, wished());
    const like = namedLike(name, typed).sort((one, other) => counts[other] - counts[one]);
    const shown = like.slice(0, SUGGESTED).map((at, position) => option(at, counts[at], position));
    if (like.length > SUGGESTED) {
      const more = `${like.length - SUGGESTED} more: type on`;
      shown.push(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, more));
    }
    box.replaceChildren(...shown);
    box.hidden = !shown.length;
    active = -1;
    field.setAttribute("aria-expanded", String(!box.hidden));
  };
  const move = (step) => {
    if (box.hidden) open();
    const options = box.querySelectorAll("[id]");
    if (!options.length) return;
    active = active < 0 && step < 0 ? options.length - 1 : (active + step + options.length) % options.length;
    options.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
    options[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[active].id);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
    if (event.key === "Escape" && !box.hidden) { event.preventDefault(); close(); }
    if (event.key === "Enter" && active >= 0) { event.preventDefault(); box.querySelectorAll("[id]")[active].click(); }
    else if (event.key === "Enter") settle();
  });
  const settle = () => {
    close();
    const at = field.value.trim() ? chosen[name] ?? meant(name, field.value) : null;
    if (at !== null) { if (at !== chosen[name]) choose(at); return; }
    field.toggleAttribute("aria-invalid", Boolean(field.value.trim()));
    if (field.value.trim()) field.setAttribute("aria-invalid", "true");
    changed();
  };
  field.addEventListener("input", (event) => {
    event.stopPropagation();
    if (chosen[name] !== null || !field.value) { chosen[name] = null; changed(); }
    field.removeAttribute("aria-invalid");
    open();
  });
  field.addEventListener("click", open);
  field.addEventListener("blur", () => { if (!box.hidden || field.value.trim()) settle(); });
};
