// Numbers in pictures: short, with a true minus sign.
const MINUS = "\u2212";

/** Without what says nothing: 1e5 rather than 1.0e+5. @param {string} text */
function written(text) {
  return text.replace(".0e", "e").replace("e+", "e").replaceAll("-", MINUS);
}

/** Four decimals, as the tutorial prints values; powers of ten where they would show nothing. @param {number} value */
export function fourDecimals(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value < 0 ? `${MINUS}∞` : "∞";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 5e-5 || size >= 1e6) ? value.toExponential(2) : value.toFixed(4);
  return written(text);
}

/** At most `digits` significant digits, for axes and labels. @param {number} value @param {number} [digits] */
export function shortNumber(value, digits = 3) {
  if (!Number.isFinite(value)) return fourDecimals(value);
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(1) : String(Number(value.toPrecision(digits)));
  return written(text);
}

/** With its sign, also above zero. @param {number} value */
export function signed(value) {
  return value > 0 ? `+${fourDecimals(value)}` : fourDecimals(value);
}
