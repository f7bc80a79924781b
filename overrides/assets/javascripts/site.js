// The language link keeps the section one is reading.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-language]");
  if (link) link.hash = location.hash;
}, true);

// Escape closes the definition of a term, which is shown while the term has the focus.
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.activeElement.matches("dfn")) document.activeElement.blur();
});
