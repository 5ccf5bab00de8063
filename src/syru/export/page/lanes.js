// Which entries stand in which lane and row of the picture, and which are joined to a number.

const ROW = 18; // the height of a row, in pixels as all that follows
const POINT = 12; // how wide a mark is
const LABEL = 250; // how much room a title is given where there is enough
const CELL = 26; // how much is joined to one number where marks stand close
const MOST_LANES = 14;

const LANES = {
  topic: { of: (row) => onTopics[row][0] ?? -1, name: (at) => nameOf(topics, at), others: "topics" },
  actor: { of: (row) => by[row] ?? withActors[row][0] ?? -1, name: (at) => nameOf(actors, at), others: "actors" },
  place: { of: (row) => atPlaces[row]?.[0] ?? -1, name: (at) => nameOf(places, at), others: "places" },
  standing: { of: (row) => standingBy(row, list.wish.known) ?? "quotes", name: String, others: "standings" },
  kind: { of: (row) => `${KINDS[kinds[row]]}s`, name: String, others: "kinds" },
};

const measure = document.createElement("canvas").getContext("2d");
const widths = new Map();
const widthOf = (text) => {
  if (!widths.has(text)) {
    measure.font = "11.5px system-ui, sans-serif";
    widths.set(text, measure.measureText(text).width * 1.01);
  }
  return widths.get(text);
};

// The label of an entry; of one that is spoken against it says by whom.
const labels = new Map();
const labelFor = (row) => {
  const key = row * 2 + (list.wish.known === AFTER ? 0 : 1);
  if (!labels.has(key) || key % 2) {
    const against = heardBy(row, list.wish.known).filter(([stance, who]) => stance === "denies" && who >= 0);
    const whom = [...new Set(against.map(([, who]) => nameOf(actors, who)))].join(", ");
    const title = kinds[row] === "q" ? `“${textOf(lines[row], "blockquote").replace(/^“|”$/g, "")}”` : titleOf(row);
    labels.set(key, whom ? `Denied by ${whom}: ${title}` : title);
  }
  return labels.get(key);
};

const isDisputed = (row) => row in claims && ["disputed", "denied"].includes(kindOfMark(row));
const SURE = ["stated", "quote", "confirmed"];
// What is doubted is named first where several are joined, and never reads as a fact.
const joinedLabel = (row) => {
  const standing = kindOfMark(row);
  const label = labelFor(row);
  return SURE.includes(standing) || label.startsWith("Denied") ? label : `${standing[0].toUpperCase()}${standing.slice(1)}: ${label}`;
};
const titleFor = (box) => {
  if (box.rows.length === 1) return labelFor(box.rows[0]);
  if (box.titled !== box.rows.length) {
    const some = box.rows.slice(0, 40);
    const doubted = some.filter((row) => !SURE.includes(kindOfMark(row)));
    const others = some.filter((row) => SURE.includes(kindOfMark(row)));
    Object.assign(box, { titled: box.rows.length, titles: [...doubted, ...others].slice(0, 6).map(joinedLabel).join(" · ") });
  }
  return box.titles;
};
// How wide the mark of a box is: a number takes more than a shape.
const markWidth = (box) => (box.rows.length === 1 ? POINT : Math.max(18, String(box.rows.length).length * 7 + 9));

// An entry, or several that are joined: the rows, from x to end, and sure from and to, if they last.
const boxOf = (row, view) => {
  const [from, until] = [view.x(partLo[row]), view.x(partHi[row])];
  if (until < view.left || from > view.right) return null;
  const [sureFrom, sureTo] = [view.x(partOf(startHi[row])), view.x(partOf(endLo[row] === AFTER ? AFTER : endLo[row] + 1))];
  const point = until - from < POINT * 1.5;
  const x = point ? Math.max((from + until) / 2 - POINT / 2, view.left) : Math.max(from, view.left);
  const end = point ? x + POINT : Math.max(Math.min(until, view.right), x + POINT);
  const sure = startHi[row] <= endLo[row] ? [Math.max(sureFrom, x), Math.min(sureTo, end)] : null;
  return { rows: [row], x, end, point, sure: sure && sure[0] < sure[1] ? sure : null };
};
const boxesOf = (rows, view) => rows.map((row) => boxOf(row, view)).filter(Boolean).sort((one, other) => one.x - other.x || one.end - other.end);

const join = (group, box) => {
  group.rows.push(...box.rows);
  const point = group.point && box.point;
  Object.assign(group, { x: Math.min(group.x, box.x), sure: null, point });
  group.end = Math.max(point ? group.x + markWidth(group) : Math.max(group.end, box.end), group.x + markWidth(group));
};
const copied = (box) => ({ ...box, rows: [...box.rows] });
// The boxes of a lane with very many: what begins, and if it lasts what ends, in the same cell is joined.
const CROWD = 1500;
const crowdedBoxes = (rows, view) => {
  const groups = new Map();
  const [scale, offset] = [view.x(1) - view.x(0), view.x(0)];
  for (const row of rows) {
    const [from, until] = [partLo[row] * scale + offset, partHi[row] * scale + offset];
    if (until < view.left || from > view.right) continue;
    const point = until - from < POINT * 1.5;
    const cell = Math.floor(Math.max(from, view.left) / CELL);
    const key = point ? cell : (cell + 1) * 10000 + Math.floor(Math.min(until, view.right) / CELL);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { ...boxOf(row, view), rows: [row] });
  }
  for (const group of groups.values()) {
    if (group.rows.length > 1) Object.assign(group, { sure: null, end: Math.max(group.end, group.x + markWidth(group)) });
  }
  return [...groups.values()].sort((one, other) => one.x - other.x);
};

