// How the page writes numbers: one function for each form. The engine's own texts have two more, in engine/numbers.js:
// all digits (`numberText`) and the tutorial's four decimals (`fourDecimals`).
import { fourDecimals, numberText } from "../engine/numbers.js";

const MINUS = "\u2212";

/** How many characters a number takes at most in a cell of the graph. */
export const CELL_CHARACTERS = 9;

/**
 * Four decimals, or as many digits as a cell of the graph holds.
 * @param {number} value
 */
export function cellText(value) {
  let text = fourDecimals(value);
  for (let digits = 3; text.length > CELL_CHARACTERS && digits >= 0; digits--) text = value.toFixed(digits);
  for (let digits = 3; text.length > CELL_CHARACTERS; digits--) text = value.toExponential(digits);
  return text;
}

/**
 * Four decimals at most, and four digits at least: in the sentences and formulas of the walkthrough.
 * @param {number} value
 */
export function brief(value) {
  if (!Number.isFinite(value) || value === 0) return plain(value);
  const size = Math.abs(value);
  if (size >= 1e9 || size < 1e-4) return significant(value, 4);
  return size < 1 ? significant(value, 4) : atMost(value, 4);
}

/**
 * As many digits as a rate of change that was tried out is good for: in the check of a gradient.
 * @param {number} value
 */
export function precise(value) {
  const size = Math.abs(value);
  return size >= 1 && size < 1e6 ? atMost(value, 8) : significant(value, 9);
}

/**
 * So many digits, without zeros at the end: in sentences about training, and where a leaf is called by its number.
 * @param {number} value
 * @param {number} digits
 */
export function significant(value, digits) {
  return plain(Number(value.toPrecision(digits)));
}

/**
 * So many decimals, without zeros at the end: in titles, in fields, and for lengths in a drawing.
 * @param {number} value
 * @param {number} decimals
 */
export function atMost(value, decimals) {
  return plain(Number(value.toFixed(decimals)));
}

/**
 * Four decimals at most, in the sentences of a lesson.
 * @param {number} value
 */
export function told(value) {
  return typeset(atMost(value, 4));
}

/**
 * Four decimals, as the tutorial prints values, or a power of ten where they would show nothing: beside the pictures of
 * training and in its readouts.
 * @param {number} value
 */
export function decimals(value) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value < 0 ? `${MINUS}∞` : "∞";
  const size = Math.abs(value);
  return typeset(size !== 0 && (size < 5e-5 || size >= 1e6) ? value.toExponential(2) : value.toFixed(4));
}

/**
 * As `decimals`, with its sign, also above zero: for scores, weights and what adds to a sum.
 * @param {number} value
 */
export function signed(value) {
  return value > 0 ? `+${decimals(value)}` : decimals(value);
}

/**
 * At most so many digits, for axes and labels in pictures.
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
 * A place of the plane, where the pointer is.
 * @param {{ x: number, y: number }} place
 */
export function placeText({ x, y }) {
  return typeset(`(${x.toFixed(2)}, ${y.toFixed(2)})`);
}

/**
 * A share from 0 to 1; whole percents stay whole. For accuracies.
 * @param {number} share
 * @param {number} [decimals]
 */
export function percent(share, decimals = 1) {
  return `${atMost(100 * share, decimals)}%`;
}

/**
 * A whole number with its thousands apart, for counts.
 * @param {number} value
 */
export function thousands(value) {
  return Math.round(value).toLocaleString("en");
}

/**
 * A learning rate in the readout: three figures of a small one.
 * @param {number} rate
 */
export function rateText(rate) {
  return rate !== 0 && rate < 1e-3 ? typeset(rate.toExponential(2)) : decimals(rate);
}

/**
 * How long a step takes, in the readout.
 * @param {number} value
 */
export function microseconds(value) {
  return `${value < 10 ? value.toFixed(1) : thousands(value)} µs`;
}

/**
 * How long code ran: "340 ms", "1.2 s".
 * @param {number} seconds
 */
export function runtime(seconds) {
  return seconds < 1 ? `${Math.max(1, Math.round(seconds * 1000))} ms` : `${seconds.toFixed(1)} s`;
}

/**
 * A duration that was measured, with three figures, in the benchmark.
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  if (milliseconds >= 999.5) return `${figures(milliseconds / 1000)} s`;
  if (milliseconds >= 0.9995) return `${figures(milliseconds)} ms`;
  return `${figures(milliseconds * 1000)} µs`;
}

/**
 * How many times as long, with three figures, in the benchmark.
 * @param {number} number
 */
export function ratio(number) {
  return `${figures(number)} ×`;
}

/**
 * The literal of a float in an exported Python program: what `repr` prints, but for infinity and NaN, which have no
 * literal.
 * @param {number} number
 */
export function pythonNumber(number) {
  return Number.isFinite(number) ? pythonText(number) : `float("${pythonText(number)}")`;
}

/**
 * A float literal where an operator takes it: in brackets when it is negative.
 * @param {number} number
 */
export function pythonOperand(number) {
  return number < 0 ? `(${pythonNumber(number)})` : pythonNumber(number);
}

/**
 * What Python's `repr` prints for a float: in what the learner's code prints, and in CSV files.
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

/** Without a sign at 0, and with an exponent only where there would be many zeros. @param {number} value */
function plain(value) {
  return Number.isFinite(value) ? String(value + 0) : numberText(value);
}

/** With a true minus sign, and without what says nothing: 1e5 rather than 1.0e+5. @param {string} text */
function typeset(text) {
  return text.replace(".0e", "e").replace("e+", "e").replaceAll("-", MINUS);
}

/** @param {number} number */
function figures(number) {
  return number.toLocaleString("en", { maximumSignificantDigits: 3, minimumSignificantDigits: number > 0 ? 3 : 1 });
}
