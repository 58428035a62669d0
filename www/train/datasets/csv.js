// Points as text: a line for each, "x,y,label", or with semicolons or tabs, as some spreadsheets write them.
import { csvFormatRows, dsvFormat } from "d3-dsv";
import { quoted } from "../../engine/check.js";
import { COORDINATE, POINTS } from "../settings/data-settings.js";

/** @import { DataSettings } from "../settings/types.js" */
/** @typedef {DataSettings["points"]} Points */

/** Bytes of a file, or letters of a text: many times what as many points take as there may be. */
export const MOST_LETTERS = 1_000_000;
/** Errors told at once; a file of another kind has one in each line. */
const MOST_ERRORS = 5;
/** The spellings of a label. @type {Record<string, 1 | -1>} */
const LABELS = { 1: 1, "+1": 1, "1.0": 1, "-1": -1, "-1.0": -1, "\u22121": -1, 0: -1, "0.0": -1 };
/** A column's name, which begins with a letter. */
const NAME = /^\p{L}/u;

/**
 * @param {string} text with or without a first line of names
 * @returns {{ points: Points, errors: string[] }} with errors, the points are those of the lines that are right
 */
export function parse(text) {
  if (text.length > MOST_LETTERS) {
    return {
      points: [],
      errors: [`The text is too long: ${text.length} letters, and ${MOST_LETTERS} at most are expected`],
    };
  }
  const clean = text.replace(/^\uFEFF/, "").replaceAll("\r", "");
  const [firstLine = ""] = clean.trimStart().split("\n");
  const separator = [";", "\t"].find((one) => firstLine.includes(one)) ?? ",";
  const rows = dsvFormat(separator).parseRows(clean);
  /** @type {Points} */
  const points = [];
  /** @type {string[]} */
  const errors = [];
  for (const [index, cells] of rows.entries()) {
    // A comma that is not the separator may be a decimal comma.
    const row = cells.map((cell) => (separator === "," ? cell.trim() : cell.trim().replace(",", ".")));
    if (row.every((cell) => cell === "")) continue;
    if (index === 0 && row.every((cell) => NAME.test(cell))) continue;
    const problem = wrong(row);
    if (problem) errors.push(`Line ${index + 1}: ${problem}`);
    else points.push([Number(row[0]), Number(row[1]), LABELS[row[2]]]);
  }
  const more = errors.length - MOST_ERRORS;
  if (more > 0) errors.splice(MOST_ERRORS, more, `and ${more} more`);
  if (points.length === 0 && errors.length === 0) errors.push("There is no point in it");
  if (points.length > POINTS[1]) {
    errors.push(`${points.length} points are too many: ${POINTS[1]} at most`);
  }
  return { points, errors };
}

/** @param {string[]} row @returns {string | undefined} what is wrong with it */
function wrong(row) {
  if (row.length !== 3)
    return row.length === 1
      ? `three columns are expected, x,y,label, with commas between them, and there is ${quoted(row[0])}`
      : `three columns are expected, x,y,label, and there are ${row.length}`;
  for (const [column, name] of ["x", "y"].entries()) {
    const cell = row[column];
    if (cell === "" || !Number.isFinite(Number(cell)))
      return `${name} is ${cell === "" ? "empty" : quoted(cell)}, not a number`;
    if (Math.abs(Number(cell)) > COORDINATE[1]) return `${name} is ${Number(cell)}, too far out`;
  }
  if (!Object.hasOwn(LABELS, row[2])) return `the label is ${quoted(row[2])}, and 1 or -1 is expected`;
  return undefined;
}

/** @param {Points} points */
export function format(points) {
  return `${csvFormatRows([["x", "y", "label"], ...points.map((point) => point.map(String))])}\n`;
}
