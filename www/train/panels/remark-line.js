// The line that says why a run goes on, starts anew or branches, with buttons to return.
import { button, element } from "../../ui/element.js";

/** @import { Remark } from "../remarks.js" */

export class RemarkLine {
  #root;
  #text = element("span", { role: "status" });
  #actions = element("span", { class: "toolbar" });

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    root.append(this.#text, this.#actions);
  }

  /** @param {Remark | undefined} remark */
  show(remark) {
    this.#root.toggleAttribute("data-empty", !remark);
    this.#text.textContent = remark?.text ?? "";
    this.#actions.replaceChildren(...(remark?.actions ?? []).map(({ label, act }) => button(label, act)));
  }
}
