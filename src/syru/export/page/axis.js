// The time axis: days in proportion within each stretch, quiet time between the stretches left out.
// A part is a place on the whole axis, 0 its beginning and 1 the end of the last stretch.

const { stretches } = data;
const LEAST_PART = -0.01;
const MOST_PART = 1.14; // room for titles, and for what goes on

const partOf = (day) => {
  if (day === BEFORE) return -Infinity;
  if (day === AFTER) return Infinity;
  if (!stretches.length) return 0;
  let at = stretches.length - 1;
  while (at > 0 && stretches[at][0] > day) at -= 1;
  const [first, after, start, end] = stretches[at];
  const next = stretches[at + 1];
  if (next && day > after) return (end + next[2]) / 2;
  return start + ((day - first) / (after - first)) * (end - start);
};
const dayAt = (part) => {
  let at = stretches.length - 1;
  while (at > 0 && stretches[at][2] > part) at -= 1;
  const [first, after, start, end] = stretches[at];
  const next = stretches[at + 1];
  if (next && part > end) return part < (end + next[2]) / 2 ? after : next[0];
  return first + ((part - start) / (end - start)) * (after - first);
};

// Where each entry begins and ends at most, worked out once.
const partLo = Float64Array.from(startLo, partOf);
const partHi = Float64Array.from(endHi, (day) => partOf(day === AFTER ? AFTER : day + 1));

// How far apart ticks may stand: so many days, or so many months.
const STEPS = [
  ...[1, 2, 5, 10].map((days) => ({ days, label: 84 })), ...[1, 3, 6].map((number) => ({ months: number, label: 60 })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((number) => ({ months: number * 12, label: 40 })),
];
const SHORT = MONTHS.map((month) => month.slice(0, 3));
// Every label stands alone: 2025, Oct 2025 or 15 Oct 2025.
const labelOf = (number, step) => {
  const [year, month, day] = partsOf(number);
  if (step.days && (day !== 1 || step.days === 1)) return `${day} ${SHORT[month - 1]} ${yearInWords(year)}`;
  return step.days || step.months < 12 || month > 1 ? `${SHORT[month - 1]} ${yearInWords(year)}` : yearInWords(year);
};
const firstsOf = (step, from, until) => {
  const found = [];
  const [year, month] = partsOf(from);
  const every = step.months ?? 1;
  for (let at = Math.floor((year * 12 + month - 1) / every) * every; ; at += every) {
    const begin = dayNumber(Math.floor(at / 12), (at % 12) + 1, 1);
    if (begin > until) return found;
    const length = dayNumber(Math.floor((at + 1) / 12), ((at + 1) % 12) + 1, 1) - begin;
    for (let day = 0; day < (step.days ? length : 1); day += step.days ?? 1) {
      // The last of a month's days would stand too near to the next first.
      const near = step.days > 1 && day && day + step.days > length + 1;
      const number = step.days > 1 && day ? begin + day - 1 : begin + day;
      if (number >= from && number <= until && !near) found.push(number);
    }
  }
};

// The ticks that a picture has room for: where, the day, and its label.
const ticksIn = (view) => {
  const ticks = [];
  let free = -Infinity;
  stretches.forEach(([first, after, , end], at) => {
    const last = at === stretches.length - 1;
    const from = Math.max(first, Math.floor(dayAt(view.from)));
    const until = Math.min(last ? Infinity : after - 1, Math.ceil(dayAt(view.to)));
    if (from > until) return;
    const pixels = (view.x(partOf(first + (after - first) / 2)) - view.x(partOf(first))) / ((after - first) / 2);
    const step = STEPS.find((one) => one.label < pixels * (one.days ?? one.months * 30.4)) ?? STEPS.at(-1);
    const limit = last ? view.right : view.x(end);
    const days = firstsOf(step, from, until);
    // A stretch too short for a second label has one for its beginning.
    if (from === first && limit - view.x(partOf(first)) < step.label * 2) days.length = 0;
    if (from === first && (!days.length || view.x(partOf(days[0])) - view.x(partOf(first)) > step.label)) days.unshift(first);
    days.forEach((day, number) => {
      const x = view.x(partOf(day));
      const label = number === 0 && day === first ? stretchLabel(day, limit - x, step) : labelOf(day, step);
      const width = widthOf(label);
      if (x < view.left - 1 || x < free || x + width > view.right) return;
      ticks.push({ x, day, label });
      free = x + width + 9;
    });
  });
  // However near one looks, it is said where one is.
  if (!ticks.length) {
    const day = Math.floor(dayAt(view.from));
    ticks.push({ x: view.left, day, label: labelOf(day, { days: 1 }) });
  }
  return ticks;
};
// A stretch begins with as much of its date as it has room for.
const stretchLabel = (day, room, step) => {
  const [year, month, date] = partsOf(day);
  if (date === 1 && month === 1) return yearInWords(year);
  if (room > 80 && date !== 1) return `${date} ${SHORT[month - 1]} ${yearInWords(year)}`;
  return room > 60 ? `${SHORT[month - 1]} ${yearInWords(year)}` : yearInWords(year);
};
