// Draws minibatches: the points that each step reads.

import { permutation, seed } from "../../engine/data.js";
import { makeDataset } from "../datasets/dataset.js";

/** @import { DataSettings } from "../settings/types.js" */

/**
 * The number of steps whose batches are drawn at once. The first block continues the stream that drew the data set, as
 * the tutorial does. Each later block has its own seed, so that any step can be repeated without drawing all those
 * before it.
 */
const BLOCK = 256;

/** Draws a new batch of points for each step: `np.random.permutation(count)[:size]`. */
export class Batches {
  #block = -1;
  /** @type {Uint32Array} */
  #drawn;

  /**
   * @param {DataSettings} data
   * @param {number} count
   * @param {number} size
   */
  constructor(data, count, size) {
    this.data = data;
    this.count = count;
    this.size = size;
    this.#drawn = new Uint32Array(BLOCK * size);
  }

  /** Returns the indices of a step's points. @param {number} step */
  at(step) {
    const block = Math.floor(step / BLOCK);
    if (block !== this.#block) this.#draw(block);
    const start = (step % BLOCK) * this.size;
    return this.#drawn.subarray(start, start + this.size);
  }

  /** @param {number} block */
  #draw(block) {
    // The dataset leaves the stream where the tutorial draws its first batch.
    if (block === 0) makeDataset(this.data);
    else seed((this.data.seed + Math.imul(block, 0x9e3779b1)) >>> 0);
    for (let step = 0; step < BLOCK; step += 1) {
      const order = permutation(this.count);
      for (let place = 0; place < this.size; place += 1) this.#drawn[step * this.size + place] = order[place];
    }
    this.#block = block;
  }
}
