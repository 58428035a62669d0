// Reads the rows that stand in a program of SAS, SPSS or Stata.
import { rowsOf } from "./dialect.js";

/** @import { Cells } from "./records.js" */

/**
 * How a language writes rows in a program: what the lines around them are, and what names the columns above them. Where there is
 * no such pattern, the line above the rows names them.
 * @type {{ begins: RegExp, ends: RegExp, names?: RegExp }[]}
 */
const LANGUAGES = [
  { begins: /^\s*(?:datalines|cards|lines)4?\s*;\s*$/i, ends: /^\s*;/, names: /\binput\s([^;]{1,2000});/gi },
  {
    begins: /^\s*begin data\s*\.?\s*$/i,
    ends: /^\s*end data\b/i,
    names: /\bdata list\b[^/]{0,200}\/\s*([^.]{1,2000})\.\s/gi,
  },
  { begins: /^\s*input((?: +[a-z_]\w*)+)\s*$/i, ends: /^\s*end\s*$/i },
];
/** Matches what a list of names says of the kind of a column, and the names of SAS that differ in their last number alone. */
const KIND = /^(?:byte|int|long|float|double|str\d+|strL|\$|[\d.]+|:?\$?\d*\.\d*|@+|\d+-\d+)$/;
const RANGE = /\b([a-z_]+)(\d+)\s?-\s?\1(\d+)\b/gi;

/**
 * Returns the rows in a program with the names of their columns, or `undefined` if the text is none.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Cells | undefined}
 */
export function programRows(text) {
  const lines = text.split("\n");
  for (const { begins, ends, names: pattern } of LANGUAGES) {
    const first = lines.findIndex((line) => begins.test(line));
    const length = first < 0 ? -1 : lines.slice(first + 1).findIndex((line) => ends.test(line));
    if (length < 1) continue;
    const above = `${lines.slice(0, first).join("\n")}\n`;
    const said = pattern ? ([...above.matchAll(pattern)].pop()?.[1] ?? "") : (begins.exec(lines[first])?.[1] ?? "");
    const names = namesIn(said);
    const rows = rowsOf(lines.slice(first + 1, first + 1 + length).join("\n")).rows.map(({ cells }) => cells);
    // With "@@", a line of SAS goes on with the next row.
    const isRunning = said.includes("@@") && names.length > 0;
    return { rows: isRunning ? inRows(rows.flat(), names.length) : rows, ...(names.length > 0 && { names }) };
  }
  return undefined;
}

/** @param {string} said */
function namesIn(said) {
  const listed = said.replace(/\([^()]*\)/g, " ").replace(RANGE, (_, name, from, to) => {
    const count = Math.min(Number(to) - Number(from) + 1, 1000);
    return Array.from({ length: Math.max(count, 0) }, (_, at) => `${name}${Number(from) + at}`).join(" ");
  });
  return listed.split(/[\s,/]+/).filter((word) => word !== "" && !KIND.test(word));
}

/** @param {string[]} cells @param {number} width */
function inRows(cells, width) {
  return Array.from({ length: Math.ceil(cells.length / width) }, (_, at) => cells.slice(at * width, (at + 1) * width));
}
