// Reads numbers as programs and people in all countries write them.

/** The decimal mark. @typedef {"." | ","} Decimal */

/** Texts that stand for a missing value, in lower case. */
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
  "undefined",
  "n.a.",
  "k.a.",
  "#nv",
  "nat",
  "<na>",
  "(null)",
  "\\n",
  "--",
  "\u2013",
  "\u2014",
  "-",
  "?",
  ".",
  "inf",
  "-inf",
  "infinity",
  "-infinity",
  "+inf",
  "-nan",
  "nan(ind)",
  "-nan(ind)",
  "1.#qnan",
  "1.#inf",
  "-1.#inf",
  "-1.#ind",
  "..",
  ":",
  "n.d.",
  "n/d",
  "s/d",
  "н/д",
  "k. a.",
  "keine angabe",
  "not available",
  "not applicable",
  "no data",
  "nodata",
  "<missing>",
  "<null>",
  "[null]",
  "(blank)",
]);
/** Matches what separates groups of three digits: blanks of any width, the Swiss apostrophe, and Python's underscore. */
const GROUPING = /(?<=\d)[ \u00a0\u2009\u202f'\u2019_](?=\d{3}(?!\d))/g;
/** Matches a currency before a number, and a currency or a per cent sign after it. */
const BEFORE = /^([+-]?)(?:[A-Z]{0,2}[$€£¥₹]|CHF|Fr\.|EUR|USD|GBP|kr\.?)\s?(?=[\d.,+-])/;
const AFTER = /(?<=[\d.,])\s?(?:[%‰$€£¥₹]|CHF|EUR|USD|GBP|kr\.?|zł)$/;
/** Matches the digits of Arabic, Persian, Thai and wide type, whose code ends with what they stand for, and those of India, which begin six later. */
const [DIGITS, INDIAN] = [/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff10-\uff19]/g, /(?=[\u0966-\u0d6f])\p{Nd}/gu];
/** Matches a number as Python writes what NumPy, PyTorch and others hold. */
const WRAPPED =
  /^(?:\w+\.)?(?:float|int|uint|tensor|array|decimal)\d*\(["']?([-+\d.e]+)["']?(?:,[^()]*(?:\([^()]*\))?)?\)$/i;
/** Matches a negative number as accountants write it. */
const IN_BRACKETS = /^\((.*\d.*)\)$/;
/** Matches a number with a unit. */
const WITH_UNIT = /^([^\p{L}]*\d[.,]?(?:[eE][+-]?\d+)?)\s?([\p{L}°µ][\p{L}°/·²³⁻¹]{0,7})$/u;

/** Matches what stands behind a number: the mark of a footnote, and how uncertain the number is. */
const NOTE = /(?<=[\d%])(?:\s?\[\p{L}?\d{0,3}\]|\s?[*\u2020\u2021\u00a7\u1d43\u1d47\u1d9c]{1,3})$/u;
const UNCERTAINTY = /(?<=\d)\s?(?:±|\+\/-)\s?[\d.,]+(?:[eE][+-]?\d+)?$/;
/** Matches what statistical offices write behind a number that is an estimate or a break in a series. No unit is written so. */
const FLAG = /(?<=^-?\d{1,12}(?:\.\d{1,12})?) [bcdefinpruz]{1,2}$/;
/** Matches a number of thousands or millions, and the zeros of each. */
const ROUNDED = /^(.*\d)\s?([kKMB])$/;
/** @type {Record<string, number>} */
const ZEROS = { k: 3, K: 3, M: 6, B: 9 };

const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** Matches a power of ten behind a number, as people and Mathematica write it; its exponent may be raised. */
const POWER_OF_TEN = /(?<=[\d.,])(?:\s?[×x·*]\s?10(?:(?:\^|\*\*)[({]?([+-]?\d+)[)}]?|([⁰¹²³⁴-⁹⁺⁻]+))|\*\^([+-]?\d+))$/;
/** The raised digits and signs, in the order of those that they stand for. */
const [RAISED, LEVEL] = ["⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-"];
/** Matches a fraction, a whole number before it or not. Days are written with a 0 in front. */
const FRACTION = /^([+-]?)(?:(\d+)[ \u00a0]+)?([1-9]\d*|0)\s?[/\u2044]\s?([1-9]\d*)$/;
/** The largest numerator of a fraction above 1: such as 120/80 are two numbers. */
const MOST_ABOVE = 64;
/** Matches a fraction that is one character, and the digits before it. */
const [FRACTION_CHARACTER, ONE_CHARACTER] = [/[¼-¾⅐-⅞↉]/, /(\d?)\s*([¼-¾⅐-⅞↉])$/];
/** Matches a place on the Earth: degrees, with minutes and seconds or not, and the side. An O is the east to some and the west to others. */
const ON_EARTH =
  /^(\d+(?:[.,]\d+)?)\s?[°º]\s?(?:(\d+(?:[.,]\d+)?)\s?['\u2019\u2032]\s?)?(?:(\d+(?:[.,]\d+)?)\s?(?:["\u201d\u2033]|'')\s?)?([NSEW])$/i;
const HEXADECIMAL = /^([+-]?)(0x[\da-f]+)$/i;

/** How a number is written with each decimal mark; the other mark may group its digits. @type {Record<Decimal, RegExp>} */
const PATTERNS = { ".": patternOf("\\.", ","), ",": patternOf(",", "\\.") };

/** @param {string} decimal @param {string} group */
function patternOf(decimal, group) {
  // In India, all groups but the last have two digits, or the first has one.
  const indian = group === "," ? "|[1-9]\\d?(?:,\\d{2})+,\\d{3}" : "";
  const whole = `(?:[1-9]\\d{0,2}(?:${group}\\d{3})+${indian}|\\d+)`;
  return new RegExp(`^[+-]?(?:${whole}(?:${decimal}\\d*)?|${decimal}\\d+)(?:[ed][+-]?\\d+)?$`, "i");
}

/** Matches a date, a time of day, or both, as programs and spreadsheets write them. */
const DATE =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})|\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?)([T ]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?)?( ?[ap]m)?(Z| ?(?:UTC|GMT)?([+-]\d{1,2}(:?\d{2})?)?)?$/i;

/** Matches a date with the month as a word. */
const DATE_IN_WORDS =
  /^(?:\p{L}{2,9}\.?,? )?(?:\d{1,2}\.?[- ]?\p{L}{3,9}\.?[-, ]{1,2}\d{4}|\p{L}{3,9}\.? \d{1,2},? \d{4})(?:[, ]+\d{1,2}:\d{2}(?::\d{2})?)?$/u;
/** Matches a day written as one number, such as 20240131. */
const DAY = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

/** Returns whether a cell holds a date or a time. @param {string} cell */
export function isDate(cell) {
  return DATE.test(cell) || DAY.test(cell) || DATE_IN_WORDS.test(cell);
}

/** Returns whether a cell holds nothing. @param {string} cell */
export function isMissing(cell) {
  return MISSING.has(cell.toLowerCase());
}

/** Returns the text of a number without currency, per cent sign and separators of digits. @param {string} cell */
function bare(cell) {
  // Most cells are plain or words, so that the replacements below can be skipped.
  if (/^[\d.,eE+-]*$/.test(cell) || !/\p{N}/u.test(cell)) return cell;
  return cell
    .replace(WRAPPED, "$1")
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(INDIAN, (digit) => String((digit.charCodeAt(0) - 6) & 15))
    .replace(NOTE, "")
    .replace(UNCERTAINTY, "")
    .replace("\u066b", ".")
    .replaceAll("\u066c", ",")
    .replace(IN_BRACKETS, "-$1")
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/^([+-])\s+/, "$1")
    .replace(BEFORE, "$1")
    .replace(AFTER, "")
    .replace(
      POWER_OF_TEN,
      (_, plain, raised = "", marked = "") =>
        `e${plain ?? [...raised].map((one) => LEVEL[RAISED.indexOf(one)]).join("")}${marked}`,
    )
    .replace(GROUPING, "");
}

