// The page as a whole: its filters, what they show, and the address that keeps it.

const form = find("Filters");
const fields = form.elements;
const problems = { since: "", until: "", asof: "", address: "" };
const LABELS = {
  words: "Search", topic: "Topic", actor: "Actor", place: "Place", standing: "Standing", kind: "Kind",
  since: "From", until: "Through", asof: "Public by",
};

// A date that is none is complained of when the reader leaves the field, not while it is typed.
const readDate = (name, left) => {
  const text = fields[name].value.trim();
  const found = text ? period(text) : null;
  const wrong = Boolean(text) && !found;
  if (left || !wrong) {
    problems[name] = wrong ? `${LABELS[name]}: ${whyNoDate(text)}.` : "";
    if (wrong) fields[name].setAttribute("aria-invalid", "true");
    else fields[name].removeAttribute("aria-invalid");
  }
  return found;
};
const wished = (left = false) => {
  const [since, until, asof] = ["since", "until", "asof"].map((name) => readDate(name, left));
  return {
    ...chosen, standing: fields.standing.value, kind: fields.kind.value, words: wordsIn(fields.words.value),
    first: since ? since[0] : BEFORE, last: until ? until[1] : AFTER, known: asof ? asof[1] : AFTER,
  };
};

const complain = (wish) => {
  const said = [...Object.values(problems), wish.first > wish.last ? "From is later than Through; exchange the two." : ""];
  for (const name of Object.keys(FILTERED)) {
    if (!fields[name].getAttribute("aria-invalid")) continue;
    said.push(`“${fields[name].value}” is no ${name} on this page, or several; choose one from the list.`);
  }
  find("Problem").textContent = said.filter(Boolean).join(" ");
};
const statusOf = (found, wish) => {
  const shown = found.sure.length + found.perhaps.length;
  const [sure, unsure] = [found.sure.length, found.perhaps.length].map((number) => grouped.format(number));
  const perhaps = found.perhaps.length ? `: ${found.sure.length ? `${sure} surely, ` : ""}${unsure} perhaps` : "";
  if (shown === size) return `All ${entriesOf(size)}${perhaps}`;
  const undated = found.undated ? `; ${found.undated} without a date left out` : "";
  return shown ? `${grouped.format(shown)} of ${entriesOf(size)}${perhaps}${undated}` : `Nothing found among ${entriesOf(size)}${undated}`;
};
const activeFilters = () => [...fields].filter((field) => field.name && field.value).length;

const update = (left = false) => {
  const wish = wished(left);
  complain(wish);
  const found = wish.first > wish.last ? { sure: [], perhaps: [], undated: 0 } : select(wish);
  showList(found, wish);
  showActor(wish, found);
  showTimeline(found);
  const day = wish.known === AFTER ? "now" : dayInWords(wish.known);
  find("Known").textContent = day;
  slider.setAttribute("aria-valuetext", day);
  if (document.activeElement !== slider) slider.value = stopOf(wish.known);
  find("Status").textContent = statusOf(found, wish);
  showHelp(found, wish);
  const active = activeFilters();
  find("Unfold").textContent = active ? `Filters (${active})` : "Filters";
  find("Clear").hidden = !active;
};

// The view stands in the address, so that it can be passed on: #topic=bases&until=2025
const remember = (add = false) => {
  const parts = [];
  for (const field of fields) {
    const { name, value } = field;
    if (!name || !value) continue;
    if (name in FILTERED) { if (chosen[name] !== null) parts.push([name, FILTERED[name].ids[chosen[name]]]); }
    else parts.push([name, value]);
  }
  const view = parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%20/g, "+")}`).join("&");
  const entry = list.here === null ? "" : ids[list.here];
  const address = view ? `${view}${entry && `&entry=${entry}`}` : entry;
  if (address === location.hash.slice(1)) return;
  try { history[add ? "pushState" : "replaceState"](null, "", `#${address}`); } catch { /* not everywhere */ }
};

