// What a person types as From and Through, read as the program reads it: dates/periods.py and edtf.py.
// Days are numbers, 1 being 1 January of the year 1, as Python's date.toordinal counts them.

const FIRST_YEAR = -9999;
const BEFORE = -1e9;
const AFTER = 1e9;
const EPOCH = 719163; // the number of 1 January 1970
const MONTHS = "January February March April May June July August September October November December".split(" ");
const FORMS = "write 2025, 2025-07, 2025-07-03, July 2025, 3 July 2025, 44 BC, last month or 6 months ago";
const REFUSED = null;

const dayNumber = (year, month, day) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 864e5) + EPOCH;
};
const partsOf = (number) => {
  const date = new Date((Math.floor(number) - EPOCH) * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};
const yearInWords = (year) => (year > 999 ? `${year}` : year > 0 ? `AD ${year}` : `${1 - year} BC`);
const dayInWords = (number) => {
  const [year, month, day] = partsOf(number);
  return `${day} ${MONTHS[month - 1]} ${yearInWords(year)}`;
};
const isoYear = (year) => (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
const isoDay = (number) => {
  const [year, month, day] = partsOf(number);
  return `${isoYear(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

const aDay = (year, month, day) => {
  const number = dayNumber(year, month, day);
  return year >= FIRST_YEAR && partsOf(number).join() === [year, month, day].join() ? [number, number] : REFUSED;
};
const months = (year, month, length) =>
  (year >= FIRST_YEAR && month >= 1 && month <= 12 ? [dayNumber(year, month, 1), dayNumber(year, month + length, 1) - 1] : REFUSED);
const years = (first, last) => [dayNumber(first, 1, 1), dayNumber(last, 12, 31)];
// Years with unknown last digits: 195X; before 1 they count downwards, and there is no year -0.
const someYears = (sign, digits, number) => {
  const [least, most] = [digits * number, digits * number + number - 1];
  return sign ? years(-most, -Math.max(least, 1)) : years(least, most);
};

const PARTS = { 21: [3, 3], 22: [6, 3], 23: [9, 3], 24: [12, 3], 33: [1, 3], 34: [4, 3], 35: [7, 3], 36: [10, 3] };
const SEASONS = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24, q1: 33, q2: 34, q3: 35, q4: 36 };
const partOfYear = (year, code) => (PARTS[code] ? months(year, ...PARTS[code]) : months(year, code, 1));

const week = (year, number) => {
  const fourth = dayNumber(year, 1, 4); // 4 January lies in the first week (ISO 8601)
  const monday = fourth - ((fourth + 6) % 7) + (number - 1) * 7;
  const [sameYear] = partsOf(monday + 3);
  return sameYear === year ? [monday, monday + 6] : REFUSED;
};

// So many days, weeks, months, quarters or years from a day on; a month later has a day like it.
const moved = (number, unit, steps) => {
  if (unit === "day" || unit === "week") return number + steps * (unit === "week" ? 7 : 1);
  const [year, month, day] = partsOf(number);
  const target = year * 12 + month - 1 + steps * { month: 1, quarter: 3, year: 12 }[unit];
  const first = [Math.floor(target / 12), (target % 12 + 12) % 12 + 1];
  const [, last] = months(...first, 1) ?? [0, 0];
  return Math.min(dayNumber(...first, day), last);
};
const around = (number, unit) => {
  const [year, month] = partsOf(number);
  if (unit === "week") return [number - ((number + 6) % 7), number - ((number + 6) % 7) + 6];
  if (unit === "quarter") return months(year, Math.floor((month - 1) / 3) * 3 + 1, 3);
  return unit === "month" ? months(year, month, 1) : years(year, year);
};

const MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const monthOf = (name) => MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.slice(0, 3))) + 1;
const today = () => { const now = new Date(); return dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate()); };

// Each form: its pattern, and the first and last day of what it found; the first that fits counts.
const WORDED = [
  [/^(yesterday|today|tomorrow)$/, ([, word]) => { const day = today() + ["yesterday", "today", "tomorrow"].indexOf(word) - 1; return [day, day]; }],
  [/^(an?|one|\d{1,5}) (day|week|month|quarter|year)s? ago$/, ([, number, unit]) => {
    const day = moved(today(), unit, -(Number(number) || (number === "0" ? 0 : 1)));
    return day > 0 ? [day, day] : REFUSED;
  }],
  [/^(this|last|next) (week|month|quarter|year)$/, ([, which, unit]) =>
    around(moved(today(), unit, { last: -1, this: 0, next: 1 }[which]), unit)],
  [/^(q[1-4]|spring|summer|autumn|fall|winter),? (\d{4})$/, ([, part, year]) => partOfYear(+year, SEASONS[part])],
  [/^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/, ([, year, , month, day]) => aDay(+year, +month, +day)],
  [/^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/, ([, one, , two, year]) => {
    const [dayFirst, monthFirst] = [aDay(+year, +two, +one), aDay(+year, +one, +two)];
    if (dayFirst && monthFirst && dayFirst[0] !== monthFirst[0]) return REFUSED;
    return dayFirst ?? monthFirst;
  }],
  [/^(\d{4})-?w(\d{1,2})$/, ([, year, number]) => week(+year, +number)],
  [/^(\d{4})([-/])(\d{1,2})$/, ([, year, sign, digits]) => {
    const last = +(year.slice(0, -digits.length) + digits);
    if (sign === "-" && digits.length === 2) return partOfYear(+year, +digits);
    return +year < last ? REFUSED : months(+year, +digits, 1);
  }],
  [new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(${MONTH})\\.?,? (\\d{4})$`), ([, day, month, year]) =>
    (day ? aDay(+year, monthOf(month), +day) : months(+year, monthOf(month), 1))],
  [new RegExp(`^(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`), ([, month, day, year]) => aDay(+year, monthOf(month), +day)],
  // With an era: 44 BC, March 44 BC, 15 March 44 BC, AD 14.
  [new RegExp(`^(?:(?:(\\d{1,2}) )?(${MONTH}) )?(?:(\\d{1,4}) ?(b\\.? ?c\\.?(?: ?e\\.?)?|a\\.? ?d\\.?|c\\.? ?e\\.?)|a\\.? ?d\\.? ?(\\d{1,4}))$`),
    ([, day, month, number, era, after]) => {
      const year = after ? +after : era.startsWith("b") ? 1 - number : +number;
      if (+(after ?? number) === 0) return REFUSED;
      if (!month) return years(year, year);
      return day ? aDay(year, monthOf(month), +day) : months(year, monthOf(month), 1);
    }],
];
const EDTF = [
  [/^(-?\d{4})(?:-xx(?:-xx)?)?$/, ([, year]) => (year === "-0000" ? REFUSED : years(+year, +year))],
  [/^(-?)(\d{3})x$/, ([, sign, decade]) => someYears(sign, +decade, 10)],
  [/^()(\d{2}[1-9])0s$/, ([, sign, decade]) => someYears(sign, +decade, 10)],
  [/^(-?)(\d{2})xx$/, ([, sign, century]) => someYears(sign, +century, 100)],
  [/^(-?)(\d)xxx$/, ([, sign, thousand]) => someYears(sign, +thousand, 1000)],
  [/^(-?\d{4})-q([1-4])$/, ([, year, quarter]) => partOfYear(+year, 32 + +quarter)],
  [/^(-?\d{4})-(\d{2})-xx$/, ([, year, month]) => months(+year, +month, 1)],
  [/^(-?\d{4})-(\d{2})$/, ([, year, part]) => partOfYear(+year, +part)],
  [/^(-?\d{4})-(\d{2})-(\d{2})$/, ([, year, month, day]) => aDay(+year, +month, +day)],
  [/^([^/]+)\/([^/]+)$/, ([, from, to]) => between(read(EDTF, from), read(EDTF, to))],
  [/^\[([^/[\]]+)\.\.([^/[\]]+)\]$/, ([, from, to]) => between(read(EDTF, from), read(EDTF, to))],
];