/** Returns the number that is written as a fraction, in hexadecimal or as degrees, or NaN if there is none. @param {string} cell */
function otherNumber(cell) {
  const [, sign, hexadecimal] = HEXADECIMAL.exec(cell) ?? [];
  if (hexadecimal) return Number(hexadecimal) * (sign === "-" ? -1 : 1);
  const [, ...place] = ON_EARTH.exec(cell) ?? [];
  if (place.length > 0) {
    const [degrees, minutes, seconds] = place.slice(0, 3).map((part) => Number((part ?? "0").replace(",", ".")));
    return (degrees + minutes / 60 + seconds / 3600) * (/[SW]/i.test(place[3]) ? -1 : 1);
  }
  if (!cell.includes("/") && !FRACTION_CHARACTER.test(cell)) return NaN;
  const spelled = cell.replace(ONE_CHARACTER, (_, digit, one) => `${digit}${digit && " "}${one.normalize("NFKC")}`);
  const [, minus, whole, ...parts] = FRACTION.exec(spelled.replace(/\u2212/, "-")) ?? [];
  const [above, below] = parts.map(Number);
  if (parts.length === 0 || above > Math.max(below, MOST_ABOVE)) return NaN;
  return (Number(whole ?? 0) + above / below) * (minus === "-" ? -1 : 1);
}

/**
 * Returns the number in a cell, or NaN if it holds none.
 * @param {string} cell
 * @param {Decimal} decimal
 */
