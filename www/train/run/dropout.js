// Draws which outputs of hidden neurons a step leaves out, and by what the others are multiplied.

import { wasm } from "../../engine/instance.js";

/** @import { TrainingSettings } from "../settings/types.js" */

/** Inverted dropout: the outputs that are kept are enlarged, so that nothing has to change where all of them count. */
export class Dropout {
  #neurons;
  #keep;
  #seed;
  /** A row for each sample of the step's pass. */
  #factors;
  /** The step that the factors are of, or -1 for none. */
  #step = -1;

  /**
   * @param {Pick<TrainingSettings, "dropout" | "dropoutSeed">} training
   * @param {number} neurons in all hidden layers
   * @param {number} count of samples in a pass
   */
  constructor({ dropout, dropoutSeed }, neurons, count) {
    this.#neurons = neurons;
    this.#keep = 1 - dropout;
    this.#seed = dropoutSeed;
    this.#factors = new Float64Array(neurons * count);
  }

  /**
   * Returns the factors of a step's samples, each with one for each hidden neuron, layer by layer: 0 with the probability
   * of dropout, and else what makes their mean 1. Each step has a seed of its own, so that it can be repeated without
   * those before it:
   *
   *     np.random.seed((seed + step * 0x9e3779b1) % 2**32)
   *     (np.random.rand(samples, neurons) < keep) / keep
   * @param {number} step
   */
  at(step) {
    if (step === this.#step) return this.#factors;
    const stream = new wasm.MersenneTwister((this.#seed + Math.imul(step, 0x9e3779b1)) >>> 0);
    const kept = 1 / this.#keep;
    for (let place = 0; place < this.#factors.length; place += 1) {
      // NumPy makes a number from 0 to 1 of the upper 27 bits of one draw and the upper 26 of the next.
      const [high, low] = [stream.next() >>> 5, stream.next() >>> 6];
      this.#factors[place] = (high * 2 ** 26 + low) / 2 ** 53 < this.#keep ? kept : 0;
    }
    stream.free();
    this.#step = step;
    return this.#factors;
  }

  /** Returns the factors of one sample of a step's pass. @param {number} step @param {number} sample */
  of(step, sample) {
    return this.at(step).subarray(sample * this.#neurons, (sample + 1) * this.#neurons);
  }
}
