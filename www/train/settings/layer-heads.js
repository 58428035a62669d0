// The controls of the hidden layers at the diagram: above each column − and + and the number of its neurons, and its
// activation; above the diagram − and + for a layer.

import { button, element, isRight } from "../../ui/element.js";
import { activationsOf, countText, setActivations } from "./layer-sizes.js";
import { LAYERS, MODEL, NEURONS } from "./model-settings.js";

/** @import { Activation } from "../../engine/operations.js" */
/** @import { Layout } from "../pictures/network/network-layout.js" */
/** @import { Settings } from "./types.js" */

/** A head with less room than this, in rems, leaves its word out. */
const ROOM_FOR_WORD = 8.5;
/** Half the width of the name over the inputs or the outputs, with a gap, in rems. */
const HALF_NAME = 1.5;

export class LayerHeads {
  #count = element("output", { id: "model-count", class: "hint" });
  #words = element("span", {});
  #error = element("p", { class: "field-error", id: "layers-error", role: "alert" });
  #heads;
  #apply;
  #add;
  #remove;
  /** @type {number[]} */
  #hidden = [];

  /**
   * @param {HTMLElement} root above the diagram, for the number of layers
   * @param {HTMLElement} heads over the columns of the diagram
   * @param {(edit: (settings: Settings) => void) => void} apply
   */
  constructor(root, heads, apply) {
    this.#heads = heads;
    this.#apply = apply;
    this.#add = small("+", "Add a layer", "layer-add", () => {
      this.#apply(({ model }) => {
        const activations = activationsOf(model);
        model.hidden.push(model.hidden.at(-1) ?? 8);
        setActivations(model, [...activations, activations.at(-1) ?? model.activation]);
      });
    });
    this.#remove = small("−", "Remove the last layer", "layer-remove", () => {
      this.#change((hidden) => hidden.pop());
    });
    const group = element(
      "div",
      { class: "layer-count", role: "group", "aria-label": MODEL.hidden.label, title: MODEL.hidden.hint },
      this.#remove,
      this.#words,
      this.#add,
    );
    root.append(group, this.#count, this.#error);
  }

  /** @param {(hidden: number[]) => void} edit */
  #change(edit) {
    this.#apply(({ model }) => edit(model.hidden));
  }

  /** @param {Settings} settings */
  show({ model }) {
    const { length } = model.hidden;
    // Whatever has been changed since, the number that was wrong is no longer what one does.
    this.#error.textContent = "";
    this.#count.textContent = countText(model);
    this.#words.textContent = `${length} hidden layer${length === 1 ? "" : "s"}`;
    // A button that has the focus keeps it.
    this.#add.setAttribute("aria-disabled", String(length >= LAYERS[1]));
    this.#remove.setAttribute("aria-disabled", String(length <= LAYERS[0]));
    if (length !== this.#heads.childElementCount) {
      this.#heads.replaceChildren(...model.hidden.map((_, layer) => this.#head(layer)));
    }
    this.#hidden = [...model.hidden];
    for (const [layer, head] of [...this.#heads.children].entries()) {
      const size = model.hidden[layer];
      const [less, field, more] = head.querySelectorAll("button, input");
      const select = head.querySelector("select");
      if (select) select.value = activationsOf(model)[layer];
      if (field instanceof HTMLInputElement && Number(field.value) !== size) field.value = String(size);
      less.setAttribute("aria-disabled", String(size <= NEURONS[0]));
      more.setAttribute("aria-disabled", String(size >= NEURONS[1]));
    }
  }

  /** Puts each head over its column. @param {Layout} layout @param {number} rem */
  place({ columns }, rem) {
    for (const [layer, head] of /** @type {HTMLElement[]} */ ([...this.#heads.children]).entries()) {
      const [before, column, after] = columns.slice(layer, layer + 3);
      // The diagram may still be that of a network with fewer layers.
      if (!after) continue;
      // Beside a layer are the controls of another, or the inputs or the outputs, which have only a name, beside the number.
      const room = (/** @type {number} */ name) =>
        Math.min(
          layer === 0 ? 2 * (column.x - before.x - name) : column.x - before.x,
          layer === columns.length - 3 ? 2 * (after.x - column.x - name) : after.x - column.x,
        );
      head.style.setProperty("--x", `${column.x}px`);
      head.style.setProperty("--room", `${room(0)}px`);
      head.toggleAttribute("data-narrow", room(HALF_NAME * rem) < ROOM_FOR_WORD * rem);
    }
  }

  /** @param {number} layer */
  #head(layer) {
    const [min, max] = NEURONS;
    const name = `layer ${layer + 1}`;
    const field = element("input", {
      id: `layer-${layer + 1}`,
      type: "number",
      inputmode: "numeric",
      min,
      max,
      step: 1,
      required: true,
      autocomplete: "off",
      "aria-label": `Neurons of ${name}`,
      "aria-describedby": this.#error.id,
    });
    field.addEventListener("change", () => {
      const isValid = isRight(field);
      field.setAttribute("aria-invalid", String(!isValid));
      if (isValid) return this.#change((hidden) => hidden.splice(layer, 1, field.valueAsNumber));
      this.#error.textContent = `${min} to ${max} neurons are expected. It stays ${this.#hidden[layer]}.`;
    });
    // A wrong number stays while the field has the focus, so that it can be corrected.
    field.addEventListener("blur", () => {
      field.value = String(this.#hidden[layer]);
      field.setAttribute("aria-invalid", "false");
    });
    /** @param {number} by */
    const resize = (by) => {
      const size = Math.min(max, Math.max(min, this.#hidden[layer] + by));
      if (size !== this.#hidden[layer]) this.#change((hidden) => hidden.splice(layer, 1, size));
    };
    const options = Object.entries(MODEL.activation.options).map(([value, text]) => element("option", { value }, text));
    const activation = element(
      "select",
      {
        id: `layer-${layer + 1}-activation`,
        "aria-label": `Activation of ${name}`,
        title: MODEL.layerActivations.hint,
      },
      ...options,
    );
    activation.addEventListener("change", () => {
      this.#apply(({ model }) => {
        const activations = activationsOf(model);
        activations[layer] = /** @type {Activation} */ (activation.value);
        setActivations(model, activations);
      });
    });
    return element(
      "div",
      { class: "layer-head", role: "group", "aria-label": `Layer ${layer + 1}` },
      element(
        "div",
        { class: "layer-size" },
        small("−", `Fewer neurons in ${name}`, `layer-${layer + 1}-less`, () => resize(-1)),
        field,
        element("span", { "aria-hidden": "true" }, "neurons"),
        small("+", `More neurons in ${name}`, `layer-${layer + 1}-more`, () => resize(1)),
      ),
      activation,
    );
  }
}

/** @param {string} text @param {string} name @param {string} id @param {() => void} act */
function small(text, name, id, act) {
  const made = button(text, () => made.getAttribute("aria-disabled") !== "true" && act(), { id, "aria-label": name });
  return made;
}
