// Guesses which columns of a table are x, y and the label.
import { Refused } from "../../../ui/refused.js";
import { MOST_FEATURES, PAIR } from "../../settings/width.js";
import { isOwn } from "./columns.js";
import { classesOf, LABEL_NAME, looksLikeClasses, MOST_CLASSES } from "./labels.js";

/** @import { Column } from "./columns.js" */
/** @import { Table } from "./table.js" */

/** What is known of the columns without their cells. @typedef {{ columns: Pick<Column, "isNumeric" | "isIndex" | "isDate" | "parts" | "of">[] }} Kinds */

/**
 * The columns by their index in the table; `y` is -1 where there is one input only. With `all`, every column of numbers is
 * a feature, and x and y are those that the plane shows first.
 * @typedef {{ x: number, y: number, label: number, as: "classes" | "number", all?: boolean }} Roles
 */

/** Matches the names of numbers that are often predicted, where they come last. */
const NUMBER_NAME =
  /^(?:sale[ _]?)?(?:prices?|charges|medv|median_house_value|salary|wage|revenue|sales|profit|rings|strength|cnt|mpg|preis|prix|precio|umsatz)$/i;
/** The share of rows from which different words are no classes, and the rows from which this is tried. */
const [MOST_DIFFERENT, FEW_ROWS] = [0.75, 5];
/** The most columns that a sentence names. */
const MOST_NAMES = 6;
/**
 * Returns the most likely roles of the columns, by their names first and then by their contents.
 * @param {Table} table
 * @returns {Roles}
 * @throws {Refused} if there are not two columns, one of them of numbers
 */
export function guessRoles(table) {
  const parts = new Set(table.columns.flatMap((column) => column.parts ?? []));
  const all = [...table.columns.keys()].filter((at) => {
    const { isIndex, isDate, of } = table.columns[at];
    return !isIndex && !isDate && of === undefined && !parts.has(at);
  });
  // What most rows lack leaves few points.
  const full = all.filter((at) => isMostlyThere(table.columns[at]));
  const candidates = full.length > 1 ? full : all;
  const columnAt = (/** @type {number} */ at) => table.columns[at];
  const label = labelAmong(candidates, table);
  const numbers = candidates.filter((at) => at !== label && columnAt(at).isNumeric);
  // Words are asked for numbers only where there are too few of them.
  const ofWords =
    label === undefined ? [] : numericColumns(table, label).filter((at) => candidates.includes(columnAt(at).of ?? -1));
  const inputs = numbers.length < PAIR ? [...numbers, ...ofWords] : numbers;
  if (inputs.length === 0 || label === undefined) {
    throw new Refused(`At least two columns are needed, one of them of numbers; there are: ${namesIn(table)}`);
  }
  const byName = (/** @type {RegExp} */ name) => inputs.find((at) => name.test(columnAt(at).name.trim()));
  // Pairs of names that belong together, the most telling first.
  const pairs = [
    [/^x$/i, /^y$/i],
    [/^lon(gitude)?$/i, /^lat(itude)?$/i],
    [/^x_?1$/i, /^x_?2$/i],
    [/^x_?0$/i, /^x_?1$/i],
    [/\D1$/, /\D2$/],
    [/\D0$/, /\D1$/],
  ];
  const named = pairs.map((pair) => pair.map(byName)).find(([x, y]) => x !== undefined && y !== undefined && x !== y);
  const [x, y = -1] = /** @type {number[]} */ (named ?? inputs);
  return { x, y, label, as: looksLike(table, label) };
}

/**
 * Returns the columns that are the features of a point: x and y, or all columns of numbers, as far as points can have as
 * many.
 * @param {Kinds} table
 * @param {Roles} roles
 */
export function featuresOf(table, { x, y, label, all }) {
  if (!all) return [x, y];
  const chosen = [x, y].filter((at) => at >= 0);
  const others = numericColumns(table, label).filter((at) => !chosen.includes(at));
  return [...chosen, ...others].slice(0, MOST_FEATURES).sort((a, b) => a - b);
}

