// Converts points between lists for editing and the arrays of pictures.
import { labelOf, PAIR } from "./settings/width.js";

/** @import { DataSettings } from "./settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** @typedef {{ points: Float64Array, width: number, targets: Float64Array, order: Uint32Array }} Shown the points of a scene */

/** Returns the user's own points, or else the drawn ones in the order of the data set. @param {DataSettings} data @param {Shown} scene @returns {Points} */
export function pointsOf(data, { points, width, targets, order }) {
  if (data.kind === "own") return data.points;
  /** @type {Points} */
  const inOrder = new Array(order.length);
  for (const [index, place] of order.entries()) {
    inOrder[place] = [...points.subarray(width * index, width * (index + 1)), targets[index]];
  }
  return inOrder;
}

/** Returns points as the arrays of a picture, all of them for training. @param {Points} points */
export function arraysOf(points) {
  const width = points.length > 0 ? points[0].length - 1 : PAIR;
  return {
    points: Float64Array.from(points.flatMap((point) => point.slice(0, -1))),
    width,
    targets: Float64Array.from(points, labelOf),
    training: points.length,
    order: Uint32Array.from(points.keys()),
  };
}

/** Returns positions x0, y0, x1, y1, … as pairs. @param {Float64Array} positions */
export function pairsOf(positions) {
  return Array.from({ length: positions.length / 2 }, (_, at) => [positions[2 * at], positions[2 * at + 1]]);
}
