// The list: what surely fits by year, then what perhaps does; a large one a batch at a time.

const BATCH = 150;
const list = { items: [], first: 0, after: 0, wish: ANY, here: null };
const entriesList = find("Entries");

// Entries in order, quotes after their events where these are shown too, and the headings between.
const arranged = (rows, perhaps) => {
  const shown = new Set(rows);
  const alone = rows.filter((row) => !shown.has(eventOf.get(row)));
  alone.sort((one, other) => place[one] - place[other]);
  return alone.flatMap((row) => [
    { row, perhaps },
    ...(quotesOf.get(row) ?? []).filter((quote) => shown.has(quote)).map((quote) => ({ row: quote, under: true, perhaps })),
  ]);
};
const byYear = (items, first) => {
  let year = null;
  return items.flatMap((item) => {
    const own = item.under ? year : yearOf(item.row, first);
    const heading = own === year ? [] : [{ heading: own }];
    year = own;
    return [...heading, item];
  });
};
const windowInWords = ({ first, last }) => {
  if (first === BEFORE && last === AFTER) return "in this time";
  if (first !== BEFORE && last !== AFTER) return `between ${dayInWords(first)} and ${dayInWords(last)}`;
  return first !== BEFORE ? `since ${dayInWords(first)}` : `until ${dayInWords(last)}`;
};
const itemsOf = (found, wish) => {
  const sure = byYear(arranged(found.sure, false), wish.first);
  if (!found.perhaps.length) return sure;
  const roughly = found.perhaps.length === 1 ? "its date is known only roughly" : "their dates are known only roughly";
  const heading = `Perhaps ${windowInWords(wish)}: ${found.perhaps.length}, ${roughly}`;
  return [...sure, { heading, apart: true }, ...arranged(found.perhaps, true)];
};

const makeItem = (item) => (item.heading
  ? make("li", { class: item.apart ? "year apart" : "year" }, make("h3", {}, item.heading))
  : makeEntry(item, list.wish));
const makeItems = (from, to) => {
  const fragment = document.createDocumentFragment();
  for (const item of list.items.slice(from, to)) fragment.append(makeItem(item));
  return fragment;
};
const markHere = () => {
  entriesList.querySelector("[aria-current]")?.removeAttribute("aria-current");
  if (list.here !== null) document.getElementById(ids[list.here])?.setAttribute("aria-current", "true");
};
const offerMore = () => {
  const rest = (items) => items.filter((item) => !item.heading).length;
  const [earlier, later] = [rest(list.items.slice(0, list.first)), rest(list.items.slice(list.after))];
  find("Earlier").hidden = !earlier;
  find("Earlier").textContent = `Show ${entriesOf(Math.min(earlier, BATCH))} before these (${count(earlier, "more", "more")})`;
  find("Later").hidden = !later;
  find("Later").textContent = `Show ${entriesOf(Math.min(later, BATCH))} after these (${count(later, "more", "more")})`;
  markHere();
};

const showFrom = (first) => {
  list.first = Math.max(0, first);
  list.after = Math.min(list.items.length, list.first + BATCH);
  entriesList.replaceChildren(makeItems(list.first, list.after));
  offerMore();
};
const showLater = (most = BATCH) => {
  const until = Math.min(list.items.length, list.after + most);
  entriesList.append(makeItems(list.after, until));
  list.after = until;
  offerMore();
};
const showEarlier = () => {
  const from = Math.max(0, list.first - BATCH);
  const before = document.documentElement.scrollHeight;
  entriesList.prepend(makeItems(from, list.first));
  list.first = from;
  offerMore();
  scrollBy(0, document.documentElement.scrollHeight - before);
};

const showList = (found, wish) => {
  list.wish = wish;
  list.items = itemsOf(found, wish);
  showFrom(0);
};

// Brings an entry into view and marks it; false where the filters hide it.
const showEntry = (row) => {
  const at = list.items.findIndex((item) => item.row === row);
  if (at < 0) return false;
  list.here = row;
  if (at < list.first || at >= list.after) showFrom(at < BATCH ? 0 : at - 5);
  markHere();
  document.getElementById(ids[row]).scrollIntoView();
  return true;
};

find("Earlier").addEventListener("click", showEarlier);
find("Later").addEventListener("click", () => showLater());
new IntersectionObserver(([seen]) => {
  if (seen.isIntersecting && list.after < list.items.length) showLater();
}, { rootMargin: "600px" }).observe(find("Later"));
addEventListener("beforeprint", () => {
  showLater(Infinity);
  for (const note of entriesList.querySelectorAll("details:not([open])")) { note.open = true; note.dataset.closed = ""; }
});
addEventListener("afterprint", () => {
  for (const note of entriesList.querySelectorAll("[data-closed]")) { note.open = false; delete note.dataset.closed; }
});
