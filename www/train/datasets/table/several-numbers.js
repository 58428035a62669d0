// Makes columns of a column whose cells hold several numbers each, such as "[1.0, 2.0]", "POINT (1 2)" or {'x': 1, 'y': 2}.
import { isDate, isMissing, isNumber } from "./numbers.js";

/** @import { Row } from "./dialect.js" */

/** What a cell holds: whether brackets say that it is one thing, its numbers as texts, and their names if it has some. @typedef {{ isBracketed: boolean, numbers: string[], names: string[] }} Several */

/** The most cells that a column becomes. */
const MOST_CELLS = 4_000_000;
/** The number of numbers without brackets that are taken for such even if all are whole: fewer may be a telephone number. */
const MANY = 5;

/** Matches what is in brackets, with the name of a constructor in front of them or not. */
const IN_BRACKETS = /^[\p{L}_. ]*[[({<](.*)[\])}>]$/su;
/** Matches a name in front of a number. */
const NAMED = /^["']?([\p{L}_][\p{L}\p{N}_ -]*)["']?\s*[:=]\s*(.*)$/u;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const SEPARATOR = /\s*[,;|]\s*|\s+/;
/** Matches what one in several columns has where a class is told by a 1. */
const ONE_HOT = /^[01](?:\.0*)?$/;

/**
 * Returns the rows with the numbers of such cells beside each other. The first row may have names.
 * @param {Row[]} rows
 * @returns {Row[]}
 */
export function separated(rows) {
  const [first, ...others] = rows;
  if (others.length < 2) return rows;
  const columns = first.cells.map((_, at) => severalIn(others, at));
  if (!columns.some(Boolean)) return rows;
  const body = others.map((row, index) => ({
    ...row,
    cells: row.cells.flatMap((cell, at) => columns[at]?.[index] ?? [cell]),
  }));
  const heads = first.cells.flatMap((cell, at) => {
    const column = columns[at];
    return column ? headOf(cell, column.width, column.names) : [cell];
  });
  return [{ ...first, cells: heads }, ...body];
}

/**
 * Returns the numbers in each cell of a column, or `undefined` unless all that hold something have as many.
 * @param {Row[]} rows
 * @param {number} at
 */
function severalIn(rows, at) {
  /** @type {string[][] & { width: number, names: string[] }} */
  const found = Object.assign([], { width: 0, names: /** @type {string[]} */ ([]) });
  let isCertain = false;
  let isOneHot = true;
  for (const { cells } of rows) {
    const cell = cells[at] ?? "";
    const several = isMissing(cell) ? undefined : severalOf(cell);
    if (!isMissing(cell) && !several) return undefined;
    if (several) {
      const { numbers, names, isBracketed } = several;
      if (found.width === 0) Object.assign(found, { width: numbers.length, names });
      if (numbers.length !== found.width || names.join() !== found.names.join()) return undefined;
      isCertain ||= isBracketed || numbers.length >= MANY || numbers.some((number) => /[.+-]/.test(number));
      isOneHot &&= numbers.every((number) => ONE_HOT.test(number));
    }
    found.push(several?.numbers ?? []);
  }
  const isFew = found.width * rows.length <= MOST_CELLS;
  if (found.width === 0 || !isCertain || isOneHot || !isFew) return undefined;
  for (const [row, numbers] of found.entries()) if (numbers.length === 0) found[row] = new Array(found.width).fill("");
  return found;
}

/** @param {string} cell @returns {Several | undefined} */
function severalOf(cell) {
  const inner = IN_BRACKETS.exec(cell)?.[1];
  if (inner === undefined && (isNumber(cell) || isDate(cell))) return undefined;
  const text = (inner ?? cell).trim();
  const isNamed = inner !== undefined && /[:=]/.test(inner);
  const pieces = isNamed ? text.split(/\s*[,;]\s*/).map((piece) => NAMED.exec(piece) ?? []) : [];
  const numbers = isNamed ? pieces.map(([, , number = ""]) => number) : text.split(SEPARATOR);
  if (numbers.length < 2 || !numbers.every((number) => PLAIN.test(number))) return undefined;
  return { isBracketed: inner !== undefined, numbers, names: pieces.map(([, name]) => name.trim()) };
}

/** Returns what stands over the columns that one becomes. @param {string} head @param {number} width @param {string[]} names that the cells have */
function headOf(head, width, names) {
  const own = severalOf(head)?.numbers;
  if (own?.length === width) return own;
  if (names.length > 0) return names;
  const words = (IN_BRACKETS.exec(head)?.[1] ?? head).split(SEPARATOR);
  if (words.length === width) return words;
  return Array.from({ length: width }, (_, at) => (head === "" ? "" : `${head} ${at + 1}`));
}
