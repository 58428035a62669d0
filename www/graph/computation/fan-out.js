// Extracts the fan-out of a value as a small computation in which the value is a leaf.

import { NONE } from "../../engine/recording.js";

/** @import { Recording } from "../../engine/recording.js" */

/** A mark of the values that depend on the chosen value, and one of the operands that those need. */
const AFFECTED = 1;
const OPERAND = 2;

/**
 * A computation. `places` lists the values of the recording that it consists of: the chosen value, then the other
 * operands that are needed, as leaves, then all that depends on the chosen value, with the result at the end.
 * @typedef {{ places: Uint32Array, operation: Uint8Array, a: Uint32Array, b: Uint32Array, exponent: Float64Array }} FanOut
 */

/**
 * Returns the computation of the result as a function of one value.
 * @param {Recording} recording
 * @param {number} place
 * @returns {FanOut}
 */
export function fanOut(recording, place) {
  const { a, b, root } = recording;
  const kind = new Uint8Array(root + 1);
  kind[place] = AFFECTED;
  for (let other = place + 1; other <= root; other++) {
    const [first, second] = [a[other], b[other]];
    const isFirst = first !== NONE && kind[first] === AFFECTED;
    const isSecond = second !== NONE && kind[second] === AFFECTED;
    if (!isFirst && !isSecond) continue;
    kind[other] = AFFECTED;
    if (!isFirst && first !== NONE) kind[first] = OPERAND;
    if (!isSecond && second !== NONE) kind[second] = OPERAND;
  }
  const all = new Uint32Array(root + 1).map((_, other) => other);
  const leaves = all.filter((other) => kind[other] === OPERAND);
  const affected = all.filter((other) => kind[other] === AFFECTED && other !== place);
  const places = new Uint32Array(1 + leaves.length + affected.length);
  places[0] = place;
  places.set(leaves, 1);
  places.set(affected, 1 + leaves.length);
  return renumbered(recording, places, leaves.length + 1);
}

/**
 * Copies some values of a recording into a computation where each is named by its index in `places`.
 * @param {Recording} recording
 * @param {Uint32Array} places
 * @param {number} leaves how many of them are leaves, at the start
 * @returns {FanOut}
 */
function renumbered({ operation, a, b, exponent }, places, leaves) {
  const index = new Uint32Array(operation.length);
  places.forEach((place, at) => {
    index[place] = at;
  });
  /** @param {Uint32Array} operands */
  const operandsOf = (operands) =>
    places.map((place, at) => (at < leaves || operands[place] === NONE ? NONE : index[operands[place]]));
  return {
    places,
    operation: new Uint8Array(places.length).map((_, at) => (at < leaves ? 0 : operation[places[at]])),
    a: operandsOf(a),
    b: operandsOf(b),
    exponent: new Float64Array(places.length).map((_, at) => exponent[places[at]]),
  };
}
