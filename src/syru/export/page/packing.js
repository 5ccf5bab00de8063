// Where entries stand in a lane: as boxes over the axis, in rows, and joined to numbers where they are too many.

const ROW = 18; // the height of a row, in pixels as all that follows
const POINT = 12; // how wide a mark is
const LABEL = 250; // how much room a title is given where there is enough
const CELL = 26; // how much is joined to one number where marks stand close

// An entry, or several that are joined: the rows, from x to end, and sure from and to, if they last.
const boxOf = (row, view) => {
  const [from, until] = [view.x(partLo[row]), view.x(partHi[row])];
  if (until < view.left || from > view.right) return null;
  const [sureFrom, sureTo] = [view.x(partOf(startHi[row])), view.x(partOf(endLo[row] === AFTER ? AFTER : endLo[row] + 1))];
  const point = until - from < POINT * 1.5;
  const x = point ? Math.max((from + until) / 2 - POINT / 2, view.left) : Math.max(from, view.left);
  const end = point ? x + POINT : Math.max(Math.min(until, view.right), x + POINT);
  const sure = startHi[row] <= endLo[row] ? [Math.max(sureFrom, x), Math.min(sureTo, end)] : null;
  return { rows: [row], x, end, point, exact: isExact(row), sure: sure && sure[0] < sure[1] ? sure : null };
};
const boxesOf = (rows, view) => rows.map((row) => boxOf(row, view)).filter(Boolean).sort((one, other) => one.x - other.x || one.end - other.end);

// A date without anything rough about it, of one day or of several: it is never joined with a rough one.
const isExact = (row) => !flagged[row] && startLo[row] === startHi[row] && endLo[row] === endHi[row];
const join = (group, box) => {
  group.rows.push(...box.rows);
  const point = group.point && box.point;
  Object.assign(group, { x: Math.min(group.x, box.x), sure: null, point });
  group.end = Math.max(point ? group.x + markWidth(group) : Math.max(group.end, box.end), group.x + markWidth(group));
};
const copied = (box) => ({ ...box, rows: [...box.rows] });
const apart = (one, other) => Math.max(Math.abs(one.x - other.x), Math.abs(one.end - other.end));
// Joins those that begin and end within so many pixels of each other.
const merged = (boxes, most) => {
  const groups = [];
  for (const box of boxes) {
    const near = groups.findLast((group) => apart(group.first, box) <= most);
    if (near) join(near, box);
    else groups.push({ ...copied(box), first: box });
  }
  return groups.sort((one, other) => one.x - other.x);
};
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
    const exact = isExact(row);
    const key = (point ? cell : (cell + 1) * 10000 + Math.floor(Math.min(until, view.right) / CELL)) * 2 + exact;
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
      join(rows.reduce((one, other) => (apart(other.box, box) < apart(one.box, box) ? other : one)).box, box);
    } else return null;
  }
  return { boxes: kept, height: rows.length };
};
// Joins no more than it has to: what is nearest first.
const NEAR = [CELL / 2, CELL, CELL * 2, CELL * 4];
const fitted = (boxes, most) => {
  const ways = boxes.length <= 600 ? NEAR : [];
  for (const near of [0, ...ways]) {
    const some = near ? merged(boxes, near) : boxes;
    const whole = some.length <= most * 40 ? packed(some, most) : null;
    if (whole) return whole;
  }
  return packed(boxes, most, true);
};
const laidOut = (boxes, most) => {
  const whole = boxes.length <= most * 40 ? packed(boxes, most) : null;
  if (whole) return whole;
  const [rough, exact] = [boxes.filter((box) => !box.exact), boxes.filter((box) => box.exact)];
  if (!rough.length || !exact.length) return fitted(boxes, most);
  // What has an exact date is never joined to what has a rough one: they have rows of their own.
  const above = fitted(rough, Math.max(1, Math.min(most - 1, Math.round((most * rough.length) / boxes.length))));
  const below = fitted(exact, Math.max(1, most - above.height));
  for (const box of below.boxes) box.row += above.height;
  return { boxes: [...above.boxes, ...below.boxes].sort((one, other) => one.x - other.x), height: above.height + below.height };
};
