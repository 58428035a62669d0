// Reads tables that name only the numbers that are not 0, as LIBSVM, Vowpal Wabbit and Weka write them.
import { Refused } from "../../../ui/refused.js";

/** The most columns that are filled in. */
const MOST_COLUMNS = 2000;
/** Matches a row of LIBSVM's files: a label, and each feature with its number. */
const LIBSVM = /^\s*[+-]?[\d.]+(?:\s+qid:\d+)?(?:\s+\d+:[-+\d.e]+)*\s*(?:#.*)?$/i;
/** Matches a row of Vowpal Wabbit's: a label, its weight and name if it has some, and features with their numbers in groups. */
const WABBIT =
  /^\s*([+-]?[\d.]+)(?:\s+[\d.]+){0,2}\s*(?:(?<=\s)'?[^\s|:]+)?((?:\|[^\s|]*(?:\s+[^\s:|]+(?::[-+\d.e]+)?)*\s*)+)$/i;
/** Matches a row of Weka's sparse files. */
const WEKA = /^\s*\{\s*(\d+\s+[^,{}]+(,\s*\d+\s+[^,{}]+)*)?\}\s*$/;

/**
 * Fills in the zeros of a sparse table. Returns `undefined` if the lines are none.
 * @param {string[]} lines those that are not empty hold rows
 * @param {{ name: string, zero: string }[]} columns if they are known, with what stands for 0 in each
 * @returns {{ rows: { cells: string[], line: number }[], names: string[] } | undefined}
 * @throws {Refused} if it has too many columns
 */
export function sparseRows(lines, columns) {
  const filled = [...lines.keys()].filter((at) => lines[at].trim() !== "");
  const isAll = (/** @type {RegExp} */ pattern) => filled.length > 0 && filled.every((at) => pattern.test(lines[at]));
  if (columns.length > 0 && isAll(WEKA)) {
    const rows = filled.map((at) => {
      const cells = columns.map(({ zero }) => zero);
      for (const [, place, cell] of lines[at].matchAll(/(\d+)\s+([^,{}]+)/g)) cells[Number(place)] = cell.trim();
      return { cells, line: at + 1 };
    });
    return { rows, names: columns.map(({ name }) => name) };
  }
  if (isAll(WABBIT) && lines.some((line) => line.includes(":"))) return wabbitRows(lines, filled);
  if (!isAll(LIBSVM) || !lines.some((line) => line.includes(":"))) return undefined;
  const entries = filled.map((at) =>
    [...lines[at].matchAll(/(\d+):(\S+)/g)].map(([, place, cell]) => ({ place: Number(place), cell })),
  );
  let [first, last] = [1, 0];
  for (const { place } of entries.flat()) [first, last] = [Math.min(first, place), Math.max(last, place)];
  checkCount(last - first + 1);
  const places = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const rows = filled.map((at, row) => {
    const cells = new Map(entries[row].map(({ place, cell }) => [place, cell]));
    const [label] = lines[at].trim().split(/\s/);
    return { cells: [...places.map((place) => cells.get(place) ?? "0"), label], line: at + 1 };
  });
  return { rows, names: [...places.map((place) => `x${place}`), "label"] };
}

/** @param {string[]} lines @param {number[]} filled the indices of those that hold rows */
function wabbitRows(lines, filled) {
  const found = filled.map((at) => {
    const [, label, features] = /** @type {RegExpExecArray} */ (WABBIT.exec(lines[at]));
    const entries = features
      .replace(/\|[^\s|]*/g, " ")
      .trim()
      .split(/\s+/);
    return { at, label, cells: new Map(entries.map((entry) => namedNumber(entry))) };
  });
  const names = [...new Set(found.flatMap(({ cells }) => [...cells.keys()]))];
  checkCount(names.length);
  const rows = found.map(({ at, label, cells }) => ({
    cells: [...names.map((name) => cells.get(name) ?? "0"), label],
    line: at + 1,
  }));
  return { rows, names: [...names, "label"] };
}

/** Returns the name of a feature and its number, which is 1 where none is written. @param {string} entry @returns {[name: string, cell: string]} */
function namedNumber(entry) {
  const [name, cell = "1"] = entry.split(":");
  return [name, cell];
}

/** @param {number} count */
function checkCount(count) {
  if (count <= MOST_COLUMNS) return;
  throw new Refused(`It is a sparse table of ${count} columns, and ${MOST_COLUMNS} at most are filled in`);
}
