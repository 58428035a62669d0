// Finds the largest of several tables that stand side by side in a sheet, with an empty column between them.

/** @import { Row } from "./dialect.js" */

/** The columns of a table: the first, and the one behind the last. @typedef {{ start: number, end: number }} Part */

/** The first rows, in which titles and names stand. */
const HEADS = 3;

/**
 * Returns the rows of the largest table alone, if something tells that there are several: they are not equally long, have the
 * same names or titles of their own, or are equally wide and without names. A table may have an empty column, too.
 * @param {Row[]} rows
 * @param {string[]} problems to which a sentence on the others is added
 */
export function withoutTablesBeside(rows, problems) {
  const parts = partsOf(rows);
  if (parts.length < 2 || parts.some(({ start, end }) => end - start < 2)) return rows;
  const cellsOf = (/** @type {Row} */ { cells }, /** @type {Part} */ { start, end }) => cells.slice(start, end);
  const areSeveral =
    haveOtherEnds(rows, parts) || rows.slice(0, HEADS).some((row) => isHead(row, parts)) || areAlike(rows, parts);
  if (!areSeveral) return rows;
  const sizes = parts.map((part) => rows.reduce((sum, row) => sum + cellsOf(row, part).filter(isFilled).length, 0));
  const largest = parts[sizes.indexOf(Math.max(...sizes))];
  const others = parts.filter((part) => part !== largest).map(({ start, end }) => `${start + 1} to ${end}`);
  problems.push(`Columns ${others.join(" and ")} are left out: they are another table beside the largest one`);
  return rows.map((row) => ({ ...row, cells: cellsOf(row, largest) })).filter(({ cells }) => cells.some(isFilled));
}

/** @param {string} cell */
function isFilled(cell) {
  return cell !== "";
}

/** Returns the columns between those that are empty. @param {Row[]} rows @returns {Part[]} */
function partsOf(rows) {
  /** @type {boolean[]} */
  const filled = [];
  for (const { cells } of rows) for (const [at, cell] of cells.entries()) filled[at] ||= isFilled(cell);
  /** @type {Part[]} */
  const parts = [];
  for (const [at, isOne] of filled.entries()) {
    if (!isOne) continue;
    const last = parts[parts.length - 1];
    if (last?.end === at) last.end += 1;
    else parts.push({ start: at, end: at + 1 });
  }
  return parts;
}

/** Returns whether the last rows of the parts differ. @param {Row[]} rows @param {Part[]} parts */
function haveOtherEnds(rows, parts) {
  const { cells } = rows[rows.length - 1];
  return parts.some(({ start, end }) => !cells.slice(start, end).some(isFilled));
}

/** Returns whether a row has the same names in all parts, or the title of each at its beginning. @param {Row} row @param {Part[]} parts */
function isHead({ cells }, parts) {
  const found = parts.map(({ start, end }) => cells.slice(start, end));
  const areTitles = found.every(([first, ...others]) => /\p{L}/u.test(first ?? "") && !others.some(isFilled));
  const [names] = found;
  const areNames = names.every((name) => /\p{L}/u.test(name));
  return areTitles || (areNames && found.every((part) => part.join("\n") === names.join("\n")));
}

/** Returns whether the parts are equally wide, and their first rows have no word. @param {Row[]} rows @param {Part[]} parts */
function areAlike(rows, parts) {
  const [{ cells }] = rows;
  const [{ start, end }] = parts;
  return parts.every((part) => part.end - part.start === end - start) && !cells.some((cell) => /^\p{L}/u.test(cell));
}
