// Says when two gradients count as the same.

/** The relative tolerance of a gradient: a learner's own class may round differently from the engine. */
const RELATIVE = 1e-9;
const ABSOLUTE = 1e-15;
/** The tolerances of numbers with 24 bits, as PyTorch's: the engine has 53. */
const OF_SINGLE = { relative: 1e-5, absolute: 1e-7 };

/**
 * Returns whether two numbers are equal except for rounding.
 * @param {number} one
 * @param {number} other
 */
export function isSame(one, other) {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  const size = Math.max(Math.abs(one), Math.abs(other));
  const isSingle = Math.fround(one) === one || Math.fround(other) === other;
  const { relative, absolute } = isSingle ? OF_SINGLE : { relative: RELATIVE, absolute: ABSOLUTE };
  return size < Infinity && Math.abs(one - other) <= Math.max(absolute, relative * size);
}
