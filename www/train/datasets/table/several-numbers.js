// Makes columns of a column whose cells hold several numbers each, such as "[1.0, 2.0]", "POINT (1 2)", {'x': 1, 'y': 2} or
// the complex number 1+2j.
import { enumerated, folded } from "../../../ui/listed.js";
import { isDate, isMissing, isNumber } from "./numbers.js";

/** @import { Row } from "./dialect.js" */

/** What a cell holds: whether brackets say that it is one thing, its numbers as texts, and their names if it has some. @typedef {{ isBracketed: boolean, numbers: string[], names: string[] }} Several */

/** The most cells that a column becomes. */
const MOST_CELLS = 4_000_000;
/** The number of numbers without brackets that are taken for such even if all are whole: fewer may be a telephone number. */
const MANY = 5;
/** The most letters of a complex number, and of a name in a sentence; and the most names in one. */
const [LONGEST, LETTERS, MOST_NAMED] = [80, 40, 3];

/** Matches what is in brackets, with the name of a constructor in front of them or not. */
const IN_BRACKETS = /^[\p{L}_. ]*[[({<](.*)[\])}>]$/su;
/** Matches a name in front of a number. */
const NAMED = /^["']?([\p{L}_][\p{L}\p{N}_ -]*)["']?\s*[:=]\s*(.*)$/u;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Matches a complex number of Python, MATLAB, R, Julia or Excel without blanks and brackets: both parts, or one. */
const COMPLEX =
  /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)?(?:(?<part>(?:^|[+-])(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)?)\*?(?:[ij]|im))?$/i;
/** What the columns of its parts are called. */
const PARTS = ["real", "imaginary"];
/** Matches the unit behind a number in brackets. */
const UNIT = /(?<=\d)\s?(?:[a-z]{1,3}|°|%)$/i;
const SEPARATOR = /\s*[,;|]\s*|\s+/;
/** Matches what one in several columns has where a class is told by a 1. */
const ONE_HOT = /^[01](?:\.0*)?$/;

/**
 * Returns the rows with the numbers of such cells beside each other, and the names if they are known; else the first row may
 * have names.
 * @param {Row[]} rows
 * @param {string[] | undefined} names
 * @param {string[]} remarks to which a sentence on complex numbers is added
 * @returns {{ rows: Row[], names?: string[] }}
 */
export function separated(rows, names, remarks) {
  const [first] = rows;
  const others = names ? rows : rows.slice(1);
  if (others.length < 2) return { rows, names };
  const heads = names ?? first.cells;
  const columns = heads.map((_, at) => complexIn(others, at) ?? severalIn(others, at));
  if (!columns.some(Boolean)) return { rows, names };
  const body = others.map((row, index) => ({
    ...row,
    cells: row.cells.flatMap((cell, at) => columns[at]?.[index] ?? [cell]),
  }));
  const complex = [...columns.keys()].filter((at) => columns[at]?.names === PARTS);
  if (complex.length > 0) remarks.push(complexWords(complex.map((at) => nameOf(heads[at], at))));
  const wide = heads.flatMap((head, at) => {
    const column = columns[at];
    return column ? headOf(head, column.width, column.names) : [head];
  });
  return names ? { rows: body, names: wide } : { rows: [{ ...first, cells: wide }, ...body] };
}

/** Returns what a column is called. Without names, the first row holds numbers. @param {string} head @param {number} at */
function nameOf(head, at) {
  return head === "" || complexOf(head) ? `column ${at + 1}` : `“${head.slice(0, LETTERS)}”`;
}

/** @param {string[]} names */
function complexWords(names) {
  const words = enumerated(folded(names, MOST_NAMED));
  const [hold, parts] = names.length === 1 ? ["holds", "its"] : ["hold", "their"];
  return `${words[0].toUpperCase()}${words.slice(1)} ${hold} complex numbers: ${parts} real and imaginary parts are read as columns`;
}

/**
 * Returns the numbers in each cell of a column, or `undefined` unless all that hold something have as many.
 * @param {Row[]} rows
 * @param {number} at
 */
