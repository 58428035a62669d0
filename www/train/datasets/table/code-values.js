// Finds the values in the code of any language: what stands in brackets, whatever is around it.

import { valueAt } from "./literals.js";

/** @import { Value } from "./literals.js" */

/** A value with the name that it is given, and how long its text is. @typedef {{ name: string, value: Value, text: string }} Piece */

/** Matches the name in front of a value on its line, with what stands between. */
const NAME = /([\p{L}_][\p{L}\p{N}_]*)[*'`"]{0,2}\s{0,9}(?:::?[^=\n]{0,99})?(?::?=|<-)[^=\n]{0,60}$/u;
/** Matches a letter in front of a bracket: what is in it is given to a function. */
const CALLED = /[\p{L}\p{N}_]$/u;
/** The most brackets in which there is no value: a text that has more is no code. */
const MOST_FAILED = 200;
/** The letters in front of a bracket that are looked at. */
const MOST_BEFORE = 200;
const NUMBER = /(?<![\p{L}\p{N}_.])\.?\d+/gu;
/** The share of all numbers that have to be in the values. */
const MOSTLY = 0.7;

/** How other languages write a name with what it is, and what that becomes: PHP's arrays as it prints them, Mathematica's, keywords and symbols, arrows, and suffixes of numbers. @type {[RegExp, string][]} */
const MARKS = [
  [/\bArray\s{0,9}\(/g, "{"],
  [/^[ \t]*\)[ \t]*$/gm, "}"],
  [/\[([\p{L}\p{N}_ ]{1,60})\] =>(?: (?!Array)([^\n]*))?/gu, '"$1": $2'],
];
/** @type {[RegExp, string][]} */
const ARROWS = [
  [/<\|/g, "{"],
  [/\|>/g, "}"],
  [/\s?[=-]>\s?/g, ": "],
  [/(?<=[\s{,]):(\p{L}[\p{L}\p{N}_-]{0,60})[ \t]+(?=["'\d+.:-])/gu, "$1: "],
  [/(?<=:\s):(?=\p{L})/gu, ""],
  [/(?<![\p{L}\p{N}_])(\d+\.\d*(?:e[+-]?\d+)?)(?:f|_?f32|_?f64)(?![\p{L}\p{N}_])/giu, "$1"],
];

/**
 * Returns the values of code if they hold most of the numbers in it.
 * @param {string} code
 * @returns {Piece[] | undefined}
 */
export function valuesInCode(code) {
  if (!/[[({]/.test(code)) return undefined;
  const text = plainCode(code);
  /** @type {Piece[]} */
  const pieces = [];
  let [others, failed] = [0, 0];
  const opening = /[[({]/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const before = text.slice(Math.max(0, found.index - MOST_BEFORE), found.index);
    if (found[0] === "(" && CALLED.test(before)) continue;
    const read = valueAt(text, found.index);
    if (!read) {
      failed += 1;
      if (failed > MOST_FAILED) return undefined;
      continue;
    }
    const inside = text.slice(found.index, read.end);
    const isIndex = found[0] === "[" && CALLED.test(before);
    if (isIndex) {
      others += numbersOf(inside);
      opening.lastIndex = read.end;
    }
    // A type has no number, or one alone.
    if (isIndex || numbersOf(inside) < 2) continue;
    pieces.push({ name: NAME.exec(before)?.[1] ?? "", value: read.value, text: inside });
    opening.lastIndex = read.end;
  }
  const count = pieces.reduce((sum, piece) => sum + numbersOf(piece.text), 0);
  return count >= MOSTLY * (numbersOf(text) - others) ? pieces : undefined;
}

/** Returns how many numbers a text has. @param {string} text */
function numbersOf(text) {
  return text.match(NUMBER)?.length ?? 0;
}

/** Returns code without comments, and with the marks of JSON for those of other languages. @param {string} code */
function plainCode(code) {
  const text = withoutComments(code);
  const marks = /^\s*Array\s*\(/.test(text) ? [...MARKS, ...ARROWS] : ARROWS;
  return marks.reduce((plain, [mark, other]) => plain.replace(mark, (_, ...parts) => filledIn(other, parts)), text);
}

/** @param {string} other @param {(string | undefined)[]} parts */
function filledIn(other, parts) {
  return other.replace(/\$(\d)/g, (_, at) => parts[Number(at) - 1] ?? "");
}

/** Returns code without comments of several lines. @param {string} code */
function withoutComments(code) {
  const parts = [];
  let from = 0;
  for (let start = code.indexOf("/*"); start >= 0; start = code.indexOf("/*", from)) {
    const end = code.indexOf("*/", start + 2);
    if (end < 0) break;
    parts.push(code.slice(from, start));
    from = end + 2;
  }
  return [...parts, code.slice(from)].join(" ");
}