/** Returns the columns of numbers that are not the label, and do not only count rows. Those that are made of words are among them. @param {Kinds} table @param {number} label */
export function numericColumns({ columns }, label) {
  // A class that several columns say together is not known from one of them.
  const parts = columns[label]?.parts ?? [];
  return [...columns.keys()].filter((at) => {
    const { isNumeric, isIndex, isDate, of } = columns[at];
    const isLabel = at === label || of === label;
    return isNumeric && !isIndex && !isDate && !isLabel && !parts.includes(at);
  });
}

/** Returns how a column is read as a label. @param {Table} table @param {number} at @returns {Roles["as"]} */
export function looksLike({ columns, decimal }, at) {
  return looksLikeClasses(columns[at], classesOf(columns[at], decimal)) ? "classes" : "number";
}

/** @param {Column} column */
function isMostlyThere({ cells, isMissing }) {
  return cells.reduce((count, cell) => count + Number(isMissing(cell)), 0) <= cells.length / 2;
}

/** @param {number[]} candidates @param {Table} table */
function labelAmong(candidates, { columns, decimal, isNamed }) {
  const name = (/** @type {number} */ at) => columns[at].name.trim();
  const named = candidates.filter((at) => LABEL_NAME.test(name(at)));
  if (named.length > 0) return named.at(-1);
  const of = (/** @type {number} */ at) => classesOf(columns[at], decimal).size;
  // A column "y" is the label beside x1 and x2, but a coordinate beside x and a third column.
  const hasX = candidates.some((at) => /^x$/i.test(name(at)));
  const y = candidates.find((at) => /^y$/i.test(name(at)));
  if (y !== undefined && (!hasX || candidates.length === 2)) return y;
  const others = hasX && y !== undefined ? candidates.filter((at) => !/^[xy]$/i.test(name(at))) : candidates;
  const last = others.at(-1);
  if (last !== undefined && of(last) === 2) return last;
  if (last !== undefined && columns[last].isNumeric && NUMBER_NAME.test(name(last))) return last;
  // Of words that are different in nearly all rows, nothing can be told; a few rows may be all different.
  const isRepeated = (/** @type {number} */ at) =>
    columns[at].cells.length < FEW_ROWS || of(at) <= MOST_DIFFERENT * columns[at].cells.length;
  const isOfClasses = (/** @type {number} */ at) => of(at) <= MOST_CLASSES && isRepeated(at);
  const words = others.filter((at) => !columns[at].isNumeric && of(at) >= 2 && isOfClasses(at));
  if (words.length > 0) return words.at(-1);
  const isFit = (/** @type {number} */ at) => columns[at].isNumeric || isOfClasses(at);
  const fit = others.filter(isFit).at(-1) ?? last;
  if (fit === undefined) return undefined;
  if (of(fit) > 1 && looksLikeClasses(columns[fit], classesOf(columns[fit], decimal))) return fit;
  const [first] = others;
  // Without names, the label may come first.
  return !isNamed && (of(first) === 2 || isCode(columns[first].numbers)) ? first : fit;
}

/** Returns whether numbers are codes of classes: 1 and so on, or 0 and so on, each several times. @param {Float64Array} numbers */
function isCode(numbers) {
  const found = new Set(numbers);
  const least = found.has(0) ? 0 : 1;
  const isFew = found.size > 1 && found.size <= Math.min(MOST_CLASSES, numbers.length / 2);
  return isFew && Array.from({ length: found.size }, (_, at) => least + at).every((code) => found.has(code));
}

/** Names the columns for a sentence. @param {Table} table */
export function namesIn({ columns }) {
  const own = columns.filter(isOwn);
  const names = own
    .slice(0, MOST_NAMES)
    .map(({ name, isNumeric, isDate }) => `“${name}”${isDate ? " (dates or times)" : isNumeric ? "" : " (words)"}`);
  return [...names, ...(own.length > MOST_NAMES ? ["…"] : [])].join(", ");
}
