// Numbers as the tutorial prints them, shortened.

/** From here on four decimals are a long row of digits. */
const LARGE = 1e6;

/** @param {number} value four decimals, as for every value of the tutorial's graphs */
export function decimals(value) {
  return Math.abs(value) < LARGE ? value.toFixed(4) : value.toExponential(2);
}

/** @param {number} share from 0 to 1; whole percents stay whole */
export function percent(share) {
  return `${Number((100 * share).toFixed(1))}%`;
}
