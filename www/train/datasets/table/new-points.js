// Reads points to be scored from a table: their columns are found by the names that the network's data has.
import { enumerated, folded } from "../../../ui/listed.js";
import { Refused } from "../../../ui/refused.js";
import { classNames, NO_NAMES, targetKind } from "../../settings/target.js";
import { indicatorNamed } from "./indicators.js";
import { classKey } from "./labels.js";
import { Faults } from "./points.js";
import { namesIn } from "./roles.js";

/** @import { DataSettings } from "../../settings/types.js" */
/** @import { Table } from "./table.js" */

/** The columns by their index in the table: one for each feature, and the labels. -1 where there is none: no second feature, or no labels. @typedef {{ features: number[], label: number }} NewRoles */
/** @typedef {Pick<DataSettings, "kind" | "names" | "classes">} Trained what the network's data is called */

/**
 * @typedef {object} NewPoints
 * @property {Float64Array} points the features of one after the other's
 * @property {Uint32Array} rows the row of each point in the table
 * @property {Float64Array} targets as in the network's data; NaN without a label that the network knows
 * @property {string[]} remarks a sentence on each kind of row without a score, and of label without a class
 */

/** The most features that a sentence names. */
const MOST_NAMED = 4;
/** The most labels that a sentence names. */
const MOST_LABELS = 3;

/** Returns what the columns of the features and of the label are called. @param {Trained} data @returns {string[]} */
export function namesOf({ kind, names }) {
  return kind === "own" ? names : NO_NAMES.names;
}

/**
 * Finds the columns by name, or else takes the columns of numbers in their order. A column for a kind of word is made if it
 * is needed.
 * @param {Table} table
 * @param {Trained} data
 * @returns {{ roles: NewRoles, words: string, isByName: boolean }} `words` say how they were found
 * @throws {Refused} if there are too few columns of numbers
 */
export function findColumns(table, data) {
  const all = namesOf(data);
  const [features, label] = [all.slice(0, -1), all[all.length - 1]];
  const inputs = features.filter((name) => name !== "");
  // A second feature without a name is 0 everywhere.
  const columnsOf = (/** @type {number[]} */ taken) => features.map((_, at) => taken[at] ?? -1);
  const byName = (/** @type {string} */ name) =>
    table.isNamed ? table.columns.findIndex((column) => plain(column.name) === plain(name)) : -1;
  const found = inputs.map((name) => {
    const at = byName(name);
    const made = at < 0 && table.isNamed ? indicatorNamed(table.columns, name, table.decimal) : undefined;
    return made ? table.columns.push(made) - 1 : at;
  });
  const named = byName(label);
  if (found.every((at) => at >= 0)) {
    const words = `Found by name: ${quoted(inputs)}`;
    return { roles: { features: columnsOf(found), label: named }, words, isByName: true };
  }
  const parts = new Set(table.columns.flatMap((column) => column.parts ?? []));
  const numeric = [...table.columns.keys()].filter((at) => {
    const { isNumeric, isIndex, isDate, of } = table.columns[at];
    return isNumeric && !isIndex && !isDate && of === undefined && !parts.has(at) && at !== named;
  });
  if (numeric.length < inputs.length) {
    const { length } = inputs;
    const needed = length === 1 ? "A column of numbers is" : `${length === 2 ? "Two" : length} columns of numbers are`;
    throw new Refused(`${needed} needed, for ${quoted(inputs)}; there are: ${namesIn(table)}`);
  }
  const taken = numeric.slice(0, inputs.length);
  const rest = [...table.columns.keys()].filter((at) => {
    const { isIndex, of } = table.columns[at];
    return !taken.includes(at) && !isIndex && of === undefined;
  });
  const labelled = named >= 0 ? named : (rest.find((at) => holdsClasses(table, at, data)) ?? -1);
  const missing = inputs.filter((_, at) => found[at] < 0);
  const why = table.isNamed
    ? `No column is called ${folded(
        missing.map((name) => `“${name}”`),
        MOST_NAMED,
      ).join(" or ")}`
    : "No names in it";
  const pairs = taken.map((at, input) => `“${table.columns[at].name}” as ${inputs[input]}`);
  const roles = { features: columnsOf(taken), label: labelled };
  const words = `${why}, so columns of numbers are taken in their order: ${enumerated(folded(pairs, MOST_NAMED))}`;
  return { roles, words, isByName: false };
}

