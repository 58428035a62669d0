// The plane that is drawn of points of more than two features: it goes through one point, along two of its features.
// What belongs to points of two features has no slice, and every function here then returns it as it is.
import { isWide } from "../settings/width.js";
import { extentOf } from "./extent.js";

/** @import { Extent } from "../worker/messages.js" */

/**
 * @typedef {object} Slice
 * @property {[across: number, up: number]} axes the features along which the plane lies, by their index
 * @property {number[]} through the features of a point that it goes through: all others are held there
 */
/** Points row by row, and how many features each has. @typedef {{ points: Float64Array, width: number }} Rows */

/** Returns the features of a point. @param {Rows} rows @param {number} index */
export function rowOf({ points, width }, index) {
  return Array.from(points.subarray(width * index, width * (index + 1)));
}

/** Returns the mean of each feature. @param {Rows} rows */
export function meansOf({ points, width }) {
  const sums = new Array(width).fill(0);
  for (let at = 0; at < points.length; at += 1) sums[at % width] += points[at];
  return sums.map((sum) => (sum * width) / points.length);
}

/**
 * Returns the plane to draw of these points: the wanted one if it is of as many features, and otherwise the one through
 * their mean.
 * @param {Rows} rows
 * @param {Partial<Slice>} [wanted]
 * @returns {Slice | undefined} `undefined` for points of two features
 */
export function sliceOf(rows, { axes = [0, 1], through } = {}) {
  if (!isWide(rows)) return undefined;
  return {
    axes: axes.every((feature) => feature < rows.width) ? axes : [0, 1],
    through: through?.length === rows.width ? through : meansOf(rows),
  };
}

/** Returns where points lie on the plane: x0, y0, … @param {Float64Array} points @param {Slice | undefined} slice @returns {Float64Array} */
export function onPlane(points, slice) {
  if (!slice) return points;
  const { axes, through } = slice;
  const width = through.length;
  const pairs = new Float64Array((2 * points.length) / width);
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = points[width * (at >> 1) + axes[at & 1]];
  return pairs;
}

/** Returns all features of places on the plane, row by row. @param {Float64Array} places x0, y0, … @param {Slice | undefined} slice @returns {Float64Array} */
export function offPlane(places, slice) {
  if (!slice) return places;
  const { axes, through } = slice;
  const width = through.length;
  const points = new Float64Array((width * places.length) / 2);
  for (let at = 0, start = 0; at < places.length; at += 2, start += width) {
    for (let feature = 0; feature < width; feature += 1) points[start + feature] = through[feature];
    points[start + axes[0]] = places[at];
    points[start + axes[1]] = places[at + 1];
  }
  return points;
}

/** Returns the part of the plane around points. @param {Rows & { extent: Extent }} rows with the extent of their first two features @param {Slice | undefined} slice */
export function extentOnPlane({ points, extent }, slice) {
  if (!slice) return extent;
  const places = onPlane(points, slice);
  return extentOf(Array.from({ length: places.length / 2 }, (_, index) => [places[2 * index], places[2 * index + 1]]));
}
