"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const NEVER = "9999-99-99";
  const data = JSON.parse(find("Data").textContent);
  const form = find("Filters");
  const fields = form.elements;
  const items = [...find("Entries").children];
  const marks = [...document.querySelectorAll("svg a")];

  // Days as texts that sort as the days do, and back: sortable and iso_day of the program's dates.
  const FIRST_YEAR = -9999;
  const isoYear = (year) => (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
  const sortable = (iso) => {
    if (!/^(?:-|0000)/.test(iso)) return iso;
    return `-${isoYear(Number(iso.slice(0, -6)) - FIRST_YEAR)}${iso.slice(-6)}`;
  };
  const isoDay = (day) => (day.startsWith("-") ? isoYear(Number(day.slice(1, 5)) + FIRST_YEAR) + day.slice(5) : day);

  const entries = data.entries.map((row, at) => {
    const [kind, known, days, flagged, topics, actors, places, claims, mark] = row;
    for (const claim of claims) claim[2] = sortable(claim[2]);
    return {
      kind, known: sortable(known), days: days && days.map(sortable), flagged, topics, actors, places, claims, mark,
      item: items[at], shown: true,
    };
  });

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

  // Words as the full-text index of the program has them: search_words and search_text in its names.
  const APOSTROPHES = /['`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ΄᾽᾿՚׳ꞌ＇｀ـ]/gu;
  const LETTERS = {
    ø: "o", ł: "l", đ: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", ß: "ss", ς: "σ",
    "ک": "ك", "ی": "ي", "ى": "ي", "ة": "ه", "ٱ": "ا",
  };
  const SIGNS = /[々〆〇\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff\u{20000}-\u{3ffff}]/gu;
  const fold = (text) => {
    const plain = text.replace(APOSTROPHES, "").normalize("NFKD").toLowerCase().normalize("NFKD")
      .replace(/[øłđħıæœßςکیىةٱ]/gu, (letter) => LETTERS[letter]).replace(/[\p{Mn}\p{Cf}]/gu, "");
    const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const others = words.filter((word) => word !== "al");
    return (others.length ? others : words)
      .map((word) => word.replace(/^ال(?!له$)(?=..)/u, "")).join(" ")
      .replace(SIGNS, " $& ").split(/ +/).filter(Boolean).join(" ");
  };
  const indexed = (text) => {
    const after = [...text.matchAll(/['’ʼ](?<=[\p{L}\p{N}_].)([\p{L}\p{N}_]{3,})/gu)].map((found) => fold(found[1]));
    return ` ${[fold(text), ...after].join(" ")} `;
  };
  const named = data.names.map((names) => names.map(fold).join(" "));
  const namesOf = (numbers) => numbers.map((at) => ` ${named[at]} `).join("\n");
  const wordsOf = (entry, known) => {
    entry.words ??= [...[...entry.item.querySelectorAll(".w")].map((part) => indexed(part.textContent)),
      namesOf(entry.actors)].join("\n");
    if (known !== NEVER) return entry.words;
    // Who made a claim may have been public later than what it is about.
    entry.holders ??= namesOf(entry.claims.map((claim) => claim[1]).filter((at) => at !== null));
    return `${entry.words}\n${entry.holders}`;
  };
  const forms = new Map();
  for (const group of data.forms) for (const word of group) forms.set(word, group);
  // What is typed, as ways to find each of its words: by its beginning, or by a word of its stem.
  const wordsIn = (text) => {
    const kept = new Set(fold(text).split(" "));
    return text.split(/\s+/).map(fold).filter((word) => word && word.split(" ").every((part) => kept.has(part)))
      .map((word) => [` ${word}`, ...(forms.get(word) ?? []).map((form) => ` ${form} `)]);
  };

  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const yearInWords = (year) => (year > 999 ? `${year}` : year > 0 ? `AD ${year}` : `${1 - year} BC`);
  const dayInWords = (day) => {
    const iso = isoDay(day);
    return `${Number(iso.slice(-2))} ${MONTHS[iso.slice(-5, -3) - 1]} ${yearInWords(Number(iso.slice(0, -6)))}`;
  };

  // A year, a month or a day, before Christ too, as its first and last day; null where it is none.
  const period = (text) => {
    const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(withoutEra(text.trim()));
    if (!match || match[1] === "-0000") return null;
    const [, year, month, day] = match;
    const date = new Date(0);
    date.setUTCFullYear(+year, +(month ?? 1) - 1, +(day ?? 1));
    if (date.getUTCFullYear() !== +year || date.getUTCMonth() !== +(month ?? 1) - 1) return null;
    const last = new Date(0);
    last.setUTCFullYear(+year, +(month ?? 12), 0);
    const lastDay = String(last.getUTCDate()).padStart(2, "0");
    return [`${year}-${month ?? "01"}-${day ?? "01"}`, `${year}-${month ?? "12"}-${day ?? lastDay}`].map(sortable);
  };
  // What is typed with an era as ISO text: 44 BC, March 44 BC, 15 March 44 BC and AD 14.
  const ERA = /^(?:(?:(\d{1,2}) )?([a-z]+) )?(?:(\d{1,5}) ?(b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?)|a\.?d\.? ?(\d{1,4}))$/i;
  const withoutEra = (text) => {
    const match = ERA.exec(text.replace(/\s+/g, " "));
    if (!match) return text;
    const [, day, name, number, era, after] = match;
    const year = after ? Number(after) : era.toLowerCase().startsWith("b") ? 1 - number : Number(number);
    const month = name ? MONTHS.findIndex((one) => one.toLowerCase().startsWith(name.toLowerCase())) + 1 : 0;
    if (Number(after ?? number) === 0 || (name && (!month || name.length < 3))) return text;
    const parts = [month, day].filter(Boolean).map((part) => `-${String(part).padStart(2, "0")}`);
    return isoYear(year) + parts.join("");
  };

  const days = new Set();
  for (const entry of entries) {
    days.add(entry.known);
    for (const claim of entry.claims) days.add(claim[2]);
  }
  days.delete(NEVER);
  const stops = [...days].sort();
  fields.asof.max = stops.length;
  fields.asof.defaultValue = stops.length;

  const window_ = (problems) => {
    const read = (field, at, open, what) => {
      const text = field.value.trim();
      const found = text ? period(text) : null;
      field.toggleAttribute("aria-invalid", Boolean(text) && !found);
      if (text && !found) problems.push(`${what} “${text}” is no date; write 2025, 2025-07, 2025-07-03 or 44 BC.`);
      return found ? found[at] : open;
    };
    const first = read(fields.since, 0, "", "From:");
    const last = read(fields.until, 1, NEVER, "Through:");
    if (first && last !== NEVER && first > last) problems.push("From is later than Through; exchange the two.");
    return { first, last, any: first !== "" || last !== NEVER };
  };

  const wish = () => {
    const problems = [];
    const chosen = (field) => (field.value === "" ? null : Number(field.value));
    const stop = Number(fields.asof.value);
    const words = wordsIn(fields.words.value);
    const wished = {
      topic: chosen(fields.topic), actor: chosen(fields.actor), place: chosen(fields.place),
      standing: fields.standing.value, kind: fields.kind.value, words,
      known: stop < stops.length ? stops[stop] : NEVER, window: window_(problems),
    };
    find("Problem").textContent = problems.join(" ");
    return wished;
  };

  const inWindow = ([startLo, , , endHi], { first, last }) => startLo <= last && endHi >= first;
  const surely = (entry, { first, last }) =>
    !entry.flagged && entry.days[1] <= last && entry.days[2] >= first;

  // Shows the claims that were known by a day, and the standing that they add up to.
  const recall = (entry, known) => {
    if (entry.recalled === known) return;
    entry.recalled = known;
    const heard = entry.claims.map((claim) => known === NEVER || claim[2] <= known || claim[2] === NEVER);
    entry.heard = entry.claims.filter((_, at) => heard[at]);
    if (entry.kind === "quote") return;
    entry.standing = standingOf(entry.heard.map((claim) => claim[0]));
    if (!entry.claims.length) return;
    const rows = entry.item.querySelectorAll(".claims li");
    rows.forEach((row, at) => { row.hidden = !heard[at]; });
    const label = entry.item.querySelector(".standing");
    label.textContent = entry.standing;
    label.className = `standing ${entry.standing}`;
  };

  const matches = (entry, wished) => {
    if (wished.known !== NEVER && entry.known > wished.known) return false;
    recall(entry, wished.known);
    if (wished.kind && entry.kind !== wished.kind) return false;
    if (wished.topic !== null && !entry.topics.includes(wished.topic)) return false;
    if (wished.place !== null && !entry.places.includes(wished.place)) return false;
    if (wished.actor !== null && !entry.actors.includes(wished.actor)
      && !entry.heard.some((claim) => claim[1] === wished.actor)) return false;
    if (wished.standing && entry.standing !== wished.standing) return false;
    return wished.words.every((ways) => ways.some((way) => wordsOf(entry, wished.known).includes(way)));
  };

  const count = (number, what) => `${number} ${number === 1 ? what[0] : what[1]}`;
  const ENTRY = ["entry", "entries"];

  const drawMarks = (counts) => {
    marks.forEach((mark, at) => {
      const number = counts[at];
      const label = `${mark.dataset.words}: ${count(number, ENTRY)}`;
      mark.classList.toggle("off", number === 0);
      mark.setAttribute("aria-label", label);
      mark.querySelector("title").textContent = label;
      mark.querySelector("text").textContent = number;
      const bar = mark.querySelector("rect");
      if (!bar) return;
      const foot = +bar.getAttribute("y") + +bar.getAttribute("height");
      const height = Math.max(1, (bar.dataset.full * number) / totals[at]);
      bar.setAttribute("y", foot - height);
      bar.setAttribute("height", height);
      mark.querySelector("text").setAttribute("y", foot - height - 2);
    });
  };

  const tally = () => {
    const counts = marks.map(() => 0);
    for (const entry of entries) if (entry.shown && entry.mark >= 0) counts[entry.mark] += 1;
    return counts;
  };
  const totals = tally();

  const update = () => {
    const wished = wish();
    let shown = 0;
    let undated = 0;
    for (const entry of entries) {
      let fits = matches(entry, wished);
      let maybe = false;
      if (fits && wished.window.any) {
        if (!entry.days) undated += 1;
        fits = Boolean(entry.days) && inWindow(entry.days, wished.window);
        maybe = fits && !surely(entry, wished.window);
      }
      if (fits !== entry.shown) entry.item.hidden = !fits;
      if (maybe || entry.maybe) entry.item.classList.toggle("maybe", maybe);
      entry.shown = fits;
      entry.maybe = maybe;
      shown += fits;
    }
    drawMarks(tally());
    const known = wished.known === NEVER ? "now: all on this page" : dayInWords(wished.known);
    find("Known").textContent = known;
    fields.asof.setAttribute("aria-valuetext", known);
    const left = undated ? `; ${undated} without a date left out` : "";
    find("Status").textContent = shown === entries.length
      ? `All ${count(shown, ENTRY)}.` : `${shown || "No"} of ${count(entries.length, ENTRY)}${left}.`;
  };

  // The filters stand in the address, so that a view can be passed on: #topic=bases&until=2025-01
  const NAMED = { topic: data.topics, actor: data.actors, place: data.places };
  const remember = () => {
    const parts = new URLSearchParams();
    for (const field of fields) {
      if (!field.name || field.value === (field.name === "asof" ? String(stops.length) : "")) continue;
      const ids = NAMED[field.name];
      parts.set(field.name, ids ? ids[field.value] : field.name === "asof" ? isoDay(stops[field.value]) : field.value);
    }
    const view = parts.toString();
    if (view || location.hash.includes("=")) {
      try { history.replaceState(null, "", view ? `#${view}` : "#Filters"); } catch { /* not everywhere */ }
    }
  };
  const take = (parts) => {
    form.reset();
    for (const [name, value] of parts) {
      const field = fields.namedItem(name);
      if (!field || !field.name) continue;
      if (name === "asof") {
        const asked = sortable(value);
        const later = stops.findIndex((day) => day > asked);
        field.value = later < 0 ? stops.length - (stops.at(-1) <= asked ? 0 : 1) : Math.max(later - 1, 0);
      } else {
        const at = NAMED[name] ? NAMED[name].indexOf(value) : value;
        field.value = at === -1 ? "" : at;
      }
    }
  };

  // A link to an entry that the filters hide clears them: a link always shows what it promises.
  const follow = () => {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (hash.includes("=")) {
      take(new URLSearchParams(hash));
      update();
      return;
    }
    const item = items.find((one) => one.id === hash);
    if (!item) return;
    if (item.hidden) {
      form.reset();
      update();
    }
    item.scrollIntoView();
  };

  let waiting = 0;
  const soon = (delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { update(); remember(); }, delay);
  };
  form.addEventListener("input", (event) => soon(event.target.type === "search" ? 150 : 30));
  form.addEventListener("reset", () => soon(0));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);

  // One stop of the Tab key for the whole picture; the arrow keys go from mark to mark.
  const focusMark = (at) => {
    marks.forEach((mark, other) => mark.setAttribute("tabindex", other === at ? "0" : "-1"));
  };
  find("Drawing")?.addEventListener("keydown", (event) => {
    const at = marks.indexOf(document.activeElement);
    const moves = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 };
    const next = marks[moves[event.key]];
    if (at < 0 || !next) return;
    event.preventDefault();
    focusMark(marks.indexOf(next));
    next.focus();
  });
  focusMark(0);
  // Where the picture is wider than the page, its end tells more than its beginning.
  const scroll = find("Drawing")?.parentElement;
  if (scroll) scroll.scrollLeft = scroll.scrollWidth;

  form.hidden = false;
  form.reset();
  update();
  follow();
})();
