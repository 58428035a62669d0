// Numbers as the graph writes them: four decimals as in the tutorial, and Python's names for what is not finite.

/** How many characters a number takes at most in a cell of the picture. */
export const CELL_CHARACTERS = 9;

/** @param {number} value */
function special(value) {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "inf" : "-inf";
}

/**
 * With four decimals; a power of ten takes over where digits would no longer say anything.
 * @param {number} value
 */
export function fourDecimals(value) {
  if (!Number.isFinite(value)) return special(value);
  return Math.abs(value) < 1e15 ? value.toFixed(4) : value.toExponential(4);
}

/**
 * With four decimals, or as many digits as a cell of the picture holds.
 * @param {number} value
 */
export function cellText(value) {
  let text = fourDecimals(value);
  for (let digits = 3; text.length > CELL_CHARACTERS && digits >= 0; digits--) text = value.toFixed(digits);
  for (let digits = 3; text.length > CELL_CHARACTERS; digits--) text = value.toExponential(digits);
  return text;
}

/**
 * With all digits that tell it from its neighbours.
 * @param {number} value
 */
export function exactText(value) {
  if (!Number.isFinite(value)) return special(value);
  return Object.is(value, -0) ? "-0" : String(value);
}
