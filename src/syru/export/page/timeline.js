// The timeline: lanes of marks over a time axis, drawn anew whenever what it shows changes.

const AXIS = 24;
const plot = find("Plot");
const timeline = { from: LEAST_PART, to: MOST_PART, rows: [], tall: false, width: 0, focus: null, marks: [], first: null, last: null };

const viewOf = (width) => {
  const narrow = width < 640;
  const [left, right] = [narrow ? 4 : width < 1100 ? 150 : 186, width - 4];
  const x = (part) => left + ((part - timeline.from) / (timeline.to - timeline.from)) * (right - left);
  return { narrow, left, right, from: timeline.from, to: timeline.to, x, perLane: narrow ? 1.6 : 2 };
};
const partAt = (x) => {
  const { left, right } = viewOf(timeline.width);
  return timeline.from + ((x - left) / (right - left)) * (timeline.to - timeline.from);
};

const drawAxis = (view, height) => {
  const group = draw("g", { class: "axis", "aria-hidden": "true" });
  for (const { x, label } of ticksIn(view)) {
    group.append(draw("path", { d: `M${x} ${AXIS - 5}V${height}` }), draw("text", { x: x + 3, y: 14 }, label));
  }
  stretches.slice(1).forEach(([, , start], at) => {
    const x = view.x((stretches[at][3] + start) / 2);
    if (x < view.left || x > view.right) return;
    group.append(draw("path", { class: "gap", d: `M${x - 2} ${AXIS - 8}l-3 10m6-10l-3 10M${x} ${AXIS + 4}V${height}` }));
  });
  return group;
};
// What lies outside From and Through is shaded, below the marks: their titles may go on into it.
const drawWindow = (view, height) => {
  const { first, last } = list.wish;
  const shade = (from, to) => (to > from ? [draw("rect", { class: "outside", x: from, y: 0, width: to - from, height })] : []);
  const inside = (x) => Math.min(Math.max(x, view.left), view.right);
  return [
    ...(first === BEFORE ? [] : shade(view.left, inside(view.x(partOf(first))))),
    ...(last === AFTER ? [] : shade(inside(view.x(partOf(last + 1))), view.right)),
  ];
};
const drawLane = (lane, y, view) => {
  const group = draw("g", { role: "group", "aria-label": `${lane.name}: ${entriesOf(lane.rows.length)}` });
  group.append(...laneName(lane, y, view));
  const top = y + (view.narrow ? 14 : 2);
  group.append(...lane.boxes.flatMap((box) => marksOf(box, top + box.row * ROW)));
  return group;
};
// The name of a lane, in two lines where it needs them.
const laneName = (lane, y, view) => {
  const room = roomForName(view);
  return linesOfName(lane, view).map((line, at) => draw("text", {
    class: "name", x: view.narrow ? 5 : view.left - 8, y: y + 14 + at * 14 - (view.narrow ? 3 : 0), "text-anchor": view.narrow ? null : "end",
  }, cut(line, room), draw("title", {}, lane.name)));
};
const laneHeight = (lane, view) => lane.height * ROW + (view.narrow ? 16 : 4);

const drawTimeline = (width = plot.clientWidth) => {
  if (!stretches.length || !width) return;
  timeline.width = width;
  const view = viewOf(width);
  const budget = timeline.tall ? 1000 : view.narrow ? 7 : Math.max(14, Math.min(40, 20 + Math.floor((innerHeight - 900) / ROW)));
  const lanes = lanesOf(timeline.rows, find("Lanes").value, view, budget).filter((lane) => lane.boxes.length);
  const height = AXIS + lanes.reduce((sum, lane) => sum + laneHeight(lane, view), 0) + 2;
  const picture = draw("svg", { id: "Drawing", viewBox: `0 0 ${width} ${height}`, width, height, role: "group",
    "aria-label": "Timeline. Arrow keys go from mark to mark, plus and minus zoom, 0 shows all, Shift with an arrow moves the time." });
  let y = AXIS;
  const grounds = [];
  const drawn = lanes.map((lane, at) => {
    grounds.push(draw("rect", { class: at % 2 ? "lane" : "lane even", x: 0, y, width, height: laneHeight(lane, view) }));
    const group = drawLane(lane, y, view);
    y += laneHeight(lane, view);
    return group;
  });
  picture.append(...grounds, ...drawWindow(view, height), drawAxis(view, height), ...drawn);
  find("Key").replaceChildren(...keyParts(lanes.flatMap((lane) => lane.boxes)));
  const focused = plot.contains(document.activeElement);
  plot.replaceChildren(picture);
  timeline.marks = [...picture.querySelectorAll(".mark")];
  placeFocus(focused);
  tellEdges();
};

