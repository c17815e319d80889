// Brushing the time line: drag over several bars to see just that stretch. Each bar is a link, so this is a comfort.

function place(svg, event) {
  const at = svg.createSVGPoint();
  at.x = event.clientX;
  at.y = event.clientY;
  return at.matrixTransform(svg.getScreenCTM().inverse()).x;
}

function within(svg, from, to) {
  const [low, high] = from < to ? [from, to] : [to, from];
  return [...svg.querySelectorAll("a[data-since]")].filter((bar) => {
    const hit = bar.querySelector(".hit");
    const x = hit.x.baseVal.value;
    return x + hit.width.baseVal.value >= low && x <= high;
  });
}

function go(bars) {
  const days = (name) => bars.map((bar) => bar.dataset[name]).sort();
  const form = document.getElementById("filters");
  form.elements.since.value = days("since")[0];
  form.elements.until.value = days("until").at(-1);
  form.requestSubmit();
}

let drag = null;

document.addEventListener("pointerdown", (event) => {
  const svg = event.target.closest?.(".timeline:not(.band)");
  if (!svg || event.button !== 0 || event.pointerType === "touch") return;
  drag = { svg, from: place(svg, event), mark: null };
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".timeline")) event.preventDefault();
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const to = place(drag.svg, event);
  if (!drag.mark && Math.abs(to - drag.from) < 6) return;
  if (!drag.mark) {
    drag.mark = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    drag.mark.classList.add("brush");
    drag.mark.setAttribute("y", "0");
    drag.mark.setAttribute("height", drag.svg.viewBox.baseVal.height);
    drag.svg.append(drag.mark);
  }
  drag.mark.setAttribute("x", Math.min(drag.from, to));
  drag.mark.setAttribute("width", Math.abs(to - drag.from));
});

document.addEventListener("pointerup", (event) => {
  if (!drag) return;
  const { svg, from, mark } = drag;
  drag = null;
  if (!mark) return;
  mark.remove();
  // what was brushed is no click on the bar below the pointer
  const hold = (click) => click.preventDefault();
  addEventListener("click", hold, { capture: true });
  setTimeout(() => removeEventListener("click", hold, { capture: true }), 0);
  const bars = within(svg, from, place(svg, event));
  if (bars.length) go(bars);
});
