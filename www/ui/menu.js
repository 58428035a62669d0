// Closes a menu, which is a <details>, after a choice, on Escape, and on a press anywhere else.

/**
 * @param {HTMLDetailsElement} menu
 * @param {string} [choices] the selector of the elements that close it when they are clicked
 */
export function closeByItself(menu, choices = "a, button") {
  menu.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest(choices))) return;
    // What is hidden cannot have the focus, nor get it back from a dialog.
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  const closeOutside = (/** @type {PointerEvent} */ { target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  // The listeners exist only while the menu is open, so that a menu that is removed leaves none behind.
  menu.addEventListener("toggle", () => {
    if (menu.open) addEventListener("pointerdown", closeOutside);
    else removeEventListener("pointerdown", closeOutside);
  });
}
