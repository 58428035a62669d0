// Notices of problems that stop nothing, such as a wrong link or file. Each stays until it is closed.
import { button, element } from "../../ui/element.js";

/** @typedef {"settings" | "link" | "frame"} Subject */

/** The most letters of a notice. */
const MOST_LETTERS = 1000;

export class Notices {
  #root;
  /** @type {Map<Subject, HTMLElement>} */
  #shown = new Map();

  /** @param {HTMLElement} root a live region */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Shows what is wrong with a subject, in place of any earlier notice on it.
   * @param {Subject} subject
   * @param {string} text
   */
  add(subject, text) {
    const before = this.#shown.get(subject);
    const short = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
    if (before?.isConnected && before.firstElementChild?.textContent === short) return;
    const notice = element("div", { class: "notice" }, element("p", {}, short));
    notice.append(button("Dismiss", () => notice.remove()));
    before?.remove();
    this.#root.append(notice);
    this.#shown.set(subject, notice);
  }

  /** Removes the notice on a subject once its problem is solved. @param {Subject} subject */
  clear(subject) {
    this.#shown.get(subject)?.remove();
    this.#shown.delete(subject);
  }
}
