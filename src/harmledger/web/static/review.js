// Review by keyboard. Every key presses a button or follows a link that stands on the page: nothing works only here.

const keys = new Map();
for (const part of document.querySelectorAll("[data-key]")) if (!keys.has(part.dataset.key)) keys.set(part.dataset.key, part);
const dialog = document.getElementById("keys");
const opener = document.querySelector("[data-keys]");
if (opener && dialog) {
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
}

const isTyping = (part) => part.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form[data-form]") ?? document.querySelector("form[data-form=correct]");
    const button = form?.dataset.form === "correct" ? form.querySelector("button[value=correct]") : null;
    if (button) {
      event.preventDefault();
      form.requestSubmit(button);
    }
    return;
  }
  if (event.key === "Escape" && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog?.open) return;
  if (event.key === "w" && pane) {
    event.preventDefault();
    pane.focus();
    pane.scrollIntoView({ block: "nearest" });
    return;
  }
  const part = keys.get(event.key);
  if (!part) return;
  event.preventDefault();
  part.click();
});

// Words are selected in the text of the claim at hand. Offsets count code points, as everywhere in the record.
const form = document.querySelector("form[data-form=correct]");
const wanted = form?.elements.claim_id.value;
const pane = form && [...document.querySelectorAll("pre.excerpt")].find((one) => one.dataset.claim === wanted);
const length = (text) => [...text].length;

function offsetOf(node, at) {
  const range = document.createRange();
  range.setStart(pane, 0);
  range.setEnd(node, at);
  return range.toString().length; // UTF-16 units within the stretch shown
}

function show(start, end) {
  const text = pane.textContent;
  const words = text.slice(start, end);
  if (!words.trim()) return;
  form.elements.words.value = words;
  form.elements.start.value = Number(pane.dataset.from) + length(text.slice(0, start));
  chosen = [start, end];
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("chosen", new Highlight(rangeOf(start, end)));
}

function rangeOf(start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  let at = 0;
  let began = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.data.length;
    if (!began && start < next) {
      range.setStart(node, start - at);
      began = true;
    }
    if (end <= next) {
      range.setEnd(node, end - at);
      break;
    }
    at = next;
  }
  return range;
}

let chosen = null;
if (pane) {
  const points = [...pane.textContent];
  const units = (count) => points.slice(0, count).join("").length;
  const from = Number(pane.dataset.from);
  chosen = [units(Number(pane.dataset.start) - from), units(Number(pane.dataset.end) - from)];
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return;
    show(offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset));
  });
  pane.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const words = [...pane.textContent.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)];
    let [start, end] = chosen;
    const turned = getComputedStyle(pane).direction === "rtl";
    const forward = (event.key === "ArrowRight") !== turned;
    if (event.shiftKey) {
      const ends = words.map((word) => word.index + word[0].length);
      end = forward ? ends.find((at) => at > end) ?? end : ends.findLast((at) => at < end && at > start) ?? end;
    } else {
      const starts = words.map((word) => word.index);
      start = forward ? starts.find((at) => at > start && at < end) ?? start : starts.findLast((at) => at < start) ?? start;
    }
    show(start, end);
  });
}
