// Converts points between lists for editing and the arrays of pictures.

/** @import { DataSettings } from "./settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** Returns the user's points, or those that were drawn for the data set. @param {DataSettings} data @param {{ points: Float64Array, targets: Float64Array }} scene @returns {Points} */
export function pointsOf(data, { points, targets }) {
  if (data.kind === "own") return data.points;
  return Array.from(targets, (label, index) => [points[2 * index], points[2 * index + 1], label]);
}

/** Returns points as the arrays of a picture, all of them for training. @param {Points} points */
export function arraysOf(points) {
  return {
    points: Float64Array.from({ length: 2 * points.length }, (_, at) => points[at >> 1][at & 1]),
    targets: Float64Array.from(points, ([, , label]) => label),
    training: points.length,
  };
}
