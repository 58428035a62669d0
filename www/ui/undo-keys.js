// Undoes and redoes what a part has changed when its keys are pressed.

/** Matches the elements in which one writes, which have an undo of their own. */
const WRITTEN = "textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])";

/** @param {HTMLElement} root of the part @param {{ undo: () => void, redo: () => void }} history */
export function listenForUndo(root, { undo, redo }) {
  document.addEventListener("keydown", (event) => {
    const { target, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey } = event;
    const key = event.key.toLowerCase();
    if (defaultPrevented || altKey || !(ctrlKey || metaKey) || (key !== "z" && key !== "y")) return;
    if (!(target instanceof Element) || target.closest(WRITTEN)) return;
    // Whoever has pressed what takes no focus has left it to the page.
    const isLeft = target === document.body && root.checkVisibility() && !document.querySelector("dialog:modal");
    if (!isLeft && !root.contains(target)) return;
    event.preventDefault();
    if (key === "y" || shiftKey) redo();
    else undo();
  });
}
