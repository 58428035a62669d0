// Saved states of a run, from which an earlier step is computed again. Many of them are thinned evenly.

/** @import { Settings } from "../settings/types.js" */

/**
 * The state of a run, on which all later steps depend.
 * @typedef {{ step: number, settings: Settings, parameters: Float64Array, optimizer: Float64Array, epoch: number }} State
 */

const MOST = 200;
/** Large networks keep fewer states, but at least FEWEST. */
const MOST_BYTES = 32 * 2 ** 20;
const FEWEST = 16;

export class Keyframes {
  /** The states in the order of their steps. @type {State[]} */
  #states = [];
  #every = 8;

  copy() {
    const copy = new Keyframes();
    copy.#states = [...this.#states];
    copy.#every = this.#every;
    return copy;
  }

  get length() {
    return this.#states.length;
  }

  /** Returns whether the state after this step is wanted. @param {number} step */
  wants(step) {
    return step % this.#every === 0;
  }

  /** Forgets the states after this step, and adds this one. @param {State} state */
  add(state) {
    this.cut(state.step);
    if (this.#states.at(-1)?.step === state.step) this.#states.pop();
    this.#states.push(state);
    const bytes = state.parameters.byteLength + state.optimizer.byteLength;
    const most = Math.min(MOST, Math.max(FEWEST, Math.floor(MOST_BYTES / bytes)));
    if (this.#states.length > most) {
      this.#states = this.#states.filter((_, index) => index % 2 === 0);
      // The interval stays the same if the states are many only because the user made many changes.
      if ((state.step - this.#states[0].step) / this.#every > most / 2) this.#every *= 2;
    }
  }

  /** Forgets the states after this step. @param {number} step */
  cut(step) {
    while (this.#states.length > 0 && this.#states[this.#states.length - 1].step > step) this.#states.pop();
  }

  /** Returns the last state that is not after this step. @param {number} step */
  before(step) {
    let place = this.#states.length - 1;
    while (place > 0 && this.#states[place].step > step) place -= 1;
    return this.#states[place];
  }

  /** Returns the states up to this step. @param {number} step */
  upTo(step) {
    return this.#states.filter((state) => state.step <= step);
  }
}
