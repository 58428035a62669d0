// Makes tabs over panels, of which one is shown.
import { element } from "./element.js";

/** @typedef {{ id: string, title: string, panel: HTMLElement, onShow?: () => void }} Tab */

/**
 * Returns the row of tabs. The caller inserts the panels.
 * @param {string} name of the row
 * @param {Tab[]} tabs
 */
export function tabs(name, tabs) {
  const buttons = tabs.map(({ id, title, panel }) => {
    panel.id = `${id}-panel`;
    panel.role = "tabpanel";
    panel.setAttribute("aria-labelledby", `${id}-tab`);
    return element("button", { type: "button", role: "tab", id: `${id}-tab`, "aria-controls": panel.id }, title);
  });
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": name }, ...buttons);
  /** @param {number} chosen */
  const show = (chosen) => {
    for (const [index, { panel }] of tabs.entries()) {
      panel.hidden = index !== chosen;
      buttons[index].ariaSelected = String(index === chosen);
      buttons[index].tabIndex = index === chosen ? 0 : -1;
    }
    tabs[chosen].onShow?.();
  };
  for (const [index, button] of buttons.entries()) button.addEventListener("click", () => show(index));
  list.addEventListener("keydown", (event) => {
    const last = tabs.length - 1;
    const current = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const next = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + tabs.length) % tabs.length;
    show(index);
    buttons[index].focus();
  });
  show(0);
  return list;
}
