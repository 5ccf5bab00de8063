// With whom: the lines of the actor that is pointed at stand out. The picture itself is in the page.

const whom = find("Whom");
const light = (actor) => {
  const at = actor ? String([...whom.querySelectorAll(".actor")].indexOf(actor)) : "";
  whom.classList.toggle("dim", Boolean(actor));
  for (const tie of whom.querySelectorAll(".tie")) tie.classList.toggle("lit", tie.dataset.ends.split(" ").includes(at));
};
for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  whom.addEventListener(begin, (event) => light(event.target.closest?.(".actor")));
  whom.addEventListener(end, () => light(null));
}
