/** @import { TrainingSettings } from "../settings/types.js" */

/**
 * How many numbers an optimizer remembers: none, the velocities, or the steps taken, the means and the mean squares.
 * @param {TrainingSettings["optimizer"]} optimizer
 * @param {number} parameters
 */
export function memorySize(optimizer, parameters) {
  return { descent: 0, momentum: parameters, adam: 1 + 2 * parameters }[optimizer];
}
