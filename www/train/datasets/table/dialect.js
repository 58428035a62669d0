// Splits a text into rows, whichever delimiter separates their cells.
import { dsvFormat } from "d3-dsv";
import { quoted } from "../../../engine/check.js";
import { Refused } from "../../../ui/refused.js";
import { isMissing, isNumber } from "./numbers.js";

/** The cells of a row, and the line of the text on which it begins. @typedef {{ cells: string[], line: number }} Row */
/** The character that separates cells; a blank stands for any number of blanks and tabs. @typedef {"\t" | ";" | "|" | "," | " "} Delimiter */

/** The delimiters in the order in which they are preferred where several would do. @type {Delimiter[]} */
const DELIMITERS = ["\t", ";", "|", ",", " "];
/** The number of lines that are read to find the delimiter. */
const SAMPLE = 200;
/** Matches the line that Excel writes first to name the delimiter. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;
/** Matches a line that is drawn under the names, as in Markdown and in what databases print. */
const RULE = /^[\s|+:=-]*--[\s|+:=-]*$/;
/** Matches the lines above the rows of Weka's files, and a name of a column there. */
const WEKA = /^\s*@(relation|attribute|data|end)\b/i;
const ATTRIBUTE = /^\s*@attribute\s+(?:"([^"]*)"|'([^']*)'|(\S+))/i;
/** Matches a row of LIBSVM's files: a label, and each feature with its number. */
const SPARSE = /^\s*[+-]?[\d.]+(\s+\d+:[-+\d.e]+)+\s*$/i;
const COMMENT = /^\s*[#%]\s*/;

/**
 * Returns the rows of a text, without comments and empty lines.
 * @param {string} text
 * @returns {{ delimiter: Delimiter, rows: Row[], names?: string[] }} `names` are those in a comment above the first row
 * @throws {Refused} if there are no rows of several cells, or a quotation mark is not closed
 */
export function rowsOf(text) {
  const lines = withoutBrackets(text.replace(/^\uFEFF/, "")).split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0) throw new Refused("There is nothing in it");
  const declared = SEPARATOR_LINE.exec(lines[first])?.[1];
  if (declared) lines[first] = "";
  const { comment, attributes } = takeComments(lines);
  const sample = lines.filter((line) => line.trim() !== "").slice(0, SAMPLE);
  if (sample.length > 0 && sample.every((line) => SPARSE.test(line))) {
    throw new Refused("It is a sparse table of LIBSVM: write it as CSV with a column for each feature");
  }
  const delimiter = DELIMITERS.find((one) => one === declared) ?? delimiterOf(sample);
  if (delimiter === undefined) {
    const [line = ""] = sample;
    throw new Refused(`There is no table of at least two columns in it; it begins with ${quoted(line.trim())}`);
  }
  const rows = split(lines.join("\n"), delimiter);
  const [names] = comment === undefined ? [] : split(comment, delimiter);
  return { delimiter, rows, names: attributes.length > 0 ? attributes : names?.cells };
}

/**
 * Returns a text without the brackets of a list or an array of rows, as Python prints it, and a row on each line.
 * @param {string} text
 * @throws {Refused} if it is JSON with names
 */
function withoutBrackets(text) {
  const inside = text.trim().replace(/^(?:np\.)?array\((.*)\)$/s, "$1");
  if (!/^[[{].*[\]}]$/s.test(inside)) return text;
  if (/[{}]/.test(inside)) throw new Refused("It is JSON: write it as CSV, for example by DataFrame.to_csv");
  return inside
    .replace(/\][ \t]*,?[ \t]*\[/g, "\n")
    .replace(/[[\]]/g, "")
    .replace(/,[ \t]*$/gm, "");
}

/**
 * Empties the lines that are no rows, and returns the last comment above the rows and the names in Weka's lines.
 * @param {string[]} lines
 */
function takeComments(lines) {
  /** @type {string | undefined} */
  let comment;
  /** @type {string[]} */
  const attributes = [];
  let isAbove = true;
  let isInQuotes = false;
  for (const [at, line] of lines.entries()) {
    // A quoted cell of several lines may hold anything.
    if (!isInQuotes && (RULE.test(line) || COMMENT.test(line) || WEKA.test(line))) {
      if (isAbove && COMMENT.test(line)) comment = line.replace(COMMENT, "");
      const [, double, single, bare] = ATTRIBUTE.exec(line) ?? [];
      const name = double ?? single ?? bare;
      if (name !== undefined) attributes.push(name);
      lines[at] = "";
      continue;
    }
    if (line.trim() !== "") isAbove = false;
    if ((line.split('"').length - 1) % 2 === 1) isInQuotes = !isInQuotes;
  }
  return { comment, attributes };
}

/** Returns the delimiter that divides the lines most evenly, or `undefined` if none does. @param {string[]} lines @returns {Delimiter | undefined} */
function delimiterOf(lines) {
  const text = lines.join("\n");
  const outside = text.replace(/"(?:[^"]|"")*"/g, '""');
  /** @type {Delimiter | undefined} */
  let best;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    if (!outside.includes(delimiter)) continue;
    const rows = split(text, delimiter);
    const width = usualWidth(rows);
    if (width < 2) continue;
    const even = rows.filter(({ cells }) => cells.length === width);
    const cells = even.flatMap((row) => row.cells);
    const score = (even.length / rows.length) * (cells.filter(isWhole).length / cells.length);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Returns whether a text looks like one whole cell, not like half a cell or two. @param {string} cell */
function isWhole(cell) {
  return isMissing(cell) || isNumber(cell) || (/\p{L}/u.test(cell) && !/[,;|\t]/.test(cell));
}

/** Returns the number of cells that most rows have. @param {Row[]} rows */
export function usualWidth(rows) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}

/** @param {string} text @param {Delimiter} delimiter @returns {Row[]} those that are not empty */
function split(text, delimiter) {
  const isBlank = delimiter === " ";
  const even = isBlank ? evenBlanks(text) : text.replace(quotedCell(delimiter), "$1$2");
  /** @type {Row[]} */
  const rows = [];
  let line = 1;
  for (const found of dsvFormat(delimiter).parseRows(even)) {
    const cells = found.map(cleaned);
    const height = found.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
    if (cells.some((cell) => cell !== "")) rows.push({ cells, line });
    line += 1 + height;
  }
  const last = rows.at(-1);
  if (last?.cells.some((cell) => cell.includes("\n")) && (even.split('"').length - 1) % 2 === 1) {
    throw new Refused(`Line ${last.line} has a quotation mark that is not closed`);
  }
  return rows;
}

/**
 * Matches a quoted cell and the blanks in front of it, which belong to no cell. It matches all of the cell, so that blanks
 * within its quotation marks stay.
 * @param {Delimiter} delimiter
 */
function quotedCell(delimiter) {
  const blanks = delimiter === "\t" ? " *" : "[ \\t]*";
  return new RegExp(`(^|\\${delimiter})${blanks}("[^"]*(?:""[^"]*)*")`, "gm");
}

/** Replaces several blanks with one, except within quotation marks. @param {string} text */
function evenBlanks(text) {
  return text.replace(/^[ \t]+|[ \t]+$/gm, "").replace(/("(?:[^"\n]|"")*")|[ \t]+/g, (_, inQuotes) => inQuotes ?? " ");
}

/** @param {string} cell */
function cleaned(cell) {
  const text = cell.trim();
  const inQuotes = /^(["'])(.*)\1$/s.exec(text);
  return inQuotes ? inQuotes[2].trim() : text;
}
