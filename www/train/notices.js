// What went wrong without stopping anything: a link, a file, a value. Each stays until it is put away.
import { button, element } from "./controls/element.js";

export class Notices {
  #root;

  /** @param {HTMLElement} root a live region */
  constructor(root) {
    this.#root = root;
  }

  /** @param {string} text */
  add(text) {
    const last = /** @type {HTMLElement | null} */ (this.#root.lastElementChild);
    if (last?.dataset.text === text) return;
    const notice = element("div", { class: "notice", "data-text": text }, element("p", {}, text));
    notice.append(button("Dismiss", () => notice.remove()));
    this.#root.append(notice);
  }
}
