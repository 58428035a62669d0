// Standardising: what the network sees has mean 0 and deviation 1, as it is used to.
import { deviation, mean } from "d3-array";

/** @import { DataSettings, ModelSettings } from "../settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** Means and deviations that a network with weights from -1 to 1 learns from without more ado. */
const [FARTHEST, NARROWEST, WIDEST] = [5, 0.1, 5];

/**
 * Returns the mean and the deviation of x, of y, and of the label if it is a number to predict.
 * @param {Points} points
 * @param {boolean} hasNumber whether the label is one
 * @returns {ModelSettings["scale"]}
 */
export function standardScale(points, hasNumber) {
  return (hasNumber ? [0, 1, 2] : [0, 1]).map((column) => {
    const numbers = points.map((point) => point[column]);
    const size = points.length;
    // Of all there are, not of a sample, as scikit-learn's StandardScaler has it.
    const spread = (deviation(numbers) ?? 0) * Math.sqrt((size - 1) / Math.max(1, size));
    return [mean(numbers) ?? 0, spread || 1];
  });
}

/** Returns whether numbers are so far from 0, or so close to one another, that steps of the usual size go wrong. @param {ModelSettings["scale"]} scale */
export function isFarFromUnit(scale) {
  return scale.some(([middle, spread]) => Math.abs(middle) > FARTHEST || spread < NARROWEST || spread > WIDEST);
}
