// Handles the page's menu: the appearance, and the dialogs that its entries open.
import { apply, keepAppearance, keptAppearance } from "./appearance.js";
import { closeByItself } from "./menu.js";

/** @import { Appearance } from "./appearance.js" */

/** @param {HTMLDetailsElement} menu */
export function openablePageMenu(menu) {
  closeByItself(menu);
  const appearance = /** @type {HTMLSelectElement} */ (menu.querySelector("#appearance"));
  appearance.value = keptAppearance();
  apply(keptAppearance());
  appearance.addEventListener("change", () => {
    const chosen = /** @type {Appearance} */ (appearance.value);
    keepAppearance(chosen);
    apply(chosen);
  });
  for (const id of /** @type {const} */ (["shortcuts", "about"])) {
    menu.querySelector(`#${id}`)?.addEventListener("click", async () => {
      const texts = await import("./page-texts.js");
      await texts[id]();
    });
  }
}
