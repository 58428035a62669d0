// Finds the columns of a table: their names, their contents, and which of them only counts the rows.
import { durationsIn } from "./durations.js";
import { LABEL_NAME } from "./labels.js";
import { isDate, isMissing, numberIn, numbersIn } from "./numbers.js";

/** @import { Row } from "./dialect.js" */
/** @import { Decimal } from "./numbers.js" */

/**
 * @typedef {object} Column
 * @property {string} name in the table, or "column 3"
 * @property {string[]} cells
 * @property {Float64Array} numbers the number in each cell, or NaN if it holds none
 * @property {(cell: string) => boolean} isMissing whether a cell holds nothing
 * @property {boolean} isNumeric whether most of its cells are numbers
 * @property {boolean} isIndex whether it only counts or names the rows
 * @property {boolean} isDate whether most of its cells are dates or times; those of day have numbers all the same
 * @property {boolean} [isDuration] whether its cells say how long something took, so that its numbers are seconds
 * @property {string} [stand] the cell that stands for no value, such as -999
 * @property {number[]} [parts] of a column that is made of others, one for each class: their indices
 * @property {number} [of] of a column that is made of a column of words, for one kind of them: its index
 */

/** The most letters of a name that are shown. */
const MOST_LETTERS = 40;
/** The number of rows that are looked at to tell whether those above them are names. */
const SAMPLE = 1000;
/** The share of numeric cells from which a column counts as numeric; its other cells are mistakes. */
const MOSTLY = 0.6;
/** Matches what stands for no value among measured numbers, which are this many times smaller, or are not below 0. */
const [NINES, FAR] = [/^-?9{3,}(?:\.(?:9+|0+|250*))?$/, 3];
const YEAR = /^(?:19|20)\d{2}$/;
/** Matches the name of a first column that counts the rows. */
const INDEX_NAME =
  /^(unnamed: ?\d+|index|idx|row|rows|row\.?names?|row[ _]?(number|nr|idx|index|id)|nr\.?|no\.?|#|level_0)?$/i;
/** Matches a number that names something. */
const ID = /^\d{4,}$/;
/** Matches the name of a column of days, which may be written as fractions are. */
const DATE_NAME = /^(date|day|datum|tag|when)$/i;
/** Matches the name of a column that says which thing a row is about. */
const ID_NAME = /(?:^|[\s_.-])[iI][dD]$|\p{Ll}I[dD]$/u;

/**
 * Returns whether the first row names the columns: it has no numbers where the rows below have some.
 * @param {Row[]} rows
 * @param {Decimal} decimal
 */
export function hasNames(rows, decimal) {
  const [{ cells: first }] = rows;
  const below = rows.slice(1, 1 + SAMPLE);
  if (below.length === 0) return first.every((cell) => cell !== "" && !isNumeric([cell], decimal) && !isMissing(cell));
  const column = (/** @type {number} */ at) => below.map(({ cells }) => cells[at] ?? "");
  if (areYears(first) && !below.some(({ cells }) => areYears(cells))) return true;
  // A data frame made from an array names its columns 0, 1, 2, …; they are names if the numbers below are not whole.
  const [start, counted] = first[0] === "" ? [1, first.slice(1)] : [0, first];
  const isCounted = counted.length > 1 && counted.every((cell, at) => cell === String(at));
  if (isCounted) return start === 1 || counted.some((_, at) => column(at).some((cell) => /\d[.,]\d/.test(cell)));
  // Its index has no name, and other names may be numbers, such as years.
  if (start === 1 && counts(numbersIn(column(0), decimal)) && new Set(counted).size === counted.length) return true;
  // Of words alone, those below come again, and names do not.
  const areWords = first.every((cell, at) => {
    const cells = column(at);
    return (
      cell !== "" && !cells.includes(cell) && new Set(cells).size <= cells.length / 2 && !isNumeric(cells, decimal)
    );
  });
  if (areWords) return true;
  // R writes no name for its column of row names, so that the row of names is one cell short.
  const shift = Math.max(0, usual(below) - first.length);
  return first.some((cell, at) => {
    if (isMissing(cell) || !Number.isNaN(numbersIn([cell], decimal)[0])) return false;
    const cells = column(at + shift);
    return isNumeric(cells, decimal) || (LABEL_NAME.test(cell) && !cells.includes(cell));
  });
}

/** Returns whether cells end with years, one after the other, behind words. @param {string[]} cells */
function areYears(cells) {
  const filled = cells.filter((cell) => cell !== "");
  const start = filled.findIndex((cell) => YEAR.test(cell));
  const years = filled.slice(start).map(Number);
  return start > 0 && years.length > 1 && years.every((year, at) => year === years[0] + at);
}

/** @param {Row[]} rows */
function usual(rows) {
  const widths = rows.map(({ cells }) => cells.length).sort((a, b) => a - b);
  return widths[widths.length >> 1];
}

/** Returns whether a column is one of the text's, and not made of others. @param {Pick<Column, "parts" | "of">} column */
export function isOwn({ parts, of }) {
  return parts === undefined && of === undefined;
}

/** Returns whether a row has no number. @param {Pick<Row, "cells">} row @param {Decimal} decimal */
export function isWithoutNumbers({ cells }, decimal) {
  return cells.every((cell) => Number.isNaN(numberIn(cell, decimal)));
}

/** Returns whether most of the cells that hold something are numbers. @param {string[]} cells @param {Decimal} decimal */
function isNumeric(cells, decimal) {
  return areMostly(numbersIn(cells, decimal), cells);
}

/** Returns whether most of the cells that hold something are the numbers. @param {Float64Array} numbers NaN where there is none @param {string[]} cells */
function areMostly(numbers, cells) {
  const count = numbers.filter((number) => !Number.isNaN(number)).length;
  return count > 0 && count >= MOSTLY * cells.filter((cell) => !isMissing(cell)).length;
}

/** Returns whether most of the cells that hold something are dates. @param {string[]} cells */
function areDates(cells) {
  const there = cells.filter((cell) => !isMissing(cell));
  return there.length > 0 && there.filter(isDate).length >= MOSTLY * there.length;
}

/**
 * Returns the columns of rows that have as many cells as there are names. Columns of which all cells are empty are left
 * out.
 * @param {Row[]} rows
 * @param {(string | undefined)[]} names `undefined` for a column without a name, "" for one with an empty name
 * @param {Decimal} decimal
 * @returns {Column[]}
 */
export function columnsOf(rows, names, decimal) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  const all = names.map((given, at) => {
    const cells = rows.map((row) => row.cells[at]);
    const plain = numbersIn(cells, decimal);
    const found = (given || `column ${at + 1}`).replace(/\s+/g, " ").slice(0, MOST_LETTERS);
    const durations = areMostly(plain, cells) ? undefined : durationsIn(found, cells);
    const numbers = durations?.numbers ?? plain;
    const isDuration = durations?.isSpan ?? false;
    const stand = standIn(numbers, cells);
    if (stand !== undefined) for (const [row, cell] of cells.entries()) if (cell === stand) numbers[row] = NaN;
    const times = (taken.get(found) ?? 0) + 1;
    taken.set(found, times);
    return {
      name: times > 1 ? `${found} (${times})` : found,
      given,
      cells,
      numbers,
      isMissing: missingIn(cells, stand),
      ...(stand === undefined ? {} : { stand }),
      isNumeric: areMostly(numbers, cells),
      isDate:
        !isDuration && (areDates(cells) || (DATE_NAME.test(found.trim()) && cells.some((cell) => cell.includes("/")))),
      ...(isDuration ? { isDuration } : {}),
    };
  });
  const filled = all.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const isWithNumbers = filled.slice(1).filter((column) => column.isNumeric && hasDecimals(column)).length > 1;
  return filled.map(({ given, ...column }, at) => {
    const { numbers } = column;
    const isFirst = at === 0;
    const isCalled = given !== undefined && ((isFirst && isCalledIndex(given, column)) || isCalledId(given, column));
    const isIndex =
      filled.length > 2 &&
      (isCalled ||
        (isFirst &&
          given === undefined &&
          filled.length > 3 &&
          (counts(numbers) || (isWithNumbers && areIds(column.cells)))));
    return { ...column, isIndex };
  });
}

