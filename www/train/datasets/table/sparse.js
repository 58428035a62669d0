// Reads tables that name only the numbers that are not 0, as LIBSVM and Weka write them.
import { Refused } from "../../../ui/refused.js";

/** The most columns that are filled in. */
const MOST_COLUMNS = 2000;
/** Matches a row of LIBSVM's files: a label, and each feature with its number. */
const LIBSVM = /^\s*[+-]?[\d.]+(?:\s+\d+:[-+\d.e]+)*\s*(?:#.*)?$/i;
/** Matches a row of Weka's sparse files. */
const WEKA = /^\s*\{\s*(\d+\s+[^,{}]+(,\s*\d+\s+[^,{}]+)*)?\}\s*$/;

/**
 * Fills in the zeros of a sparse table. Returns `undefined` if the lines are none.
 * @param {string[]} lines those that are not empty hold rows
 * @param {string[]} names of the columns, if they are known
 * @returns {{ rows: { cells: string[], line: number }[], names: string[] } | undefined}
 * @throws {Refused} if it has too many columns
 */
export function sparseRows(lines, names) {
  const filled = [...lines.keys()].filter((at) => lines[at].trim() !== "");
  const isAll = (/** @type {RegExp} */ pattern) => filled.length > 0 && filled.every((at) => pattern.test(lines[at]));
  if (names.length > 0 && isAll(WEKA)) {
    const rows = filled.map((at) => {
      const cells = names.map(() => "0");
      for (const [, place, cell] of lines[at].matchAll(/(\d+)\s+([^,{}]+)/g)) cells[Number(place)] = cell.trim();
      return { cells, line: at + 1 };
    });
    return { rows, names };
  }
  if (!isAll(LIBSVM) || !lines.some((line) => line.includes(":"))) return undefined;
  const entries = filled.map((at) =>
    [...lines[at].matchAll(/(\d+):(\S+)/g)].map(([, place, cell]) => ({ place: Number(place), cell })),
  );
  let [first, last] = [1, 0];
  for (const { place } of entries.flat()) [first, last] = [Math.min(first, place), Math.max(last, place)];
  if (last - first >= MOST_COLUMNS) {
    throw new Refused(`It is a sparse table of ${last} columns, and ${MOST_COLUMNS} at most are filled in`);
  }
  const places = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const rows = filled.map((at, row) => {
    const cells = new Map(entries[row].map(({ place, cell }) => [place, cell]));
    const [label] = lines[at].trim().split(/\s/);
    return { cells: [...places.map((place) => cells.get(place) ?? "0"), label], line: at + 1 };
  });
  return { rows, names: [...places.map((place) => `x${place}`), "label"] };
}
