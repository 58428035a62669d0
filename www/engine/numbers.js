// Writes the engine's numbers as src/number.rs does in Rust.

/**
 * Writes a number with the fewest digits that identify it, and with an exponent if that is shorter.
 * @param {number} x
 */
export function numberText(x) {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "NaN" : x > 0 ? "inf" : "-inf";
  if (x === 0) return Object.is(x, -0) ? "-0" : "0";
  const isShort = Math.abs(x) >= 1e-4 && Math.abs(x) < 1e16;
  return isShort ? String(x) : x.toExponential().replace("+", "");
}

/**
 * Writes a number with four decimals, rounding half to even as in the tutorial. From 2⁶⁴ on it is the same as `numberText`.
 * @param {number} x
 */
export function fourDecimals(x) {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 64) return numberText(x);
  const size = Math.abs(x);
  const text = size.toFixed(4);
  // Only odd multiples of 1/32 lie halfway between two numbers of four decimals, and toFixed rounds those up.
  const isHalfway = Number.isInteger(size * 32) && !Number.isInteger(size * 16);
  const last = Number(text.at(-1));
  const even = isHalfway && last % 2 === 1 ? text.slice(0, -1) + (last - 1) : text;
  return (x < 0 || Object.is(x, -0) ? "-" : "") + even;
}
