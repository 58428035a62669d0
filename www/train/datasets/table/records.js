// Finds the rows of a table in values that programs write: as code, as YAML, or as XML.

import { FAILSAFE_SCHEMA, loadAll, YAMLException } from "js-yaml";
import { Refused } from "../../../ui/refused.js";
import { valuesIn } from "./literals.js";
import { xmlIn } from "./xml.js";

/** @import { Value } from "./literals.js" */

/** The cells of rows, and the names of their columns if there are any. @typedef {{ rows: string[][], names?: string[] }} Cells */

/** Matches a name with what it is, and a line of several; and a line of one, or with what a program writes above each record. */
const KEYED = /(\p{L}[\p{L}\p{N}_.]*)\s*(?:=|:(?=\s))\s*("[^"\n]*"|[^\s;]+)/gu;
const KEYED_LINE =
  /^\s*\p{L}[\p{L}\p{N}_.]*\s*(?:=|:\s)\s*[^\s;=:]+(?:[\s;]+\p{L}[\p{L}\p{N}_.]*\s*(?:=|:\s)\s*[^\s;=:]+)+[\s;]*$/u;
const ONE_KEY =
  /^\s*(?:\p{L}[\p{L}\p{N}_.]*\s*=\s*(?:"[^"\n]*"|[^\s;,=]+)\s*|\[+[\p{L}\p{N}_. -]+\]+\s*|-[[ ]*RECORD.*)$/u;
/** Matches the beginning of YAML: a list, or a name with what is under it. */
const YAML = /^(?:\s*(?:#.*)?\n|---.*\n)*\s*(?:- |-\n|[^\s,;|:<]+:\s)/;
/** The deepest place in which a table is looked for. */
const MOST_DEPTH = 4;

/**
 * Returns the rows of lists, records or columns that a text holds as code, or `undefined` if it is no code.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function recordsIn(text) {
  const statements = valuesIn(text);
  if (!statements || statements.length === 0) return keyedLines(text);
  const named = statements.filter(({ name }) => name !== "");
  if (named.length > 1) return tableOf(new Map(named.map(({ name, value }) => [name, value])));
  const values = statements.map(({ value }) => value);
  if (values.length === 1) return tableOf(values[0]);
  const lists = values.filter((value) => Array.isArray(value));
  // Points and labels, such as two tensors that were printed.
  const isBeside = lists.length === values.length && lists.some((list) => list.every(Array.isArray));
  if (isBeside && new Set(lists.map(({ length }) => length)).size === 1 && lists[0].length > lists.length) {
    return tableOf(new Map(lists.map((list, at) => [`${at + 1}`, list])));
  }
  return tableOf(values);
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

/** Reads lines such as "x=1.5, y=2, label=a". @param {string} text @returns {Cells | undefined} */
function keyedLines(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = (/** @type {string} */ line) =>
    Array.from(line.matchAll(KEYED), ([, name, cell]) => ({ name, cell: cell.replace(/,$|^"|"$/g, "") }));
  if (lines.every((line) => KEYED_LINE.test(line))) {
    return ofRecords(lines.map((line) => new Map(pairs(line).map(({ name, cell }) => [name, cell]))));
  }
  if (!lines.every((line) => ONE_KEY.test(line))) return undefined;
  /** @type {Map<string, string>[]} */
  const records = [new Map()];
  for (const { name, cell } of lines.flatMap(pairs)) {
    // A name that comes again begins the next record.
    if (records[records.length - 1].has(name)) records.push(new Map());
    records[records.length - 1].set(name, cell);
  }
  return records.length > 1 && records[0].size > 1 ? ofRecords(records) : undefined;
}

/** @param {Value} value @returns {Cells | undefined} */
function tableOf(value, depth = 0) {
  if (typeof value === "string" || depth > MOST_DEPTH) return undefined;
  if (Array.isArray(value)) return ofList(value);
  return ofSplit(value) ?? ofColumns(value) ?? ofIndexed(value) ?? within(value, depth);
}

/** @param {Value[]} list @returns {Cells | undefined} */
function ofList(list) {
  if (list.length === 0) return undefined;
  if (list.every((item) => item instanceof Map)) return ofRecords(list.map((item) => flat(item)));
  if (list.every((item) => typeof item === "string")) return { rows: list.map((item) => [item]) };
  return { rows: list.map((item) => [...flat(item).values()]) };
}

/** Lines up records by their names. @param {Map<string, string>[]} records @returns {Cells} */
function ofRecords(records) {
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return { names, rows: records.map((record) => names.map((name) => record.get(name) ?? "")) };
}

/** Reads names and rows side by side, as pandas writes them. @param {Map<string, Value>} value @returns {Cells | undefined} */
function ofSplit(value) {
  const [columns, data] = [value.get("columns"), value.get("data")];
  if (!Array.isArray(columns) || !Array.isArray(data)) return undefined;
  const names = columns.map((name) => (Array.isArray(name) ? name.join(" ") : String(name)));
  return { rows: ofList(data)?.rows ?? [], names };
}

/**
 * Reads a list for each column. Of lists that are not equally long, those of the points that come first are taken, such as
 * those to train with, and names are left out. A list of numbers that is as long as no other may lack a point: that is no table.
 * @param {Map<string, Value>} value
 * @returns {Cells | undefined}
 * @throws {Refused} if numbers of some points are missing
 */
function ofColumns(value) {
  const lists = [...value].flatMap(([name, column]) => (Array.isArray(column) ? [{ name, column }] : []));
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
  return ofRecords(first.column.map((_, at) => row(at)));
}

/** Reads a record for each row, or the cells of each column, by the index of the rows. @param {Map<string, Value>} value @returns {Cells | undefined} */
function ofIndexed(value) {
  const inner = [...value.values()];
  const isFlat = (/** @type {Value} */ one) =>
    one instanceof Map && [...one.values()].every((cell) => typeof cell === "string");
  const areRecords = inner.every(isFlat);
  if (inner.length === 0 || !areRecords) return undefined;
  const records = inner.map((one) => flat(one));
  if ([...value.keys()].every((name) => /^\d+$/.test(name))) return ofRecords(records);
  const columns = [...value.keys()];
  const index = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return { names: columns, rows: index.map((place) => records.map((record) => record.get(place) ?? "")) };
}

/** Looks for the largest table among the values of a record. @param {Map<string, Value>} value @param {number} depth @returns {Cells | undefined} */
function within(value, depth) {
  const found = [...value.values()].map((one) => tableOf(one, depth + 1));
  const size = (/** @type {Cells | undefined} */ cells) => (cells && cells.rows[0]?.length > 1 ? cells.rows.length : 0);
  const largest = found.reduce((best, one) => (size(one) > size(best) ? one : best), undefined);
  return size(largest) > 0 ? largest : undefined;
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
