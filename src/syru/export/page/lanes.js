// Which lanes the picture has, which entries stand in each, and what is written beside them.

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
// The lines of a name: two at most beside its lane, one above it where the picture is narrow.
const roomForName = (view) => (view.narrow ? view.right - 60 : (view.left - 14) / 1.13); // bold letters are wider
const linesOfName = (lane, view) => {
  const own = [""];
  for (const word of lane.name.split(" ")) {
    const wider = `${own.at(-1)} ${word}`.trim();
    if (widthOf(wider) > roomForName(view) && own.at(-1) && own.length < 2 && !view.narrow) own.push(word);
    else own[own.length - 1] = wider;
  }
  return own;
};
// Each lane has a row, two where there are exact and rough dates; the others go where they are most needed.
const shareRows = (lanes, view, budget) => {
  for (const lane of lanes) {
    lane.boxes = lane.rows.length > CROWD ? crowdedBoxes(lane.rows, view) : boxesOf(lane.rows, view);
    const unjoined = lane.boxes.length <= 200 ? packed(lane.boxes, 60) : { height: 4 };
    const exactAndRough = new Set(lane.boxes.map((box) => box.exact)).size;
    lane.wanted = Math.max(1, unjoined.height);
    lane.height = Math.max(1, Math.min(lane.wanted, exactAndRough));
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
    lane.height = Math.max(lane.height, linesOfName(lane, view).length);
    placeTitles(lane.boxes, view);
  }
};
