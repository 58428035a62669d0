// Reads lines that name what they hold: "x=1.5, y=2, label=a", "x: [0.1, 0.2] -> 1", or a line for each name of a record.

/** @import { Cells } from "./records.js" */

/** Matches a name with what it is, and a line of several; and a line of one, or with what a program writes above each record. */
const KEYED = /(\p{L}[\p{L}\p{N}_.]*)\s*(?:=|:(?=\s))\s*("[^"\n]*"|[^\s;]+)/gu;
const KEYED_LINE =
  /^\s*\p{L}[\p{L}\p{N}_.]*\s*(?:=|:\s)\s*[^\s;=:]+(?:[\s;]+\p{L}[\p{L}\p{N}_.]*\s*(?:=|:\s)\s*[^\s;=:]+)+[\s;]*$/u;
const ONE_KEY =
  /^\s*(?:\p{L}[\p{L}\p{N}_.]*\s*=\s*(?:"[^"\n]*"|[^\s;,="](?:[^;,=\n]*[^\s;,=])?)\s*|\[+[\p{L}\p{N}_. -]+\]+\s*|-[[ ]*RECORD.*)$/u;
/** Matches a line of a name, a colon and what it is. */
const ONE_COLON = /^ *(\p{L}[^:\n]{0,60}?) *:[ \t]+(\S.*)$/u;
/** Matches the line with which PostgreSQL and MySQL begin each record, and a line of one below it. */
const RECORD = /^\s*(?:-\[ RECORD \d+ \][-+]*|\*{3,} \d+\. row \*{3,})\s*$/;
const RECORD_LINE = /^\s*(\S.*?)\s*(?:\||:(?=\s|$))\s?(.*)$/;
/** Matches an entry of a line: an arrow or not, a name or not, and a text, a list, numbers or a word. */
const NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?";
const ENTRY = new RegExp(
  "[\\s,;|]*(->|=>|-->|[\\u2192\\u21d2])?\\s*(?:([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*(?:=(?!>)|:)\\s*)?" +
    `(?:"([^"\\n]*)"|\\[([^[\\]]*)\\]|\\(([^()]*)\\)|(${NUMBER}(?:[ \\t]+${NUMBER})+)(?![^\\s,;|])|([^\\s,;|()[\\]"=:>]+))`,
  "iuy",
);
/** What follows an arrow without a name is called. */
const UNNAMED = "label";

/** @param {string} text @returns {Cells | undefined} */
export function keyedLines(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const pairs = (/** @type {string} */ line) =>
    Array.from(line.matchAll(KEYED), ([, name, cell]) => ({ name, cell: cell.replace(/,$|^"|"$/g, "") }));
  if (lines.every((line) => KEYED_LINE.test(line))) {
    return linedUp(lines.map((line) => new Map(pairs(line).map(({ name, cell }) => [name, cell]))));
  }
  const entries = namedEntries(lines);
  if (entries) return entries;
  if (lines.length > 0 && RECORD.test(lines[0])) return headedRecords(lines);
  if (lines.every((line) => ONE_COLON.test(line))) return blockRecords(text);
  if (!lines.every((line) => ONE_KEY.test(line))) return undefined;
  /** @type {Map<string, string>[]} */
  const records = [new Map()];
  for (const line of lines) {
    const at = line.indexOf("=");
    if (at < 0) continue;
    const [name, cell] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    // A name that comes again begins the next record.
    if (records[records.length - 1].has(name)) records.push(new Map());
    records[records.length - 1].set(name, cell.replace(/^"|"$/g, ""));
  }
  return records.length > 1 && records[0].size > 1 ? linedUp(records) : undefined;
}

/** Lines up records by their names. @param {Map<string, string>[]} records @returns {Cells} */
export function linedUp(records) {
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return { names, rows: records.map((record) => names.map((name) => record.get(name) ?? "")) };
}

/**
 * Returns a row for each line if all name the same, and some name a list or what an arrow leads to: other lines are read
 * elsewhere.
 * @param {string[]} lines
 * @returns {Cells | undefined}
 */
function namedEntries(lines) {
  if (lines.length < 2) return undefined;
  /** @type {Map<string, string>[]} */
  const records = [];
  let isSpecial = false;
  for (const line of lines) {
    const found = entriesOf(line);
    if (!found || found.record.size < 2) return undefined;
    if (records.length > 0 && [...found.record.keys()].join("\n") !== [...records[0].keys()].join("\n"))
      return undefined;
    isSpecial ||= found.isSpecial;
    records.push(found.record);
  }
  return isSpecial ? linedUp(records) : undefined;
}

/** Returns what a line names, or `undefined` if it has anything else. @param {string} line */
function entriesOf(line) {
  /** @type {Map<string, string>} */
  const record = new Map();
  let isSpecial = false;
  const end = line.trimEnd().length;
  for (ENTRY.lastIndex = 0; ENTRY.lastIndex < end; ) {
    const [all, arrow, given, text, square, round, numbers, word] = ENTRY.exec(line) ?? [];
    const name = given ?? (arrow && UNNAMED);
    if (all === undefined || name === undefined || record.has(name)) return undefined;
    const list = square ?? round ?? numbers;
    isSpecial ||= arrow !== undefined || list !== undefined;
    record.set(name, list === undefined ? (text ?? word) : `[${list.trim()}]`);
  }
  return { record, isSpecial };
}

/** Reads records between empty lines that name the same. @param {string} text @returns {Cells | undefined} */
function blockRecords(text) {
  const records = text
    .split(/\n(?:[ \t]*\n)+/)
    .map(
      (block) =>
        new Map([...block.matchAll(new RegExp(ONE_COLON, "gmu"))].map(([, name, cell]) => [name, cell.trim()])),
    );
  const isAlike = records.every((record) => [...record.keys()].join("\n") === [...records[0].keys()].join("\n"));
  return records.length > 1 && records[0].size > 1 && isAlike ? linedUp(records) : undefined;
}

/** Reads records of which each begins with a line that counts them. @param {string[]} lines @returns {Cells} */
function headedRecords(lines) {
  /** @type {Map<string, string>[]} */
  const records = [];
  for (const line of lines) {
    const [, name, cell] = RECORD_LINE.exec(line) ?? [];
    if (RECORD.test(line)) records.push(new Map());
    else if (name !== undefined) records[records.length - 1].set(name, cell);
  }
  return linedUp(records);
}
