// Reads what may be a number that was answered, and judges whether it is close enough.

/** What is said of an answer that is no number. */
export const EXPECTED = "Write a number, such as −3, 0.5, 1/16 or 2e-3.";

/** Half a unit of the last of the four decimals that a graph shows. */
const SHOWN = 0.5e-4;

/** A number in decimals: with a point or a comma, and with an exponent or without. */
const DECIMAL = String.raw`[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?`;
const NUMBER = new RegExp(`^(${DECIMAL})(?:(/|\\*\\*|\\^)(${DECIMAL}))?$`);
/** A number whose thousands are set apart. With one comma it may be a decimal one as well. */
const IN_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;

/**
 * Returns the numbers that a text may mean: in decimals, as a fraction or as a power. Only "1,024" means two.
 * @param {string} text
 * @returns {number[]} finite numbers; none if it is no number
 */
export function numbersIn(text) {
  const written = plain(text);
  const [, first, sign, second = "1"] = NUMBER.exec(written) ?? [];
  const [one, other] = [first, second].map((decimal = "") => Number(decimal.replace(",", ".")));
  const readings = [
    ...(first === undefined ? [] : [sign === "/" || !sign ? one / other : power(one, other)]),
    ...(IN_THOUSANDS.test(written) ? [Number(written.replaceAll(",", ""))] : []),
  ];
  return readings.filter(Number.isFinite);
}

/** Returns a power as Python reads it: the sign of the base comes after it. @param {number} base @param {number} exponent */
function power(base, exponent) {
  return base < 0 ? -((-base) ** exponent) : base ** exponent;
}

/**
 * Returns how far an answer may be off: not at all for a whole number that one computes in one's head, otherwise half a unit of the second
 * digit below 1, of the third one from there on, and never less than half a unit of the last digit that a graph shows.
 * @param {number} answer
 */
export function toleranceOf(answer) {
  if (Number.isInteger(answer) && Math.abs(answer) < 10_000) return 0;
  const power = Math.floor(Math.log10(Math.abs(answer)));
  return Math.max(SHOWN, 5 * 10 ** (power - (power < 0 ? 2 : 3)));
}

/** Returns whether a number is an answer, within its tolerance and what rounding adds to that. @param {number} number @param {number} answer @param {number} tolerance */
export function isClose(number, answer, tolerance) {
  return Math.abs(number - answer) <= tolerance + 4 * Number.EPSILON * Math.abs(answer);
}

/** Returns how many decimals an answer needs to be within a tolerance. @param {number} tolerance above 0 */
function decimalsFor(tolerance) {
  return Math.max(0, Math.ceil(-Math.log10(2 * tolerance) - 1e-9));
}

/** Returns a sentence on how close is close enough, or "" if only the number itself is. @param {number} tolerance */
export function enoughText(tolerance) {
  if (tolerance === 0) return "";
  const decimals = decimalsFor(tolerance);
  if (decimals > 1) return `${["Two", "Three", "Four"][decimals - 2]} decimals are enough.`;
  return decimals === 1 ? "One decimal is enough." : "Rounded to a whole number is enough.";
}

/**
 * Returns whether a text is an answer that was rounded too far: the right number with fewer decimals than are needed, but with its
 * first digit that is not 0, so that 1 is no 0.5 that was rounded.
 * @param {string} text
 * @param {number} answer
 */
export function isRoundedTooFar(text, answer) {
  const written = plain(text);
  const [, decimals = ""] = /^[+-]?\d*(?:[.,](\d*))?$/.exec(written) ?? [undefined, "none"];
  if (decimals === "none") return false;
  const unit = 10 ** -decimals.length;
  const hasFirstDigit = unit <= 10 ** Math.floor(Math.log10(Math.abs(answer)) + 1e-9);
  return hasFirstDigit && Math.abs(Number(written.replace(",", ".")) - answer) <= 0.5 * unit;
}

/** Writes a text with plain signs and without spaces around them. @param {string} text */
function plain(text) {
  return text
    .trim()
    .replace(/[−–—‒﹣－]/g, "-")
    .replace(/[⁄∕÷]/g, "/")
    .replace(/\s*(\/|\*\*|\^)\s*/g, "$1")
    .replace(/^([+-])\s+/, "$1")
    .toLowerCase();
}
