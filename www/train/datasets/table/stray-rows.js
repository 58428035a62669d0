// Finds the rows of a text that are no rows of its table: other tables, names that come again, and totals.
import { hasNames, isWithoutNumbers } from "./columns.js";
import { usualWidth } from "./dialect.js";
import { linesText } from "./lines.js";

/** @import { Row } from "./dialect.js" */
/** @import { Decimal } from "./numbers.js" */

/** Matches what the row of a total or a mean is called. */
const TOTAL =
  /^(?:(?:grand|sub)[ -]?)?(?:totals?|sum|summe|gesamt|average|mean|mittelwert|durchschnitt|somme|moyenne|suma|totale|media|合計|平均):?$/i;

/** What the first rows are called that say of each column how its numbers are spread, as pandas describes them, and the others. */
const [DESCRIBED, SPREAD] = [["count", "mean", "std", "min"], /^(?:\d+(?:\.\d+)?%|max|unique|top|freq)$/];

/** The fewest rows that a table has under what stands above it. */
const FEWEST = 3;

/**
 * Returns the rows without several lines of other widths above all of them, as instruments write, and the names of the columns
 * that the last of those lines has behind other words.
 * @param {Row[]} printed
 * @param {Decimal} decimal
 * @param {boolean} isPrinted whether blanks separate the cells
 * @param {string[]} problems to which a sentence on the lines is added
 * @returns {{ rows: Row[], names?: string[] }}
 */
export function withoutPreamble(printed, decimal, isPrinted, problems) {
  const width = usualWidth(printed);
  const rows = isPrinted ? withoutRepeatedHeads(printed, width, problems) : printed;
  const first = rows.reduce((end, { cells }, at) => (cells.length === width ? end : at + 1), 0);
  const [above, below] = [rows.slice(0, first), rows.slice(first)];
  const isAbove = above.length > 1 && width > 1 && below.length >= FEWEST;
  // Rows of the table, and its names, are of its width.
  const isOwn = (/** @type {Row} */ { cells }) =>
    cells.length === width &&
    (!isWithoutNumbers({ cells }, decimal) || cells.every((cell) => /[\p{L}\p{N}][^:]*$/u.test(cell)));
  if (!isAbove || above.some(isOwn)) return { rows };
  const named = isPrinted && !hasNames(below, decimal) ? besideIndex(above, below, width) : undefined;
  const others = above.filter((row) => !named?.rows.includes(row));
  if (others.length > 0) problems.push(leftOut(others, "it stands above the table", "they stand above the table"));
  if (named) return { rows: below, names: named.names };
  if (hasNames(below, decimal)) return { rows: below };
  const fields = above.flatMap(({ cells: [word, , name] }) => (word === "property" && name ? [name] : []));
  if (fields.length === width) return { rows: below, names: fields };
  const ending = above.filter(({ cells }) => {
    const names = cells.slice(-width);
    const areNames = names.every((name) => /^\p{L}/u.test(name)) && new Set(names).size === width;
    return cells.length > width && areNames;
  });
  return { rows: below, names: ending.at(-1)?.cells.slice(-width) };
}

/**
 * Returns the rows without the names above the groups of a table that were printed one after the other, but for the first, and
 * without what stands above those names.
 * @param {Row[]} rows
 * @param {number} width
 * @param {string[]} problems to which a sentence on them is added
 */
function withoutRepeatedHeads(rows, width, problems) {
  const isUneven = (/** @type {Row | undefined} */ row) => row !== undefined && row.cells.length !== width;
  const head = rows[rows.findIndex((row) => !isUneven(row)) - 1];
  const isRepeated = (/** @type {Row | undefined} */ row) => row !== undefined && row !== head && areSame(row, head);
  if (head === undefined || head.cells.length < 2 || !rows.some(isRepeated)) return rows;
  const isBetween = (/** @type {Row} */ row, /** @type {number} */ at) =>
    isRepeated(row) || (isUneven(row) && isRepeated(rows[at + 1]));
  problems.push(leftOut(rows.filter(isBetween), "it stands between groups", "they stand between groups"));
  return rows.filter((row, at) => !isBetween(row, at));
}

/**
 * Returns the names that pandas and R print above the columns but not above the index, which may be of several columns and have
 * names in the next row, and the rows that they stand in; `undefined` if there are none.
 * @param {Row[]} above
 * @param {Row[]} below
 * @param {number} width
 */
function besideIndex(above, below, width) {
  const areNames = (/** @type {Row} */ { cells }) =>
    cells.every((cell) => /^\p{L}/u.test(cell)) && new Set(cells).size === cells.length;
  const fitting = above.filter((row) => row.cells.length < width && row.cells.length > 1 && areNames(row));
  const at = above.indexOf(fitting[fitting.length - 1]);
  if (at < 0) return undefined;
  const hasIndexNames =
    at > 0 && above[at - 1].cells.length + above[at].cells.length === width && areNames(above[at - 1]);
  const named = hasIndexNames ? above.slice(at - 1, at + 1) : [above[at]];
  const [{ cells }] = named;
  const count = width - cells.length;
  const index = below.map((row) => row.cells.slice(0, count));
  const isIndex = index.flat().every((cell) => /^\d+:?$|^\p{L}/u.test(cell));
  const isDistinct = new Set(index.map((one) => one.join("\n"))).size === index.length;
  if (!isIndex || !isDistinct) return undefined;
  return { rows: named, names: [...(named[1]?.cells ?? new Array(count).fill("")), ...cells] };
}

