// The language link keeps the section one is reading.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-language]");
  if (link) link.hash = location.hash;
}, true);

// Escape closes the definition of a term until the pointer or the focus has left it.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:is(:hover, :focus-within)")) {
    term.classList.add("is-closed");
    for (const left of ["pointerleave", "focusout"]) {
      term.addEventListener(left, () => term.classList.remove("is-closed"), { once: true });
    }
  }
});
