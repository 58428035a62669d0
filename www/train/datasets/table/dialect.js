// Splits a text into rows, whichever delimiter separates their cells.
import { dsvFormat } from "d3-dsv";
import { quoted } from "../../../engine/check.js";
import { Refused } from "../../../ui/refused.js";
import { isMissing, isNumber } from "./numbers.js";
import { withoutBrackets, withPlainMarks } from "./plain-text.js";
import { withSeries } from "./series.js";
import { sparseRows } from "./sparse.js";
import { filledDown, unwrapped } from "./wrapped.js";

/** The cells of a row, and the line of the text on which it begins. @typedef {{ cells: string[], line: number }} Row */
/** The character that separates cells; a blank stands for any number of blanks and tabs, two stand for two or more. @typedef {"\t" | ";" | "|" | "," | "  " | " " | ":" | "^"} Delimiter */

/**
 * @typedef {object} Rows
 * @property {Row[]} rows without comments and empty lines
 * @property {Delimiter} delimiter
 * @property {string[]} [names] of the columns, if the text says that they are names
 * @property {string[][]} comments the cells of each comment above the first row, which may be names
 * @property {string[]} lines of the text, without those that are no rows
 */

/** The delimiters in the order in which they are preferred where several would do. @type {Delimiter[]} */
const DELIMITERS = ["\t", ";", "|", ",", "  ", " ", ":", "^"];
/** Matches what each kind of blanks replaces, where it is outside of quotation marks. */
const BLANKS = { " ": /("(?:[^"\n]|"")*")|[ \t]+/g, "  ": /("(?:[^"\n]|"")*")|[ \t]{2,}/g };
/** The character that the blanks between cells become. */
const MARK = { " ": " ", "  ": "\t" };
/** The number of lines that are read to find the delimiter. */
const SAMPLE = 200;
/** Matches the line that Excel writes first to name the delimiter. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;
/** Matches the characters of a line that is drawn around names and rows, as in Markdown and in what databases print. */
const DRAWN = /^[\s|+:=_\-\u2500-\u257f]*$/;
const STROKE = /[-=_\u2500-\u257f]{2}/;
/** Matches upright lines between cells. */
const UPRIGHT = /[\u2502\u2503\u2506\u250a\u2551]/g;
/** Matches the line of names of Julia's data frames, and what stands between the number of a row there and the row. */
const [NUMBERED, BEHIND_NUMBER] = [/^ *Row \u2502/m, /^( *(?:Row|\d+)?) \u2502/gm];
/** Matches a row that Stata lists, and what stands around the cells of one there. */
const [LISTED, AROUND_LISTED] = [/^ *\d+\. \|/m, /^( *(?:\d+\.)?) *\|(.*)\|[ \t]*$/gm];
/** Matches a line of the wikis of Jira and MoinMoin, and what stands around cells there. */
const [WIKI_HEAD, WIKI_LINE, WIKI_MARK] = [/^ *\|\|.*\|\| *$/m, /^ *\|\|.*\|\| *$/gm, /'{3}|(?<=\|)<[^>|]*>/g];
/** Matches how Textile says what a cell looks like. */
const [TEXTILE, TEXTILE_MARK] = [/^\|[_<>=^~]+\. .*\|[_<>=^~]+\. /m, /\|[_<>=^~]+\.(?= )/g];
/** Matches AsciiDoc's line around a table, what stands beside it, and how it says what a cell looks like. */
const [ASCIIDOC, ASCIIDOC_ASIDE, ASCIIDOC_MARK] = [
  /^\|={3,}$/m,
  /^(?:\.{4}|\[.*\]|\|={3,})$/gm,
  /(?<=^|\s)[<^>.]{1,3}[a-z]?\|/gm,
];
/** Matches a moment in brackets, as servers write it. */
const CALENDAR = /\[(\d{2}\/\p{L}{3}\/\d{4}:[\d:]{8} [+-]\d{4})\]/gu;
/** Matches the lines above the rows of Weka's files, and a name of a column there, with the first of its words. */
const WEKA = /^\s*@(relation|attribute|data|end)\b/i;
const ATTRIBUTE = /^\s*@attribute\s+(?:"([^"]*)"|'([^']*)'|(\S+))(?:\s+\{\s*([^\s,}]+))?/i;
/** Matches the weight behind a row of Weka's. */
const WEIGHT = /(?<=[^\s{,]),\s*\{[\d.]+\}\s*$/;
/** Matches a quotation mark within a cell that a backslash marks as such: a cell does not end behind it. */
const ESCAPED = /\\"(?!["\s,;|]|$)/m;
/** Matches a time of day, or how long something took. */
const TIME = /\d{1,2}:\d{2}(?::\d{2})?/g;
/** Matches the beginning of a comment. Excel's errors, such as #N/A and #DIV/0!, are cells. */
const COMMENT = /^\s*(?:#+(?!N\/A|NV\b|[\p{Lu}\d/]+[!?])|%+|\/\/|--\s)\s*/u;
/** Matches a comment after the last number of a row. */
const COMMENT_AFTER = /(?<=\d)\s+(?:#|%|\/\/)\s[^,;|\t"]*$/;
/** Matches what programs print above and below a table: its name, or its size. */
const CAPTION =
  /^\s*(?:[\p{L}_][\p{L}\p{N}_.]*\s*=|shape: \([\d, ]+\)|\d+\s?[×x]\s?\d+ \p{L}[^,;|\t]*|(?:only )?(?:showing )?(?:top )?[([]?\d[\d,]* rows?\b[^,;|\t]*)\s*$/iu;
/** Matches the power of ten by which MATLAB divides the numbers under it. */
const SCALE = /^ *(1\.0e[+-]\d+) \*$/i;

/**
 * Returns the rows of a text that has a line for each.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Rows}
 * @throws {Refused} if there are no rows of several cells, or a quotation mark is not closed
 */
export function rowsOf(text) {
  const lines = plainLines(text);
  const scale = takeScale(lines);
  const first = lines.findIndex((line) => line.trim() !== "");
  const declared = SEPARATOR_LINE.exec(lines[first])?.[1];
  if (declared) lines[first] = "";
  const { comments, attributes } = takeComments(lines);
  if (attributes.length > 0) for (const [at, line] of lines.entries()) lines[at] = line.replace(WEIGHT, "");
  const sparse = sparseRows(lines, attributes);
  if (sparse) return { ...sparse, delimiter: " ", comments: [], lines };
  const sample = lines.filter((line) => line.trim() !== "").slice(0, SAMPLE);
  const named = rowsWithNames(lines);
  if (named) return { rows: named, delimiter: " ", comments: [], lines };
  const delimiter = DELIMITERS.find((one) => one === declared) ?? delimiterOf(sample);
  if (delimiter === undefined) {
    const [line = ""] = sample;
    throw new Refused(`There is no table of at least two columns in it; it begins with ${quoted(line.trim())}`);
  }
  const rows = split(lines.join("\n"), delimiter);
  if (delimiter === "  ") divideNames(rows);
  return {
    rows: scale === 1 ? rows : rows.map((row) => ({ ...row, cells: row.cells.map((cell) => times(cell, scale)) })),
    delimiter,
    ...(attributes.length > 0 ? { names: attributes.map(({ name }) => name) } : {}),
    comments: comments.flatMap((comment) => split(comment, delimiter)).map(({ cells }) => cells),
    lines,
  };
}

/**
 * Returns the rows of a table that R or pandas printed whose rows have names of several words, or `undefined` if the lines are none:
 * the names of the columns say how many cells stand behind that of the row.
 * @param {string[]} lines
 * @returns {Row[] | undefined}
 */
function rowsWithNames(lines) {
  const filled = [...lines.keys()].filter((at) => lines[at].trim() !== "");
  const [head, ...others] = filled.map((at) => ({ at, words: lines[at].trim().split(/\s+/) }));
  if (others.length < 2 || !/^\s/.test(lines[head.at])) return undefined;
  const count = head.words.length;
  const areNamed = others.every(({ at, words }) => words.length > count && /^\p{L}/u.test(lines[at]));
  if (count < 2 || !areNamed || !others.some(({ words }) => words.length > count + 1)) return undefined;
  const isCell = (/** @type {string} */ word) => isNumber(word) || isMissing(word);
  if (!others.every(({ words }) => words.slice(-count).every(isCell))) return undefined;
  return [head, ...others].map(({ at, words }) => ({
    cells: [words.slice(0, -count).join(" "), ...words.slice(-count)],
    line: at + 1,
  }));
}

/** Divides the first row at single blanks where others have two, if that gives a name for each column: long names leave no more room. @param {Row[]} rows */
function divideNames(rows) {
  const [first, second] = rows;
  const width = usualWidth(rows);
  if (!second || first.cells.length >= width - 1 || !second.cells.some(isNumber)) return;
  const words = first.cells.flatMap((cell) => cell.split(" "));
  const isTitle = /[:.!?]$/.test(words[words.length - 1]);
  // The numbers of the rows have no name in R and pandas.
  if (!isTitle && (words.length === width || words.length === width - 1)) first.cells = words;
}

/** Returns the lines of a text, without what some programs write around cells and within them. @param {string} text */
function plainLines(text) {
  let plain = withPlainMarks(text);
  if (NUMBERED.test(plain)) plain = plain.replace(BEHIND_NUMBER, "$1 ");
  else if (LISTED.test(plain)) plain = plain.replace(AROUND_LISTED, "$1 $2");
  if (WIKI_HEAD.test(plain)) plain = plain.replace(WIKI_LINE, wikiLine);
  if (TEXTILE.test(plain)) plain = plain.replace(TEXTILE_MARK, "|");
  if (ASCIIDOC.test(plain)) plain = plain.replace(ASCIIDOC_ASIDE, "").replace(ASCIIDOC_MARK, "|");
  plain = plain.replace(CALENDAR, '"$1"');
  if (ESCAPED.test(plain)) plain = plain.replaceAll('\\"', '""');
  return withoutBrackets(withSeries(filledDown(unwrapped(plain.replace(UPRIGHT, "|").split("\n")))));
}

/** @param {string} line */
function wikiLine(line) {
  return line.replaceAll("||", "|").replace(WIKI_MARK, "");
}

/** Empties the line in which MATLAB says by what all numbers are to be multiplied, and returns that. @param {string[]} lines */
function takeScale(lines) {
  const at = lines.findIndex((line) => SCALE.test(line));
  if (at < 0) return 1;
  const [, scale] = /** @type {RegExpExecArray} */ (SCALE.exec(lines[at]));
  lines[at] = "";
  return Number(scale);
}

/** Multiplies a cell with a power of ten, without an error of rounding. @param {string} cell @param {number} scale */
function times(cell, scale) {
  return /^-?\d+(?:\.\d+)?$/.test(cell) ? String(Number(`${cell}e${Math.round(Math.log10(scale))}`)) : cell;
}

/**
 * Empties the lines that are no rows, and returns the comments above the rows and the columns in Weka's lines.
 * @param {string[]} lines
 */
function takeComments(lines) {
  /** @type {string[]} */
  const comments = [];
  /** @type {{ name: string, zero: string }[]} */
  const attributes = [];
  let isAbove = true;
  let isInQuotes = false;
  for (const [at, line] of lines.entries()) {
    // A quoted cell of several lines may hold anything.
    if (!isInQuotes) {
      const isComment = COMMENT.test(line);
      if (isComment || WEKA.test(line) || CAPTION.test(line) || (DRAWN.test(line) && STROKE.test(line))) {
        if (isAbove && isComment) comments.push(line.replace(COMMENT, ""));
        const [, double, single, bare, zero = "0"] = ATTRIBUTE.exec(line) ?? [];
        const name = double ?? single ?? bare;
        if (name !== undefined) attributes.push({ name, zero });
        lines[at] = "";
        continue;
      }
      lines[at] = line.replace(COMMENT_AFTER, "");
    }
    if (line.trim() !== "") isAbove = false;
    if ((line.split('"').length - 1) % 2 === 1) isInQuotes = !isInQuotes;
  }
  return { comments, attributes };
}

/** Returns the delimiter that divides the lines most evenly, or `undefined` if none does. @param {string[]} lines @returns {Delimiter | undefined} */
function delimiterOf(lines) {
  const text = lines.join("\n");
  const outside = text.replace(/"(?:[^"]|"")*"/g, '""');
  const hasColons = outside.replace(TIME, "").includes(":");
  /** @type {Delimiter | undefined} */
  let best;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    if (!(isBlank(delimiter) ? /[ \t]/.test(outside) : outside.includes(delimiter))) continue;
    // Where another one divides the lines, the colons of times do not.
    if (delimiter === ":" && best && !hasColons) continue;
    const rows = split(text, delimiter);
    const width = usualWidth(rows);
    if (width < 2) continue;
    const even = rows.filter(({ cells }) => cells.length === width);
    const cells = even.flatMap((row) => row.cells);
    const halves = delimiter === "  " ? numbersWithWords(even, width) : 0;
    const score = (even.length / rows.length) * ((cells.filter(isWhole).length - halves) / cells.length);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Returns whether a text looks like one whole cell, not like half a cell or two. @param {string} cell */
function isWhole(cell) {
  return (
    isMissing(cell) ||
    isNumber(cell) ||
    (/\p{L}/u.test(cell) && !/[,;|\t]|\de[+-]\d+ |^[-+]?[\d.]+\s+[-+]?[\d.]+\s/.test(cell))
  );
}

/**
 * Returns the number of cells that are a number with a word, in columns where the words differ: a unit is the same in all.
 * @param {Row[]} rows
 * @param {number} width
 */
function numbersWithWords(rows, width) {
  let count = 0;
  for (let at = 0; at < width; at += 1) {
    const words = rows.flatMap(({ cells }) => /^[-+]?[\d.,]+ (\p{L}\S*)$/u.exec(cells[at])?.[1] ?? []);
    if (new Set(words).size > 1) count += words.length;
  }
  return count;
}

/** Returns the number of cells that most rows have, the larger one of two. @param {Row[]} rows */
export function usualWidth(rows) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best),
    [0, 0],
  )[0];
}

/** @param {string} text @param {Delimiter} delimiter @returns {Row[]} those that are not empty */
function split(text, delimiter) {
  const doubled = text.includes("'") ? doubleQuoted(text, delimiter) : text;
  const even = isBlank(delimiter) ? evenBlanks(doubled, delimiter) : doubled.replace(quotedCell(delimiter), "$1$2");
  /** @type {Row[]} */
  const rows = [];
  let line = 1;
  for (const found of dsvFormat(isBlank(delimiter) ? MARK[delimiter] : delimiter).parseRows(even)) {
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

/** Returns the text with double quotation marks around cells in single ones that hold a delimiter. @param {string} text @param {Delimiter} delimiter */
function doubleQuoted(text, delimiter) {
  const other = delimiter === "\t" ? " *" : "[ \\t]*";
  const [mark, blanks] = isBlank(delimiter) ? ["[ \\t]", ""] : [`\\${delimiter}`, other];
  const cell = new RegExp(`(^|${mark})${blanks}'([^'"\\n]*)'(?=${blanks}(?:${mark}|$))`, "gm");
  return text.replace(cell, (found, before, inside) => (inside.includes(delimiter) ? `${before}"${inside}"` : found));
}

/** @param {Delimiter} delimiter @returns {delimiter is " " | "  "} */
export function isBlank(delimiter) {
  return delimiter === " " || delimiter === "  ";
}

/** Replaces the blanks between cells with one character, except within quotation marks. @param {string} text @param {" " | "  "} delimiter */
function evenBlanks(text, delimiter) {
  return text
    .replace(/^[ \t]+|(?<![ \t])[ \t]+$/gm, "")
    .replace(BLANKS[delimiter], (_, inQuotes) => inQuotes ?? MARK[delimiter]);
}

/** @param {string} cell */
function cleaned(cell) {
  const text = cell.trim();
  const inQuotes = /^(["'])(.*)\1$/s.exec(text) ?? /^\{(')(.*)'\}$/.exec(text) ?? /^b(["'])(.*)\1$/.exec(text);
  return inQuotes ? inQuotes[2].trim() : text;
}
