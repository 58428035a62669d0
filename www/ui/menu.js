// A menu is a <details>: it closes after a choice, on Escape, and on a press anywhere else.

/**
 * @param {HTMLDetailsElement} menu
 * @param {string} [choices] what closes it when it is clicked
 */
export function closeByItself(menu, choices = "a, button") {
  menu.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest(choices)) menu.open = false;
  });
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  const closeOutside = (/** @type {PointerEvent} */ { target }) => {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  };
  // Only while it is open, so that a menu that is thrown away leaves nothing behind.
  menu.addEventListener("toggle", () => {
    if (menu.open) addEventListener("pointerdown", closeOutside);
    else removeEventListener("pointerdown", closeOutside);
  });
}
