// One entry of the list: its line of HTML, with links, and as it stood on the day asked for.

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const addressOf = (name, id) => `#${name}=${encodeURIComponent(id)}`;
const FILTERED = { topic: topics, actor: actors, place: places };
// A link that shows all entries of a topic, an actor or a place.
const linkTo = (name, at, text = nameOf(FILTERED[name], at)) =>
  make("a", { href: addressOf(name, FILTERED[name].ids[at]) }, text);
const linkToEntry = (row, text = titleOf(row)) => make("a", { href: `#${ids[row]}` }, text);
const joined = (parts, sign = ", ") => parts.flatMap((part, at) => (at ? [sign, part] : [part]));

// Who, what and where: each name filters by it, and a sign leads to the place on a map.
const placed = (at) => {
  const where = places.where[at];
  if (!where) return [linkTo("place", at)];
  const name = nameOf(places, at);
  return [linkTo("place", at), " ", make("a", { href: `geo:${where}`, "aria-label": `${name} on a map`, class: "map" }, "map")];
};
const namesLine = (row) => {
  const lists = [
    ["With", withActors[row].map((at) => linkTo("actor", at))],
    ["On", onTopics[row].map((at) => linkTo("topic", at))],
    ["At", (atPlaces[row] ?? []).map(placed)],
  ].filter(([, parts]) => parts.length);
  if (!lists.length) return null;
  return make("p", { class: "names" }, ...joined(lists.map(([word, parts]) => [`${word} `, ...joined(parts)]), " · ").flat(2));
};

const linkNames = (item, row) => {
  const inside = item.querySelectorAll(".by i");
  const whose = [by[row], via[row]].filter((at) => at !== undefined);
  inside.forEach((name, at) => name.replaceWith(linkTo("actor", whose[at], name.textContent)));
};

// Shows the claims that were known by a day, each with its claimant as a link.
const recall = (item, row, day) => {
  const rows = item.querySelectorAll(".claims li");
  claims[row].forEach(([, actor, made], at) => {
    rows[at].hidden = !(day === AFTER || made <= day || made === AFTER);
    if (actor >= 0) rows[at].querySelector("i")?.replaceWith(linkTo("actor", actor, rows[at].querySelector("i").textContent));
  });
};

const badge = (item, standing) => {
  item.querySelector("b")?.remove();
  if (standing && standing !== "stated") item.querySelector("div").prepend(make("b", { class: standing }, standing));
};

const template = document.createElement("template");
const makeEntry = ({ row, under, perhaps }, wish) => {
  template.innerHTML = lines[row];
  const item = template.content.firstElementChild;
  const [when, body] = item.children;
  item.classList.toggle("under", Boolean(under));
  item.classList.toggle("maybe", Boolean(perhaps));
  when.replaceChildren(make("a", { href: `#${ids[row]}` }, when.textContent));
  // A fact has no word for it, which would read as if it were true.
  if (kinds[row] !== "f") when.append(" ", make("span", { class: "kind" }, KINDS[kinds[row]]));
  if (dated[row]) when.append(" ", make("button", { type: "button", class: "back" }, "Back to the timeline"));
  if (row in claims) {
    badge(item, standingBy(row, wish.known));
    recall(item, row, wish.known);
  }
  linkNames(item, row);
  item.querySelector(".names")?.remove();
  const names = namesLine(row);
  if (names) body.insertBefore(names, body.querySelector(".source"));
  const event = eventOf.get(row);
  if (event !== undefined && !under) body.querySelector(".by").append(" · On: ", linkToEntry(event));
  return item;
};