/** Returns whether the cells are whole numbers of several digits and all different, as those are that name things. @param {string[]} cells */
function areIds(cells) {
  return cells.every((cell) => ID.test(cell)) && new Set(cells).size === cells.length;
}

/** @param {{ cells: string[] }} column */
function hasDecimals({ cells }) {
  return cells.some((cell) => /\d[.,]\d/.test(cell));
}

/** Returns whether a cell holds nothing where others hold a plus sign, so that a minus sign is the other class. @param {string} cell */
function isMissingAmongSigns(cell) {
  return cell !== "-" && isMissing(cell);
}

/** Returns what tells whether a cell of a column holds nothing. @param {string[]} cells @param {string} [stand] @returns {Column["isMissing"]} */
function missingIn(cells, stand) {
  if (cells.includes("+")) return isMissingAmongSigns;
  return stand === undefined ? isMissing : (cell) => cell === stand || isMissing(cell);
}

/** Returns the cell that instruments write where they have no value: nines, far beyond all other numbers of the column. @param {Float64Array} numbers @param {string[]} cells */
function standIn(numbers, cells) {
  const at = cells.findIndex((cell) => NINES.test(cell));
  if (at < 0) return undefined;
  const stand = numbers[at];
  let [most, least, count] = [0, 0, 0];
  for (const number of numbers) {
    if (Number.isNaN(number) || number === stand) continue;
    most = Math.max(most, Math.abs(number));
    least = Math.min(least, number);
    count += 1;
  }
  const isAlone = stand < 0 && least === 0;
  return count > 1 && (isAlone || Math.abs(stand) > FAR * most) ? cells[at] : undefined;
}

/** @param {string} name @param {Pick<Column, "cells" | "numbers">} column */
function isCalledIndex(name, { cells, numbers }) {
  if (!INDEX_NAME.test(name.trim())) return false;
  // Shuffled row numbers and row names are an index too if no value occurs twice.
  return counts(numbers) || (cells.length > 2 && new Set(cells).size === cells.length && isWhole(numbers, name));
}

/** @param {string} name @param {Pick<Column, "cells" | "numbers">} column */
function isCalledId(name, { cells, numbers }) {
  if (LABEL_NAME.test(name.trim())) return false;
  const isOfThings = numbers.every(Number.isInteger) || numbers.every(Number.isNaN);
  return ID_NAME.test(name.trim()) && isOfThings && new Set(cells).size > cells.length / 2;
}

/** @param {Float64Array} numbers @param {string} name */
function isWhole(numbers, name) {
  return numbers.every(Number.isInteger) || (name.trim() === "" && numbers.every(Number.isNaN));
}

/** Returns whether numbers are 0, 1, 2, … or 1, 2, 3, … @param {Float64Array} numbers */
function counts(numbers) {
  const [first] = numbers;
  return numbers.length > 1 && (first === 0 || first === 1) && numbers.every((number, at) => number === first + at);
}
