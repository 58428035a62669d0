// Offers the random streams of Python and NumPy, and the datasets of scikit-learn.
import { number, options, whole, wrong } from "./check.js";
import { assertReady, wasm } from "./instance.js";

/**
 * Seeds both streams, as `random.seed(seed)` and `np.random.seed(seed)` do. Without an argument it chooses a seed. The seed is
 * returned.
 * @param {number} [value]
 * @returns {number}
 */
export function seed(value) {
  assertReady();
  const chosen = value === undefined ? wasm.freshSeed() : whole(value, "seed", 0, 2 ** 32 - 1);
  wasm.seed(chosen);
  return chosen;
}

/**
 * Draws a number uniformly between `low` and `high`, as Python's `random.uniform` does.
 * @param {number} low
 * @param {number} high
 */
export function uniform(low, high) {
  assertReady();
  return wasm.uniform(number(low, "low"), number(high, "high"));
}

/**
 * Returns the numbers from 0 to `length` - 1 in random order, as `np.random.permutation` does.
 * @param {number} length
 * @returns {number[]}
 */
export function permutation(length) {
  assertReady();
  return Array.from(wasm.permutation(whole(length, "length", 0)));
}

/**
 * Makes two interleaving half circles, as scikit-learn's `make_moons` does.
 * @param {{ samples?: number, noise?: number, shuffle?: boolean }} [choices]
 */
export function makeMoons(choices = {}) {
  return dataset("moons", choices, ["samples", "noise", "shuffle"]);
}

/**
 * Makes a circle inside another, as scikit-learn's `make_circles` does.
 * @param {{ samples?: number, noise?: number, shuffle?: boolean, factor?: number }} [choices]
 */
export function makeCircles(choices = {}) {
  return dataset("circles", choices, ["samples", "noise", "shuffle", "factor"]);
}

/**
 * Makes two Gaussian clouds, as scikit-learn's `make_blobs` does with two centres.
 * @param {{ samples?: number, std?: number, shuffle?: boolean }} [choices]
 */
export function makeBlobs(choices = {}) {
  return dataset("blobs", choices, ["samples", "std", "shuffle"]);
}

/**
 * Checks an option of a dataset: a standard deviation, or the size of the inner circle.
 * @param {number} given
 * @param {string} name
 */
function inRange(given, name) {
  const [most, expected] =
    name === "factor" ? [1, "a number from 0 up to but not including 1"] : [Infinity, "a finite number not below 0"];
  if (!(given >= 0 && given < most)) throw wrong(name, expected, given);
}

/**
 * Draws a dataset from NumPy's stream, and returns x, y and sign of each point in turn.
 * @param {wasm.DatasetKind} kind
 * @param {{ samples?: number, noise?: number, shuffle?: boolean, factor?: number, std?: number }} choices
 */
export function pointsOf(kind, { samples = 100, noise = 0.1, shuffle = true, factor = 0.8, std = 1 }) {
  return wasm.dataset(kind, { samples, spread: kind === "blobs" ? std : noise, factor, shuffle });
}

/**
 * @param {wasm.DatasetKind} kind
 * @param {Record<string, unknown>} choices
 * @param {string[]} known
 * @returns {{ x: number[][], y: number[] }}
 */
function dataset(kind, choices, known) {
  assertReady();
  options(choices, "options", known);
  for (const name of known) {
    const given = choices[name];
    if (given === undefined) continue;
    if (name === "samples") whole(given, name);
    else if (name !== "shuffle") inRange(number(given, name), name);
    else if (typeof given !== "boolean") throw wrong(name, "true or false", given);
  }
  const points = pointsOf(kind, choices);
  const count = points.length / 3;
  return {
    x: Array.from({ length: count }, (_, index) => Array.from(points.subarray(3 * index, 3 * index + 2))),
    y: Array.from({ length: count }, (_, index) => points[3 * index + 2]),
  };
}