/**
 * @param {Table} table
 * @param {NewRoles} roles
 * @param {Trained} data
 * @param {number} reach the largest size of a number
 * @returns {NewPoints}
 * @throws {Refused} if no row has the numbers that the network needs
 */
export function readNewPoints(table, { features, label }, data, reach) {
  const { columns, lines } = table;
  const used = [...new Set(features)].filter((at) => at >= 0);
  const faults = new Faults({ one: "has no score", many: "have no score", word: table.counted });
  const targetOf = label < 0 ? undefined : targetReader(table, label, data);
  /** @type {Map<string, number>} */
  const unknown = new Map();
  /** @type {number[][]} */
  const [points, rows, targets] = [[], [], []];
  for (const [row, line] of lines.entries()) {
    if (!used.every((at) => !faults.has(columns[at], row, line, reach, false))) continue;
    points.push(...features.map((at) => (at < 0 ? 0 : columns[at].numbers[row])));
    rows.push(row);
    const target = targetOf ? targetOf(row) : NaN;
    targets.push(target);
    if (!targetOf || !Number.isNaN(target)) continue;
    const cell = columns[label].cells[row];
    if (!columns[label].isMissing(cell)) unknown.set(cell, (unknown.get(cell) ?? 0) + 1);
  }
  const remarks = [...table.problems, ...faults.sentences];
  if (rows.length === 0) throw new Refused(`No row can be scored. ${remarks.join(". ")}`);
  if (unknown.size > 0) remarks.push(unknownLabels(unknown, targetKind(data) === "number"));
  return {
    points: Float64Array.from(points),
    rows: Uint32Array.from(rows),
    targets: Float64Array.from(targets),
    remarks,
  };
}

/**
 * Returns a function that gives a row's target, or NaN if its label is none that the network knows.
 * @param {Table} table
 * @param {number} label
 * @param {Trained} data
 * @returns {(row: number) => number}
 */
function targetReader({ columns, decimal }, label, data) {
  const { cells, numbers } = columns[label];
  const kind = targetKind(data);
  if (kind === "number") return (row) => numbers[row];
  const names = classNames(data);
  const targets = new Map(
    names.map((name, index) => [
      classKey(name, "."),
      kind === "several" ? index : names.length === 1 || index ? 1 : -1,
    ]),
  );
  // Points that are drawn by hand are of the classes -1 and +1, which other programs call 0 and 1.
  if (targets.get("-1") === -1) targets.set("0", -1);
  return (row) => targets.get(classKey(cells[row], decimal)) ?? NaN;
}

/** Returns whether a column holds labels of the network's classes. @param {Table} table @param {number} at @param {Trained} data */
function holdsClasses(table, at, data) {
  if (targetKind(data) === "number") return false;
  const targetOf = targetReader(table, at, data);
  const { cells, isMissing } = table.columns[at];
  return cells.every((cell, row) => isMissing(cell) || !Number.isNaN(targetOf(row)));
}

/** @param {Map<string, number>} labels with their counts @param {boolean} isNumber whether a label is a number to predict */
function unknownLabels(labels, isNumber) {
  const names = [...labels.keys()];
  const more = names.length - MOST_LABELS;
  const listed = names.slice(0, MOST_LABELS).map((name) => `“${name.slice(0, 30)}”`);
  const all = [...listed, ...(more > 0 ? [`${more} more`] : [])];
  const count = [...labels.values()].reduce((sum, one) => sum + one);
  const rows = `${count} ${count === 1 ? "row" : "rows"}`;
  const what = isNumber ? "a label that is not a number" : "a label of no class that the network knows";
  return `${rows} with ${what} (${all.join(", ")}) ${count === 1 ? "is" : "are"} scored, but not counted as right or wrong`;
}

/** @param {string[]} names */
function quoted(names) {
  return enumerated(
    folded(
      names.map((name) => `“${name}”`),
      MOST_NAMED,
    ),
  );
}

/** Returns a name without what differs between programs: capitals, composed letters, and what stands for a blank. @param {string} name */
function plain(name) {
  return name
    .trim()
    .normalize("NFC")
    .replace(/[\s_]+/g, " ")
    .toUpperCase();
}