const decoded = (text) => { try { return decodeURIComponent(text.replace(/\+/g, " ")); } catch { return text; } };
const clear = () => {
  for (const name of Object.keys(FILTERED)) { chosen[name] = null; fields[name].removeAttribute("aria-invalid"); }
  for (const name of Object.keys(problems)) problems[name] = "";
  form.reset();
  list.here = null;
};
// Takes a view from an address; what it names and the page does not have is said.
const take = (pairs) => {
  clear();
  const unknown = [];
  for (const [name, value] of pairs) {
    if (name === "entry") continue;
    const field = fields.namedItem(name);
    if (!field?.name) unknown.push(`there is no filter “${name}”`);
    else if (name in FILTERED) {
      const at = FILTERED[name].ids.indexOf(value);
      chosen[name] = at < 0 ? meant(name, value) : at;
      if (chosen[name] === null) unknown.push(`there is no ${name} “${value}” on this page`);
      else field.value = nameOf(FILTERED[name], chosen[name]);
    } else {
      field.value = value;
      if (field.value !== value) unknown.push(`there is no ${name} “${value}”`);
    }
  }
  problems.address = unknown.length ? `The link asks for what is not here: ${unknown.join("; ")}.` : "";
};
// Where the slider stands on a day: at the last stop that is not later.
const slider = find("Day");
const stopOf = (day) => {
  if (day === AFTER) return stops.length;
  const later = stops.findIndex((stop) => stop > day);
  return later < 0 ? stops.length - 1 : Math.max(later - 1, 0);
};

// A link to an entry that the filters hide clears them: a link always shows what it promises.
const goTo = (row, add = true) => {
  if (add) keepPlace();
  if (!showEntry(row)) {
    clear();
    update();
    showEntry(row);
  }
  remember(add);
  for (const mark of timeline.marks) mark.classList.toggle("here", mark.dataset.row === String(row));
};
// What an address asks for: its filters, if it has any, and the number of its entry.
const asked = () => {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) return { pairs: null, row: rowOf.get(decoded(hash)) };
  // Split before it is decoded: what is named may hold & and = itself.
  const pairs = hash.split("&").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)].map(decoded));
  return { pairs, row: rowOf.get(pairs.find(([name]) => name === "entry")?.[1]) };
};
const follow = () => {
  const { pairs, row } = asked();
  if (pairs) {
    take(pairs);
    update(true);
  }
  if (row !== undefined) goTo(row, false);
};

const setWindow = (first, last) => {
  fields.since.value = isoDay(first);
  fields.until.value = isoDay(Math.max(first, last));
  changed(true);
};
let waiting = 0;
const changed = (left = false) => {
  clearTimeout(waiting);
  problems.address = "";
  update(left);
  remember();
};
const soon = (delay) => { clearTimeout(waiting); waiting = setTimeout(() => changed(), delay); };

slider.max = stops.length;
slider.defaultValue = stops.length;
slider.addEventListener("input", () => {
  const stop = Number(slider.value);
  fields.asof.value = stop < stops.length ? isoDay(stops[stop]) : "";
});
for (const name of Object.keys(FILTERED)) setUpField(fields[name], wished, () => changed());
form.addEventListener("input", (event) => soon(event.target.name === "words" ? 60 : 30));
form.addEventListener("change", (event) => { if (["since", "until", "asof"].includes(event.target.name)) changed(true); });
form.addEventListener("submit", (event) => event.preventDefault());
const clearAll = () => {
  clear();
  timeline.first = null; // so that all time is looked at again
  changed(true);
  fields.words.focus({ preventScroll: true });
};
find("Clear").addEventListener("click", clearAll);
find("Unfold").addEventListener("click", () => {
  const open = form.classList.toggle("open");
  find("Unfold").setAttribute("aria-expanded", String(open));
});
const showPicture = (whom) => {
  find("Time").hidden = whom;
  find("Tools").hidden = whom;
  find("Whom").hidden = !whom;
  find("ShowTime").setAttribute("aria-pressed", String(!whom));
  find("ShowWhom").setAttribute("aria-pressed", String(whom));
  if (!whom) drawTimeline();
};
find("ShowTime").addEventListener("click", () => showPicture(false));
find("ShowWhom").addEventListener("click", () => showPicture(true));
// A name that is followed from deep in the list leads to the beginning of what it shows.
addEventListener("hashchange", () => {
  if (history.state?.kept) return;
  follow();
  if (document.activeElement === document.body) entriesList.focus({ preventScroll: true });
  if (list.here === null && find("What").getBoundingClientRect().top < 0) find("What").scrollIntoView();
});
// A link to where one is already leads there again.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.defaultPrevented) return;
  if (link.getAttribute("href") === location.hash) follow();
  else keepPlace();
});
// The words of a large log are folded while nothing else happens, so that the first search is quick.
const warm = (row = 0) => {
  const until = Math.min(size, row + 2000);
  for (let at = row; at < until; at += 1) wordsOf(at);
  if (until < size) setTimeout(warm, 5, until);
};

for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;
showPicture(false);
clear();
update();
follow();
setTimeout(warm, 200);
