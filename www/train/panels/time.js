// Time travel: shows any step of the run so far.
import { effect } from "@preact/signals-core";

/** @import { TrainState } from "../state.js" */
/** @import { Frame } from "../worker/messages.js" */

export class Scrubber {
  #range;
  #text;
  #back;
  #forward;
  #state;

  /** @param {ParentNode} root @param {TrainState} state */
  constructor(root, state) {
    this.#state = state;
    this.#range = /** @type {HTMLInputElement} */ (root.querySelector("#time"));
    this.#text = /** @type {HTMLElement} */ (root.querySelector("#time-text"));
    this.#back = /** @type {HTMLButtonElement} */ (root.querySelector("#time-back"));
    this.#forward = /** @type {HTMLButtonElement} */ (root.querySelector("#time-forward"));
    this.#range.addEventListener("input", () => this.#go(this.#range.valueAsNumber));
    this.#back.addEventListener("click", () => this.#go(this.#goal - 1));
    this.#forward.addEventListener("click", () => this.#go(this.#goal + 1));
    effect(() => {
      const { frame, sought, isLive } = state;
      if (frame.value) this.#show(frame.value, sought.value, isLive.value);
    });
  }

  /** Returns the requested step, or else the one on show. */
  get #goal() {
    return this.#state.sought.value ?? this.#state.step;
  }

  /** @param {number} step */
  #go(step) {
    this.#state.seek(Math.min(Math.max(step, this.#state.firstStep), this.#state.lastStep));
  }

  /** @param {Frame} frame @param {number | undefined} sought @param {boolean} isLive */
  #show({ runs: [{ step }] }, sought, isLive) {
    const [first, last] = [this.#state.firstStep, this.#state.lastStep];
    this.#range.min = String(first);
    this.#range.max = String(last);
    if (sought === undefined) this.#range.value = String(step);
    this.#range.disabled = !isLive || last === first;
    // A button that has the focus keeps it.
    this.#back.setAttribute("aria-disabled", String(step <= first));
    this.#forward.setAttribute("aria-disabled", String(step >= last));
    const text =
      step < last ? `step ${step} of ${last}: train from here to take another way` : `step ${step}, the latest`;
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#range.setAttribute("aria-valuetext", `step ${step} of ${last}`);
  }
}
