// The tip of a mark: what it stands for, in full.

const tip = find("Tip");
// Below a mark, or above it where it would cover what stands under the picture.
const placeBeside = (panel, mark) => {
  const [box, frame] = [mark.getBoundingClientRect(), plot.getBoundingClientRect()];
  const left = Math.min(Math.max(box.left - frame.left, 0), frame.width - Math.min(panel.offsetWidth, frame.width));
  const [below, above] = [box.bottom - frame.top + 6, box.top - frame.top - panel.offsetHeight - 6];
  const fits = below + panel.offsetHeight <= frame.height;
  panel.style.setProperty("left", `${left}px`);
  panel.style.setProperty("top", `${fits || above < 0 ? below : above}px`);
};
const showTip = (mark) => {
  tip.hidden = !mark;
  if (!mark) return;
  if (mark.several) {
    const titles = mark.several.slice(0, MOST_TITLES).map((row) => make("span", {}, joinedLabel(row)));
    tip.replaceChildren(make("strong", {}, `${severalWords(mark.several)}: click for the list`), ...titles);
  }
  if (!mark.several) {
    const row = Number(mark.dataset.row);
    const own = kindOfMark(row);
    const told = heardBy(row, list.wish.known).filter(([stance]) => stance !== "states")
      .map(([stance, actor]) => `${SAID[stance]} by ${actor < 0 ? "someone unnamed" : nameOf(actors, actor)}`);
    tip.replaceChildren(
      make("strong", {}, titleOf(row)), make("span", {}, whenOf(row)), make("b", { class: own }, own), make("span", {}, told.join("; ")),
    );
  }
  placeBeside(tip, mark);
};
const markAt = (event) => event.target.closest?.(".mark") ?? event.target.closest?.(".title")?.previousElementSibling;
plot.addEventListener("pointerover", (event) => { if (!drag.pointers.size) showTip(markAt(event)); });
plot.addEventListener("pointerleave", () => showTip(null));
plot.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) showTip(markAt(event)); });
plot.addEventListener("focusout", () => showTip(null));
addEventListener("keydown", (event) => { if (event.key === "Escape") showTip(null); });