// Puts boxes into rows, so that titles have room where they can. Where there is no row for one it
// is joined to the one before it that is most like it; or, unless joins, the answer is null.
const packed = (boxes, most, joins = false) => {
  const rows = []; // of each its last box, and up to where that one's title would go
  const kept = [];
  for (const original of boxes) {
    const box = joins ? copied(original) : original;
    const title = Math.min(widthOf(titleFor(box)), LABEL) + markWidth(box) + 6;
    const wished = Math.max(box.end, box.x + title) + 8;
    let at = rows.findIndex((row) => row.wished <= box.x);
    if (at < 0 && rows.length < most) at = rows.length;
    if (at < 0) {
      const free = rows.map((row, number) => [row.box.end, number]).filter(([end]) => end + 2 <= box.x).sort(([one], [other]) => one - other);
      if (free.length) [[, at]] = free;
    }
    if (at >= 0) {
      rows[at] = { box, wished };
      box.row = at;
      kept.push(box);
    } else if (joins) {
      const apart = ({ box: other }) => Math.abs(other.x - box.x) + Math.abs(other.end - box.end);
      join(rows.reduce((one, other) => (apart(other) < apart(one) ? other : one)).box, box);
    } else return null;
  }
  return { boxes: kept, height: rows.length };
};
const laidOut = (boxes, most) => {
  const whole = boxes.length <= most * 40 ? packed(boxes, most) : null;
  if (whole) return whole;
  const [spans, points] = [boxes.filter((box) => !box.point), boxes.filter((box) => box.point)];
  if (most === 1 || !spans.length || !points.length) return packed(boxes, most, true);
  // A day is never joined to what goes on around it: they have rows of their own.
  const above = packed(spans, Math.max(1, Math.min(most - 1, Math.round((most * spans.length) / boxes.length))), true);
  const below = packed(points, most - above.height, true);
  for (const box of below.boxes) box.row += above.height;
  return { boxes: [...above.boxes, ...below.boxes].sort((one, other) => one.x - other.x), height: above.height + below.height };
};

// Gives each title the room to the next mark in its row, or else to the one before it.
const placeTitles = (boxes, view) => {
  const rows = [];
  for (const box of boxes) (rows[box.row] ??= []).push(box);
  for (const row of rows.filter(Boolean)) {
    let free = view.left;
    row.forEach((box, at) => {
      const end = row[at + 1]?.x ?? view.right + 4;
      const wanted = widthOf(titleFor(box));
      const [right, left] = [end - box.x - markWidth(box) - 8, box.x - free - 8];
      delete box.title;
      if (right >= wanted || (right >= 70 && (right >= left || !box.point))) box.title = { x: box.x + markWidth(box) + 3, room: right };
      else if (box.point && left >= Math.min(wanted, 70)) box.title = { x: box.x - 4, room: left, before: true };
      free = Math.max(box.end, box.title && !box.title.before ? box.title.x + Math.min(box.title.room, wanted) : 0) + 4;
    });
  }
};

// The lanes of some entries, most first: their names, their boxes, and how many rows each takes.
const lanesOf = (rows, axis, view, budget) => {
  const groups = new Map();
  for (const row of rows) {
    const key = LANES[axis].of(row);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  // What is disputed shall not be lost among the others.
  const weight = (inside) => inside.length + 5 * inside.slice(0, 500).filter(isDisputed).length;
  const sorted = [...groups].map(([key, inside]) => [key, inside, weight(inside)]).sort(([, , one], [, , other]) => other - one);
  const most = Math.min(MOST_LANES, Math.max(3, Math.floor(budget / view.perLane)));
  const own = sorted.length <= most ? sorted : sorted.slice(0, most - 1);
  const rest = sorted.slice(own.length);
  const lanes = own.map(([key, inside]) => ({ name: key === -1 ? `no ${axis}` : LANES[axis].name(key), rows: inside }));
  if (rest.length) lanes.push({ name: `${rest.length} other ${LANES[axis].others}`, rows: rest.flatMap(([, inside]) => inside) });
  shareRows(lanes, view, budget);
  return lanes;
};
// Each lane has a row, two where there are days and spans; the others go where they are most needed.
const shareRows = (lanes, view, budget) => {
  for (const lane of lanes) {
    lane.boxes = lane.rows.length > CROWD ? crowdedBoxes(lane.rows, view) : boxesOf(lane.rows, view);
    const unjoined = lane.boxes.length <= 200 ? packed(lane.boxes, 60) : { height: 4 };
    const daysAndSpans = new Set(lane.boxes.map((box) => box.point)).size;
    lane.wanted = Math.max(1, unjoined.height);
    lane.height = Math.max(1, Math.min(lane.wanted, daysAndSpans));
  }
  let left = budget - lanes.reduce((sum, lane) => sum + lane.height, 0);
  while (left > 0 && lanes.length) {
    const neediest = lanes.reduce((one, other) => (other.wanted / other.height > one.wanted / one.height ? other : one));
    if (neediest.wanted <= neediest.height) break;
    neediest.height += 1;
    left -= 1;
  }
  for (const lane of lanes) {
    Object.assign(lane, laidOut(lane.boxes, lane.height));
    lane.height = Math.max(1, lane.height);
    placeTitles(lane.boxes, view);
  }
};
