// Reads a table from the text of any program.
import { thousands } from "../../../ui/numbers.js";
import { Refused } from "../../../ui/refused.js";
import { alignedNames } from "./aligned-names.js";
import { withoutTablesBeside } from "./beside.js";
import { bracketedPoints } from "./bracketed-points.js";
import { columnRemarks } from "./column-remarks.js";
import { columnsOf, hasNames, isOwn, isWithoutNumbers } from "./columns.js";
import { isBlank, rowsOf, usualWidth } from "./dialect.js";
import { groupedValues } from "./grouped-values.js";
import { indicators } from "./indicators.js";
import { LABEL_NAME } from "./labels.js";
import { linesText } from "./lines.js";
import { loggedRecords } from "./log-lines.js";
import { markedUpRows } from "./markup.js";
import { measuredRows } from "./metrics.js";
import { decimalOf, isDate } from "./numbers.js";
import { oneHot } from "./one-hot.js";
import { withoutSurroundings } from "./plain-text.js";
import { plottedTables } from "./plot-tables.js";
import { structureRows } from "./r-structure.js";
import { codeRecords, recordsIn, xmlRecords, yamlRecords } from "./records.js";
import { directiveRows } from "./restructured-text.js";
import { separated } from "./several-numbers.js";
import { insertedRows } from "./sql.js";
import { programRows } from "./statistics-programs.js";
import {
  withoutDescription,
  withoutGroupNames,
  withoutOtherTables,
  withoutPreamble,
  withoutRepeatedNames,
  withoutTotals,
} from "./stray-rows.js";

/** @import { Column } from "./columns.js" */
/** @import { Delimiter, Row, Rows } from "./dialect.js" */
/** @import { Decimal } from "./numbers.js" */
/** @import { Cells } from "./records.js" */

/**
 * @typedef {object} Table
 * @property {Column[]} columns those of the text, one that is made of others if they say a class together, and those that
 *   are made of columns of words
 * @property {number[]} lines the line of the text on which each row begins, or the number of each row
 * @property {"Line" | "Row"} counted what `lines` counts
 * @property {boolean} isNamed whether the text names the columns
 * @property {string} notation how the text is written
 * @property {Delimiter} delimiter
 * @property {Decimal} decimal
 * @property {string[]} problems a sentence on each kind of row that was left out
 */

/** The name of each delimiter. @type {Record<Delimiter, string>} */
const SEPARATORS = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "vertical bars",
  "  ": "blanks",
  " ": "blanks",
  ":": "colons",
  "^": "carets",
};

/** What reads a text that has no line for each row, and how such a text is written. @type {[rowsIn: (text: string) => Cells | undefined, notation: string][]} */
const NOTATIONS = [
  [structureRows, "as the structure of a data frame"],
  [recordsIn, "written as lists"],
  [insertedRows, "in statements of SQL"],
  [yamlRecords, "in YAML"],
  [codeRecords, "in code"],
  [plottedTables, "in the tables of a plot"],
  [bracketedPoints, "as points in brackets"],
  [programRows, "in a program of statistics"],
  [directiveRows, "in a directive of reStructuredText"],
  [measuredRows, "as lines of measurements"],
  [groupedValues, "as numbers of groups"],
];

