// Reads a table from the text of any program.
import { thousands } from "../../../ui/numbers.js";
import { Refused } from "../../../ui/refused.js";
import { columnsOf, hasNames } from "./columns.js";
import { rowsOf, usualWidth } from "./dialect.js";
import { decimalOf } from "./numbers.js";
import { oneHot } from "./one-hot.js";

/** @import { Column } from "./columns.js" */
/** @import { Delimiter, Row } from "./dialect.js" */
/** @import { Decimal } from "./numbers.js" */

/**
 * @typedef {object} Table
 * @property {Column[]} columns those of the text, and one that is made of others if they say a class together
 * @property {number[]} lines the line of the text on which each row begins
 * @property {boolean} isNamed whether the text names the columns
 * @property {Delimiter} delimiter
 * @property {Decimal} decimal
 * @property {string[]} problems a sentence on each kind of row that was left out
 */

/** The name of each delimiter. */
const SEPARATORS = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "blanks" };

/**
 * @param {string} text
 * @returns {Table}
 * @throws {Refused} if there is no table in it; the message says what there is
 */
export function readTable(text) {
  const { delimiter, rows: all, names: comment } = rowsOf(text);
  const decimal = decimalOf(cellsOf(all), delimiter === ",");
  const rows = withoutTitle(all, decimal);
  const isNamed = hasNames(rows, decimal);
  const body = isNamed ? rows.slice(1) : rows;
  if (body.length === 0) throw new Refused("There are names of columns in it, but no row under them");
  const width = filledWidth(body);
  const names = namesOf(isNamed ? rows[0].cells : comment, width);
  const problems = [];
  const [even, uneven] = divide(body, width);
  if (uneven.length > 0) problems.push(unevenRows(uneven, width));
  if (even.length === 0) throw new Refused(`${problems[0]}, and there is no other row`);
  const columns = columnsOf(even, names, decimal);
  const classes = oneHot(columns);
  return {
    columns: classes ? [...columns, classes] : columns,
    lines: even.map(({ line }) => line),
    isNamed: names.some((name) => name !== undefined),
    delimiter,
    decimal,
    problems,
  };
}

/** Says what was found: how many rows and columns, and what separates them. @param {Table} table */
export function tableWords({ columns, lines, delimiter, decimal }) {
  const count = `${thousands(lines.length)} ${lines.length === 1 ? "row" : "rows"}`;
  const comma = decimal === "," ? ", with decimal commas" : "";
  const own = columns.filter(({ parts }) => !parts).length;
  return `${count} of ${own} columns, separated by ${SEPARATORS[delimiter]}${comma}.`;
}

/** Returns the rows without a title above the names of the columns. @param {Row[]} rows @param {Decimal} decimal */
function withoutTitle(rows, decimal) {
  const isTitle = rows.length > 2 && rows[0].cells.filter((cell) => cell !== "").length === 1;
  return isTitle && usualWidth(rows) > 1 && hasNames(rows.slice(1), decimal) ? rows.slice(1) : rows;
}

/** @param {Row[]} rows */
function* cellsOf(rows) {
  for (const { cells } of rows) yield* cells;
}

/** Returns the number of columns, without empty ones at the end. @param {Row[]} rows */
function filledWidth(rows) {
  let width = usualWidth(rows);
  while (width > 1 && rows.every(({ cells }) => (cells[width - 1] ?? "") === "")) width -= 1;
  return width;
}

/** Returns a name for each column, where there is one. @param {string[] | undefined} found @param {number} width @returns {(string | undefined)[]} */
function namesOf(found, width) {
  // R writes no name for its column of row names.
  const names = found?.length === width - 1 ? ["", ...found] : found;
  if (!names || names.slice(width).some((name) => name !== "")) return new Array(width).fill(undefined);
  return Array.from({ length: width }, (_, at) => names[at]);
}

/** Returns the rows of a width, which may have empty cells beyond it, and the other rows. @param {Row[]} rows @param {number} width @returns {[Row[], Row[]]} */
function divide(rows, width) {
  const isEven = (/** @type {Row} */ { cells }) =>
    cells.length >= width && cells.slice(width).every((cell) => cell === "");
  return [rows.filter(isEven), rows.filter((row) => !isEven(row))];
}

/** @param {Row[]} rows @param {number} width */
function unevenRows(rows, width) {
  const [{ cells, line }] = rows;
  const has = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}, and ${width} are expected`;
  return rows.length === 1
    ? `Line ${line} has ${has}`
    : `${linesText(rows.map((row) => row.line))} do not have ${width} cells: the first has ${cells.length}`;
}

/** The most line numbers that a sentence names. */
const MOST_LINES = 5;

/** Names lines: "Line 3", "Lines 3 and 5", "Lines 3, 4, 5, 6, 8 and 20 more". @param {number[]} lines */
export function linesText(lines) {
  if (lines.length === 1) return `Line ${lines[0]}`;
  const more = lines.length - MOST_LINES;
  const named = more > 0 ? [...lines.slice(0, MOST_LINES), `${more} more`] : lines;
  return `Lines ${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
