// Finds the rows of a text that are no rows of its table: other tables, names that come again, and totals.
import { hasNames, isWithoutNumbers } from "./columns.js";
import { linesText } from "./lines.js";

/** @import { Row } from "./dialect.js" */
/** @import { Decimal } from "./numbers.js" */

/** Matches what the row of a total or a mean is called. */
const TOTAL =
  /^(?:(?:grand|sub)[ -]?)?(?:totals?|sum|summe|gesamt|average|mean|mittelwert|durchschnitt|somme|moyenne|suma|totale|media|合計|平均):?$/i;

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
  const named = cells.filter((cell) => cell !== "");
  return isGrouped && new Set(named).size === named.length ? [{ ...second, cells }, ...others] : rows;
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
