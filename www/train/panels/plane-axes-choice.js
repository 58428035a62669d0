// The choice of the two features that the plane shows of a table, and the words on where all others are held.
import { effect } from "@preact/signals-core";
import { element } from "../../ui/element.js";
import { featureNames, PAIR } from "../settings/width.js";

/** @import { TrainState } from "../state.js" */

export class PlaneAxesChoice {
  #state;
  #selects = [element("select", { id: "axis-across" }), element("select", { id: "axis-up" })];
  #held = element("p", { class: "hint", id: "plane-held", role: "status" });
  /** The names on offer, as text. */
  #names = "";

  /** @param {HTMLElement} root an empty element, which it fills @param {TrainState} state */
  constructor(root, state) {
    this.#state = state;
    for (const [axis, text] of ["Across", "Up"].entries()) {
      const select = this.#selects[axis];
      select.addEventListener("change", () => this.#choose(axis, Number(select.value)));
      root.append(element("label", { for: select.id }, text), select);
    }
    root.append(this.#held);
    effect(() => this.#show(root));
  }

  /** @param {number} axis 0 across, 1 up @param {number} feature */
  #choose(axis, feature) {
    const { slice } = this.#state;
    if (!slice.value) return;
    const [across, up] = slice.value.axes;
    // A feature that is the other axis changes places with this one.
    if (axis === 0) this.#state.showAxes([feature, feature === up ? across : up]);
    else this.#state.showAxes([feature === across ? up : across, feature]);
  }

  /** @param {HTMLElement} root */
  #show(root) {
    const { slice, scene, draft, position } = this.#state;
    const shown = draft.value ?? scene.value;
    root.hidden = !slice.value;
    if (!slice.value || !shown) return;
    const names = featureNames(shown.settings);
    if (names.join() !== this.#names) {
      this.#names = names.join();
      for (const select of this.#selects) {
        select.replaceChildren(...names.map((name, feature) => element("option", { value: feature }, name)));
      }
    }
    for (const [axis, select] of this.#selects.entries()) select.value = String(slice.value.axes[axis]);
    this.#held.textContent = heldWords(names.length - PAIR, position.value?.point);
  }
}

/**
 * Says where the features that the plane does not show are held. Both sentences are as short, so that the plane keeps its
 * place when a point is chosen.
 * @param {number} others how many there are
 * @param {number} [point] that is chosen
 */
export function heldWords(others, point) {
  const isOne = others === 1;
  const subject = isOne ? "The other one is" : `The other ${others} are`;
  if (point === undefined) return `${subject} held at ${isOne ? "its" : "their"} mean.`;
  return `${subject} held at point ${point + 1}’s ${isOne ? "value" : "values"}.`;
}
