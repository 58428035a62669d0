// Numbers as the tutorial prints them, shortened.

/** @param {number} value four decimals, as for every value of the tutorial's graphs */
export function decimals(value) {
  return value.toFixed(4);
}

/** @param {number} share from 0 to 1; whole percents stay whole */
export function percent(share) {
  return `${Number((100 * share).toFixed(1))}%`;
}
