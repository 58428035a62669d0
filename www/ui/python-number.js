// Numbers as Python writes them.

/**
 * The literal of a float: what `repr` prints, but for infinity and NaN, which have no literal.
 * @param {number} number
 */
export function pythonNumber(number) {
  return Number.isFinite(number) ? pythonText(number) : `float("${pythonText(number)}")`;
}

/**
 * A float where an operator takes it: in brackets when it is negative.
 * @param {number} number
 */
export function pythonOperand(number) {
  return number < 0 ? `(${pythonNumber(number)})` : pythonNumber(number);
}

/**
 * What Python's `repr` prints for a float.
 * @param {number} number
 */
export function pythonText(number) {
  if (Number.isNaN(number)) return "nan";
  if (!Number.isFinite(number)) return number > 0 ? "inf" : "-inf";
  if (Object.is(number, -0)) return "-0.0";
  const magnitude = Math.abs(number);
  // Both languages choose the shortest digits; they differ in when an exponent is written, and how.
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    const [digits, exponent] = number.toExponential().split("e");
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
  }
  const text = String(number);
  return text.includes(".") ? text : `${text}.0`;
}
