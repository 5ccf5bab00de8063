// What the page holds of one actor: role, own words, claims, topics and whom it is named with.

const MOST = 12;
const SAID = { states: "stated", asserts: "asserted", relays: "relayed", confirms: "confirmed", doubts: "doubted", denies: "denied" };

const counted = (numbers) => {
  const counts = new Map();
  for (const at of numbers) counts.set(at, (counts.get(at) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
};
const countedLinks = (name, pairs) => {
  const links = pairs.slice(0, MOST).map(([at, number]) => make("span", {}, linkTo(name, at), ` ${number}`));
  const more = pairs.length - links.length;
  return joined(more > 0 ? [...links, `${more} more`] : links);
};
const term = (label, content) => (content.length ? [make("dt", {}, label), make("dd", {}, ...content)] : []);
const listed = (label, parts) => {
  const more = parts.length - MOST;
  const shown = parts.slice(0, MOST).map((part) => make("li", {}, ...part));
  if (more > 0) shown.push(make("li", {}, `${more} more, in the list below`));
  return term(label, shown.length ? [make("ul", {}, ...shown)] : []);
};

const claimsBy = (actor, found, day) => found.flatMap((row) =>
  heardBy(row, day).filter(([, holder]) => holder === actor).map(([stance]) => [stance, row]));
const claimItems = (pairs) => pairs.map(([stance, row]) => [
  `${SAID[stance]}: `, linkToEntry(row), ["stated", null].includes(standingBy(row, list.wish.known)) ? "" : ` (${standingBy(row, list.wish.known)})`,
]);

// The summary of an actor over the entries that are shown.
const summarise = (actor, found, day) => {
  const others = actors.names[actor].slice(1).join(", ");
  const about = [actors.roles[actor] ?? actors.kinds[actor], others && `also ${others}`].filter(Boolean).join("; ");
  const made = claimsBy(actor, found, day);
  const against = (stance) => stance === "denies" || stance === "doubts";
  const said = found.filter((row) => by[row] === actor).map((row) => [linkToEntry(row, textOf(lines[row], "blockquote"))]);
  const together = counted(found.flatMap((row) => aboutWhom[row]).filter((at) => at !== actor));
  return [
    make("h3", {}, nameOf(actors, actor)),
    make("p", {}, about),
    make("dl", {},
      ...term("Belongs to", joined(actors.of[actor].map((at) => linkTo("actor", at)))),
      ...listed("Own words", said),
      ...listed("Claims", claimItems(made.filter(([stance]) => !against(stance)))),
      ...listed("Denies or doubts", claimItems(made.filter(([stance]) => against(stance)))),
      ...term("With", countedLinks("actor", together)),
      ...term("On", countedLinks("topic", counted(found.flatMap((row) => onTopics[row])))),
    ),
  ];
};
const showActor = (wish, found) => {
  const box = find("Actor");
  box.hidden = wish.actor === null;
  box.replaceChildren(...(wish.actor === null ? [] : summarise(wish.actor, [...found.sure, ...found.perhaps], wish.known)));
};
