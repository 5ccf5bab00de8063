// The marks of the picture as SVG: shape and colour by standing, lines for what lasts or is unsure.

const SVG = "http://www.w3.org/2000/svg";
const draw = (tag, attributes = {}, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const kindOfMark = (row) => standingBy(row, list.wish.known) ?? "quote";
// The shapes are defined once in the page, under names that no entry has: ids of entries are in small letters.
const shape = (kind, x, y) => draw("use", { class: "shape", href: `#${kind[0].toUpperCase()}${kind.slice(1)}`, x, y });

const cut = (text, room) => {
  if (widthOf(text) <= room) return text;
  let length = Math.floor((room / widthOf(text)) * text.length);
  while (length > 1 && widthOf(`${text.slice(0, length)}…`) > room) length -= 1;
  return `${text.slice(0, length).trimEnd()}…`;
};

// Where no end is known a line grows faint over its last pixels.
const FADE = [0.7, 0.5, 0.3, 0.15];
const fading = (from, to, y, kind, [fadesLeft, fadesRight]) => {
  const step = Math.min(9, (to - from) / 10);
  const [left, right] = [fadesLeft ? from + step * 4 : from, fadesRight ? to - step * 4 : to];
  const line = (one, other, opacity) => draw("path", { class: kind, d: `M${one.toFixed(1)} ${y}H${other.toFixed(1)}`, opacity });
  return [
    line(left, right, null),
    ...(fadesLeft ? FADE.map((opacity, at) => line(left - step * (at + 1), left - step * at, opacity)) : []),
    ...(fadesRight ? FADE.map((opacity, at) => line(right + step * at, right + step * (at + 1), opacity)) : []),
  ];
};

const linesOf = (box, y) => {
  if (box.point) return [];
  const [row] = box.rows;
  const open = [startLo[row] === BEFORE, endHi[row] === AFTER];
  const unsure = fading(box.x, box.end, y, flagged[row] ? "unsure doubted" : "unsure", open);
  if (!box.sure) return unsure;
  const ends = [startHi[row] === BEFORE && open[0], endLo[row] === AFTER];
  return [...unsure, ...fading(...box.sure, y, flagged[row] ? "lasts doubted" : "lasts", ends)];
};

const wordsOfMark = (row) => `${labelFor(row)}, ${whenOf(row)}, ${kindOfMark(row)}`;
const single = (box, y) => {
  const [row] = box.rows;
  const mark = draw("a", {
    href: `#${ids[row]}`, class: `mark ${kindOfMark(row)}${flagged[row] ? " doubted" : ""}${row === list.here ? " here" : ""}`,
    "data-row": row, tabindex: -1, "aria-label": wordsOfMark(row),
  });
  mark.append(
    draw("path", { class: "hit", d: `M${box.x - 2} ${y}h${box.end - box.x + 4}v${ROW}h${box.x - box.end - 4}Z` }),
    ...linesOf(box, y + ROW - 2), shape(kindOfMark(row), box.x + POINT / 2, y + 7.5),
  );
  return mark;
};
// A title is cut where there is no room, and stands beside its mark, which has the whole of it as its name.
const titleOfBox = (box, y) => {
  if (!box.title) return [];
  const { x, room, before } = box.title;
  const disputed = box.rows.some(isDisputed);
  const attributes = { x, y: y + 11.5, class: disputed ? "title disputed" : "title", "aria-hidden": "true", "text-anchor": before ? "end" : null };
  return [draw("text", attributes, cut(titleFor(box), disputed ? room / 1.12 : room))]; // bold letters are wider
};
const daysOfRows = (rows) => {
  // Where the first or the last day is not known, that by which it had begun, or until which it lasted.
  const days = rows.flatMap((row) => [startLo[row], startHi[row], endLo[row], endHi[row]].filter((day) => day !== BEFORE && day !== AFTER));
  return [days.reduce((one, other) => Math.min(one, other)), days.reduce((one, other) => Math.max(one, other))];
};
const MOST_TITLES = 8;
const severalWords = (rows) => {
  const [first, last] = daysOfRows(rows.slice(0, 5000)).map(dayInWords);
  const open = rows.slice(0, 5000).some((row) => endHi[row] === AFTER);
  const span = first === last ? first : `${first} – ${last}`;
  return `${entriesOf(rows.length)}, ${open ? `from ${first} on` : span}`;
};
// Whether all of a number have one and the same exact date, which is then drawn as such.
const sameDays = ({ exact, rows }) => exact && rows.every((row) => startLo[row] === startLo[rows[0]] && endHi[row] === endHi[rows[0]]);
const several = (box, y) => {
  const text = String(box.rows.length);
  const width = markWidth(box);
  const name = `${severalWords(box.rows)}: ${joinedLabel(box.rows[0])} and others; list them`;
  const mark = draw("g", { class: "mark many", role: "button", tabindex: -1, "aria-haspopup": "dialog", "aria-label": name });
  const disputed = box.rows.slice(0, 500).some(isDisputed);
  mark.append(
    draw("path", { class: "hit", d: `M${box.x - 2} ${y}h${box.end - box.x + 4}v${ROW}h${box.x - box.end - 4}Z` }),
    ...(box.end - box.x > width + 4 ? [draw("path", { class: sameDays(box) ? "lasts" : "unsure", d: `M${box.x} ${y + ROW - 2}H${box.end}` })] : []),
    draw("rect", { class: disputed ? "pill disputed" : "pill", x: box.x, y: y + 0.5, width, height: ROW - 3, rx: 6 }),
    draw("text", { x: box.x + width / 2, y: y + 11.5, class: "number", "text-anchor": "middle" }, text),
  );
  mark.several = box.rows;
  return mark;
};
const marksOf = (box, y) => [box.rows.length > 1 ? several(box, y) : single(box, y), ...titleOfBox(box, y)];

// The key: the shapes and lines that are drawn, and what they mean.
const KEY_WORDS = { stated: "stated by the source" };
const LINES = [["lasts", "throughout"], ["unsure", "some day within"], ["unsure doubted", "roughly dated"]];
const isDrawn = (kind, boxes) => {
  const alone = boxes.filter((box) => !box.point && box.rows.length === 1);
  const wide = boxes.filter((box) => box.rows.length > 1 && box.end - box.x > markWidth(box) + 4);
  if (kind === "lasts") return alone.some((box) => box.sure) || wide.some(sameDays);
  if (kind === "unsure doubted") return boxes.some((box) => box.rows.length === 1 && flagged[box.rows[0]]);
  return alone.some((box) => !box.exact) || wide.some((box) => !sameDays(box));
};
const keyParts = (boxes) => {
  const alone = boxes.filter((box) => box.rows.length === 1).map((box) => box.rows[0]);
  const seen = new Set(alone.map(kindOfMark));
  const icon = (...children) => draw("svg", { width: 22, height: 14, viewBox: "-11 -7 22 14", "aria-hidden": "true" }, ...children);
  const shapes = [...STANDINGS, "quote"].filter((kind) => seen.has(kind)).map((kind) =>
    make("span", {}, icon(draw("g", { class: `icon ${kind}` }, shape(kind, 0, 0))), KEY_WORDS[kind] ?? kind));
  const bars = LINES.filter(([kind]) => isDrawn(kind, boxes)).map(([kind, words]) =>
    make("span", {}, icon(draw("g", { class: "icon stated" }, draw("path", { class: kind, d: "M-10 0H10" }))), words));
  const open = boxes.some(({ point, rows: [row, other] }) => !point && other === undefined && (startLo[row] === BEFORE || endHi[row] === AFTER));
  const fades = icon(draw("g", { class: "icon stated" }, ...fading(-10, 10, 0, "lasts", [false, true])));
  const pill = draw("rect", { class: "pill", x: -8, y: -7, width: 16, height: 14, rx: 6 });
  const two = draw("text", { class: "number", y: 4, "text-anchor": "middle" }, "2");
  const number = make("span", {}, icon(pill, two), "several: click for the list");
  const joins = boxes.some((box) => box.rows.length > 1);
  return [...shapes, ...(joins ? [number] : []), ...bars, ...(open ? [make("span", {}, fades, "no end known")] : [])];
};
