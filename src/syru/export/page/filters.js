// Which entries a reader wishes to see, by the rules of the program's own filters.

const ANY = { topic: null, actor: null, place: null, standing: "", kind: "", words: [], first: BEFORE, last: AFTER, known: AFTER };

// Who an entry is about, and who speaks in it.
const aboutWhom = every.map((row) => (row in by ? [...withActors[row], by[row]] : withActors[row]));
const foldedNames = actors.names.map((names) => names.map(fold).join(" "));
const namesOf = (numbers) => numbers.map((at) => ` ${foldedNames[at]} `).join("\n");

// What an entry is found by: kept, since folding the words of a large log takes a while.
const searched = new Array(size);
const holders = new Array(size);
const wordsOf = (row, day) => {
  if (searched[row] === undefined) {
    const line = lines[row];
    const texts = [...line.matchAll(/<(?:h4|blockquote)>([^<]*)(?:<\/h4><p>([^<]*))?/g)].flatMap(([, one, two]) => [one, two]);
    searched[row] = [...texts.filter(Boolean).map((text) => indexed(unescaped(text))), namesOf(aboutWhom[row])].join("\n");
  }
  if (day !== AFTER || !(row in claims)) return searched[row];
  // Who made a claim may have been public later than what it is about.
  holders[row] ??= namesOf(claims[row].map(([, actor]) => actor).filter((actor) => actor >= 0));
  return `${searched[row]}\n${holders[row]}`;
};

const forms = new Map();
for (const group of data.forms) for (const word of group) forms.set(word, group);
// What is typed, as ways to find each of its words: by its beginning, or by a word of its stem.
const wordsIn = (text) => {
  const kept = new Set(fold(text).split(" "));
  return text.split(/\s+/).map(fold).filter((word) => word && word.split(" ").every((part) => kept.has(part)))
    .map((word) => [` ${word}`, ...(forms.get(word) ?? []).map((form) => ` ${form} `)]);
};

// Whether an entry is what is wished for, at whatever time it was.
const fits = (row, wish) => {
  if (wish.known !== AFTER && known[row] > wish.known) return false;
  if (wish.kind && KINDS[kinds[row]] !== wish.kind) return false;
  if (wish.topic !== null && !onTopics[row].includes(wish.topic)) return false;
  if (wish.place !== null && !atPlaces[row]?.includes(wish.place)) return false;
  if (wish.actor !== null && !aboutWhom[row].includes(wish.actor)
    && !heardBy(row, wish.known).some(([, actor]) => actor === wish.actor)) return false;
  if (wish.standing && standingBy(row, wish.known) !== wish.standing) return false;
  return wish.words.every((ways) => ways.some((way) => wordsOf(row, wish.known).includes(way)));
};
const windowed = (wish) => wish.first !== BEFORE || wish.last !== AFTER;
const mayLieIn = (row, wish) => dated[row] === 1 && startLo[row] <= wish.last && endHi[row] >= wish.first;
const surelyLiesIn = (row, wish) => !flagged[row] && startHi[row] <= wish.last && endLo[row] >= wish.first;

// The entries that fit: those that surely lie in the window, those that may, how many have no date.
const select = (wish) => {
  const found = { sure: [], perhaps: [], undated: 0 };
  const bounded = windowed(wish);
  for (let row = 0; row < size; row += 1) {
    if (!fits(row, wish)) continue;
    if (!bounded) found.sure.push(row);
    else if (!dated[row]) found.undated += 1;
    else if (mayLieIn(row, wish)) (surelyLiesIn(row, wish) ? found.sure : found.perhaps).push(row);
  }
  return found;
};

// The days on which something became public, for going back in time.
const stops = [...new Set([...known, ...Object.values(claims).flat().map(([, , day]) => day)])]
  .filter((day) => day !== AFTER).sort((one, other) => one - other);
