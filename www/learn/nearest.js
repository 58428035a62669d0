// Cuts a graph down to the values that are nearest to its result, which keep their numbers and their gradients.
import { LEAF } from "../engine/operations.js";
import { NONE, OPAQUE } from "../engine/recording.js";

/** @import { Recording } from "../engine/recording.js" */

/**
 * A part of a graph. `places`: where its values are in the whole graph; `isWhole`: whether all that reads a value is in the part as
 * well, so that its gradient is that of the whole graph.
 * @typedef {{ recording: Recording, places: number[], isWhole: boolean[] }} Part
 */

/**
 * Returns the part of a graph that is nearest to the result: value by value from there, each after all that reads it, as far as
 * these and their operands are no more than `most`. An operand that is not reached becomes a leaf with its number, and so does a value
 * whose number the engine would not compute: of an operation that it does not know, or changed by the code afterwards.
 * @param {Recording} recording
 * @param {number} most
 * @returns {Part}
 */
export function nearest(recording, most) {
  const { operation, a, b, root } = recording;
  const changed = new Set(recording.changed);
  const isCut = (/** @type {number} */ place) => operation[place] === OPAQUE || changed.has(place);
  const operandsOf = (/** @type {number} */ place) => [a[place], b[place]].filter((operand) => operand !== NONE);
  const readers = new Uint32Array(operation.length);
  for (const place of operation.keys()) for (const operand of operandsOf(place)) readers[operand] += 1;
  const part = new Set([root]);
  const reached = new Set();
  const ready = [root];
  for (let place = ready.shift(); place !== undefined; place = ready.shift()) {
    if (isCut(place)) continue;
    const larger = new Set([...part, ...operandsOf(place)]);
    if (larger.size > most) break;
    for (const operand of operandsOf(place)) part.add(operand);
    reached.add(place);
    for (const operand of operandsOf(place)) if (--readers[operand] === 0) ready.push(operand);
  }
  const places = [...part].sort((one, other) => one - other);
  const placeIn = new Map(places.map((place, index) => [place, index]));
  const kept = (/** @type {Uint32Array} */ operands) =>
    Uint32Array.from(places, (place) => (reached.has(place) ? (placeIn.get(operands[place]) ?? NONE) : NONE));
  const isIn = (/** @type {[number, string]} */ [place]) => placeIn.has(place);
  const moved = (/** @type {[number, string][]} */ texts) =>
    texts.filter(isIn).map(([place, text]) => /** @type {[number, string]} */ ([placeIn.get(place), text]));
  return {
    recording: {
      operation: Uint8Array.from(places, (place) => (reached.has(place) ? operation[place] : LEAF)),
      a: kept(a),
      b: kept(b),
      exponent: Float64Array.from(places, (place) => (reached.has(place) ? recording.exponent[place] : 0)),
      data: Float64Array.from(places, (place) => recording.data[place]),
      grad: Float64Array.from(places, (place) => recording.grad[place]),
      labels: moved(recording.labels),
      symbols: [],
      scope: new Uint32Array(places.length),
      scopes: [],
      changed: [],
      plain: recording.plain?.flatMap((place) => placeIn.get(place) ?? []),
      isOwn: recording.isOwn,
      root: places.length - 1,
    },
    places,
    isWhole: places.map((place) => place === root || readers[place] === 0),
  };
}
