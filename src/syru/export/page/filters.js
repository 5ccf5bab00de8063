// Which entries a reader wishes to see, by the rules of the program's own filters.

const ANY = { topic: null, actor: null, place: null, standing: "", kind: "", words: [], first: BEFORE, last: AFTER, known: AFTER };

// Who an entry is about, and who speaks in it.
const aboutWhom = every.map((row) => (row in by ? [...withActors[row], by[row]] : withActors[row]));
const foldedNames = actors.names.map((names) => ` ${names.map(fold).join(" ")} `);

// What an entry says, as it is searched: kept, since folding a large log takes a while.
const searched = new Array(size);
const wordsOf = (row) => {
  if (searched[row] === undefined) {
    const [, first, second] = /<(?:h4|blockquote)>([^<]*)(?:<\/h4><p>([^<]*))?/.exec(lines[row]);
    searched[row] = second ? `${indexed(unescaped(first))}\n${indexed(unescaped(second))}` : indexed(unescaped(first));
  }
  return searched[row];
};

const forms = new Map();
for (const group of data.forms) for (const word of group) forms.set(word, group);
// What is typed, as ways to find each of its words: by its beginning, or by a word of its stem; and
// which actors have the word in a name.
const wordsIn = (text) => {
  const kept = new Set(fold(text).split(" "));
  return text.split(/\s+/).map(fold).filter((word) => word && word.split(" ").every((part) => kept.has(part)))
    .map((word) => {
      const ways = [` ${word}`, ...(forms.get(word) ?? []).map((form) => ` ${form} `)];
      return { ways, named: foldedNames.map((names) => ways.some((way) => names.includes(way))) };
    });
};
const hasWord = (row, { ways, named }, day) => {
  const text = wordsOf(row);
  return ways.some((way) => text.includes(way)) || aboutWhom[row].some((at) => named[at])
    // Who made a claim may have been public later than what it is about.
    || (day === AFTER && row in claims && claims[row].some(([, at]) => named[at]));
};

// What is denied by somebody is disputed where anybody says that it is so, and else denied.
const standingsMeant = (standing) => (standing === "against" ? ["disputed", "denied"] : [standing]);
// Whether an entry is what is wished for, at whatever time it was.
const fits = (row, wish) => {
  if (wish.known !== AFTER && known[row] > wish.known) return false;
  if (wish.kind && KINDS[kinds[row]] !== wish.kind) return false;
  if (wish.topic !== null && !onTopics[row].includes(wish.topic)) return false;
  if (wish.place !== null && !atPlaces[row]?.includes(wish.place)) return false;
  if (wish.actor !== null && !aboutWhom[row].includes(wish.actor)
    && !heardBy(row, wish.known).some(([, actor]) => actor === wish.actor)) return false;
  if (wish.standing && !standingsMeant(wish.standing).includes(standingBy(row, wish.known))) return false;
  return wish.words.every((word) => hasWord(row, word, wish.known));
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
    if (!bounded) (possible.has(row) ? found.perhaps : found.sure).push(row);
    else if (!dated[row]) found.undated += 1;
    else if (mayLieIn(row, wish)) (surelyLiesIn(row, wish) ? found.sure : found.perhaps).push(row);
  }
  return found;
};

// The days on which something became public, for going back in time.
const stops = [...new Set([...known, ...Object.values(claims).flat().map(([, , day]) => day)])]
  .filter((day) => day !== AFTER).sort((one, other) => one - other);
