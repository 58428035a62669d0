// Computes the scale that standardises points to mean 0 and standard deviation 1.
import { deviation, mean } from "d3-array";

/** @import { DataSettings, ModelSettings } from "../settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** The largest mean, and the smallest and the largest deviation, of data that a network with weights from -1 to 1 learns from without standardising. */
const [FARTHEST, NARROWEST, WIDEST] = [5, 0.1, 5];

/**
 * Returns the mean and the deviation of each feature, and of the label if it is a number to predict.
 * @param {Points} points
 * @param {boolean} hasNumber whether the label is a number to predict
 * @returns {ModelSettings["scale"]}
 */
export function standardScale(points, hasNumber) {
  const [{ length: columns }] = points;
  return Array.from({ length: hasNumber ? columns : columns - 1 }, (_, column) => {
    const numbers = points.map((point) => point[column]);
    const size = points.length;
    // This is the deviation of the population, not of a sample, as in scikit-learn's StandardScaler.
    const spread = (deviation(numbers) ?? 0) * Math.sqrt((size - 1) / Math.max(1, size));
    return [mean(numbers) ?? 0, spread || 1];
  });
}

/** Returns whether numbers are so far from 0, so spread out or so close together that training at the usual learning rates fails. @param {ModelSettings["scale"]} scale */
export function isFarFromUnit(scale) {
  return scale.some(([middle, spread]) => Math.abs(middle) > FARTHEST || spread < NARROWEST || spread > WIDEST);
}
