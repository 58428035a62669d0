// Draws random numbers for the data sets that scikit-learn does not have.

/** @import { Dataset } from "../../micrograd.js" */

/**
 * Returns an approximately normal number. It is a sum of uniform numbers, because additions have the same bits in every
 * browser.
 * @param {(low: number, high: number) => number} uniform
 */
export function normal(uniform) {
  let sum = -6;
  for (let count = 0; count < 12; count += 1) sum += uniform(0, 1);
  return sum;
}

/**
 * Returns the points in random order.
 * @param {Dataset} dataset
 * @param {(length: number) => number[]} permutation
 * @returns {Dataset}
 */
export function shuffled({ x, y }, permutation) {
  const order = permutation(y.length);
  return { x: order.map((index) => x[index]), y: order.map((index) => y[index]) };
}
