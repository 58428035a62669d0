// Random numbers and datasets for our Python modules, from the engine's streams. Functions that Python calls never throw.
import { pointsOf } from "../../engine/data.js";
import { wasm } from "../../engine/instance.js";

export class Draws {
  /** @type {Uint32Array} */
  #permutation = new Uint32Array();
  /** @type {Float64Array} */
  #points = new Float64Array();
  /** Writes a number into the memory that Python reads. @type {(place: number, number: number) => void} */
  write = () => {};

  /** Seeds both streams as the engine does; -1 chooses a fresh seed. @param {number} seed */
  seed(seed) {
    wasm.seed(seed < 0 ? wasm.freshSeed() : seed);
  }

  /**
   * @param {number} low
   * @param {number} high
   */
  uniform(low, high) {
    this.write(0, wasm.uniform(low, high));
  }

  /** @param {number} length */
  permutation(length) {
    this.#permutation = wasm.permutation(length);
  }

  /** @param {number} place */
  drawn(place) {
    return this.#permutation[place];
  }

  /**
   * @param {import("../../pkg/micrograd.js").DatasetKind} kind
   * @param {number} samples
   * @param {number} noise
   * @param {boolean} shuffle
   * @param {number} factor
   */
  dataset(kind, samples, noise, shuffle, factor) {
    try {
      this.#points = pointsOf(
        kind,
        kind === "circles" ? { samples, noise, shuffle, factor } : { samples, noise, shuffle },
      );
      return true;
    } catch {
      return false;
    }
  }

  /** Writes a point for Python to read, and returns whether it is of the second class. @param {number} place */
  point(place) {
    this.write(0, this.#points[3 * place]);
    this.write(1, this.#points[3 * place + 1]);
    return this.#points[3 * place + 2] > 0;
  }

  /** Returns the functions that Python calls. */
  functions() {
    return {
      seed: this.seed.bind(this),
      uniform: this.uniform.bind(this),
      permutation: this.permutation.bind(this),
      drawn: this.drawn.bind(this),
      dataset: this.dataset.bind(this),
      point: this.point.bind(this),
    };
  }
}
