// The log of a run: the measures of every step at first, evenly thinned when there are many.

/** @import { Log as Arrays } from "../worker/messages.js" */

/** @typedef {{ step: number, loss: number, accuracy: number, testLoss: number, testAccuracy: number }} Entry */

/** With more entries than this, every second one is dropped. */
const MOST = 2000;
/** The tutorial's log is kept whole. */
const WHOLE = 100;

export class Log {
  /** @type {Entry[]} */
  #entries = [];
  #every = 1;
  /** The entry of the last step if it is not in the list. @type {Entry | undefined} */
  #last;
  /** Whether there is something new since the last `arrays`. */
  changed = true;

  copy() {
    const copy = new Log();
    copy.#entries = [...this.#entries];
    copy.#every = this.#every;
    copy.#last = this.#last;
    return copy;
  }

  get length() {
    return this.#entries.length + (this.#last ? 1 : 0);
  }

  /** Returns whether the measures of a step are wanted. @param {number} step */
  wants(step) {
    return step < WHOLE || step % this.#every === 0;
  }

  /** @param {Entry} entry of a step that is wanted, or the last one for now */
  add(entry) {
    this.changed = true;
    this.#last = undefined;
    if (!this.wants(entry.step)) {
      this.#last = entry;
      return;
    }
    this.#entries.push(entry);
    if (this.#entries.length > MOST) {
      this.#every *= 2;
      this.#entries = this.#entries.filter(({ step }) => this.wants(step));
    }
  }

  /** Forgets a step and those after it. @param {number} step */
  cut(step) {
    if (this.#last && this.#last.step >= step) this.#last = undefined;
    while (this.#entries.length > 0 && this.#entries[this.#entries.length - 1].step >= step) this.#entries.pop();
    this.changed = true;
  }

  get entries() {
    return this.#last ? [...this.#entries, this.#last] : this.#entries;
  }

  /** @returns {Arrays} */
  arrays() {
    this.changed = false;
    const all = this.entries;
    return {
      steps: Float64Array.from(all, ({ step }) => step),
      losses: Float64Array.from(all, ({ loss }) => loss),
      accuracies: Float64Array.from(all, ({ accuracy }) => accuracy),
      testLosses: Float64Array.from(all, ({ testLoss }) => testLoss),
      testAccuracies: Float64Array.from(all, ({ testAccuracy }) => testAccuracy),
    };
  }
}
