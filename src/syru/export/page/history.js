// Back leads to where one was: the place on the page, the time in the picture, and the mark.

const keepPlace = () => {
  const place = {
    kept: true, y: scrollY, from: timeline.from, to: timeline.to, whom: find("Time").hidden,
    focus: timeline.focus, onMark: [plot, severalBox].some((box) => box.contains(document.activeElement)), first: list.first, after: list.after,
  };
  try { history.replaceState(place, ""); } catch { /* not everywhere */ }
};
const goBack = (place) => {
  const { pairs, row } = asked();
  take(pairs ?? []);
  list.here = row ?? null;
  update(true);
  if (place.first || place.after > list.after) {
    showFrom(place.first);
    if (place.after > list.after) showLater(place.after - list.after);
  }
  Object.assign(timeline, { focus: place.focus, ...clamped(place.from, place.to) });
  showPicture(place.whom);
  if (place.onMark) placeFocus(true);
  const scroll = () => scrollTo(0, place.y);
  scroll();
  requestAnimationFrame(scroll);
};
addEventListener("popstate", ({ state }) => { if (state?.kept) goBack(state); });

// From an entry back to its mark, which is shown with all time around it where it is out of sight.
entriesList.addEventListener("click", (event) => {
  const item = event.target.closest(".back")?.closest("li");
  if (!item) return;
  const row = rowOf.get(item.id);
  timeline.focus = row;
  if (partHi[row] < timeline.from || partLo[row] > timeline.to) Object.assign(timeline, clamped(LEAST_PART, MOST_PART));
  showPicture(false);
  placeFocus(true);
  find("Pictures").scrollIntoView();
});
