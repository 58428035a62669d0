// Shows whether the network's inputs are standardised, and suggests it for points far from unit scale.
import { effect } from "@preact/signals-core";
import { button, element } from "../../ui/element.js";
import { shortNumber } from "../../ui/numbers.js";
import { isFarFromUnit, standardScale } from "../datasets/scale.js";
import { targetKind } from "../settings/target.js";

/** @import { TrainState } from "../state.js" */

/** The most features whose numbers are named. */
const MOST_NAMED = 3;

export class ScalePanel {
  #state;
  #text = element("p", { class: "hint", id: "scale-text" });
  #change = button("Standardise", () => this.#toggle(), { id: "scale-change", "aria-describedby": "scale-text" });
  #box = element("div", { class: "field" }, this.#text, element("div", { class: "toolbar" }, this.#change));

  /** @param {HTMLElement} root @param {TrainState} state */
  constructor(root, state) {
    this.#state = state;
    root.append(this.#box);
    effect(() => this.#show());
  }

  get #standard() {
    const { data } = this.#state.settings.value;
    return standardScale(data.points, targetKind(data) === "number");
  }

  #toggle() {
    const state = this.#state;
    const before = state.data;
    const scale = before.scale.length > 0 ? [] : this.#standard;
    if (state.changeData({ ...before, scale })) state.rememberData(before);
  }

  #show() {
    const { data, model } = this.#state.settings.value;
    const isScaled = model.scale.length > 0;
    const hasPoints = data.kind === "own" && data.points.length > 1;
    const isFar = hasPoints && !isScaled && isFarFromUnit(this.#standard);
    this.#box.hidden = !(isScaled || isFar);
    this.#change.textContent = isScaled ? "Use them as they are" : "Standardise";
    const all = isScaled ? model.scale : hasPoints ? this.#standard : [];
    const parts = all.flatMap(([mean, deviation], index) => {
      const name = data.names[index];
      return name ? `${name} ${shortNumber(mean, 4)} ± ${shortNumber(deviation, 4)}` : [];
    });
    // The numbers of a table of many columns would be a table of their own.
    const which = parts.length > MOST_NAMED ? "" : `: ${parts.join(", ")}`;
    this.#text.textContent = isScaled
      ? which
        ? `Standardised${which}.`
        : `The network sees all ${model.width} features standardised.`
      : `Far from what a new network is made for, so training may diverge${which}.`;
  }
}
