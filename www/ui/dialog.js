// Shows a dialog over the page, with a title, a button that closes it, and contents.
import { button, element } from "./element.js";

/**
 * Shows a dialog, and removes it when it is closed.
 * @param {string} id
 * @param {string} title
 * @param {...Node} content
 */
export async function openDialog(id, title, ...content) {
  await loadStyle();
  const dialog = element(
    "dialog",
    { id, class: "dialog", "aria-labelledby": `${id}-title` },
    element(
      "div",
      { class: "dialog-head" },
      element("h2", { id: `${id}-title` }, title),
      button("×", () => dialog.close(), { "aria-label": "Close" }),
    ),
    ...content,
  );
  // A press outside the dialog closes it, as Escape does.
  dialog.addEventListener("pointerdown", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Loads the styles of dialogs, once. @returns {Promise<void>} */
function loadStyle() {
  const { href } = new URL("../styles/dialog.css", import.meta.url);
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const link = element("link", { rel: "stylesheet", href });
    link.addEventListener("load", () => resolve());
    // The dialog works without its styles, too.
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}
