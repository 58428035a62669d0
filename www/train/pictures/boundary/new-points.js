// Draws points that the network has not seen, as crosses: in the colour of their label, or dark without one.
import { mark } from "../../../plot/mark.js";
import { targetColour } from "./data-points.js";

/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Plane } from "./plane.js" */
/** @import { Look } from "./shades.js" */

/** @typedef {{ points: Float64Array, targets: Float64Array }} NewPoints the places or features of all, and the target of each, which is NaN without a label */

/** @type {NewPoints} */
export const NO_NEW_POINTS = { points: new Float64Array(), targets: new Float64Array() };

/** The colour of a point without a label. */
export const UNLABELLED = "var(--text)";

/** @param {NewPoints} newPoints as they lie on the plane @param {Look} look @param {Plane} plane @param {number} radius @param {number} rem @returns {Mark[]} */
export function newPointMarks({ points, targets }, look, plane, radius, rem) {
  const round = (/** @type {number} */ length) => Number(length.toFixed(2));
  const arm = round(0.75 * radius);
  /** The crosses of each colour. @type {Map<string, string>} */
  const crosses = new Map();
  for (const [point, target] of targets.entries()) {
    const [x, y] = [round(plane.toX(points[2 * point])), round(plane.toY(points[2 * point + 1]))];
    const colour = Number.isNaN(target) ? UNLABELLED : targetColour(target, look);
    const cross = `M${x - arm},${y - arm}l${2 * arm},${2 * arm}m0,${-2 * arm}l${-2 * arm},${2 * arm}`;
    crosses.set(colour, (crosses.get(colour) ?? "") + cross);
  }
  if (crosses.size === 0) return [];
  const lines = (/** @type {string} */ d, /** @type {string} */ stroke, /** @type {number} */ width) =>
    mark("path", { d, fill: "none", stroke, "stroke-width": width * rem, "stroke-linecap": "round" });
  const edge = lines([...crosses.values()].join(""), "var(--surface-raised)", 0.3125);
  return [edge, ...[...crosses].map(([colour, d]) => lines(d, colour, 0.15625))];
}
