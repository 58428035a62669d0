// A line through places, with gaps where there is none.
import { line } from "d3-shape";

const path = line()
  .digits(1)
  .defined(([x, y]) => Number.isFinite(x) && Number.isFinite(y));

/**
 * Returns the `d` of a path, or `undefined` if there is nothing to see. A place between two gaps is a dot, if the ends
 * of the line are round.
 * @param {[x: number, y: number][]} places what is not finite is a gap
 * @returns {string | undefined}
 */
export function linePath(places) {
  return path(places) ?? undefined;
}

/**
 * Returns the indices of a long line's values that are seen: of each column of pixels the first, the lowest, the
 * highest and the last, as M4 chooses them (Jugel and others, 2014); and the gaps.
 * @param {readonly number[]} xs where each value is, from left to right, in pixels
 * @param {readonly (number | null)[]} values null is a gap
 * @returns {number[]} from left to right
 */
export function seenIndices(xs, values) {
  /** @type {number[]} */
  const kept = [];
  /** Of the column that is being looked at. */
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
