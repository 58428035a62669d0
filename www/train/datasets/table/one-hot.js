// Makes one column of those that have a 1 where a row is of their class, and a 0 elsewhere.

import { LABEL_NAME } from "./labels.js";
import { isMissing } from "./numbers.js";

/** @import { Column } from "./columns.js" */

/** What stands for a class that a row is of, and is not of. */
const [YES, NO] = [/^(1(\.0*)?|true|wahr|vrai)$/i, /^(0(\.0*)?|false|falsch|faux)$/i];
/** The most letters of the name of the column. */
const MOST_LETTERS = 40;

/**
 * Returns a column with the class of each row, if columns side by side say it that way: of at least two, each row has a 1
 * in one and a 0 in the others. What their names begin with alike names the column.
 * @param {Column[]} columns
 * @returns {Column | undefined}
 */
export function oneHot(columns) {
  const parts = [...columns.keys()].filter((at) => isPart(columns[at]));
  const classes = parts.map((at) => columns[at].cells.map((cell) => YES.test(cell)));
  const isLabel = parts.some((at) => LABEL_NAME.test(columns[at].name.trim()));
  const isTogether = parts.every((at, index) => at === parts[0] + index);
  if (isLabel || !isTogether) return undefined;
  const isOne = parts.length > 1 && columns[0].cells.every((_, row) => classes.filter((yes) => yes[row]).length === 1);
  if (!isOne || parts.length === columns.length) return undefined;
  const names = parts.map((at) => columns[at].name);
  const shared = /^.*[^\p{L}\p{N}]/u.exec(sharedStart(names))?.[0] ?? "";
  const cells = columns[0].cells.map((_, row) => names[classes.findIndex((yes) => yes[row])].slice(shared.length));
  const name = shared.replace(/[^\p{L}\p{N}]+$/u, "") || names.join(" / ");
  return {
    name: name.slice(0, MOST_LETTERS),
    cells,
    numbers: new Float64Array(cells.length).fill(NaN),
    isMissing,
    isNumeric: false,
    isIndex: false,
    isDate: false,
    parts,
  };
}

/** Returns whether a column says of each row whether it is of a class, and both occur. @param {Column} column */
function isPart({ cells, isIndex }) {
  return !isIndex && cells.every((cell) => YES.test(cell) || NO.test(cell)) && cells.some((cell) => YES.test(cell));
}

/** Returns the letters that all texts begin with. @param {string[]} texts */
function sharedStart([first, ...others]) {
  let length = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
