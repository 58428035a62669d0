// Draws a line through places, with gaps where a place is missing.
import { line } from "d3-shape";

const path = line()
  .digits(1)
  .defined(([x, y]) => Number.isFinite(x) && Number.isFinite(y));

/**
 * Returns the `d` of an SVG path, or `undefined` if there is nothing to draw. A single place between two gaps is drawn
 * as a dot if the line has round ends.
 * @param {[x: number, y: number][]} places a coordinate that is not finite makes a gap
 * @returns {string | undefined}
 */
export function linePath(places) {
  return path(places) ?? undefined;
}

/**
 * Returns the indices of the values of a long line that are visible: in each column of pixels the first, the lowest,
 * the highest and the last, and every gap. This is the M4 aggregation (Jugel and others, 2014).
 * @param {readonly number[]} xs where each value is, from left to right, in pixels
 * @param {readonly (number | null)[]} values null makes a gap
 * @returns {number[]} from left to right
 */
export function seenIndices(xs, values) {
  /** @type {number[]} */
  const kept = [];
  /** The extremes of the column that is being read. */
  let [first, lowest, highest, last, column] = [-1, -1, -1, -1, Number.NaN];
  const keep = () => {
    if (first < 0) return;
    for (const index of [first, Math.min(lowest, highest), Math.max(lowest, highest), last]) {
      if (index !== kept[kept.length - 1]) kept.push(index);
    }
    first = -1;
  };
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === null) {
      keep();
      if (index === 0 || values[index - 1] !== null) kept.push(index);
      continue;
    }
    const here = Math.floor(xs[index]);
    if (first < 0 || here !== column) {
      keep();
      first = lowest = highest = index;
      column = here;
    }
    if (value < Number(values[lowest])) lowest = index;
    if (value > Number(values[highest])) highest = index;
    last = index;
  }
  keep();
  return kept;
}
