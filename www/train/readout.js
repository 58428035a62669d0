// Four numbers of the network as it is; each shows its full precision on hover, and gives it when copied.
import { decimals, percent } from "./format.js";

export class Readout {
  #fields;

  /** @param {ParentNode} root */
  constructor(root) {
    /** @param {string} name */
    const field = (name) => {
      const element = /** @type {HTMLElement} */ (root.querySelector(`#readout-${name}`));
      element.addEventListener("copy", (event) => {
        if (getSelection()?.toString().trim() !== element.textContent) return;
        event.preventDefault();
        event.clipboardData?.setData("text/plain", element.title);
      });
      return element;
    };
    this.#fields = { step: field("step"), loss: field("loss"), accuracy: field("accuracy"), rate: field("rate") };
  }

  /** @param {{ step: number, loss: number, accuracy: number, learningRate: number }} measure */
  show({ step, loss, accuracy, learningRate }) {
    this.#set(this.#fields.step, String(step), step);
    this.#set(this.#fields.loss, decimals(loss), loss);
    this.#set(this.#fields.accuracy, percent(accuracy), 100 * accuracy);
    this.#set(this.#fields.rate, decimals(learningRate), learningRate);
  }

  /** @param {HTMLElement} field @param {string} text @param {number} value */
  #set(field, text, value) {
    field.textContent = text;
    field.title = String(value);
  }
}
