// Under the diagram: the parameter that is selected, its gradient, and a field to change it.
import { fourDecimals, signed } from "./number-text.js";

export class NetworkInspector {
  #element = document.createElement("div");
  #label = document.createElement("label");
  #name = document.createElement("span");
  #field = document.createElement("input");
  #words = document.createElement("p");
  #none = document.createElement("p");
  #parameter = -1;

  /** @param {HTMLElement} root @param {(parameter: number, value: number) => void} edit */
  constructor(root, edit) {
    this.#element.className = "network-inspector";
    this.#field.type = "number";
    this.#field.step = "any";
    this.#words.className = "hint";
    this.#none.className = "hint";
    this.#none.textContent =
      "Select a weight (a line) or a bias (the dot at a neuron’s corner), then drag it up or down or type a number. " +
      "With the keyboard: arrow keys go through neurons, Enter to a neuron’s weights, + and − change one.";
    this.#label.append(this.#name, this.#field);
    this.#element.append(this.#none, this.#label, this.#words);
    root.append(this.#element);
    this.#field.addEventListener("change", () => {
      const value = this.#field.valueAsNumber;
      if (Number.isFinite(value)) edit(this.#parameter, value);
    });
    this.show(-1, "", 0, 0);
  }

  /** @param {number} parameter -1 for none @param {string} name @param {number} value @param {number} gradient */
  show(parameter, name, value, gradient) {
    const none = parameter < 0;
    this.#none.hidden = !none;
    this.#label.hidden = none;
    this.#words.hidden = none;
    const other = parameter !== this.#parameter;
    this.#parameter = parameter;
    if (none) return;
    this.#name.textContent = name[0].toUpperCase() + name.slice(1);
    // What is being typed is left alone.
    if (other || document.activeElement !== this.#field) this.#field.value = String(Number(value.toFixed(6)));
    this.#field.title = String(value);
    this.#words.replaceChildren(
      "gradient ",
      Object.assign(document.createElement("i"), { className: "gradient", textContent: signed(gradient) }),
      gradient === 0
        ? ": nothing moves it now"
        : `: a little more of it makes the loss ${gradient > 0 ? "larger" : "smaller"}`,
    );
    this.#words.title = fourDecimals(gradient) === "0.0000" ? "" : String(gradient);
  }
}
