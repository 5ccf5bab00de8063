// What a reader does with the timeline: wheel, drag, pinch, keys and buttons.

// Dragging moves the time; along the axis, or with Shift, it sets From and Through; two fingers zoom.
const drag = { pointers: new Map(), from: null, moved: false, selects: false, band: null };
const xOf = (event) => event.clientX - plot.getBoundingClientRect().left;
const band = (from, to) => {
  drag.band ??= draw("rect", { class: "band", y: 0, height: "100%" });
  find("Drawing").append(drag.band);
  drag.band.setAttribute("x", Math.min(from, to));
  drag.band.setAttribute("width", Math.abs(to - from));
};
plot.addEventListener("dragstart", (event) => event.preventDefault());
plot.addEventListener("pointerdown", (event) => {
  if (event.button > 0) return;
  const x = xOf(event);
  drag.pointers.set(event.pointerId, x);
  const onAxis = event.clientY - plot.getBoundingClientRect().top < AXIS;
  if (drag.pointers.size === 1) Object.assign(drag, { from: x, moved: false, selects: onAxis || event.shiftKey });
});
addEventListener("pointermove", (event) => {
  if (!drag.pointers.has(event.pointerId)) return;
  const x = xOf(event);
  const before = [...drag.pointers.values()];
  if (!drag.moved && Math.abs(x - drag.from) < 5 && before.length < 2) return;
  if (!drag.moved) plot.setPointerCapture?.(event.pointerId);
  drag.moved = true;
  showTip(null);
  const last = drag.pointers.get(event.pointerId);
  drag.pointers.set(event.pointerId, x);
  const after = [...drag.pointers.values()];
  if (before.length === 2) {
    const apart = ([one, other]) => Math.max(20, Math.abs(one - other));
    zoom(apart(before) / apart(after), partAt((after[0] + after[1]) / 2));
  } else if (drag.selects) band(drag.from, x);
  else pan((last - x) / (viewOf(timeline.width).right - viewOf(timeline.width).left));
});
const letGo = (event) => {
  if (!drag.pointers.delete(event.pointerId) || !drag.band) return;
  drag.band.remove();
  drag.band = null;
  if (event.type !== "pointerup") return;
  const [first, last] = [drag.from, xOf(event)].sort((one, other) => one - other).map((x) => dayAt(partAt(x)));
  setWindow(Math.floor(first), Math.ceil(last) - 1);
};
addEventListener("pointerup", letGo);
addEventListener("pointercancel", letGo);
plot.addEventListener("click", (event) => {
  const mark = markAt(event);
  if (drag.moved || mark) event.preventDefault();
  if (drag.moved) { drag.moved = false; return; }
  if (event.shiftKey || !mark) return;
  if (mark.several) openSeveral(mark);
  else { timeline.focus = Number(mark.dataset.row); goTo(timeline.focus); }
});

// The wheel scrolls the page, as everywhere, until the picture is used: then, or with Ctrl, it zooms.
plot.addEventListener("wheel", (event) => {
  const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const zooms = event.ctrlKey || event.metaKey || plot.contains(document.activeElement) || document.activeElement === plot;
  if (!sideways && !zooms) return;
  event.preventDefault();
  if (sideways) pan((event.deltaX || event.deltaY) / 800);
  else zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), partAt(xOf(event)));
}, { passive: false });

const middleOf = (mark) => {
  const box = mark.getBoundingClientRect();
  return [box.left, box.top];
};
// The next mark to the right or left; up and down the nearest in the next row.
const neighbour = (mark, key) => {
  const [x, y] = middleOf(mark);
  const others = timeline.marks.filter((other) => other !== mark).map((other) => [other, ...middleOf(other)]);
  const ways = {
    ArrowRight: ([, left, top]) => (left > x || (left === x && top > y) ? (left - x) * 100 + Math.abs(top - y) : Infinity),
    ArrowLeft: ([, left, top]) => (left < x || (left === x && top < y) ? (x - left) * 100 + Math.abs(top - y) : Infinity),
    ArrowDown: ([, left, top]) => (top > y + 4 ? (top - y) * 100 + Math.abs(left - x) : Infinity),
    ArrowUp: ([, left, top]) => (top < y - 4 ? (y - top) * 100 + Math.abs(left - x) : Infinity),
  };
  const best = others.map((other) => [ways[key](other), other[0]]).sort(([one], [other]) => one - other)[0];
  return best && best[0] < Infinity ? best[1] : null;
};
const partOfMark = (mark) => partAt(middleOf(mark)[0] - plot.getBoundingClientRect().left + POINT / 2);
const KEYS = {
  "+": (mark) => zoom(0.6, partOfMark(mark)), "=": (mark) => zoom(0.6, partOfMark(mark)),
  "-": (mark) => zoom(1 / 0.6, partOfMark(mark)), 0: showWhole,
  Home: () => focusMark(timeline.marks[0]), End: () => focusMark(timeline.marks.at(-1)),
};
plot.addEventListener("keydown", (event) => {
  const mark = markAt(event);
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) pan(event.key === "ArrowLeft" ? -0.25 : 0.25);
  else if (event.key.startsWith("Arrow")) focusMark(neighbour(mark, event.key));
  else if (event.key in KEYS) KEYS[event.key](mark);
  else if (mark.several && (event.key === "Enter" || event.key === " ")) openSeveral(mark);
  else return;
  event.preventDefault();
});

find("ZoomIn").addEventListener("click", () => zoom(0.6));
find("ZoomOut").addEventListener("click", () => zoom(1 / 0.6));
find("PanLeft").addEventListener("click", () => pan(-0.5));
find("PanRight").addEventListener("click", () => pan(0.5));
find("Whole").addEventListener("click", showWhole);
find("Tall").addEventListener("click", () => {
  timeline.tall = !timeline.tall;
  find("Tall").setAttribute("aria-pressed", String(timeline.tall));
  drawTimeline();
});
find("Lanes").addEventListener("change", () => drawTimeline());
new ResizeObserver(() => { if (plot.clientWidth !== timeline.width) redraw(); }).observe(plot);
addEventListener("beforeprint", () => drawTimeline(1040));
addEventListener("afterprint", () => drawTimeline());
