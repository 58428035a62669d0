// Makes columns of numbers of a column of words, so that they can be features: each says of which rows one kind of word is.

import { isOwn } from "./columns.js";
import { classesOf, classKey, MOST_CLASSES } from "./labels.js";
import { isMissing } from "./numbers.js";

/** @import { Column } from "./columns.js" */
/** @import { Decimal } from "./numbers.js" */

/** The most letters of a name. */
const MOST_LETTERS = 40;

/**
 * Returns a column for each kind of word in columns of a few kinds; of two kinds one column says both.
 * @param {Column[]} columns
 * @param {Decimal} decimal
 * @returns {Column[]}
 */
export function indicators(columns, decimal) {
  return columns.flatMap((column, at) => {
    const { cells, isNumeric, isIndex, isDate } = column;
    if (isNumeric || isIndex || isDate || !isOwn(column)) return [];
    const kinds = [...classesOf(column, decimal)];
    const areFew = kinds.length > 1 && kinds.length <= Math.min(MOST_CLASSES, cells.length / 2);
    if (!areFew) return [];
    return (kinds.length === 2 ? kinds.slice(1) : kinds).map(([key, kind]) =>
      indicator(column, at, { key, kind }, decimal),
    );
  });
}

/**
 * Returns a column with 1 where a row has a kind of word, and 0 elsewhere.
 * @param {Column} column
 * @param {number} at its index
 * @param {{ key: string, kind: string }} word the key of a kind, and what it is called
 * @param {Decimal} decimal
 * @returns {Column}
 */
function indicator(column, at, { key, kind }, decimal) {
  const numbers = Float64Array.from(column.cells, (cell) =>
    column.isMissing(cell) ? NaN : Number(classKey(cell, decimal) === key),
  );
  return {
    name: indicatorName(column.name, kind),
    cells: Array.from(numbers, (number) => (Number.isNaN(number) ? "" : String(number))),
    numbers,
    isMissing,
    isNumeric: true,
    isIndex: false,
    isDate: false,
    of: at,
  };
}

/** Returns what the column is called that says where a column has a kind of word. @param {string} column @param {string} kind */
function indicatorName(column, kind) {
  const word = kind.slice(0, MOST_LETTERS / 2);
  return `${column.slice(0, MOST_LETTERS - word.length - 2)}: ${word}`;
}

/**
 * Makes the column that a name speaks of, in a table where no other kind of word may occur. Returns `undefined` if the
 * table has no such words.
 * @param {Column[]} columns
 * @param {string} name such as "Sex: male"
 * @param {Decimal} decimal
 */
export function indicatorNamed(columns, name, decimal) {
  const wanted = name.trim().toLowerCase();
  for (const [at, column] of columns.entries()) {
    if (column.isNumeric || !isOwn(column)) continue;
    const start = indicatorName(column.name.trim().toLowerCase(), "");
    if (!wanted.startsWith(start)) continue;
    const kind = name.trim().slice(start.length);
    return indicator(column, at, { key: classKey(kind, decimal), kind }, decimal);
  }
  return undefined;
}
