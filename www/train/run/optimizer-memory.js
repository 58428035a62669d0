/** @import { TrainingSettings } from "../settings/types.js" */

/**
 * Returns how many numbers an optimizer keeps: none, the velocities, or for Adam the number of steps, the means and the
 * mean squares.
 * @param {TrainingSettings["optimizer"]} optimizer
 * @param {number} parameters
 */
export function memorySize(optimizer, parameters) {
  return { descent: 0, momentum: parameters, adam: 1 + 2 * parameters }[optimizer];
}
