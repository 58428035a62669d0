// Says when two gradients count as the same.

/** The relative tolerance of a gradient: a learner's own class may round differently from the engine. */
const RELATIVE = 1e-9;
const ABSOLUTE = 1e-15;

/**
 * Returns whether two numbers are equal except for rounding.
 * @param {number} one
 * @param {number} other
 */
export function isSame(one, other) {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  const size = Math.max(Math.abs(one), Math.abs(other));
  return size < Infinity && Math.abs(one - other) <= Math.max(ABSOLUTE, RELATIVE * size);
}