const between = (first, last) => (first && last && first[0] <= last[1] ? [first[0], last[1]] : REFUSED);

const read = (forms, typed) => {
  for (const [pattern, days] of forms) {
    const match = pattern.exec(typed);
    if (match) return days(match) ?? REFUSED;
  }
  return REFUSED;
};

const tidied = (text) => text.trim().replace(/\s+/g, " ").toLowerCase();
// The first and the last day of what is typed; null where it is no period.
const period = (text) => read([...WORDED, ...EDTF], tidied(text));

// A day as it may be written, with its year, month and day, though there may be no such day.
const WRITTEN = [
  [/^(-?\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/, ([, year, , month, day]) => [+year, +month, +day]],
  [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTH})\\.?,? (\\d{4})$`), ([, day, month, year]) => [+year, monthOf(month), +day]],
  [new RegExp(`^(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`), ([, month, day, year]) => [+year, monthOf(month), +day]],
];
// Why what is typed is no date, and what to write instead.
const whyNoDate = (text) => {
  const typed = tidied(text);
  const [, one, , two, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(typed) ?? [];
  if (year && aDay(+year, +two, +one) && aDay(+year, +one, +two)) {
    const [[dayFirst], [monthFirst]] = [aDay(+year, +two, +one), aDay(+year, +one, +two)];
    return `“${text}” can be ${dayInWords(dayFirst)} or ${dayInWords(monthFirst)}; write ${isoDay(dayFirst)} or ${isoDay(monthFirst)}`;
  }
  const [found] = WRITTEN.map(([pattern, days]) => pattern.exec(typed) && days(pattern.exec(typed))).filter(Boolean);
  if (found && found[1] >= 1 && found[1] <= 12) return `there is no ${found[2]} ${MONTHS[found[1] - 1]} ${yearInWords(found[0])}`;
  return `“${text}” is no date; ${FORMS}`;
};
