// Finds the rows of a table in a web page, in LaTeX, in Wikipedia's text, or in XML as Excel once wrote it.
import { Refused } from "../../../ui/refused.js";
import { rowsOf } from "./dialect.js";
import { unescaped } from "./xml.js";

/** @import { Row } from "./dialect.js" */

/** Matches a formula up to the matrix that it has. */
const BEFORE_MATRIX = /^\s*(?:\$\$|\\\[)[^\\\n]{0,40}(?=\\begin\{)/;
/** The most rows or columns that a cell takes. */
const MOST_SPANNED = 1000;
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

/** The signs that LaTeX names. @type {Record<string, string>} */
const SIGNS = { times: "×", cdot: "·", pm: "±" };

/**
 * Returns the rows of the largest table in a marked-up text, or `undefined` if the text is not marked up.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Row[] | undefined}
 * @throws {Refused} if it is a web page without a table
 */
export function markedUpRows(text) {
  if (/^\s*(?:(?:\$\$|\\\[)[^\\\n]{0,40}\\begin\{|\\documentclass|\\begin\{|%.*\n\s*\\begin\{)/.test(text))
    return latexRows(text.replace(BEFORE_MATRIX, ""));
  if (/^\s*\{\|/.test(text)) return wikiRows(text);
  if (/<(?:\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return excelRows(text);
  // A page may have a table for its menu, too.
  const lineAt = lineFinder(text);
  const tables = [...text.matchAll(/<table[\s>].*?(?:<\/table>|$)/gis)].map((table) =>
    htmlRows(table[0], lineAt(table.index)),
  );
  // Databases write the rows alone.
  if (/^\s*<tr[\s>]/i.test(text)) return htmlRows(text, 1);
  if (tables.length > 0 && /^\s*</.test(text)) {
    return tables.reduce((largest, table) => (table.length > largest.length ? table : largest));
  }
  const printed = /<pre[^>]*>([^<]*)</i.exec(text);
  if (printed && /^\s*</.test(text)) return rowsOf(unescaped(printed[1])).rows;
  if (/^\s*<(?:!doctype html|html)/i.test(text)) throw new Refused("It is a web page, and there is no table in it");
  return undefined;
}

/** @param {string} table @param {number} first the line that it begins on @returns {Row[]} */
function htmlRows(table, first) {
  /** The cells that reach down from the rows above: by their place, what they say and for how many more rows. @type {Map<number, { text: string, rows: number }>} */
  const above = new Map();
  const lineAt = lineFinder(table);
  const rows = [...table.matchAll(/<tr[\s>].*?(?=<tr[\s>]|<\/table>|$)/gis)].map(({ 0: row, index }) => {
    /** @type {string[]} */
    const cells = [];
    const fill = () => {
      for (let cell = above.get(cells.length); cell; cell = above.get(cells.length)) {
        if (cell.rows > 1) above.set(cells.length, { ...cell, rows: cell.rows - 1 });
        else above.delete(cells.length);
        cells.push(cell.text);
      }
    };
    for (const [, attributes = "", content] of row.matchAll(/<t[hd](\s[^>]*)?>(.*?)(?=<\/?t[hdr]|$)/gis)) {
      fill();
      const text = plain(content);
      const height = spanOf(attributes, "rowspan");
      for (let left = spanOf(attributes, "colspan"); left > 0; left -= 1) {
        if (height > 1) above.set(cells.length, { text, rows: height - 1 });
        cells.push(text);
      }
    }
    fill();
    return { cells, line: first + lineAt(index) - 1, isHead: !/<td[\s>]/i.test(row) };
  });
  const heads = rows.findIndex(({ isHead }) => !isHead);
  return heads > 1 ? [named(rows.slice(0, heads)), ...rows.slice(heads)] : rows;
}

/** Returns how many columns or rows a cell takes. @param {string} attributes @param {string} name */
function spanOf(attributes, name) {
  const span = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(span, 1), MOST_SPANNED);
}

/** Returns the row of names of several rows: in each column the last of them that says something. @param {Row[]} rows @returns {Row} */
function named(rows) {
  const last = rows[rows.length - 1];
  const cells = last.cells.map((_, at) => rows.reduce((name, row) => row.cells[at] || name, ""));
  return { cells, line: last.line };
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
  const parts = text.split("\n").flatMap((line, at) => line.split("\\\\").map((row) => ({ row, at })));
  return parts.flatMap(({ row, at }) => {
    // An ampersand with a backslash is one of a cell's own.
    const cells = row.split(/(?<!\\)&/).map((cell) =>
      cell
        .replace(/^\s*\[[\d.]+\w+\]|\\[[\]]/g, "")
        .replace(/\\(?:begin|end)\{\w+\*?\}(?:\[\w*\])?(?:\{[^{}]*\})?/g, "")
        .replace(/\\([%&_#$])/g, "$1")
        .replace(/\\(times|cdot|pm)\b/g, (_, sign) => SIGNS[sign])
        .replace(/\\(?:[a-z]*(?:line|rule)(?:\{[\d-]+\})?|[a-z]+(?:series|shape)|centering|color\{\w+\})(?![a-z])/g, "")
        .replace(/\\[a-zA-Z]+\*?(?:\[[^\]]*\])?\s*\{/g, "{")
        .replace(/\\(?=[a-zA-Z])/g, "")
        .replace(/[${}]/g, "")
        .trim(),
    );
    return cells.length > 1 ? [{ cells, line: at + 1 }] : [];
  });
}

/** @param {string} text with a line for each cell or each row, and rows between lines of "|-" @returns {Row[]} */
function wikiRows(text) {
  /** @type {Row[]} */
  const rows = [];
  let isNew = true;
  for (const [at, line] of text.split("\n").entries()) {
    const [, mark, content] = /^\s*([|!])(.*)$/.exec(line) ?? [];
    if (mark === undefined || /^[-+}]/.test(content)) {
      isNew ||= content?.startsWith("-") ?? false;
      if (content?.startsWith("}")) break;
      continue;
    }
    if (isNew) rows.push({ cells: [], line: at + 1 });
    isNew = false;
    // What a cell looks like stands before another bar.
    const cells = content
      .split(/\|\||!!/)
      .map((cell) => plain(cell.replace(/^[^|[\]]*\|(?!\|)/, "").replace(/'{2,3}|\[\[(?:[^|\]]*\|)?|\]\]/g, "")));
    rows[rows.length - 1].cells.push(...cells);
  }
  return rows;
}

/** @param {string} text in which cells may be left out, so that the next says which one it is @returns {Row[]} */
function excelRows(text) {
  const lineAt = lineFinder(text);
  return [...text.matchAll(/<(?:\w+:)?Row\b[^>]*?(?:\/>|>(.*?)<\/(?:\w+:)?Row>)/gs)].map(
    ({ 1: inside = "", index }) => {
      /** @type {string[]} */
      const cells = [];
      for (const [, attributes, content = ""] of inside.matchAll(
        /<(?:\w+:)?Cell\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?Cell>)/gs,
      )) {
        const place = Number(/Index="(\d+)"/.exec(attributes)?.[1] ?? cells.length + 1);
        while (cells.length < Math.min(place, MOST_SPANNED) - 1) cells.push("");
        cells.push(plain(content));
      }
      return { cells, line: lineAt(index) };
    },
  );
}

/** Returns what tells the line of each place in a text, if asked from the first to the last. @param {string} text */
function lineFinder(text) {
  let [line, from] = [1, 0];
  return (/** @type {number} */ at) => {
    for (let end = text.indexOf("\n", from); end >= 0 && end < at; end = text.indexOf("\n", from)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}
