/** @import { TrainingSettings } from "../settings/types.js" */

/**
 * Returns the places of a parameter in an optimizer's memory.
 * @param {number} size of the memory
 * @param {number} parameters
 * @param {number} parameter
 */
export function memoryPlaces(size, parameters, parameter) {
  const vectors = Math.floor(size / parameters);
  // The number of Adam's steps comes first.
  const first = size - vectors * parameters;
  return Array.from({ length: vectors }, (_, vector) => first + vector * parameters + parameter);
}

/**
 * Returns how many numbers an optimizer keeps: none, the velocities, or for Adam the number of steps, the means and the
 * mean squares.
 * @param {TrainingSettings["optimizer"]} optimizer
 * @param {number} parameters
 */
export function memorySize(optimizer, parameters) {
  return { descent: 0, momentum: parameters, adam: 1 + 2 * parameters }[optimizer];
}
