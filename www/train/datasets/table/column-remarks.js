// Says what of the columns of a table is not as it may seem: numbers that are read as words, or as nothing.
import { isOwn } from "./columns.js";
import { MOST_CLASSES } from "./labels.js";
import { linesText } from "./lines.js";
import { flaggedIn } from "./numbers.js";

/** @import { Column } from "./columns.js" */
/** @import { Row } from "./dialect.js" */
/** @import { Table } from "./table.js" */

/** Matches a cell of a number with something around it: a bound, a range, or a unit. */
const NEARLY =
  /^[<>~\u2248\u2264\u2265]?\s?[-+]?\d+(?:[.,]\d+)?\s?(?:[-\u2013]\s?\d+(?:[.,]\d+)?|\+|\p{L}{1,4}\d?|[°"'\u2032\u2033])?$/u;
/** The rows of a class from which words are classes rather than names. */
const ROWS_OF_CLASS = 3;
/** The share of such cells from which a column is remarked on. */
const MOSTLY = 0.8;

/**
 * @param {Column[]} columns
 * @param {Row[]} rows
 * @param {Table["counted"]} counted
 * @returns {string[]} sentences
 */
export function columnRemarks(columns, rows, counted) {
  const last = columns.filter(isOwn).at(-1);
  return columns.flatMap((column) => {
    const { name, cells, numbers, isNumeric, isIndex, isDate, isMissing, stand, isDuration } = column;
    if (isDuration) {
      const row = cells.findIndex((cell, at) => !isMissing(cell) && !Number.isNaN(numbers[at]));
      return [`“${name}” is read in seconds: ${cells[row]} is ${Number(numbers[row].toFixed(3))}`];
    }
    if (stand !== undefined) {
      const places = rows.filter((_, row) => cells[row] === stand).map(({ line }) => line);
      return [`“${name}” is ${stand} in ${linesText(places, counted).toLowerCase()}, which is taken for no value`];
    }
    const flagged = isNumeric ? flaggedIn(cells) : undefined;
    if (flagged) return [`“${name}” has letters behind some of its numbers, such as “${flagged}”, which are left out`];
    if (isNumeric || isIndex || isDate) return [];
    const kinds = new Set(cells);
    // Without names, labels may come first.
    const isAtEnd = column === last || (column === columns[0] && name === "column 1");
    if (isAtEnd && kinds.size > MOST_CLASSES && kinds.size <= cells.length / ROWS_OF_CLASS) {
      return [`“${name}” has ${kinds.size} different words, and ${MOST_CLASSES} classes at most can be told apart`];
    }
    const there = cells.filter((cell) => !isMissing(cell));
    const near = there.filter((cell) => NEARLY.test(cell));
    const units = new Set(near.map((cell) => cell.replace(/\d+(?:[.,]\d+)?/g, "0")));
    // Codes such as 7A and 12B are words.
    const isNear =
      near.length >= MOSTLY * there.length && near.length > 0 && units.size <= Math.max(2, near.length / 2);
    return isNear ? [`“${name}” is read as words: “${near[0]}” is not a number alone`] : [];
  });
}
