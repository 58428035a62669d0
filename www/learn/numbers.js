// Numbers in the sentences of a lesson.

/**
 * A number with at most four decimals and a true minus sign.
 * @param {number} number
 */
export function told(number) {
  return String(Number(number.toFixed(4)) + 0).replace("-", "−");
}

/**
 * "rises by 0.5", "falls by 0.5" or "stays".
 * @param {number} difference
 */
export function movement(difference) {
  const size = told(Math.abs(difference));
  if (size === "0") return "stays";
  return `${difference > 0 ? "rises" : "falls"} by ${size}`;
}
