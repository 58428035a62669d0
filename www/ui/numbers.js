// Writes numbers for the page, with one function for each form. The engine's own texts have two more, in engine/numbers.js:
// all digits (`numberText`) and the tutorial's four decimals (`fourDecimals`).
import { fourDecimals, numberText } from "../engine/numbers.js";

const MINUS = "\u2212";

/** The greatest length of a number in a cell of the graph. */
export const CELL_CHARACTERS = 9;

/**
 * Writes a number with four decimals, or with as many digits as fit into a cell of the graph.
 * @param {number} value
 */
export function cellText(value) {
  let text = fourDecimals(value);
  for (let digits = 3; text.length > CELL_CHARACTERS && digits >= 0; digits--) text = value.toFixed(digits);
  for (let digits = 3; text.length > CELL_CHARACTERS; digits--) text = value.toExponential(digits);
  return unsignedZero(text);
}

/**
 * Takes the minus from a text whose digits are all 0: so little below 0, or −0, is nothing to a reader of these digits. What shows
 * all digits keeps it.
 * @param {string} text
 */
export function unsignedZero(text) {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/**
 * Writes at most four decimals, but at least four digits, for the sentences and formulas of the walkthrough. Whole numbers have all
 * their digits as long as a float tells them apart, so that a sum of paths is what it is; others are rounded with an exponent.
 * @param {number} value
 */
export function brief(value) {
  if (!Number.isFinite(value) || value === 0 || Number.isSafeInteger(value)) return plain(value);
  const size = Math.abs(value);
  if (size >= 1e9) return value.toExponential(3).replace(/\.?0*e\+/, "e");
  if (size < 1e-4) return significant(value, 4);
  return size < 1 ? significant(value, 4) : atMost(value, 4);
}

/**
 * Writes as many digits as a central difference is accurate to, for the check of a gradient.
 * @param {number} value
 */
export function precise(value) {
  const size = Math.abs(value);
  return size >= 1 && size < 1e6 ? atMost(value, 8) : significant(value, 9);
}

/**
 * Writes a number of significant digits without trailing zeros, for sentences about training and for leaves without a label.
 * @param {number} value
 * @param {number} digits
 */
export function significant(value, digits) {
  return plain(Number(value.toPrecision(digits)));
}

/**
 * Writes significant digits with a true minus sign, for what stands beside axes and readouts.
 * @param {number} value
 * @param {number} digits
 */
export function measured(value, digits) {
  return typeset(significant(value, digits));
}

/**
 * Writes a number of decimals without trailing zeros, for titles, fields, and lengths in a drawing.
 * @param {number} value
 * @param {number} decimals
 */
export function atMost(value, decimals) {
  return plain(Number(value.toFixed(decimals)));
}

/**
 * Writes at most four decimals, for the sentences of a lesson.
 * @param {number} value
 */
export function told(value) {
  return typeset(atMost(value, 4));
}

/**
 * Writes four decimals, as the tutorial prints values, or an exponent where they would show nothing, for the readouts and
 * pictures of training.
 * @param {number} value
 */
export function decimals(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value < 0 ? `${MINUS}∞` : "∞";
  const size = Math.abs(value);
  return typeset(size !== 0 && (size < 5e-5 || size >= 1e6) ? value.toExponential(2) : value.toFixed(4));
}

/**
 * Writes `decimals` with a sign, also above zero, for scores, weights and terms of a sum.
 * @param {number} value
 */
export function signed(value) {
  return value > 0 ? `+${decimals(value)}` : decimals(value);
}

/**
 * Writes at most a number of digits, for axes and labels in pictures.
 * @param {number} value
 * @param {number} [digits]
 */
export function shortNumber(value, digits = 3) {
  if (!Number.isFinite(value)) return decimals(value);
  const size = Math.abs(value);
  return typeset(
    size !== 0 && (size < 1e-3 || size >= 1e5) ? value.toExponential(1) : String(Number(value.toPrecision(digits))),
  );
}

/**
 * Writes a point of the plane.
 * @param {{ x: number, y: number }} place
 */
export function placeText({ x, y }) {
  return typeset(`(${unsignedZero(x.toFixed(2))}, ${unsignedZero(y.toFixed(2))})`);
}

/**
 * Writes a share in percent, without trailing zeros, for accuracies, and for the variance explained, which can be below 0.
 * @param {number} share
 * @param {number} [decimals]
 */
export function percent(share, decimals = 1) {
  return `${typeset(atMost(100 * share, decimals))}%`;
}

/** The most characters that the bar of the training lab has room for in a readout. */
const READOUT_CHARACTERS = 7;

/**
 * Writes a loss as `decimals` does, with fewer figures where those have no room in the bar.
 * @param {number} value
 */
export function barNumber(value) {
  const text = decimals(value);
  if (text.length <= READOUT_CHARACTERS) return text;
  const figures = value.toPrecision(READOUT_CHARACTERS - 1);
  return figures.length <= READOUT_CHARACTERS ? figures : typeset(value.toExponential(1));
}

/**
 * Writes a share as `percent` does, with fewer figures where those have no room in the bar.
 * @param {number} share
 */
export function barPercent(share) {
  const text = percent(share);
  return text.length <= READOUT_CHARACTERS ? text : `${typeset((100 * share).toExponential(0))}%`;
}

/**
 * Writes a whole number with thousands separators, for counts. It does not use `toLocaleString`, whose first call takes a
 * browser tens of milliseconds, before the first graph is there.
 * @param {number | bigint} value
 */
export function thousands(value) {
  const whole = typeof value === "bigint" ? value : Math.round(value) + 0;
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/**
 * Writes a learning rate for the readout, a small one with three figures.
 * @param {number} rate
 */
export function rateText(rate) {
  return rate !== 0 && rate < 1e-3 ? typeset(rate.toExponential(2)) : decimals(rate);
}

/**
 * Writes the duration of a step, for the readout.
 * @param {number} value
 */
export function microseconds(value) {
  return `${value < 10 ? value.toFixed(1) : thousands(value)} µs`;
}

/**
 * Writes how long code ran: "340 ms", "1.2 s".
 * @param {number} seconds
 */
export function runtime(seconds) {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}

/**
 * Writes a measured duration with three figures, for the benchmark.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  if (milliseconds >= 999.5) return `${figures(milliseconds / 1000)} s`;
  if (milliseconds >= 0.9995) return `${figures(milliseconds)} ms`;
  return `${figures(milliseconds * 1000)} µs`;
}

/**
 * Writes a ratio of durations with three figures, for the benchmark.
 * @param {number} number
 */
export function ratio(number) {
  return `${figures(number)} ×`;
}

/**
 * Writes a float as a Python literal, which is what `repr` prints except for infinity and NaN.
 * @param {number} number
 */
export function pythonNumber(number) {
  return Number.isFinite(number) ? pythonText(number) : `float("${pythonText(number)}")`;
}

/**
 * Writes a float literal as an operand: in brackets if it is negative.
 * @param {number} number
 */
export function pythonOperand(number) {
  return number < 0 ? `(${pythonNumber(number)})` : pythonNumber(number);
}

/**
 * Writes what Python's `repr` prints for a float, for the output of the learner's code and for CSV files.
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

/** Writes a number without a sign at 0, and with an exponent only where there would be many zeros. @param {number} value */
function plain(value) {
  return Number.isFinite(value) ? String(value + 0) : numberText(value);
}

/** Uses a true minus sign and shortens an exponent: 1e5 rather than 1.0e+5. @param {string} text */
function typeset(text) {
  return text.replace(".0e", "e").replace("e+", "e").replaceAll("-", MINUS);
}

/** @param {number} number */
function figures(number) {
  return number.toLocaleString("en", { maximumSignificantDigits: 3, minimumSignificantDigits: number > 0 ? 3 : 1 });
}
