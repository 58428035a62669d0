// The points of the data: circles for the class above zero, diamonds for the one below; hollow when kept for testing.
import { at, mark } from "../../../plot/mark.js";

/** @import { Length } from "../../../plot/axis.js" */
/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Plane } from "./plane.js" */

/**
 * @typedef {object} Data
 * @property {Float64Array} points x0, y0, x1, y1, …
 * @property {Float64Array} targets -1 or 1 for each
 * @property {number} training how many of them are for training: the first ones
 */

/** The half diagonal of a diamond, in radii of a circle. */
const DIAMOND = 1.2;
/** The width of the line around a point, in rems. */
const LINE = 0.09375;

/** Returns the size of a circle's radius on a plane. @param {number} rem @param {Plane} plane */
export function pointRadius(rem, { plot }) {
  return Math.min(0.4 * rem, Math.max(0.2 * rem, plot.width / 135));
}

/**
 * @param {Length} x
 * @param {Length} y
 * @param {number} target
 * @param {Length} radius
 * @param {Record<string, string | number>} look
 * @returns {Mark}
 */
export function classMark(x, y, target, radius, look) {
  if (target > 0) return mark("circle", { cx: x, cy: y, ...lengths({ r: radius }), ...look });
  // A square on its corner.
  const [side, corner] = [times(Math.SQRT2 * DIAMOND, radius), times(-Math.SQRT1_2 * DIAMOND, radius)];
  const square = lengths({ x: corner, y: corner, width: side, height: side });
  return at(x, y, mark("rect", { ...square, transform: "rotate(45)", ...look }));
}

/** @param {number} factor @param {Length} length @returns {Length} */
function times(factor, length) {
  return typeof length === "number" ? factor * length : `calc(${factor.toFixed(4)} * ${length})`;
}

/** Returns attributes in which lengths that the page has to compute are part of the style. @param {Record<string, Length>} values @returns {Record<string, Length>} */
function lengths(values) {
  const isKnown = Object.values(values).every((value) => typeof value === "number");
  if (isKnown) return values;
  return {
    style: Object.entries(values)
      .map(([name, value]) => `${name}:${value}`)
      .join(";"),
  };
}

/**
 * @param {Data} data
 * @param {(index: number) => [x: Length, y: Length]} place of a point
 * @param {Length} radius
 * @param {number} rem
 * @returns {Mark[]}
 */
export function pointMarks({ targets, training }, place, radius, rem) {
  return Array.from(targets, (target, index) => {
    const [x, y] = place(index);
    if (Number.isNaN(x) || Number.isNaN(y)) return [];
    return pointMark(x, y, target, radius, rem, index >= training);
  }).flat();
}

/**
 * @param {Length} x
 * @param {Length} y
 * @param {number} target
 * @param {Length} radius
 * @param {number} rem
 * @param {boolean} isTest
 * @returns {Mark[]}
 */
function pointMark(x, y, target, radius, rem, isTest) {
  const colour = `var(${target > 0 ? "--positive" : "--negative"})`;
  const around = "var(--surface-raised)";
  const line = LINE * rem;
  if (!isTest) return [classMark(x, y, target, radius, { fill: colour, stroke: around, "stroke-width": line })];
  // A ring of the class's colour between two of the surface's, so that it shows on any score.
  const inner = typeof radius === "number" ? radius - line / 2 : radius;
  return [
    classMark(x, y, target, inner, { fill: around, stroke: around, "stroke-width": 3 * line }),
    classMark(x, y, target, inner, { fill: "none", stroke: colour, "stroke-width": 1.5 * line }),
  ];
}
