// Draws the points of the data. Of two classes, +1 has circles and −1 diamonds; each of several classes has a shape and
// a colour; numbers to predict have coloured circles. Test points are hollow.
import { classToken, mixedScore } from "../../../plot/colours.js";
import { at, mark } from "../../../plot/mark.js";
import { shadeOf, TWO } from "./shades.js";

/** @import { Length } from "../../../plot/axis.js" */
/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Extent } from "../../worker/messages.js" */
/** @import { Plane } from "./plane.js" */
/** @import { Look } from "./shades.js" */

/**
 * @typedef {object} Data
 * @property {Float64Array} points x0, y0, x1, y1, …
 * @property {Float64Array} targets -1 or 1 for each, the index of a class, or a number to predict
 * @property {number} training the number of training points, which come first
 * @property {Look} [look] how the points are coloured; two classes by default
 */

/** The half diagonal of a diamond, in radii of a circle. */
const DIAMOND = 1.2;
/** The width of the line around a point, in rems. */
const LINE = 0.09375;
/** The least share of its size that a point keeps where the points lie close together. */
const SMALLEST = 0.35;

/**
 * Returns the size of a circle's radius on a plane. Where more is shown than fits the points, they lie closer together
 * and are smaller.
 * @param {number} rem
 * @param {Plane} plane
 * @param {Extent} [fitted] the part of the plane that fits the points, if another one is shown
 */
export function pointRadius(rem, { plot, extent }, fitted = extent) {
  const closer = Math.min(1, Math.sqrt((fitted.right - fitted.left) / (extent.right - extent.left)));
  return Math.min(0.4 * rem, Math.max(0.2 * rem, plot.width / 135)) * Math.max(SMALLEST, closer);
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
  // A diamond is a square that stands on its corner.
  const [side, corner] = [times(Math.SQRT2 * DIAMOND, radius), times(-Math.SQRT1_2 * DIAMOND, radius)];
  const square = lengths({ x: corner, y: corner, width: side, height: side });
  return at(x, y, mark("rect", { ...square, transform: "rotate(45)", ...look }));
}

/** @param {number} factor @param {Length} length @returns {Length} */
function times(factor, length) {
  return typeof length === "number" ? factor * length : `calc(${factor.toFixed(4)} * ${length})`;
}

/** Returns attributes of a mark. Lengths that the page has to compute go into its style. @param {Record<string, Length>} values @returns {Record<string, Length>} */
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
export function pointMarks({ targets, training, look = TWO }, place, radius, rem) {
  return Array.from(targets, (target, index) => {
    const [x, y] = place(index);
    if (Number.isNaN(x) || Number.isNaN(y)) return [];
    return pointMark(x, y, target, look, radius, rem, index >= training);
  }).flat();
}

/** Returns the colour of a point. @param {number} target @param {Pick<Look, "kind" | "range">} look */
export function targetColour(target, { kind, range }) {
  if (kind === "number") return mixedScore(shadeOf(target, range));
  if (kind === "several") return `var(${classToken(target)})`;
  return `var(${target > 0 ? "--positive" : "--negative"})`;
}

/** The shapes of several classes, which repeat after the last. @type {((x: number, y: number, radius: number) => string)[]} */
const SHAPES = [
  (x, y, r) => `M${x - r},${y}a${r},${r} 0 1 0 ${2 * r},0a${r},${r} 0 1 0 ${-2 * r},0Z`,
  (x, y, r) => `M${x},${y - DIAMOND * r}L${x + DIAMOND * r},${y}L${x},${y + DIAMOND * r}L${x - DIAMOND * r},${y}Z`,
  (x, y, r) => `M${x},${y - 1.2 * r}L${x + 1.15 * r},${y + 0.85 * r}H${x - 1.15 * r}Z`,
  (x, y, r) => `M${x - 0.9 * r},${y - 0.9 * r}h${1.8 * r}v${1.8 * r}h${-1.8 * r}Z`,
  (x, y, r) => `M${x},${y + 1.2 * r}L${x + 1.15 * r},${y - 0.85 * r}H${x - 1.15 * r}Z`,
];

/**
 * Returns the shape of a point.
 * @param {Length} x
 * @param {Length} y
 * @param {number} target
 * @param {Pick<Look, "kind">} look
 * @param {Length} radius
 * @param {Record<string, string | number>} attributes
 * @returns {Mark}
 */
export function pointShape(x, y, target, { kind }, radius, attributes) {
  if (kind !== "several") return classMark(x, y, kind === "number" ? 1 : target, radius, attributes);
  // Several classes are drawn on the screen only, where positions are numbers.
  const round = (/** @type {Length} */ length) => Number(Number(length).toFixed(2));
  return mark("path", { d: SHAPES[target % SHAPES.length](round(x), round(y), round(radius)), ...attributes });
}

/**
 * @param {Length} x
 * @param {Length} y
 * @param {number} target
 * @param {Look} look
 * @param {Length} radius
 * @param {number} rem
 * @param {boolean} isTest
 * @returns {Mark[]}
 */
function pointMark(x, y, target, look, radius, rem, isTest) {
  const colour = targetColour(target, look);
  // A number that is predicted right has the colour of the plane around it, so that its edge must show.
  const around = `var(${look.kind === "number" ? "--score-contour" : "--surface-raised"})`;
  // A small point keeps more of its colour than of its edge.
  const line = Math.min(LINE * rem, typeof radius === "number" ? 0.5 * radius : Infinity);
  const shape = (/** @type {Length} */ size, /** @type {Record<string, string | number>} */ attributes) =>
    pointShape(x, y, target, look, size, attributes);
  if (!isTest) return [shape(radius, { fill: colour, stroke: around, "stroke-width": line })];
  // A test point is a ring of the class's colour between two of the surface's, so that it shows on any score.
  const inner = typeof radius === "number" ? radius - line / 2 : radius;
  return [
    shape(inner, { fill: around, stroke: around, "stroke-width": 3 * line }),
    shape(inner, { fill: "none", stroke: colour, "stroke-width": 1.5 * line }),
  ];
}
