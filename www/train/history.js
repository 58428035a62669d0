/** Points kept; beyond it every second one goes. */
const CAPACITY = 2048;

/** The steps of a run for the curves: all of them at first, then every second, every fourth, … so that it stays small. */
export class History {
  #stride = 1;
  #next = 0;
  /** @type {number[]} */
  steps = [];
  /** @type {number[]} */
  losses = [];
  /** @type {number[]} */
  accuracies = [];

  clear() {
    this.#stride = 1;
    this.#next = 0;
    this.steps = [];
    this.losses = [];
    this.accuracies = [];
  }

  /** @param {ArrayLike<number>} losses @param {ArrayLike<number>} accuracies of the steps that follow */
  append(losses, accuracies) {
    for (let index = 0; index < losses.length; index++) {
      const step = this.#next++;
      if (step % this.#stride !== 0) continue;
      this.steps.push(step);
      this.losses.push(losses[index]);
      this.accuracies.push(accuracies[index]);
      if (this.steps.length === CAPACITY) this.#thin();
    }
  }

  #thin() {
    /** @param {number} _ @param {number} index */
    const even = (_, index) => index % 2 === 0;
    this.steps = this.steps.filter(even);
    this.losses = this.losses.filter(even);
    this.accuracies = this.accuracies.filter(even);
    this.#stride *= 2;
  }
}
