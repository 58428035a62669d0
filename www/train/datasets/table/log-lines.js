// Reads the numbers that programs name in lines of a log, such as "step 10, loss 0.52, accuracy 80%", whatever else stands there.

import { isNumber } from "./numbers.js";

/** @import { Cells } from "./records.js" */

/** Matches a number with its name in front of it; a word stands behind an equals sign only. */
const NAMED =
  /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_./@-]{0,60})(?:\s?=\s?([^\s,;|()[\]="'<>]{1,60})|(:\s?|\s)([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?%?)(?![\p{L}\p{N}:/.]))/giu;
/** Matches what no log begins with: markup, and code. */
const OTHER = /^\s*[<{[\\@|]/;
/** Matches the moment that a line begins with. */
const MOMENT = /^\W*\d{4}-\d{2}-\d{2}[T ]?[\d:.,]*Z?/;
/** The share of the lines that name the same numbers. */
const MOSTLY = 0.4;
/** The fewest lines of a log, and the most lines that are looked at to tell one. */
const [FEWEST, SAMPLE] = [3, 50];
/** The longest line, in letters. */
const LONGEST = 2000;

/**
 * Returns a row for each line that names the same numbers, or `undefined` if the text is no log.
 * @param {string} text
 * @returns {Cells | undefined}
 */
export function loggedRecords(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (
    OTHER.test(text) ||
    lines.length < FEWEST ||
    lines.slice(0, SAMPLE).some((line) => line.includes("\t") || line.length > LONGEST)
  ) {
    return undefined;
  }
  // Numbers beside them are cells of a table.
  if (lines.slice(0, SAMPLE).some(hasOthers)) return undefined;
  const sample = lines.slice(0, SAMPLE).map((line) => keyOf(pairsIn(line)));
  const key = sample.find((one) => one !== "" && sample.filter((other) => other === one).length >= FEWEST);
  if (!key || sample.filter((one) => one === key).length < MOSTLY * sample.length) return undefined;
  const records = lines.map(pairsIn).filter((pairs) => keyOf(pairs) === key);
  const rest = lines.length - records.length;
  const remarks = rest > 0 ? [`${rest} ${rest === 1 ? "line has" : "lines have"} no such numbers`] : [];
  return {
    names: records[0].map(({ name }) => name),
    rows: records.map((pairs) => pairs.map(({ cell }) => cell)),
    remarks,
  };
}

/** Returns whether a line has a number without a name between commas or semicolons. @param {string} line */
function hasOthers(line) {
  const rest = line.replace(MOMENT, "").replace(NAMED, " ");
  return /[,;]/.test(rest) && rest.split(/[,;]/).some((cell) => isNumber(cell.trim()));
}

/** Returns what a line names, in its order. @param {string} line */
function pairsIn(line) {
  const found = [...line.matchAll(NAMED)].map(([, name, given, mark, number], at) => ({
    name,
    cell: (given ?? number).replace(/\.$/, ""),
    // Behind a number, a word may be its unit.
    isPlain: mark !== undefined && mark.trim() === "" && (at > 0 || /^\s*\p{L}/u.test(line)),
    isMarked: mark === undefined || mark.trim() !== "",
  }));
  const isWords = /^\s*\p{L}/u.test(line);
  return found.filter(({ isPlain, isMarked }) => isMarked || (isPlain && isWords));
}

/** Returns what is the same in lines that name the same numbers; "" if there are fewer than two. @param {{ name: string }[]} pairs */
function keyOf(pairs) {
  const names = pairs.map(({ name }) => name);
  return names.length > 1 && new Set(names).size === names.length ? names.join("\n") : "";
}
