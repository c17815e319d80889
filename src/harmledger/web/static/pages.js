// Small comforts; every page can be read without them.

// A claim's words may be cut in several pieces where claims overlap: light up all of them.
function showClaim() {
  for (const piece of document.querySelectorAll(".here")) piece.classList.remove("here");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith("claim-")) return;
  const name = CSS.escape(id.slice("claim-".length));
  for (const piece of document.querySelectorAll(`[data-claim="${name}"]`)) piece.classList.add("here");
  const item = document.querySelector(`#about-${name} .what`);
  if (item) {
    item.classList.add("here");
    item.closest("li").scrollIntoView({ block: "nearest" });
  }
  document.getElementById(id)?.scrollIntoView({ block: "center" });
}

// Words that make a claim lead to what was read in them.
document.querySelector(".captured")?.addEventListener("click", (event) => {
  const piece = event.target.closest("mark[data-claim]");
  if (piece && getSelection().isCollapsed) location.hash = `claim-${piece.dataset.claim}`;
});

addEventListener("hashchange", showClaim);
showClaim();

// Where the time line is wider than the screen, the latest months show first.
for (const line of document.querySelectorAll(".wide")) line.scrollLeft = line.scrollWidth;

// What is folded is printed unfolded, then folded again.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});
