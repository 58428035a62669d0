// Points as a person edits them, and as pictures take them.

/** @import { DataSettings } from "./settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** The points of data, or those drawn for it. @param {DataSettings} data @param {{ points: Float64Array, targets: Float64Array }} scene @returns {Points} */
export function pointsOf(data, { points, targets }) {
  if (data.kind === "own") return data.points;
  return Array.from(targets, (label, index) => [points[2 * index], points[2 * index + 1], label]);
}

/** The same points as pictures take them, all for training. @param {Points} points */
export function arraysOf(points) {
  return {
    points: Float64Array.from({ length: 2 * points.length }, (_, at) => points[at >> 1][at & 1]),
    targets: Float64Array.from(points, ([, , label]) => label),
    training: points.length,
  };
}