// One stop of the Tab key for the whole picture; it stays with an entry when the picture changes.
const placeFocus = (focused) => {
  const { marks } = timeline;
  const holds = (mark) => Number(mark.dataset.row ?? -1) === timeline.focus || mark.several?.includes(timeline.focus);
  const mark = (timeline.focus !== null && marks.find(holds)) || marks[0];
  mark?.setAttribute("tabindex", "0");
  if (focused) mark?.focus({ preventScroll: true });
};
const focusMark = (mark) => {
  if (!mark) return;
  for (const one of timeline.marks) one.setAttribute("tabindex", one === mark ? "0" : "-1");
  timeline.focus = mark.several ? mark.several[0] : Number(mark.dataset.row);
  mark.focus({ preventScroll: true });
};

const tellEdges = () => {
  const outside = [0, 0];
  for (const row of timeline.rows) {
    if (partHi[row] < timeline.from) outside[0] += 1;
    else if (partLo[row] > timeline.to) outside[1] += 1;
  }
  const [earlier, later] = outside;
  find("PanLeft").disabled = timeline.from <= LEAST_PART;
  find("PanRight").disabled = timeline.to >= MOST_PART;
  find("PanLeft").textContent = earlier ? `◂ ${earlier}` : "◂";
  find("PanRight").textContent = later ? `${later} ▸` : "▸";
  // The list does not follow the zoom, so it is said how much of it is in sight.
  const inside = timeline.rows.length - earlier - later;
  const dates = count(timeline.rows.length, "entry with a date", "entries with a date");
  find("Shown").textContent = earlier + later ? `${grouped.format(inside)} of ${dates} ${inside === 1 ? "is" : "are"} in the time shown.` : "";
  find("Whole").disabled = timeline.from <= LEAST_PART && timeline.to >= MOST_PART;
};

let waitingFrame = 0;
const redraw = () => { cancelAnimationFrame(waitingFrame); waitingFrame = requestAnimationFrame(() => drawTimeline()); };

// The least that is shown at once is two days of the stretch that is looked at.
const leastWidth = (part = (timeline.from + timeline.to) / 2) => {
  const [first, after, start, end] = stretches.findLast(([, , begin]) => begin <= part) ?? stretches[0];
  return (2 * (end - start)) / (after - first);
};
const clamped = (from, to) => {
  const width = Math.min(Math.max(to - from, leastWidth((from + to) / 2)), MOST_PART - LEAST_PART);
  const begin = Math.min(Math.max((from + to - width) / 2, LEAST_PART), MOST_PART - width);
  return { from: begin, to: begin + width };
};
const setView = (from, to) => {
  Object.assign(timeline, clamped(from, to));
  redraw();
};
const zoom = (factor, part = (timeline.from + timeline.to) / 2) => {
  setView(part - (part - timeline.from) * factor, part + (timeline.to - part) * factor);
};
const pan = (share) => {
  const step = (timeline.to - timeline.from) * share;
  const room = share < 0 ? Math.max(step, LEAST_PART - timeline.from) : Math.min(step, MOST_PART - timeline.to);
  setView(timeline.from + room, timeline.to + room);
};
const showWhole = () => setView(LEAST_PART, MOST_PART);
// A narrow picture begins where most began or ended: the stretches before those, with a quarter of
// all dates at most, are left of it.
const bulkBegins = () => {
  const starts = every.filter((row) => dated[row] && startLo[row] !== BEFORE).map((row) => partLo[row]);
  const reached = ([, , , end]) => starts.filter((part) => part <= end).length > starts.length / 4;
  return stretches.find(reached)?.[2] ?? 0;
};
let bulk = null;
const startingView = () => {
  if (!(plot.clientWidth < 640)) return [LEAST_PART, MOST_PART];
  bulk ??= bulkBegins();
  return [bulk > 0 ? bulk - 0.02 : LEAST_PART, 1.06];
};
// From and Through, when they change, are what is looked at, with a little around them.
const lookAt = ({ first, last }) => {
  if (timeline.first === first && timeline.last === last) return;
  const [from, to] = [Math.max(partOf(first), LEAST_PART), Math.min(partOf(last === AFTER ? AFTER : last + 1), MOST_PART)];
  const margin = (to - from) * 0.04;
  const whole = first === BEFORE && last === AFTER;
  Object.assign(timeline, { first, last }, clamped(...(whole ? startingView() : [from - margin, to + margin])));
};

const showTimeline = (found) => {
  if (stretches.length) lookAt(list.wish);
  timeline.rows = [...found.sure, ...found.perhaps].filter((row) => dated[row]);
  const undated = found.sure.length + found.perhaps.length - timeline.rows.length;
  find("Undated").textContent = undated ? `${grouped.format(undated)} without a date are only in the list.` : "";
  drawTimeline();
};
