// What a value has an effect on: a small computation of its own, in which the value is a leaf.

import { NONE } from "../../engine/recording.js";

/** @import { Recording } from "../../engine/recording.js" */

/** What a value is in the cone: computed from the one at its tip, or an operand of one that is. */
const AFFECTED = 1;
const OPERAND = 2;

/**
 * A computation of its own. `places` tells which values of the recording it is made of: the value first, then the other
 * operands that are needed, as leaves, then all that is computed from the value, the result last.
 * @typedef {{ places: Uint32Array, operation: Uint8Array, a: Uint32Array, b: Uint32Array, exponent: Float64Array }} Cone
 */

/**
 * @param {Recording} recording
 * @param {number} place
 * @returns {Cone}
 */
export function cone(recording, place) {
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
 * @param {Recording} recording
 * @param {Uint32Array} places
 * @param {number} leaves how many of them are leaves, at the start
 * @returns {Cone}
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
