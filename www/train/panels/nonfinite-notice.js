// The notice that a number is no longer finite: when, where, why, and what to do.
import { button, element } from "../../ui/element.js";

/** @import { Finding } from "../worker/messages.js" */

export class NonFiniteNotice {
  #root;
  #goBack;
  #shown = "";

  /**
   * @param {HTMLElement} root a live region
   * @param {(finding: Finding, rate?: number) => void} goBack returns to the last good step and goes on from there, at
   * another rate if one is given
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
    const { step, lastGood, rate, where, cause, remedy } = finding;
    const back = `Back to step ${lastGood}`;
    this.#root.replaceChildren(
      element("h3", {}, `Step ${step}: a number is no longer finite`),
      element("p", { class: "finding-where" }, sentence(where)),
      element("p", {}, `${sentence(cause)} ${sentence(remedy)}`),
      element(
        "div",
        { class: "toolbar" },
        ...(rate === undefined
          ? []
          : [button(`${back} with rate ${rate}`, () => this.#goBack(finding, rate), { id: "finding-mend" })]),
        button(back, () => this.#goBack(finding), { id: "finding-back" }),
      ),
    );
  }
}

/** @param {string} text */
function sentence(text) {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? "" : "."}`;
}
