// Reads the cells of a label column as classes.
import { Refused } from "../../../ui/refused.js";
import { numberIn } from "./numbers.js";

/** @import { Column } from "./columns.js" */
/** @import { Decimal } from "./numbers.js" */

/** The most classes that there may be. */
export const MOST_CLASSES = 10;
/** The most letters of a class's name. */
export const CLASS_LETTERS = 40;
/** Matches the usual names of labels. */
export const LABEL_NAME =
  /^((labels?|class(es)?|targets?|category)([ _.-]?(id|names?|labels?))?|classe|clase|klassen?|ziel|categories|kategorie|species|variety|outcome|results?|output|diagnosis|group|gruppe|quality|survived|purchased|exited|churn(ed)?|fraud|is[_ ].*)$/i;
/** Names that make a class the positive one (+1) of two. */
const POSITIVE = new Set([
  "true",
  "t",
  "yes",
  "y",
  "positive",
  "pos",
  "pass",
  "passed",
  "on",
  "ja",
  "wahr",
  "oui",
  "si",
  "sí",
  "sì",
  "sim",
  "tak",
  "ano",
  "igen",
  "evet",
  "да",
  "はい",
  "是",
  "verdadero",
  "verdadeiro",
  "vero",
  "waar",
  "vrai",
  "prawda",
  "истина",
  "+",
]);

/** Returns the key of a cell's class, which is the same for 1, 1.0 and 1e0. @param {string} cell @param {Decimal} decimal */
export function classKey(cell, decimal) {
  const number = numberIn(cell, decimal);
  return Number.isNaN(number) ? cell.toLowerCase() : String(number === 0 ? 0 : number);
}

/**
 * Returns the classes of a column in order: each key with the text of its class, numbers in their shortest form.
 * @param {Column} column
 * @param {Decimal} decimal
 * @returns {Map<string, string>}
 */
export function classesOf({ cells, isMissing }, decimal) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const cell of cells) {
    if (isMissing(cell)) continue;
    const key = classKey(cell, decimal);
    if (!found.has(key)) found.set(key, Number.isNaN(numberIn(cell, decimal)) ? cell.slice(0, CLASS_LETTERS) : key);
  }
  return new Map([...found].sort(([a], [b]) => inOrder(a, b)));
}

/** @param {string} a @param {string} b */
function inOrder(a, b) {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return Number(POSITIVE.has(a)) - Number(POSITIVE.has(b)) || (a < b ? -1 : 1);
}

/**
 * Returns whether a column holds classes by default: words, or a few whole numbers that are small or come again.
 * @param {Column} column
 * @param {Map<string, string>} classes
 */
export function looksLikeClasses({ isNumeric, cells }, classes) {
  if (classes.size <= 2 || !isNumeric) return true;
  const numbers = [...classes.keys()].map(Number);
  const areFew = classes.size <= cells.length / 2 || numbers.every((number) => Math.abs(number) <= MOST_CLASSES);
  return classes.size <= MOST_CLASSES && areFew && numbers.every(Number.isInteger);
}

/** Throws a refusal if there are too many classes. @param {string} name @param {Map<string, string>} classes */
export function checkClasses(name, classes) {
  if (classes.size <= MOST_CLASSES) return;
  throw new Refused(
    `“${name}” has ${classes.size} different values, and ${MOST_CLASSES} classes at most can be told apart`,
  );
}
