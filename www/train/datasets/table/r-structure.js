// Reads what R prints of the structure of a data frame: str() and glimpse(), a line for each column.

import { thousands } from "../../../ui/numbers.js";

/** @import { Cells } from "./records.js" */

/** Matches the line above the columns, and that of a column: of str(), and of glimpse(). */
const COUNT = /^(?:.*?\b(\d+) obs\. of\s+\d+ variables?:?|.*\[([\d,]+) .{1,3} \d+\].*|Rows: ([\d,]+))\s*$/;
const [OF_STR, OF_GLIMPSE] = [/^ ?\$ (.*?)\s*: (.*)$/, /^\$ (\S+|`[^`]*`) *<(\w+)> (.*)$/];
/** Matches the kind of a column of str(), and the levels of a factor. */
const KIND = /^ ?(?:num|int|chr|logi|cplx|Date\[1:\d+\], format:|POSIXct\[1:\d+\], format:|Ord\.factor|Factor) */;
const LEVELS =
  /^ ?(?:Ord\.factor|Factor) w\/ \d+ levels? ("(?:[^"\\]|\\.)*"(?:[,<]"(?:[^"\\]|\\.)*")*)[,<]?\.*: *(.*)$/;
const QUOTED = /"((?:[^"\\]|\\.)*)"/g;

/**
 * Returns the rows that the lines of the columns show, or `undefined` if the text is no structure.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function structureRows(text) {
  const [head, ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  const count = head === undefined ? null : COUNT.exec(head);
  if (!count) return undefined;
  const columns = lines.map(columnIn).filter((column) => column !== undefined);
  if (columns.length < 2) return undefined;
  const shown = Math.min(...columns.map(({ cells }) => cells.length));
  const total = Number((count[1] ?? count[2] ?? count[3]).replaceAll(",", ""));
  const remarks =
    shown < total
      ? [
          `Only the first ${shown} of ${thousands(total)} rows are in it: write all of them with write.csv(), and open that`,
        ]
      : [];
  return {
    names: columns.map(({ name }) => name),
    rows: Array.from({ length: shown }, (_, row) => columns.map(({ cells }) => cells[row])),
    remarks,
  };
}

/** @param {string} line */
function columnIn(line) {
  const [, glimpsed, , listed] = OF_GLIMPSE.exec(line) ?? [];
  if (glimpsed !== undefined) {
    const isCut = /\u2026$|\.\.\.$/.test(listed);
    const cells = listed.split(/, /).map((cell) => cell.replace(/^"|"$/g, ""));
    return { name: glimpsed.replace(/^`|`$/g, ""), cells: isCut ? cells.slice(0, -1) : cells };
  }
  const [, name, rest] = OF_STR.exec(line) ?? [];
  if (name === undefined) return undefined;
  const [, levels, codes] = LEVELS.exec(rest) ?? [];
  if (levels !== undefined) {
    const words = [...levels.matchAll(QUOTED)].map(([, word]) => word);
    return { name, cells: cellsIn(codes).map((code) => words[Number(code) - 1] ?? code) };
  }
  return KIND.test(rest) ? { name, cells: cellsIn(rest.replace(KIND, "").replace(/^ *\[1:\d+\] */, "")) } : undefined;
}

/** Returns what a line shows of a column, without the dots for the rest. @param {string} values */
function cellsIn(values) {
  const shown = values.replace(/\s*(?:\| __truncated__)?\s*\.\.\.\s*$/, "");
  return Array.from(shown.matchAll(/"((?:[^"\\]|\\.)*)"|\S+/g), ([cell, word]) => word ?? cell);
}
