// Finds the rows of a table in a web page or in LaTeX.
import { Refused } from "../../../ui/refused.js";

/** @import { Row } from "./dialect.js" */

/** What stands for some characters in HTML. @type {Record<string, string>} */
const ENTITIES = {
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&quot;": '"',
  "&#39;": "'",
  "&minus;": "\u2212",
  "&amp;": "&",
};

/**
 * Returns the rows of the first table in a marked-up text, or `undefined` if the text is not marked up.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Row[] | undefined}
 * @throws {Refused} if it is a web page without a table
 */
export function markedUpRows(text) {
  if (/^\s*(?:\\documentclass|\\begin\{|%.*\n\s*\\begin\{)/.test(text)) return latexRows(text);
  const table = /<table[\s>].*?(?:<\/table>|$)/is.exec(text);
  if (table && /^\s*</.test(text)) return htmlRows(table[0], lineAt(text, table.index));
  if (/^\s*<(?:!doctype html|html)/i.test(text)) throw new Refused("It is a web page, and there is no table in it");
  return undefined;
}

/** @param {string} table @param {number} first the line that it begins on @returns {Row[]} */
function htmlRows(table, first) {
  return [...table.matchAll(/<tr[\s>].*?(?=<tr[\s>]|<\/table>|$)/gis)].map(({ 0: row, index }) => ({
    cells: [...row.matchAll(/<t[hd](?:\s[^>]*)?>(.*?)(?=<\/?t[hdr]|$)/gis)].map(([, cell]) => plain(cell)),
    line: first + lineAt(table, index) - 1,
  }));
}

/** @param {string} cell */
function plain(cell) {
  const text = cell.replace(/<[^>]*>/g, " ");
  return text
    .replace(/&#?\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
}

/** @param {string} text @returns {Row[]} */
function latexRows(text) {
  return text.split("\n").flatMap((line, at) => {
    const [row] = line.split("\\\\");
    // An ampersand with a backslash is one of a cell's own.
    const cells = row.split(/(?<!\\)&/).map((cell) =>
      cell
        .replace(/\\([%&_#$])/g, "$1")
        .replace(/[${}]/g, "")
        .trim(),
    );
    return cells.length > 1 ? [{ cells, line: at + 1 }] : [];
  });
}

/** @param {string} text @param {number} at */
function lineAt(text, at) {
  return text.slice(0, at).split("\n").length;
}
