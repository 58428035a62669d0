// Pages through the graphs that one run of the code has drawn.
import { effect } from "@preact/signals-core";

/** @import { Drawn } from "../../python/host/result.js" */
/** @import { GraphState } from "../state.js" */

export class DrawingPager {
  #state;
  #onShow;
  #element = document.createElement("div");
  #text = document.createElement("output");
  #earlier = button("Earlier drawing", "‹");
  #later = button("Later drawing", "›");

  /**
   * @param {HTMLElement} root
   * @param {GraphState} state
   * @param {(drawn: Drawn) => void} onShow shows a graph
   */
  constructor(root, state, onShow) {
    this.#state = state;
    this.#onShow = onShow;
    this.#element.className = "lab-drawings";
    this.#element.setAttribute("role", "group");
    this.#element.setAttribute("aria-label", "Drawings of this run");
    this.#element.append(this.#earlier, this.#text, this.#later);
    this.#earlier.addEventListener("click", () => this.#go(-1));
    this.#later.addEventListener("click", () => this.#go(1));
    root.querySelector("#lab-search")?.before(this.#element);
    effect(() => this.#show());
  }

  #show() {
    const { drawings, drawing, isGuest } = this.#state;
    const { length } = drawings.value;
    const at = drawing.value;
    this.#element.hidden = length < 2 || isGuest.value;
    if (this.#element.hidden) return;
    this.#text.textContent = `Drawing ${at + 1} of ${length}`;
    this.#earlier.setAttribute("aria-disabled", String(at === 0));
    this.#later.setAttribute("aria-disabled", String(at === length - 1));
  }

  /** @param {1 | -1} step */
  #go(step) {
    const { drawings, drawing } = this.#state;
    const next = drawings.value[drawing.value + step];
    if (!next) return;
    drawing.value += step;
    this.#onShow(next);
  }
}

/**
 * @param {string} label
 * @param {string} text
 */
function button(label, text) {
  const element = document.createElement("button");
  element.type = "button";
  element.setAttribute("aria-label", label);
  element.textContent = text;
  return element;
}
