// Times and ratios with three figures.

/** @param {number} number */
function figures(number) {
  return number.toLocaleString("en", { maximumSignificantDigits: 3, minimumSignificantDigits: number > 0 ? 3 : 1 });
}

/** @param {number} milliseconds */
export function duration(milliseconds) {
  if (milliseconds >= 999.5) return `${figures(milliseconds / 1000)} s`;
  if (milliseconds >= 0.9995) return `${figures(milliseconds)} ms`;
  return `${figures(milliseconds * 1000)} µs`;
}

/** @param {number} number */
export function ratio(number) {
  return `${figures(number)} ×`;
}
