// Converts points between lists for editing and the arrays of pictures.

/** @import { DataSettings } from "./settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** @typedef {{ points: Float64Array, targets: Float64Array, order: Uint32Array }} Shown the points of a scene */

/** Returns the user's own points, or else the drawn ones in the order of the data set. @param {DataSettings} data @param {Shown} scene @returns {Points} */
export function pointsOf(data, { points, targets, order }) {
  if (data.kind === "own") return data.points;
  /** @type {Points} */
  const inOrder = new Array(order.length);
  for (const [index, place] of order.entries()) {
    inOrder[place] = [points[2 * index], points[2 * index + 1], targets[index]];
  }
  return inOrder;
}

/** Returns points as the arrays of a picture, all of them for training. @param {Points} points */
export function arraysOf(points) {
  return {
    points: Float64Array.from({ length: 2 * points.length }, (_, at) => points[at >> 1][at & 1]),
    targets: Float64Array.from(points, ([, , label]) => label),
    training: points.length,
    order: Uint32Array.from(points.keys()),
  };
}
