// Compares two recordings of computations.

/** @import { Recording } from "../../engine/recording.js" */

/**
 * Returns whether two recordings have the same structure and labels; their numbers may differ.
 * @param {Recording} one
 * @param {Recording} other
 */
export function sameStructure(one, other) {
  return (
    one.root === other.root &&
    ["operation", "a", "b", "exponent", "scope"].every((name) => same(one, other, name)) &&
    ["labels", "scopes", "symbols"].every((name) => JSON.stringify(at(one, name)) === JSON.stringify(at(other, name)))
  );
}

/**
 * Returns whether two recordings of the same structure have the same numbers.
 * @param {Recording} one
 * @param {Recording} other
 */
export function sameNumbers(one, other) {
  return same(one, other, "data") && same(one, other, "grad");
}

/**
 * @param {Recording} one
 * @param {Recording} other
 * @param {string} name
 */
function same(one, other, name) {
  const [first, second] = [at(one, name), at(other, name)];
  // Object.is treats NaN as equal to NaN.
  return first.length === second.length && first.every((value, index) => Object.is(value, second[index]));
}

/**
 * @param {Recording} recording
 * @param {string} name
 */
function at(recording, name) {
  return /** @type {Record<string, unknown[]>} */ (/** @type {unknown} */ (recording))[name];
}
