// A button with data-copy="id" copies the text of that element and says so.
"use strict";
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy).textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done;
  } catch {
    // Without https there is no clipboard: select the text, so that Ctrl-C does it.
    getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
  }
});
