// The entries of the page as columns of numbers, and the lines of HTML that show them.

const find = (id) => document.getElementById(id);
const data = JSON.parse(find("Data").textContent);
const { topics, actors, places, kinds, onTopics, withActors, atPlaces, by, via, claims } = data;
const KINDS = { e: "event", f: "fact", q: "quote" };
const STANDINGS = ["stated", "confirmed", "claimed", "rumoured", "disputed", "denied"];
const size = kinds.length;
const every = Array.from({ length: size }, (_, row) => row);
const lines = find("List").textContent.split("\n").filter((line) => line.startsWith("<li id="));
const ids = lines.map((line) => /^<li id=([^ >]+)/.exec(line)[1]);
const rowOf = new Map(ids.map((id, row) => [id, row]));

// The four days of each date: it began between the first two, and ended between the others.
const [startLo, startHi, endLo, endHi] = [0, 1, 2, 3].map((at) =>
  Int32Array.from(data.days, (days) => (typeof days === "number" ? days : days[at])));
const dated = Uint8Array.from(data.days, (days) => (days === 0 ? 0 : 1));
const flagged = new Uint8Array(size);
for (const row of data.flagged) flagged[row] = 1;
// What only may lie in the time that the page itself was made for.
const possible = new Set(data.possible);
const known = Int32Array.from(data.public);

// Quotes that stand under an event, and where they stand by themselves: before another entry.
const eventOf = new Map(data.under.map(([row, event]) => [row, event]));
const place = Float64Array.from(every);
data.under.forEach(([row, , before], at) => { place[row] = before - 1 + (at + 1) / (data.under.length + 2); });
const quotesOf = new Map();
for (const [row, event] of data.under) quotesOf.set(event, [...(quotesOf.get(event) ?? []), row]);

// What an entry says at its shortest, and its date in words.
const textOf = (line, tag) => unescaped(new RegExp(`<${tag}>(.*?)</${tag}>`).exec(line)?.[1] ?? "");
const nameOf = (named, at) => named.names[at][0];
const titleOf = (row) => {
  if (kinds[row] !== "q") return textOf(lines[row], "h4");
  const speaker = row in by ? `${nameOf(actors, by[row])}: ` : "";
  return `${speaker}${textOf(lines[row], "blockquote")}`;
};
const whenOf = (row) => unescaped(/<p>(.*?)<div>/.exec(lines[row])[1]);

// The rules of the program (standing_of in its records), for the claims known at the time.
const standingOf = (stances) => {
  const has = (stance) => stances.includes(stance);
  if (has("denies")) {
    return ["states", "asserts", "relays", "confirms"].some(has) ? "disputed" : "denied";
  }
  if (has("confirms")) return "confirmed";
  if (has("states")) return "stated";
  if (has("asserts")) return "claimed";
  return has("relays") ? "rumoured" : "stated";
};

// The claims of an entry that were known by a day; one without a day is known with its entry.
const heardBy = (row, day) => {
  const all = claims[row] ?? [];
  return day === AFTER ? all : all.filter(([, , made]) => made <= day || made === AFTER);
};
const standingBy = (row, day) => {
  if (kinds[row] === "q") return null;
  return row in claims ? standingOf(heardBy(row, day).map(([stance]) => stance)) : "stated";
};
// The year under which an entry stands: that of its first day that is known, within a window.
const yearOf = (row, first) => {
  if (!dated[row]) return "Without a date";
  const days = [startLo[row], endHi[row], startHi[row], endLo[row]];
  return yearInWords(partsOf(Math.max(first, days.find((day) => day !== BEFORE && day !== AFTER)))[0]);
};
