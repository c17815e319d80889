// Review by keyboard. Every key presses a button or follows a link that stands on the page: nothing works only here.
// This script stands in the page's head and runs before anything is shown, so that no key is lost: whoever sees the
// question can answer it. What is pressed while the rest of the page still comes in is done as soon as it is there.

const once = (make) => {
  let made;
  return () => (made ??= make() ?? null);
};
const whole = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("readystatechange", done, { once: true });
  else done();
});
const isTyping = (part) => part.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
const dialog = () => document.getElementById("keys");
const partOf = (key) => [...document.querySelectorAll("[data-key]")].find((part) => part.dataset.key === key);
// Words are selected in the text of the claim at hand.
const form = once(() => document.querySelector("form[data-form=correct]"));
const pane = once(() => [...document.querySelectorAll("pre.excerpt")].find((one) => one.dataset.claim === form()?.elements.claim_id.value));

function press(key) {
  if (dialog()?.open) return;
  if (key === "w" && pane()) {
    pane().focus();
    pane().scrollIntoView({ block: "nearest" });
    return;
  }
  partOf(key)?.click();
}

addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const around = event.target.closest("form[data-form]") ?? form();
    const button = around?.dataset.form === "correct" ? around.querySelector("button[value=correct]") : null;
    if (button) {
      event.preventDefault();
      around.requestSubmit(button);
    }
    return;
  }
  if (event.key === "Escape" && isTyping(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog()?.open) return;
  if (document.readyState === "loading") {
    if (event.key.length === 1) whole.then(() => press(event.key));
    return;
  }
  if (!partOf(event.key) && !(event.key === "w" && pane())) return;
  event.preventDefault();
  press(event.key);
});

whole.then(() => {
  const opener = document.querySelector("[data-keys]");
  if (opener && dialog()) opener.hidden = false;
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) dialog()?.showModal();
});

// Offsets count code points, as everywhere in the record.
const codePoints = (text) => [...text].length;

function offsetOf(node, at) {
  const range = document.createRange();
  range.setStart(pane(), 0);
  range.setEnd(node, at);
  return range.toString().length; // UTF-16 units within the stretch shown
}

// From where to where the claim's words stand now, in UTF-16 units within the stretch shown.
const chosen = once(() => {
  const points = [...pane().textContent];
  const units = (count) => points.slice(0, count).join("").length;
  const { from, start, end } = pane().dataset;
  return { start: units(Number(start) - Number(from)), end: units(Number(end) - Number(from)) };
});

function show(start, end) {
  const text = pane().textContent;
  const words = text.slice(start, end);
  if (!words.trim()) return;
  form().elements.words.value = words;
  form().elements.start.value = Number(pane().dataset.from) + codePoints(text.slice(0, start));
  Object.assign(chosen(), { start, end });
  if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("chosen", new Highlight(rangeOf(start, end)));
}

function rangeOf(start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(pane(), NodeFilter.SHOW_TEXT);
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

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (document.readyState === "loading" || selection.isCollapsed || !selection.rangeCount || !pane()) return;
  const range = selection.getRangeAt(0);
  if (!pane().contains(range.startContainer) || !pane().contains(range.endContainer)) return;
  show(offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  if (document.readyState === "loading" || !pane() || event.target !== pane()) return;
  event.preventDefault();
  const words = [...pane().textContent.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)];
  let { start, end } = chosen();
  const turned = getComputedStyle(pane()).direction === "rtl";
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
