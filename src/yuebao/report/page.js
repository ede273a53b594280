"use strict";
// Only comfort: everything on this page is readable without it.
addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.activeElement?.blur();
});
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
// A link to a check that lies folded away opens it; pointing at a citation lights its figure.
const unfold = () => {
  const part = document.getElementById(location.hash.slice(1))?.closest("details");
  if (part && !part.open) {
    part.open = true;
    document.getElementById(location.hash.slice(1)).scrollIntoView();
  }
};
addEventListener("hashchange", unfold);
unfold();
for (const [type, lit] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  addEventListener(type, (event) => {
    const cite = event.target.closest?.(".cite");
    if (cite) document.getElementById("f" + cite.dataset.figure)?.classList.toggle("lit", lit);
  });
}
