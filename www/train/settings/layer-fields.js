// The fields of the hidden layers: their number, and the neurons of each.

import { button, element, isRight } from "../../ui/element.js";
import { countText } from "./layer-sizes.js";
import { LAYERS, MODEL, NEURONS } from "./model-settings.js";

/** @import { Settings } from "./types.js" */

export class Layers {
  #list = element("div", { class: "layers" });
  #count = element("output", { id: "model-count", class: "hint" });
  #apply;
  #add;
  /** @type {number[]} */
  #hidden = [];

  /**
   * @param {HTMLElement} root
   * @param {(edit: (settings: Settings) => void) => void} apply
   */
  constructor(root, apply) {
    this.#apply = apply;
    this.#add = button("Add a layer", () => this.#change((hidden) => hidden.push(hidden.at(-1) ?? 8)), {
      id: "layer-add",
    });
    root.append(
      element(
        "fieldset",
        { class: "field" },
        element("legend", {}, MODEL.hidden.label),
        this.#list,
        element("div", { class: "toolbar" }, this.#add, this.#count),
        element("p", { class: "hint" }, MODEL.hidden.hint),
      ),
    );
  }

  /** @param {(hidden: number[]) => void} edit */
  #change(edit) {
    this.#apply(({ model }) => edit(model.hidden));
  }

  /** @param {Settings} settings */
  show({ model }) {
    this.#count.textContent = countText(model);
    this.#add.disabled = model.hidden.length >= LAYERS[1];
    // The inputs stay while the number of layers is the same, and with them the focus.
    if (model.hidden.length !== this.#list.childElementCount) {
      this.#list.replaceChildren(...model.hidden.map((_, layer) => this.#row(layer)));
    }
    this.#hidden = [...model.hidden];
    for (const [layer, input] of this.#list.querySelectorAll("input").entries()) {
      if (Number(input.value) !== model.hidden[layer]) input.value = String(model.hidden[layer]);
    }
  }

  /** @param {number} layer */
  #row(layer) {
    const [min, max] = NEURONS;
    const id = `layer-${layer + 1}`;
    const error = element("p", { class: "field-error", id: `${id}-error`, role: "alert" });
    const input = element("input", {
      id,
      type: "number",
      inputmode: "numeric",
      min,
      max,
      step: 1,
      required: true,
      autocomplete: "off",
      "aria-describedby": error.id,
    });
    input.addEventListener("change", () => {
      const valid = isRight(input);
      input.setAttribute("aria-invalid", String(!valid));
      error.textContent = valid ? "" : `${min} to ${max} neurons are expected. It stays ${this.#hidden[layer]}.`;
      if (valid) this.#change((hidden) => hidden.splice(layer, 1, input.valueAsNumber));
    });
    const remove = button("Remove", () => this.#remove(layer), { "aria-label": `Remove layer ${layer + 1}` });
    return element(
      "div",
      { class: "layer" },
      element("label", { for: id }, `Layer ${layer + 1}`),
      input,
      remove,
      error,
    );
  }

  /** @param {number} layer */
  #remove(layer) {
    this.#change((hidden) => hidden.splice(layer, 1));
    // The pressed button is gone, so the focus moves.
    this.#add.focus();
  }
}