export function numberIn(cell, decimal) {
  // Most numbers are written as JavaScript writes them.
  if (decimal === "." && PLAIN.test(cell)) return Number(cell);
  const text = bare(cell);
  if (!PATTERNS[decimal].test(text)) return otherNumber(cell);
  const plain = decimal === "." ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", ".");
  return Number(plain.replace(/d/i, "e"));
}

/** What programs write for 1 and 0. @type {Map<string, number>} */
const TRUTH = new Map([
  ["true", 1],
  ["false", 0],
  ["wahr", 1],
  ["falsch", 0],
  ["vrai", 1],
  ["faux", 0],
  ["verdadero", 1],
  ["verdadeiro", 1],
  ["vero", 1],
  ["falso", 0],
  ["waar", 1],
  ["onwaar", 0],
  ["prawda", 1],
  ["fałsz", 0],
  ["истина", 1],
  ["ложь", 0],
  ["pravda", 1],
  ["nepravda", 0],
  ["igaz", 1],
  ["hamis", 0],
  ["doğru", 1],
  ["yanliş", 0],
  ["yanlış", 0],
  ["tosi", 1],
  ["epätosi", 0],
]);

/** Returns the number in each cell of a column: truth is 1 or 0, and a unit may be the same in all. @param {string[]} cells @param {Decimal} decimal */
export function numbersIn(cells, decimal) {
  if (cells.some((cell) => TRUTH.has(cell.toLowerCase()))) {
    return Float64Array.from(cells, (cell) => TRUTH.get(cell.toLowerCase()) ?? NaN);
  }
  const unit = unitOf(cells);
  if (unit === "" && cells.some((cell) => ROUNDED.test(cell))) return roundedIn(cells, decimal);
  if (unit === "" && flaggedIn(cells))
    return Float64Array.from(cells, (cell) => numberIn(cell.replace(FLAG, ""), decimal));
  return Float64Array.from(cells, (cell) =>
    numberIn(unit && cell.endsWith(unit) ? cell.slice(0, -unit.length).trim() : cell, decimal),
  );
}

/** Returns the first cell with a flag behind its number, if most of the cells of a column that hold something are numbers. @param {string[]} cells */
export function flaggedIn(cells) {
  const first = cells.find((cell) => FLAG.test(cell));
  if (first === undefined) return undefined;
  const there = cells.filter((cell) => !isMissing(cell));
  const areFlagged = there.every((cell) => PLAIN.test(cell.replace(FLAG, "")));
  return areFlagged && there.filter((cell) => PLAIN.test(cell)).length >= there.length / 2 ? first : undefined;
}

/** Returns the number in each cell of a column in which some are written as 1.2K or 3M; NaN where others are something else. @param {string[]} cells @param {Decimal} decimal */
function roundedIn(cells, decimal) {
  const parts = cells.map((cell) => ROUNDED.exec(cell));
  const numbers = Float64Array.from(cells, (cell, at) => numberIn(parts[at]?.[1] ?? cell, decimal));
  if (cells.some((cell, at) => Number.isNaN(numbers[at]) && !isMissing(cell))) {
    return Float64Array.from(cells, (cell) => numberIn(cell, decimal));
  }
  return numbers.map((number, at) => Number(`${number}e${ZEROS[parts[at]?.[2] ?? ""] ?? 0}`));
}

/** Returns the unit that all cells have which hold something, or "". @param {string[]} cells */
function unitOf(cells) {
  let unit = "";
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    const [, , found] = WITH_UNIT.exec(cell) ?? [];
    if (found === undefined || (unit !== "" && found !== unit)) return "";
    unit = found;
  }
  return unit;
}

/** Returns whether a cell holds a number with either decimal mark. @param {string} cell */
export function isNumber(cell) {
  const text = bare(cell);
  return PATTERNS["."].test(text) || PATTERNS[","].test(text) || !Number.isNaN(otherNumber(cell));
}

/**
 * Returns the decimal mark of a table.
 * @param {Iterable<string>} cells
 * @param {boolean} separatedByCommas whether commas separate the cells; then a comma within a cell more often groups
 * digits
 * @returns {Decimal}
 */
export function decimalOf(cells, separatedByCommas) {
  let [points, commas, open] = [0, 0, 0];
  for (const cell of cells) {
    const hasComma = cell.includes(",");
    if (!hasComma && !cell.includes(".")) continue;
    const text = bare(cell.replace(WITH_UNIT, "$1"));
    const [point, comma] = [PATTERNS["."].test(text), PATTERNS[","].test(text)];
    if (point && !comma) points += 1;
    else if (comma && !point) commas += 1;
    // 1,234 may be grouped or a decimal. So may 1.234, but it is more often a decimal.
    else if (comma && hasComma) open += 1;
    else if (point) points += 0.5;
  }
  if (commas !== points) return commas > points ? "," : ".";
  return open > 0 && points === 0 && !separatedByCommas ? "," : ".";
}
