// One choice of light or dark for the whole studio: the canvas stores it, the other pages follow.
// In the head and not deferred, so that no page flashes in the wrong colours.
"use strict";
{
  const chosen = localStorage.getItem("mantine-color-scheme-value");
  const theme = chosen === "light" || chosen === "dark" ? chosen : "auto";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme); // the admin's own script reads this
}
