// Finds the columns of a table: their names, their contents, and which of them only counts the rows.
import { isDate, isMissing, numberIn } from "./numbers.js";

/** @import { Row } from "./dialect.js" */
/** @import { Decimal } from "./numbers.js" */

/**
 * @typedef {object} Column
 * @property {string} name in the table, or "column 3"
 * @property {string[]} cells
 * @property {Float64Array} numbers the number in each cell, or NaN if it holds none
 * @property {boolean} isNumeric whether most of its cells are numbers
 * @property {boolean} isIndex whether it only counts or names the rows
 * @property {boolean} isDate whether most of its cells are dates or times
 * @property {number[]} [parts] of a column that is made of others, one for each class: their indices
 */

/** The most letters of a name that are shown. */
const MOST_LETTERS = 40;
/** The share of numeric cells from which a column counts as numeric; its other cells are mistakes. */
const MOSTLY = 0.6;
/** Matches the name of a column that counts the rows. */
const INDEX_NAME = /^(unnamed: ?\d+|index|idx|id|row|rows|row\.?names?|row ?(number|nr)|nr\.?|no\.?|#|level_0)?$/i;

/**
 * Returns whether the first row names the columns: it has no numbers where the rows below have some.
 * @param {Row[]} rows
 * @param {Decimal} decimal
 */
export function hasNames(rows, decimal) {
  const [{ cells: first }, ...below] = rows;
  if (below.length === 0) return first.every((cell) => cell !== "" && !isNumeric([cell], decimal) && !isMissing(cell));
  // A data frame made from an array names its columns 0, 1, 2, …; they are names if the numbers below are not whole.
  const [start, counted] = first[0] === "" ? [1, first.slice(1)] : [0, first];
  const counts = counted.length > 1 && counted.every((cell, at) => cell === String(at));
  if (counts) {
    const column = (/** @type {number} */ at) => below.map(({ cells }) => cells[at] ?? "");
    return start === 1 || counted.some((_, at) => column(at).some((cell) => /\d[.,]\d/.test(cell)));
  }
  // R writes no name for its column of row names, so that the row of names is one cell short.
  const shift = Math.max(0, usual(below) - first.length);
  return first.some((cell, at) => {
    if (isMissing(cell) || !Number.isNaN(numberIn(cell, decimal))) return false;
    return isNumeric(
      below.map(({ cells }) => cells[at + shift] ?? ""),
      decimal,
    );
  });
}

/** @param {Row[]} rows */
function usual(rows) {
  const widths = rows.map(({ cells }) => cells.length).sort((a, b) => a - b);
  return widths[widths.length >> 1];
}

/** Returns whether most of the cells that hold something are numbers. @param {string[]} cells @param {Decimal} decimal */
function isNumeric(cells, decimal) {
  const there = cells.filter((cell) => !isMissing(cell));
  const numbers = there.filter((cell) => !Number.isNaN(numberIn(cell, decimal)));
  return numbers.length > 0 && numbers.length >= MOSTLY * there.length;
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
  const all = names.map((name, at) => {
    const cells = rows.map((row) => row.cells[at]);
    const numbers = Float64Array.from(cells, (cell) => numberIn(cell, decimal));
    return {
      name: (name || `column ${at + 1}`).slice(0, MOST_LETTERS),
      given: name,
      cells,
      numbers,
      isNumeric: isNumeric(cells, decimal),
      isDate: areDates(cells),
    };
  });
  const filled = all.filter(({ cells }) => cells.some((cell) => cell !== ""));
  return filled.map(({ given, ...column }, at) => {
    const { numbers } = column;
    const isFirst = at === 0 && filled.length > 2;
    const isIndex =
      isFirst && (given === undefined ? filled.length > 3 && counts(numbers) : isCalledIndex(given, column));
    return { ...column, isIndex };
  });
}

/** @param {string} name @param {Pick<Column, "cells" | "numbers">} column */
function isCalledIndex(name, { cells, numbers }) {
  if (!INDEX_NAME.test(name.trim())) return false;
  // Shuffled row numbers and row names are an index too if no value occurs twice.
  return counts(numbers) || (cells.length > 2 && new Set(cells).size === cells.length && isWhole(numbers, name));
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
