// Reads the tables of reStructuredText that are directives: csv-table and list-table.
import { rowsOf } from "./dialect.js";

/** @import { Cells } from "./records.js" */

const DIRECTIVE = /^\s*\.\. (csv|list)-table::/;
const OPTION = /^\s+:([\w-]+):[ \t]*(.*)$/;
/** Matches the first cell of a row in a list of lists, and another. */
const [FIRST_CELL, NEXT_CELL] = [/^\s+[*-] +[-*](?: +(.*))?$/, /^\s+[-*](?: +(.*))?$/];

/**
 * Returns the rows of the first table, or `undefined` if there is none.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Cells | undefined}
 */
export function directiveRows(text) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => DIRECTIVE.test(line));
  if (start < 0) return undefined;
  const isList = DIRECTIVE.exec(lines[start])?.[1] === "list";
  /** @type {Map<string, string>} */
  const options = new Map();
  let at = start + 1;
  for (let found = OPTION.exec(lines[at] ?? ""); found; found = OPTION.exec(lines[at] ?? "")) {
    options.set(found[1], found[2]);
    at += 1;
  }
  const end = lines.findIndex((line, place) => place >= at && /^\S/.test(line));
  const body = lines.slice(at, end < 0 ? undefined : end).filter((line) => line.trim() !== "");
  const header = options.get("header");
  const rows = isList ? listedRows(body) : cellsOf([...(header ? [header] : []), ...body]);
  const isNamed = header !== undefined || Number(options.get("header-rows")) > 0;
  return isNamed && rows.length > 0 ? { names: rows[0], rows: rows.slice(1) } : { rows };
}

/** @param {string[]} lines */
function cellsOf(lines) {
  return rowsOf(lines.map((line) => line.trim()).join("\n")).rows.map(({ cells }) => cells);
}

/** @param {string[]} lines */
function listedRows(lines) {
  /** @type {string[][]} */
  const rows = [];
  for (const line of lines) {
    const first = FIRST_CELL.exec(line);
    const next = NEXT_CELL.exec(line);
    if (first) rows.push([first[1] ?? ""]);
    else if (next) rows[rows.length - 1]?.push(next[1] ?? "");
  }
  return rows;
}
