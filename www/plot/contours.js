// Draws lines of equal value (contours) over a grid.
import { contours } from "d3-contour";

/** @typedef {[number, number]} Place a place in pixels */
/** @typedef {Place[]} Ring a closed line, whose last place is its first */

/**
 * Returns the rings around the areas above a level. Rings run along the border of the grid too.
 * @param {ArrayLike<number>} values row by row from the top
 * @param {number} columns
 * @param {number} level
 * @param {(column: number, row: number) => Place} place from cells, which lie from whole number to whole number, to pixels
 * @returns {Ring[]}
 */
export function rings(values, columns, level, place) {
  const { coordinates } = contours()
    .size([columns, values.length / columns])
    .contour(/** @type {any} */ (values), level);
  return coordinates.flat().map((ring) => ring.map(([column, row]) => place(column, row)));
}

/** Returns rings as the `d` of an SVG path. @param {readonly Ring[]} rings */
export function ringPath(rings) {
  return rings
    .map((ring) => `M${ring.map(([x, y]) => `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`).join("L")}Z`)
    .join("");
}

/** Returns the levels that the values cross. @param {ArrayLike<number>} values @param {readonly number[]} levels */
export function crossed(values, levels) {
  let [low, high] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index += 1) {
    low = Math.min(low, values[index]);
    high = Math.max(high, values[index]);
  }
  return levels.filter((level) => level > low && level < high);
}