/** The cells of an atom: its element and its place. */
const ATOM = 4;
/** Matches the beginning of a notebook of Jupyter. */
const NOTEBOOK = /^\s*\{\s*"(?:cells|metadata|nbformat)".*"nbformat"/s;
/** Matches a cell of a row that stands for others. */
const DOTS = /^(?:\.{2,}|\u2026|\u22ee)$/;

/**
 * @param {string} text
 * @param {string} [origin] how the table was written before it became this text
 * @returns {Table}
 * @throws {Refused} if there is no table in it; the message says what there is
 */
export function readTable(text, origin) {
  const whole = written(withoutSurroundings(text.replace(/\r\n?/g, "\n")));
  const remarks = [...whole.remarks];
  const found = { ...whole, ...separated(whole.rows, whole.names, remarks) };
  const { delimiter, counted, notation } = found;
  const decimal = decimalOf(cellsOf(found.rows), delimiter === ",");
  /** @type {string[]} */
  const problems = remarks;
  const shown = withoutDots(found.rows, counted, problems);
  const rows = found.names || isBlank(delimiter) ? shown : withoutTablesBeside(shown, problems);
  if (rows.length === 0) throw new Refused("There is no row of a table in it");
  const parts = withoutOtherTables(rows, found.lines, decimal, problems);
  const { rows: below, names: above } = withoutPreamble(
    withoutDescription(withoutCount(parts), problems),
    decimal,
    isBlank(delimiter),
    problems,
  );
  const turned = upright(withoutSizes(withoutTitle(below, decimal)), decimal, problems);
  const isNamed = found.names === undefined && hasNames(turned, decimal);
  const all = isNamed ? withoutGroupNames(turned, decimal) : turned;
  const body = withoutTotals(isNamed ? bodyOf(all, decimal, problems) : all, problems);
  if (body.length === 0) throw new Refused("There are names of columns in it, but no row under them");
  const width = isNamed ? fillUp(body, all[0], delimiter) : filledWidth(body);
  const names = isNamed
    ? namesIn(all[0], body, width, found, problems)
    : found.names
      ? fitted(found.names, width, problems)
      : (above ?? commented(found, width));
  const [even, uneven] = divide(body, width);
  if (uneven.length > 0) problems.push(unevenRows(uneven, width, counted));
  if (even.length === 0) throw new Refused(`${problems[0]}, and there is no other row`);
  const columns = withoutDotted(columnsOf(even, names ?? new Array(width).fill(undefined), decimal), problems);
  problems.push(...columnRemarks(columns, even, counted));
  const classes = oneHot(columns);
  return {
    columns: [...columns, ...(classes ? [classes] : []), ...indicators(columns, decimal)],
    lines: even.map(({ line }) => line),
    counted,
    isNamed: names?.some((name) => name !== undefined) ?? false,
    notation: origin ?? notation,
    delimiter,
    decimal,
    problems,
  };
}

/**
 * Returns the rows of a text, however it is written.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Rows & Pick<Table, "counted" | "notation"> & { remarks: string[] }} `remarks` say what was left out
 */
function written(text) {
  if (text.trim() === "") throw new Refused("There is nothing in it");
  /** @type {Pick<Rows, "delimiter" | "comments" | "lines"> & { remarks: string[] }} */
  const plain = { delimiter: ",", comments: [], lines: [], remarks: [] };
  const listed = (/** @type {Cells} */ { rows, names, remarks = [] }, /** @type {string} */ notation) => {
    const numbered = rows.map((cells, at) => ({ cells: cells.map((cell) => cell.trim()), line: at + 1 }));
    return { ...plain, rows: filled(numbered), names, remarks, counted: /** @type {const} */ ("Row"), notation };
  };
  if (NOTEBOOK.test(text)) {
    throw new Refused("It is a notebook: write the table in it with DataFrame.to_csv('data.csv'), and open that");
  }
  for (const [rowsIn, notation] of NOTATIONS) {
    const records = rowsIn(text);
    if (records) return listed(records, notation);
  }
  if (/^\s*(?:\[\s*)?\{\s*["']/.test(text)) {
    throw new Refused("It begins like JSON, but a bracket or a quotation mark in it is not closed");
  }
  const markedUp = markedUpRows(text);
  if (markedUp) return { ...plain, rows: filled(markedUp), counted: "Line", notation: "in a marked-up text" };
  const elements = xmlRecords(text);
  if (elements) return listed(elements, "in XML");
  const logged = loggedRecords(text);
  if (logged) return listed(logged, "in lines of a log");
  const found = rowsOf(text);
  return { remarks: [], ...found, counted: "Line", notation: `separated by ${SEPARATORS[found.delimiter]}` };
}

/** Returns the rows that have something in them. @param {Row[]} rows */
function filled(rows) {
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
}

/** Says what was found: how many rows and columns, and how they are written. @param {Table} table */
export function tableWords({ columns, lines, notation, decimal }) {
  const count = `${thousands(lines.length)} ${lines.length === 1 ? "row" : "rows"}`;
  const comma = decimal === "," ? ", with decimal commas" : "";
  const own = columns.filter(isOwn).length;
  return `${count} of ${own} columns, ${notation}${comma}.`;
}

/**
 * Returns the rows without those of dots, which stand for rows that were not printed.
 * @param {Row[]} rows
 * @param {Table["counted"]} counted
 * @param {string[]} problems to which a sentence on them is added
 */
function withoutDots(rows, counted, problems) {
  const isDots = (/** @type {Row} */ { cells }) =>
    cells.some((cell) => DOTS.test(cell)) && cells.every((cell) => cell === "" || DOTS.test(cell));
  const dots = rows.filter(isDots);
  if (dots.length === 0) return rows;
  const places = linesText(
    dots.map(({ line }) => line),
    counted,
  );
  problems.push(`${places} ${dots.length === 1 ? "stands" : "stand"} for rows that were not printed`);
  return rows.filter((row) => !isDots(row));
}

/**
 * Returns the rows without titles above them: rows of one cell, and one that is like no row below and stands over their names.
 * @param {Row[]} rows
 * @param {Decimal} decimal
 */
function withoutTitle(rows, decimal) {
  const isWide = usualWidth(rows) > 2;
  let first = 0;
  while (rows.length - first > 2) {
    const filled = rows[first].cells.filter((cell) => cell !== "");
    const isAlone = filled.length === 1 && isWithoutNumbers({ cells: filled }, decimal);
    if (
      !(isAlone && isWide) &&
      !((isAlone || isOverNames(rows.slice(first), decimal)) && hasNames(rows.slice(first + 1), decimal))
    )
      break;
    first += 1;
  }
  return rows.slice(first);
}

/** Returns whether the first row has a number or a date, the second is whole and has none, and the first looks like names too. @param {Row[]} rows @param {Decimal} decimal */
function isOverNames(rows, decimal) {
  const [title, names] = rows;
  const hasNumber = !isWithoutNumbers(title, decimal) || title.cells.some(isDate);
  return (
    hasNumber && isWithoutNumbers(names, decimal) && names.cells.every((cell) => cell !== "") && hasNames(rows, decimal)
  );
}

/** Returns the rows without the two above those of chemists: the first counts the atoms, the second is a comment, which may be empty. @param {Row[]} rows */
function withoutCount(rows) {
  const [{ cells }] = rows;
  const above = rows.length - Number(cells[0]);
  const isCount = cells.length === 1 && above >= 1 && above <= 2 && usualWidth(rows) === ATOM;
  return isCount ? rows.slice(above) : rows;
}

/** Returns the rows without scikit-learn's first one, which counts the rows and the features and names the classes. @param {Row[]} rows */
function withoutSizes(rows) {
  const [{ cells }, ...others] = rows;
  const isSizes = Number(cells[0]) === others.length && Number(cells[1]) === usualWidth(others) - 1;
  return isSizes && cells.length > 3 ? others : rows;
}

/**
 * Returns the rows of a table that has its names in its first column, and a column for each point.
 * @param {Row[]} rows
 * @param {Decimal} decimal
 * @param {string[]} problems to which it is added that the table was turned
 */
function upright(rows, decimal, problems) {
  const names = rows.map(({ cells: [name] }) => name);
  const width = usualWidth(rows);
  const isLying =
    rows.length > 1 &&
    width > rows.length &&
    rows.every(({ cells }) => cells.length === width) &&
    new Set(names).size === names.length &&
    names.every((name) => /^\p{L}/u.test(name)) &&
    names.some((name) => LABEL_NAME.test(name) || /^y$/i.test(name)) &&
    rows.filter(({ cells }) => isWithoutNumbers({ cells }, decimal)).length <= 1;
  if (!isLying) return rows;
  problems.push("The names are in the first column, so each other column is read as a point");
  return Array.from({ length: width }, (_, at) => ({ cells: rows.map(({ cells }) => cells[at]), line: at + 1 }));
}

/**
 * Returns the rows without those directly under the names that say more about the columns, such as their units.
 * @param {Row[]} rows
 * @param {Decimal} decimal
 * @param {string[]} problems to which a sentence on each is added
 */
function withoutSecondNames(rows, decimal, problems) {
  let first = 0;
  while (rows.length - first > 1 && isWithoutNumbers(rows[first], decimal) && hasNames(rows.slice(first), decimal)) {
    problems.push(`Line ${rows[first].line} is left out: it has no numbers`);
    first += 1;
  }
  return rows.slice(first);
}

/** Returns the rows under the names. @param {Row[]} rows @param {Decimal} decimal @param {string[]} problems to which a sentence is added on what is left out */
function bodyOf([names, ...rows], decimal, problems) {
  return withoutRepeatedNames(withoutSecondNames(rows, decimal, problems), names, problems);
}

/**
 * Returns the number of columns, and fills up rows that end before their last columns, if most do and others have them all.
 * @param {Row[]} body
 * @param {Row} names
 * @param {Delimiter} delimiter
 */
function fillUp(body, { cells }, delimiter) {
  const width = filledWidth(body);
  const count = cells.reduce((last, cell, at) => (cell === "" ? last : at + 1), 0);
  const isRagged = !isBlank(delimiter) && count > width && body.some((row) => row.cells.length === count);
  if (!isRagged) return width;
  for (const row of body) while (row.cells.length < count && row.cells.length >= width) row.cells.push("");
  return count;
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

/**
 * Returns a name for each column from the row of names, where there is one.
 * @param {Row} first the row of names
 * @param {Row[]} body the rows under it
 * @param {number} width the number of columns
 * @param {Rows} found
 * @param {string[]} problems to which a sentence is added if the names do not fit
 * @returns {(string | undefined)[] | undefined}
 */
function namesIn({ cells, line }, body, width, { delimiter, lines }, problems) {
  const isShort = cells.length === width - 1;
  const isCounted = isShort && body.every((row, at) => Number(row.cells[0]) === Number(body[0].cells[0]) + at);
  if (isShort && isBlank(delimiter) && isBeyond(lines[line - 1], body, lines)) return ["", ...cells];
  if (cells.length !== width && !isCounted && isBlank(delimiter)) {
    const aligned = alignedNames(
      lines[line - 1],
      body.map((row) => lines[row.line - 1]),
      width,
    );
    if (aligned) return aligned;
  }
  // R writes no name for its column of row names, none of which has decimals.
  if (isShort && !body.some((row) => /\d[.,]\d/.test(row.cells[0]))) return ["", ...cells];
  const count = cells.reduce((last, cell, at) => (cell === "" ? last : at + 1), 0);
  if (cells.length >= width && count <= width) return cells.slice(0, width);
  problems.push(`Line ${line} names ${count} columns, and the rows have ${width}`);
  return count > width ? undefined : Array.from({ length: width }, (_, at) => cells[at]);
}

/** Returns whether the names begin behind the first cells of all rows, as those of R and pandas do. @param {string} names @param {Row[]} body @param {string[]} lines */
function isBeyond(names, body, lines) {
  const ends = body.map(({ cells: [first], line }) => (lines[line - 1] ?? "").indexOf(first) + first.length);
  const start = names.search(/\S/);
  return ends.every((end) => end < start);
}

/** Returns the columns without those that stand for others. @param {Column[]} columns @param {string[]} problems to which a sentence on them is added */
function withoutDotted(columns, problems) {
  const isDotted = (/** @type {Column} */ { cells }) => cells.every((cell) => DOTS.test(cell));
  if (!columns.some(isDotted)) return columns;
  problems.push("Columns between others were not printed");
  return columns.filter((column) => !isDotted(column));
}

/** Returns a name for each column of those that a text gives in another way. @param {string[]} names @param {number} width @param {string[]} problems to which a sentence is added if the names do not fit */
function fitted(names, width, problems) {
  if (names.length < width) problems.push(`There are names of ${names.length} columns, and the rows have ${width}`);
  return Array.from({ length: width }, (_, at) => names[at]);
}

/** Returns the names in a comment above the rows that has one for each column. @param {Rows} found @param {number} width */
function commented({ comments }, width) {
  const fitting = comments.filter(
    (cells) => cells.length === width && cells.some((cell) => Number.isNaN(Number(cell))),
  );
  return fitting.at(-1);
}

/** Returns the rows of a width, which may have empty cells beyond it, and the other rows. @param {Row[]} rows @param {number} width @returns {[Row[], Row[]]} */
function divide(rows, width) {
  const isEven = (/** @type {Row} */ { cells }) =>
    cells.length >= width && cells.slice(width).every((cell) => cell === "");
  return [rows.filter(isEven), rows.filter((row) => !isEven(row))];
}

/** @param {Row[]} rows @param {number} width @param {Table["counted"]} counted */
function unevenRows(rows, width, counted) {
  const [{ cells, line }] = rows;
  const has = `${cells.length} ${cells.length === 1 ? "cell" : "cells"}, and ${width} are expected`;
  return rows.length === 1
    ? `${counted} ${line} has ${has}`
    : `${linesText(
        rows.map((row) => row.line),
        counted,
      )} do not have ${width} cells: the first has ${cells.length}`;
}
