// Computes the widths of a diagram's lines from the sizes of their numbers.

/** The number of different widths. */
export const WIDTHS = 8;

/** Returns the largest size among numbers. @param {ArrayLike<number>} values */
export function largest(values) {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const size = Math.abs(values[index]);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/**
 * Returns the sizes of lines, from 0 to WIDTHS - 1 by a share of the largest; and the smallest size that is drawn, so
 * that they are not too many.
 * @param {ArrayLike<number>} values
 * @param {number} limit of how many are drawn; the largest ones are drawn in any case
 */
export function lineSizes(values, limit) {
  const most = largest(values) || 1;
  /** @param {number} value */
  const size = (value) => Math.min(WIDTHS - 1, Math.floor((Math.abs(value) / most) * WIDTHS)) || 0;
  const counts = new Array(WIDTHS).fill(0);
  for (let index = 0; index < values.length; index++) counts[size(values[index])]++;
  let least = WIDTHS - 1;
  for (let drawn = counts[least]; least > 0 && drawn + counts[least - 1] <= limit; ) drawn += counts[--least];
  return { size, least };
}
