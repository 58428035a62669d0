// The line that says why a run goes on, starts anew or branches, with buttons to return.
import { button, element } from "../../ui/element.js";
import { READING } from "../remarks.js";

/** @import { Remark } from "../remarks.js" */

export class RemarkLine {
  #root;
  #text = element("span", { role: "status" });
  #actions = element("span", { class: "toolbar" });
  #review;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} root @param {() => void} review called when the remark has been read */
  constructor(root, review) {
    this.#root = root;
    this.#review = review;
    root.append(this.#text, this.#actions);
  }

  /** @param {Remark | undefined} remark */
  show(remark) {
    clearTimeout(this.#timer);
    if (remark?.holds) this.#timer = setTimeout(this.#review, READING);
    this.#root.toggleAttribute("data-empty", !remark);
    this.#root.toggleAttribute("data-wordless", remark?.text === "");
    this.#text.textContent = remark?.text ?? "";
    this.#actions.replaceChildren(...(remark?.actions ?? []).map(({ label, act }) => button(label, act)));
  }
}
