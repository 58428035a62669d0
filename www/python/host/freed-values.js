// Frees what a long program has recorded and nothing holds. What stays moves down on the tape, so that indices change.
import { wasm } from "../../engine/instance.js";
import { NONE } from "../../engine/recording.js";
import { MOST_VALUES } from "./limits.js";

/** The least number of values that are recorded between two times that values are freed: a few steps of the training demo. */
const LEAST = 500_000;

export class FreedValues {
  #scope;
  /** The index of the first value of this tape. */
  #first;
  /** The length of the tape at which values should be freed. */
  #due;
  /** The number of values that have been freed. */
  #freed = 0;
  /** The ages of the values that stayed the last time, in order. */
  #ages = new Float64Array();
  /** The number of times that values have been freed. */
  times = 0;

  /** @param {number} scope the engine's scope of memory that all values are recorded in */
  constructor(scope) {
    this.#scope = scope;
    this.#first = wasm.length();
    this.#due = this.#first + LEAST;
  }

  /** Frees all values. */
  clear() {
    wasm.closeScope(this.#scope, new Uint32Array(), true);
    this.#due = this.#first + LEAST;
    this.#freed = 0;
    this.#ages = new Float64Array();
    this.times += 1;
  }

  /** Returns whether values should be freed when this one has been recorded. @param {number} id */
  isDue(id) {
    return id >= this.#due;
  }

  /** The number of values that have been recorded, those that were freed included. */
  get count() {
    return wasm.length() + this.#freed;
  }

  /** Returns how many values were recorded before a value, which is its index as long as nothing has been freed. @param {number} id */
  age(id) {
    return this.#ages[id - this.#first] ?? id + this.#freed;
  }

  /**
   * Frees the values that none of those that are held is computed from.
   * @param {Uint32Array} held the indices of the values that are held, which are replaced by their new ones
   * @returns {{ kept: Uint32Array, places: Uint32Array, placeOf: (id: number) => number | undefined }} the former indices of
   *   the values that stay, in order, and their new ones; `placeOf` returns the new index for a former one
   */
  free(held) {
    const first = this.#first;
    const length = wasm.length();
    const kept = reachedFrom(held, first, length);
    const ages = Float64Array.from(kept, (id) => this.age(id));
    const places = wasm.closeScope(this.#scope, kept, true);
    const placeById = new Uint32Array(length - first).fill(NONE);
    for (let index = 0; index < kept.length; index++) placeById[kept[index] - first] = places[index];
    for (let index = 0; index < held.length; index++) held[index] = placeById[held[index] - first];
    const live = wasm.length();
    this.#ages = ages;
    this.#freed += length - live;
    this.#due = live + Math.max(LEAST, Math.min(live - first, (MOST_VALUES - live) / 2));
    this.times += 1;
    const placeOf = (/** @type {number} */ id) => {
      const place = placeById[id - first] ?? NONE;
      return place === NONE ? undefined : place;
    };
    return { kept, places, placeOf };
  }
}

/**
 * Returns the indices of values and of all that they are computed from, in ascending order.
 * @param {Uint32Array} values
 * @param {number} first the first index that may be returned
 * @param {number} length the length of the tape
 */
function reachedFrom(values, first, length) {
  const all = new Uint32Array(length - first);
  for (let index = 0; index < all.length; index++) all[index] = first + index;
  const operands = wasm.operandsOf(all);
  const isReached = new Uint8Array(all.length);
  for (const id of values) isReached[id - first] = 1;
  let count = 0;
  for (let index = all.length - 1; index >= 0; index--) {
    if (isReached[index] === 0) continue;
    count += 1;
    const a = operands[2 * index];
    const b = operands[2 * index + 1];
    if (a !== NONE) isReached[a - first] = 1;
    if (b !== NONE) isReached[b - first] = 1;
  }
  const reached = new Uint32Array(count);
  let place = 0;
  for (let index = 0; index < all.length; index++) if (isReached[index] === 1) reached[place++] = all[index];
  return reached;
}
