// Computes the inputs of the network over the plane.

/** @import { Slice } from "../../datasets/slice.js" */
/** @import { Extent } from "../../worker/messages.js" */
/** @import { Feature } from "../../settings/types.js" */

/** @type {Record<Feature, (x: number, y: number) => number>} */
const FEATURES = {
  x: (x) => x,
  y: (_, y) => y,
  "x^2": (x) => x * x,
  "y^2": (_, y) => y * y,
  xy: (x, y) => x * y,
  "sin x": (x) => Math.sin(x),
  "sin y": (_, y) => Math.sin(y),
};

/**
 * Returns a feature at the centres of cells * cells cells, row by row from the top.
 * @param {Feature} feature
 * @param {Extent} extent
 * @param {number} cells
 */
export function featureMap(feature, { left, right, top, bottom }, cells) {
  const [width, height] = [(right - left) / cells, (top - bottom) / cells];
  return Float64Array.from({ length: cells * cells }, (_, index) => {
    const [row, column] = [Math.floor(index / cells), index % cells];
    return FEATURES[feature](left + (column + 0.5) * width, top - (row + 0.5) * height);
  });
}

/**
 * Returns a part of the plane in the units in which the network sees it.
 * @param {Extent} extent
 * @param {(readonly [mean: number, deviation: number] | undefined)[]} scale of each coordinate, if they are standardised
 * @returns {Extent}
 */
export function seenExtent({ left, right, top, bottom }, [across = [0, 1], up = [0, 1]]) {
  const seen = (/** @type {number} */ number, /** @type {readonly [number, number]} */ [mean, deviation]) =>
    (number - mean) / deviation;
  return { left: seen(left, across), right: seen(right, across), top: seen(top, up), bottom: seen(bottom, up) };
}

/**
 * Returns a feature of wide points as the network sees it, at the same places: it changes along an axis of the plane, and
 * otherwise it is held.
 * @param {number} feature by its index
 * @param {Slice} slice
 * @param {[mean: number, deviation: number] | undefined} scale
 * @param {Extent} extent
 * @param {number} cells
 */
export function sliceMap(feature, { axes: [across, up], through }, scale, extent, cells) {
  const [mean, deviation] = scale ?? [0, 1];
  const name = feature === across ? "x" : feature === up ? "y" : undefined;
  const numbers = name ? featureMap(name, extent, cells) : new Float64Array(cells * cells).fill(through[feature]);
  return numbers.map((number) => (number - mean) / deviation);
}
