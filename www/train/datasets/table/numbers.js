// Numbers as programs and people of all countries write them.

/** The mark before the decimals. @typedef {"." | ","} Decimal */

/** What stands for a value that is not there, in small letters. */
const MISSING = new Set([
  "",
  "na",
  "nan",
  "n/a",
  "#n/a",
  "null",
  "none",
  "nil",
  "missing",
  "-",
  "?",
  ".",
  "inf",
  "-inf",
]);
/** Between groups of three digits: blanks of any width, the Swiss apostrophe, and Python's underscore. */
const GROUPING = /(?<=\d)[ \u00a0\u2009\u202f'\u2019_](?=\d{3}(?!\d))/g;
/** Currencies before, and per cent after a number. */
const AROUND = /^[$€£¥]\s?|\s?[%$€£¥]$/g;

/** How a number is written with each decimal mark; the other mark may group its digits. @type {Record<Decimal, RegExp>} */
const PATTERNS = { ".": patternOf("\\.", ","), ",": patternOf(",", "\\.") };

/** @param {string} decimal @param {string} group */
function patternOf(decimal, group) {
  const whole = `(?:[1-9]\\d{0,2}(?:${group}\\d{3})+|\\d+)`;
  return new RegExp(`^[+-]?(?:${whole}(?:${decimal}\\d*)?|${decimal}\\d+)(?:[ed][+-]?\\d+)?$`, "i");
}

/** Returns whether a cell holds nothing. @param {string} cell */
export function isMissing(cell) {
  return MISSING.has(cell.toLowerCase());
}

/** Returns a number without what people write around and between its digits. @param {string} cell */
function bare(cell) {
  // Most cells are plain.
  if (/^[\d.,eE+-]*$/.test(cell)) return cell;
  return cell
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/^([+-])\s+/, "$1")
    .replace(AROUND, "")
    .replace(GROUPING, "");
}

/**
 * Returns the number that a cell says, or NaN if it says none.
 * @param {string} cell
 * @param {Decimal} decimal
 */
export function numberIn(cell, decimal) {
  const text = bare(cell);
  if (!PATTERNS[decimal].test(text)) return NaN;
  const plain = decimal === "." ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", ".");
  return Number(plain.replace(/d/i, "e"));
}

/** Returns whether a cell says a number with either decimal mark. @param {string} cell */
export function isNumber(cell) {
  const text = bare(cell);
  return PATTERNS["."].test(text) || PATTERNS[","].test(text);
}

/**
 * Returns the decimal mark of a table.
 * @param {Iterable<string>} cells
 * @param {boolean} separatedByCommas in which a comma within a cell more often groups digits
 * @returns {Decimal}
 */
export function decimalOf(cells, separatedByCommas) {
  let [points, commas, open] = [0, 0, 0];
  for (const cell of cells) {
    const hasComma = cell.includes(",");
    if (!hasComma && !cell.includes(".")) continue;
    const text = bare(cell);
    const [point, comma] = [PATTERNS["."].test(text), PATTERNS[","].test(text)];
    if (point && !comma) points += 1;
    else if (comma && !point) commas += 1;
    // 1,234 may be either, and so may 1.234, which is more often a decimal.
    else if (comma && hasComma) open += 1;
    else if (point) points += 0.5;
  }
  if (commas !== points) return commas > points ? "," : ".";
  return open > 0 && points === 0 && !separatedByCommas ? "," : ".";
}