/**
 * Returns the rows of the largest of several tables, each of which begins with names behind an empty line.
 * @param {Row[]} rows
 * @param {string[]} lines of the text
 * @param {Decimal} decimal
 * @param {string[]} problems to which a sentence on the others is added
 */
export function withoutOtherTables(rows, lines, decimal, problems) {
  const isStart = (/** @type {number} */ at) => {
    const isBehindGap = at > 0 && lines[rows[at].line - 2]?.trim() === "";
    return isBehindGap && isWithoutNumbers(rows[at], decimal) && !areSame(rows[at], rows[0]) && isNamed(rows.slice(at));
  };
  /** @param {Row[]} part */
  function isNamed(part) {
    const [names, below] = part;
    return (
      below !== undefined && names.cells.length > 1 && !isWithoutNumbers(below, decimal) && hasNames(part, decimal)
    );
  }
  const starts = [0, ...[...rows.keys()].filter(isStart)];
  if (starts.length === 1) return rows;
  const parts = starts.map((start, at) => rows.slice(start, starts[at + 1]));
  const largest = parts.reduce((best, part) => (part.length > best.length ? part : best));
  const others = parts.filter((part) => part !== largest).flat();
  // A line above a table is a title of it, which is told elsewhere.
  if (others.length < 2) return rows;
  const told = others.filter(({ cells }) => cells.filter((cell) => cell !== "").length > 1);
  if (told.length > 0) {
    problems.push(leftOut(told, "it is no part of the largest table", "they are no part of the largest table"));
  }
  return largest;
}

/**
 * Returns the rows with one row of names where two are above each other, of which the first names groups of columns.
 * @param {Row[]} rows that begin with names
 * @param {Decimal} decimal
 */
export function withoutGroupNames(rows, decimal) {
  const [{ cells: groups }, second, ...others] = rows;
  if (others.length === 0 || second.cells.length !== groups.length) return rows;
  if (!isWithoutNumbers(second, decimal) || !hasNames(rows.slice(1), decimal)) return rows;
  const given = groups.filter((cell) => cell !== "");
  const isGrouped =
    new Set(given).size < given.length || groups.some((cell, at) => at > 0 && cell === "" && second.cells[at] !== "");
  const cells = groups.map((group, at) => second.cells[at] || group);
  const areDifferent = (/** @type {string[]} */ names) => {
    const named = names.filter((name) => name !== "");
    return new Set(named).size === named.length;
  };
  if (!isGrouped) return rows;
  if (areDifferent(cells)) return [{ ...second, cells }, ...others];
  // Under each group stand the same names.
  let above = "";
  const joined = groups.map((group, at) => {
    above = group || (second.cells[at] === "" ? "" : above);
    return `${above} ${second.cells[at]}`.trim();
  });
  return areDifferent(joined) ? [{ ...second, cells: joined }, ...others] : rows;
}

/**
 * Returns the rows without those that repeat the names, as files that were put together have them.
 * @param {Row[]} rows
 * @param {Row} names
 * @param {string[]} problems to which a sentence on them is added
 */
export function withoutRepeatedNames(rows, names, problems) {
  const repeated = rows.filter((row) => areSame(row, names));
  if (repeated.length === 0 || repeated.length === rows.length) return rows;
  problems.push(leftOut(repeated, "it repeats the names", "they repeat the names"));
  return rows.filter((row) => !repeated.includes(row));
}

/**
 * Returns the rows without those that describe the columns, if there are others.
 * @param {Row[]} rows
 * @param {string[]} problems to which a sentence on them is added
 */
export function withoutDescription(rows, problems) {
  const start = rows.findIndex((_, at) => DESCRIBED.every((name, next) => rows[at + next]?.cells[0] === name));
  if (start < 0) return rows;
  let end = start + DESCRIBED.length;
  while (SPREAD.test(rows[end]?.cells[0] ?? "")) end += 1;
  const others = [...rows.slice(0, start), ...rows.slice(end)];
  if (others.length < FEWEST) return rows;
  problems.push(leftOut(rows.slice(start, end), "it describes the columns", "they describe the columns"));
  return others;
}

/**
 * Returns the rows without the totals at their end.
 * @param {Row[]} rows
 * @param {string[]} problems to which a sentence on them is added
 */
export function withoutTotals(rows, problems) {
  const isTotal = (/** @type {Row} */ { cells }) => TOTAL.test(cells.find((cell) => cell !== "") ?? "");
  const last = rows.reduce((end, row, at) => (isTotal(row) ? end : at + 1), 0);
  if (last === rows.length || last < 2 || rows.slice(0, last).some(isTotal)) return rows;
  problems.push(leftOut(rows.slice(last), "it is a total", "they are totals"));
  return rows.slice(0, last);
}

/** @param {Row} one @param {Row} other */
function areSame({ cells }, other) {
  return cells.length === other.cells.length && cells.every((cell, at) => cell === other.cells[at]);
}

/** @param {Row[]} rows @param {string} one @param {string} many */
function leftOut(rows, one, many) {
  const where = linesText(rows.map(({ line }) => line));
  return rows.length === 1 ? `${where} is left out: ${one}` : `${where} are left out: ${many}`;
}
