// Finds the rows of a table in values that programs write: as code, as YAML, or as XML.

import { FAILSAFE_SCHEMA, loadAll, YAMLException } from "js-yaml";
import { enumerated, folded } from "../../../ui/listed.js";
import { Refused } from "../../../ui/refused.js";
import { isPlot } from "./bracketed-points.js";
import { valuesInCode } from "./code-values.js";
import { keyedLines, linedUp } from "./keyed-lines.js";
import { LABEL_NAME } from "./labels.js";
import { valuesIn } from "./literals.js";
import { xmlIn } from "./xml.js";

/** @import { Value } from "./literals.js" */

/** The cells of rows, the names of their columns if there are any, and sentences on what was left out. @typedef {{ rows: string[][], names?: string[], remarks?: string[] }} Cells */

/** Matches the beginning of YAML: a list, or a name with what is under it. */
const YAML = /^(?:[^\S\n]*(?:#.*)?\n|---.*\n)*[^\S\n]*(?:- |-\n|[^\s,;|:<]+:\s)/;
/** Matches what the names of columns are called beside rows, and the rows. */
const [NAMES, ROWS] = [
  /^(?:columns|fields|headers?|names|column_?names|feature_?names)$/i,
  /^(?:data|rows|values|records)$/i,
];
/** The deepest place in which a table is looked for. */
const MOST_DEPTH = 4;
/** The most names in a sentence. */
const MOST_NAMES = 4;
/** Matches the name of a list of points that is none of a class. */
const NO_CLASS = /^(x|y|feature|data|point|input|output|sample)s?(?![a-z])|train|test|valid|label|target/i;

/**
 * Returns the rows of lists, records or columns that a text holds as code, or `undefined` if it is no code.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function recordsIn(text) {
  const { values = [], computed = [] } = valuesIn(text) ?? {};
  if (values.length === 0) return keyedLines(text);
  const cells = ofStatements(values);
  if (!cells || computed.length === 0) return cells;
  const names = enumerated(
    folded(
      computed.map((name) => `“${name}”`),
      MOST_NAMES,
    ),
  );
  const left = `${names} ${computed.length === 1 ? "is" : "are"} left out: the numbers are computed, and not in the text`;
  return { ...cells, remarks: [...(cells.remarks ?? []), left] };
}

/**
 * Returns the rows of the lists that stand in code of any language, or `undefined` if it has none of several rows.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function codeRecords(text) {
  if (isPlot(text)) return undefined;
  const pieces = valuesInCode(text);
  if (!pieces || pieces.length === 0) return undefined;
  if (pieces.length === 1) {
    const cells = tableOf(pieces[0].value);
    return cells && cells.rows.length > 1 && cells.rows[0].length > 1 ? cells : undefined;
  }
  if (pieces.every(({ name, value }) => name !== "" && Array.isArray(value) && value.length > 2))
    return ofStatements(pieces);
  return undefined;
}

/** @param {{ name: string, value: Value }[]} statements @returns {Cells | undefined} */
function ofStatements(statements) {
  // Complex numbers stand in brackets, and several of them are a row.
  if (statements.every(({ name, value }) => name === "" && isAlone(value))) return undefined;
  const named = statements.filter(({ name }) => name !== "");
  if (named.length > 1) return tableOf(new Map(named.map(({ name, value }) => [name, value])));
  const values = statements.map(({ value }) => value);
  if (values.length === 1) return tableOf(values[0]) ?? oneRecord(values[0]);
  const lists = values.filter((value) => Array.isArray(value));
  // Points and labels, such as two tensors that were printed.
  const isBeside = lists.length === values.length && lists.some((list) => list.every(Array.isArray));
  if (isBeside && new Set(lists.map(({ length }) => length)).size === 1 && lists[0].length > lists.length) {
    return tableOf(new Map(lists.map((list, at) => [`${at + 1}`, list])));
  }
  return tableOf(values);
}

/** Returns whether a value is one cell in brackets. @param {Value} value */
function isAlone(value) {
  return Array.isArray(value) && value.length === 1 && typeof value[0] === "string";
}

/**
 * Returns the rows that a text holds as YAML, or `undefined` if it holds none.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function yamlRecords(text) {
  if (!YAML.test(text)) return undefined;
  let documents;
  try {
    // All numbers and words stay as they are written.
    documents = loadAll(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
  const values = documents.map((document) => plainValue(document));
  return severalColumns(values.length === 1 ? tableOf(values[0]) : tableOf(values));
}

/**
 * Returns the rows that a text holds as XML, or `undefined` if it holds none.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function xmlRecords(text) {
  const value = xmlIn(text);
  return value === undefined ? undefined : severalColumns(tableOf(value));
}

/** @param {Cells | undefined} cells */
function severalColumns(cells) {
  return cells?.rows.some((row) => row.length > 1) ? cells : undefined;
}

/** @param {unknown} plain what a reader of YAML returns @returns {Value} */
function plainValue(plain) {
  if (Array.isArray(plain)) return plain.map(plainValue);
  if (typeof plain !== "object" || plain === null) return String(plain ?? "");
  return new Map(Object.entries(plain).map(([name, one]) => [name, plainValue(one)]));
}

/** Reads a single point. @param {Value} value @returns {Cells | undefined} */
function oneRecord(value) {
  if (!(value instanceof Map) || value.size < 2) return undefined;
  const record = flat(value);
  return record.size === value.size ? linedUp([record]) : undefined;
}

/** @param {Value} value @returns {Cells | undefined} */
function tableOf(value, depth = 0) {
  if (typeof value === "string" || depth > MOST_DEPTH) return undefined;
  if (Array.isArray(value)) return ofList(value);
  return ofSplit(value) ?? ofClasses(value) ?? ofColumns(value) ?? ofIndexed(value) ?? within(value, depth);
}

/** @param {Value[]} list @returns {Cells | undefined} */
function ofList(list) {
  if (list.length === 0) return undefined;
  if (list.every((item) => item instanceof Map)) return linedUp(spread(list).map((item) => flat(item)));
  if (list.every((item) => typeof item === "string")) return { rows: list.map((item) => [item]) };
  return { rows: list.map((item) => [...flat(item).values()]) };
}

/**
 * Returns a record for each point where each record holds several, as those of programs that draw do: in a list of records,
 * in lists "x" and "y", or in lists of pairs that are not as long in all. What else a record says is said of all its points.
 * @param {Map<string, Value>[]} records
 */
function spread(records) {
  const parts = records.map(pointsWithin);
  const lengths = new Set(parts.map((part) => part?.points.length));
  if (parts.some((part) => !part) || (lengths.size === 1 && parts.some((part) => part?.isPlain))) return records;
  return records.flatMap((record, at) => {
    const { names, points } = /** @type {NonNullable<ReturnType<typeof pointsWithin>>} */ (parts[at]);
    const others = [...record].filter(([name, value]) => !names.includes(name) && typeof value === "string");
    return points.map((point) => new Map([...point, ...others]));
  });
}

/**
 * Returns the points that a record holds, and the names of its lists that they come from. `isPlain` if the lists may
 * as well be one point's.
 * @param {Map<string, Value>} record
 * @returns {{ names: string[], points: Map<string, Value>[], isPlain: boolean } | undefined}
 */
function pointsWithin(record) {
  const lists = [...record].filter((entry) => Array.isArray(entry[1]));
  const [x, y] = [record.get("x"), record.get("y")];
  if (Array.isArray(x) && Array.isArray(y) && x.length > 1 && x.length === y.length) {
    return {
      names: ["x", "y"],
      points: x.map((value, at) => new Map([/** @type {const} */ (["x", value]), ["y", y[at]]])),
      isPlain: false,
    };
  }
  if (lists.length !== 1) return undefined;
  const [[name, list]] = /** @type {[string, Value[]][]} */ (lists);
  const points = list.map((point) => pointOf(point)).filter((point) => point !== undefined);
  if (points.length === 0 || points.length < list.length) return undefined;
  return { names: [name], points, isPlain: Array.isArray(list[0]) };
}

/** Returns what a point says by name, or `undefined` if it is none. @param {Value} point @returns {Map<string, Value> | undefined} */
function pointOf(point) {
  if (point instanceof Map) return point;
  const isRow = Array.isArray(point) && point.length > 1 && point.every((cell) => typeof cell === "string");
  return isRow ? new Map(point.map((cell, at) => [`column ${at + 1}`, cell])) : undefined;
}

/** Reads a list of points for each class, by its name. @param {Map<string, Value>} value @returns {Cells | undefined} */
function ofClasses(value) {
  const classes = [...value].map(([name, list]) => ({
    name,
    list,
    points: Array.isArray(list) ? list.map(pointOf) : [],
  }));
  const all = classes.flatMap(({ points }) => points);
  /** @param {(typeof classes)[number]} one */
  const isOne = ({ name, points }) => points.length > 0 && !NO_CLASS.test(name);
  if (classes.length < 2 || !classes.every(isOne) || all.includes(undefined)) return undefined;
  if (new Set(all.map((point) => [...(point?.keys() ?? [])].join("\n"))).size > 1) return undefined;
  return linedUp(
    classes.flatMap(({ name, points }) =>
      points.map((point) => flat(new Map([...(point ?? []), /** @type {const} */ (["class", name])]))),
    ),
  );
}

/** Reads names and rows side by side, as pandas and services write them. @param {Map<string, Value>} value @returns {Cells | undefined} */
function ofSplit(value) {
  const listIn = (/** @type {RegExp} */ name) =>
    [...value].find(([key, list]) => name.test(key) && Array.isArray(list))?.[1];
  const [columns, data] = [listIn(NAMES), listIn(ROWS)];
  if (!Array.isArray(columns) || !Array.isArray(data)) return undefined;
  const isFit = data.every((row) => Array.isArray(row) && row.length === columns.length);
  if (!isFit && !value.has("columns")) return undefined;
  const names = columns.map((name) => (Array.isArray(name) ? name.join(" ") : String(name)));
  const rows = ofList(data)?.rows ?? [];
  // scikit-learn keeps the labels apart.
  const [label, labels] = [...value].find(([key]) => LABEL_NAME.test(key)) ?? [];
  const isBeside =
    Array.isArray(labels) && labels.length === rows.length && labels.every((one) => typeof one === "string");
  if (label === undefined || !isBeside) return { rows, names };
  return { rows: rows.map((cells, at) => [...cells, String(labels[at])]), names: [...names, label] };
}

/**
 * Reads a list for each column. Of lists that are not equally long, those of the points that come first are taken, such as
 * those to train with, and names are left out. A list of numbers that is as long as no other may lack a point: that is no table.
 * @param {Map<string, Value>} value
 * @returns {Cells | undefined}
 * @throws {Refused} if numbers of some points are missing
 */
function ofColumns(value) {
  const lists = listsIn(value);
  /** @param {{ column: Value[] }} list */
  const isAlone = ({ column }) => lists.filter((other) => other.column.length === column.length).length === 1;
  /** @param {Value} item */
  const isWord = (item) => typeof item === "string" && Number.isNaN(Number(item));
  const several = lists.filter((list) => !isAlone(list));
  const odd = lists.find((list) => isAlone(list) && !list.column.every(isWord));
  if (odd) {
    const isFlat = lists.every(({ column }) => column.every((item) => typeof item === "string"));
    if (several.length === 0 || !isFlat) return undefined;
    const [{ name, column }] = several;
    throw new Refused(
      `Its lists are not equally long: “${name}” has ${column.length} entries, and “${odd.name}” has ${odd.column.length}`,
    );
  }
  const most = Math.max(0, ...several.map(({ column }) => column.length));
  const columns = several.filter(({ column }) => column.length === most);
  const [first] = columns;
  if (most === 0) return undefined;
  const row = (/** @type {number} */ at) => flat(new Map(columns.map(({ name, column }) => [name, column[at]])));
  const cells = linedUp(first.column.map((_, at) => row(at)));
  const others = several.filter((list) => !columns.includes(list));
  return others.length > 0 ? { ...cells, remarks: [leftOut(columns, others)] } : cells;
}

/** Returns the lists among the values, and those that lie together beside one as long. @param {Map<string, Value>} value */
function listsIn(value) {
  /** @type {{ name: string, column: Value[] }[]} */
  const direct = [...value].flatMap(([name, column]) => (Array.isArray(column) ? [{ name, column }] : []));
  return [...value].flatMap(([name, column]) => {
    if (Array.isArray(column)) return [{ name, column }];
    if (typeof column === "string") return [];
    const inner = [...column].flatMap(([key, list]) => (Array.isArray(list) ? [{ name: key, column: list }] : []));
    const isBeside = inner.every((list) => direct.some((other) => other.column.length === list.column.length));
    const areRecords = inner.some((list) => list.column.some((item) => item instanceof Map));
    return inner.length === column.size && isBeside && !areRecords ? inner : [];
  });
}

/** @param {{ name: string }[]} read @param {{ name: string }[]} others */
function leftOut(read, others) {
  const [taken, left] = [read, others].map((lists) =>
    enumerated(
      folded(
        lists.map(({ name }) => `“${name}”`),
        MOST_NAMES,
      ),
    ),
  );
  return `${taken} ${read.length === 1 ? "is" : "are"} read, and ${left} ${others.length === 1 ? "is" : "are"} left out: they are other points`;
}

/** Reads a record for each row, or the cells of each column, by the index of the rows. @param {Map<string, Value>} value @returns {Cells | undefined} */
function ofIndexed(value) {
  const inner = [...value.values()];
  const isFlat = (/** @type {Value} */ one) =>
    one instanceof Map && [...one.values()].every((cell) => typeof cell === "string");
  const areRecords = inner.every(isFlat);
  if (inner.length === 0 || !areRecords) return undefined;
  const records = inner.map((one) => flat(one));
  // Places of rows are numbers, or keys of a database; the names in a record say that it is one.
  const isRecord = [...records[0].keys()].some((name) => LABEL_NAME.test(name) || /^[xy]$/i.test(name));
  if (isRecord || [...value.keys()].every((name) => /^\d+$/.test(name))) return linedUp(records);
  const columns = [...value.keys()];
  const index = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return { names: columns, rows: index.map((place) => records.map((record) => record.get(place) ?? "")) };
}

/** Looks for the largest table among the values of a record. @param {Map<string, Value>} value @param {number} depth @returns {Cells | undefined} */
function within(value, depth) {
  const found = [...value].flatMap(([name, one]) => {
    const cells = tableOf(one, depth + 1);
    return cells && cells.rows[0]?.length > 1 ? [{ name, cells }] : [];
  });
  if (found.length === 0) return undefined;
  // Beside the rows, pandas describes their columns.
  const sizeOf = (/** @type {(typeof found)[number]} */ { name, cells }) =>
    cells.rows.length + Number(ROWS.test(name)) / 2;
  const largest = found.reduce((best, one) => (sizeOf(one) > sizeOf(best) ? one : best));
  const { names, rows } = largest.cells;
  const alike = found.filter((one) => one !== largest && one.cells.rows[0].length === rows[0].length);
  const others = alike.filter(({ cells }) => cells.names?.join("\n") === names?.join("\n"));
  if (others.length === 0) return largest.cells;
  return { ...largest.cells, remarks: [...(largest.cells.remarks ?? []), leftOut([largest], others)] };
}

/**
 * Returns all texts in a value by name; what lies deeper has the names on its way joined, and a list's items their number.
 * @param {Value} value
 * @param {string} [name]
 * @param {Map<string, string>} [found]
 */
function flat(value, name = "", found = new Map()) {
  if (typeof value === "string") found.set(name, value);
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) flat(item, `${name} ${at + 1}`.trim(), found);
  } else for (const [key, item] of value) flat(item, name === "" ? key : `${name}.${key}`, found);
  return found;
}
