// What made a number stop being finite: when, where, why, and what to do.
import { button, element } from "./controls/element.js";

/** @import { Finding } from "./messages.js" */

export class Detective {
  #root;
  #goBack;
  #shown = "";

  /**
   * @param {HTMLElement} root a live region
   * @param {(step: number) => void} goBack
   */
  constructor(root, goBack) {
    this.#root = root;
    this.#goBack = goBack;
  }

  /** @param {Finding | undefined} finding */
  show(finding) {
    const key = finding ? JSON.stringify(finding) : "";
    if (key === this.#shown) return;
    this.#shown = key;
    this.#root.hidden = !finding;
    if (!finding) return this.#root.replaceChildren();
    const { step, lastGood, where, cause, remedy } = finding;
    this.#root.replaceChildren(
      element("h3", {}, `Step ${step}: a number is no longer finite`),
      element("p", { class: "finding-where" }, sentence(where)),
      element("p", {}, `${sentence(cause)} ${sentence(remedy)}`),
      button(`Back to step ${lastGood}`, () => this.#goBack(lastGood), { id: "finding-back" }),
    );
  }
}

/** @param {string} text */
function sentence(text) {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? "" : "."}`;
}
