// The list that a number of the timeline opens: the titles of its entries, each a button that leads to it.

const severalBox = find("Several");
const MOST_LISTED = 40;

// Where a number begins and ends, and whether its entries would lie apart if that were all that is seen.
const nearer = (rows) => {
  const [first, last] = daysOfRows(rows);
  const [from, to] = [partOf(first), partOf(last + 1)];
  const margin = Math.max((to - from) * 0.15, leastWidth((from + to) / 2) / 2);
  const target = clamped(from - margin, to + margin);
  const { left, right } = viewOf(timeline.width);
  const pixels = (right - left) / (target.to - target.from);
  const middles = rows.slice(0, 5000).map((row) => (Math.max(partLo[row], target.from) + Math.min(partHi[row], target.to)) / 2);
  const spread = (Math.max(...middles) - Math.min(...middles)) * pixels;
  const zooms = target.to - target.from < (timeline.to - timeline.from) * 0.9;
  return zooms && spread > CELL ? target : null;
};
const closeSeveral = (back = false) => {
  if (severalBox.hidden) return;
  severalBox.hidden = true;
  if (back) placeFocus(true);
};
const ownWords = (row) => {
  const kind = kindOfMark(row);
  const mark = draw("svg", { width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" }, draw("g", { class: `icon ${kind}` }, shape(kind, 0, 0)));
  return [mark, make("span", {}, labelFor(row), make("small", {}, ` ${whenOf(row)}, ${KEY_WORDS[kind] ?? kind}`))];
};
const openSeveral = (mark) => {
  const rows = mark.several;
  timeline.focus = rows[0];
  const lead = (row) => make("li", {}, make("button", { type: "button", "data-row": row }, ...ownWords(row)));
  const target = nearer(rows);
  const more = rows.length - MOST_LISTED;
  const bar = make("div", { class: "bar" }, make("strong", {}, severalWords(rows)));
  if (target) bar.append(make("button", { type: "button", "data-zoom": "" }, "Zoom in"));
  bar.append(make("button", { type: "button", "data-close": "" }, "Close"));
  severalBox.replaceChildren(bar, make("ul", {}, ...rows.slice(0, MOST_LISTED).map(lead)));
  if (more > 0) severalBox.append(make("p", {}, `${grouped.format(more)} more: zoom in, or narrow the filters.`));
  severalBox.setAttribute("aria-label", severalWords(rows));
  severalBox.target = target;
  showTip(null);
  severalBox.hidden = false;
  placeBeside(severalBox, mark);
  severalBox.querySelector("li button").focus({ preventScroll: true });
};

severalBox.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.row) {
    timeline.focus = Number(button.dataset.row);
    goTo(timeline.focus);
    closeSeveral();
    return;
  }
  const { target } = severalBox;
  closeSeveral(true);
  if ("zoom" in button.dataset) setView(target.from, target.to);
});
severalBox.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") closeSeveral(true);
  else if (step) {
    const buttons = [...severalBox.querySelectorAll("button")];
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
  } else return;
  event.preventDefault();
});
// It goes when one turns to something else.
addEventListener("pointerdown", (event) => { if (!severalBox.contains(event.target)) closeSeveral(); });
severalBox.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !severalBox.contains(event.relatedTarget)) closeSeveral();
});