function severalIn(rows, at) {
  /** @type {string[][] & { width: number, names: string[] }} */
  const found = Object.assign([], { width: 0, names: /** @type {string[]} */ ([]) });
  let isCertain = false;
  let isOneHot = true;
  for (const { cells } of rows) {
    const cell = cells[at] ?? "";
    const several = isMissing(cell) ? undefined : severalOf(cell);
    if (!isMissing(cell) && !several) return undefined;
    if (several) {
      const { numbers, names, isBracketed } = several;
      if (found.width === 0) Object.assign(found, { width: numbers.length, names });
      if (numbers.length !== found.width || names.join() !== found.names.join()) return undefined;
      isCertain ||= isBracketed || numbers.length >= MANY || numbers.some((number) => /[.+-]/.test(number));
      isOneHot &&= isOneOfSeveral(numbers);
    }
    found.push(several?.numbers ?? []);
  }
  const isFew = found.width * rows.length <= MOST_CELLS;
  if (found.width === 0 || !isCertain || isOneHot || !isFew) return undefined;
  for (const [row, numbers] of found.entries()) if (numbers.length === 0) found[row] = new Array(found.width).fill("");
  return found;
}

/** Returns whether numbers say a class: one of them is 1, and all others are 0. @param {string[]} numbers */
function isOneOfSeveral(numbers) {
  return (
    numbers.every((number) => ONE_HOT.test(number)) && numbers.filter((number) => Number(number) === 1).length === 1
  );
}

/**
 * Returns both parts of each complex number of a column, or `undefined` unless all cells that hold something hold a number.
 * @param {Row[]} rows
 * @param {number} at
 */
function complexIn(rows, at) {
  /** @type {string[][] & { width: number, names: string[] }} */
  const found = Object.assign([], { width: 2, names: PARTS });
  let isCertain = false;
  for (const { cells } of rows) {
    const cell = cells[at] ?? "";
    if (isMissing(cell)) {
      found.push(["", ""]);
      continue;
    }
    const parts = complexOf(cell);
    if (!parts) return undefined;
    isCertain ||= isComplex(cell);
    found.push(parts);
  }
  return isCertain ? found : undefined;
}

/** Returns the parts of a number, or `undefined` if the cell holds none. @param {string} cell */
function complexOf(cell) {
  if (cell.length > LONGEST) return undefined;
  const text = cell.replace(/^\((.*)\)$/, "$1").replace(/\s+/g, "");
  const [all, real = "0", imaginary] = COMPLEX.exec(text) ?? [];
  if (!all) return undefined;
  // i is 1i.
  return [real, imaginary === undefined ? "0" : /\d/.test(imaginary) ? imaginary : `${imaginary}1`];
}

/** Returns whether a cell holds a number that has an imaginary part. @param {string} cell */
function isComplex(cell) {
  return /\d\)?\*?(?:[ij]|im)\)?$/i.test(cell) && complexOf(cell) !== undefined;
}

/** @param {string} cell @returns {Several | undefined} */
function severalOf(cell) {
  const inner = IN_BRACKETS.exec(cell)?.[1];
  if (inner === undefined && (isNumber(cell) || isDate(cell))) return undefined;
  const text = (inner ?? cell).trim();
  const isNamed = inner !== undefined && /[:=]/.test(inner);
  const pieces = isNamed ? text.split(/\s*[,;]\s*/).map((piece) => NAMED.exec(piece) ?? []) : [];
  const plain = isNamed ? pieces.map(([, , number = ""]) => number) : text.split(SEPARATOR);
  const numbers = inner === undefined ? plain : plain.map((number) => number.replace(UNIT, ""));
  if (numbers.length < 2 || !numbers.every((number) => PLAIN.test(number))) return undefined;
  return { isBracketed: inner !== undefined, numbers, names: pieces.map(([, name]) => name.trim()) };
}

/** Returns what stands over the columns that one becomes. @param {string} head @param {number} width @param {string[]} names that the cells have */
function headOf(head, width, names) {
  if (names === PARTS) return complexOf(head) ?? PARTS.map((part) => `${head} ${part}`.trim());
  const own = severalOf(head)?.numbers;
  if (own?.length === width) return own;
  if (names.length > 0) return names;
  const words = (IN_BRACKETS.exec(head)?.[1] ?? head).split(SEPARATOR);
  if (words.length === width) return words;
  return Array.from({ length: width }, (_, at) => (head === "" ? "" : `${head} ${at + 1}`));
}
