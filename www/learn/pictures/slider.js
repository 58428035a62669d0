// Makes a slider under a picture, with its value in words.
import { element } from "../../ui/element.js";
import { smallStep } from "../numbers.js";

let count = 0;

export class Slider {
  /** The element to put into the picture. */
  root;
  #input;
  #output;
  #text;

  /**
   * @param {string} label
   * @param {{ min: number, max: number, step: number }} range
   * @param {(value: number) => string} text what a position means
   * @param {(value: number) => void} onInput
   */
  constructor(label, { min, max, step }, text, onInput) {
    const id = `learn-slider-${++count}`;
    this.#text = text;
    this.#input = element("input", { id, type: "range", min, max, step });
    this.#output = element("output", { for: id });
    this.root = element(
      "div",
      { class: "learn-slider" },
      element("label", { for: id }, label),
      this.#input,
      this.#output,
    );
    this.#input.addEventListener("input", () => {
      this.#tell();
      onInput(this.value);
    });
  }

  get value() {
    return this.#input.valueAsNumber;
  }

  set value(value) {
    this.#input.value = String(value);
    this.#tell();
  }

  #tell() {
    const text = this.#text(this.value);
    this.#output.textContent = text;
    this.#input.setAttribute("aria-valuetext", text);
  }
}

/** Writes a step as in code: "1", "0.1", "0.01", and from there on "1e-3". @param {number} decades */
export function smallStepText(decades) {
  return decades < 3 ? String(smallStep(decades)) : `1e-${decades}`;
}
