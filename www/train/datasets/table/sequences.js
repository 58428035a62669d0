// Computes the lists that programs do not write down: seq(0, 1, by = 0.1), linspace(0, 1, 5), rep(c("a", "b"), each = 3), and matrices
// that are given as one list.

/** @import { Value } from "./literals.js" */

/** The most numbers of a list. */
const MOST = 1_000_000;
/** The numbers of a list of MATLAB and NumPy that says no other count. @type {Record<string, number>} */
const COUNT = { linspace: 50, ones: 1, zeros: 1 };

/**
 * Returns the list that a function makes, or `undefined` if it makes none or is given anything else.
 * @param {string} name of the function, with its module or not
 * @param {Value[]} given
 * @param {Map<string, Value>} named what is given by name
 * @returns {Value[] | undefined}
 */
export function sequenceOf(name, given, named) {
  const plain = name.replace(/^.*\./, "");
  const numbers = given.map(Number);
  const areNumbers = given.every((one) => typeof one === "string" && one !== "") && numbers.every(Number.isFinite);
  if (plain === "rep") return repeated(given, named);
  if (plain === "matrix") return matrixOf(given, named);
  if (!areNumbers || given.length === 0) return undefined;
  if (plain === "linspace" && given.length > 1) {
    return spaced(numbers[0], numbers[1], numbers[2] ?? Number(named.get("num") ?? COUNT.linspace));
  }
  if ((plain === "zeros" || plain === "ones") && given.length === 1) {
    return filled(plain === "ones" ? "1" : "0", numbers[0]);
  }
  if (plain === "arange" || plain === "range") {
    const [start, end, step = 1] = given.length === 1 ? [0, numbers[0]] : numbers;
    return stepped(start, step, Math.ceil(rounded((end - start) / step)));
  }
  if (plain === "seq" && given.length > 1) {
    const count = named.get("length.out") ?? named.get("length");
    if (count !== undefined) return spaced(numbers[0], numbers[1], Number(count));
    const step = Number(named.get("by") ?? given[2] ?? Math.sign(numbers[1] - numbers[0]));
    return stepped(numbers[0], step, Math.floor(rounded((numbers[1] - numbers[0]) / step)) + 1);
  }
  return undefined;
}

/** Returns a number without the error of the division that it comes from. @param {number} number */
function rounded(number) {
  return Number(number.toFixed(9));
}

/** @param {string} value @param {number} count */
function filled(value, count) {
  return Number.isInteger(count) && count > 0 && count <= MOST ? new Array(count).fill(value) : undefined;
}

/** @param {number} first @param {number} last @param {number} count */
function spaced(first, last, count) {
  return stepped(first, count > 1 ? (last - first) / (count - 1) : 0, count);
}

/** @param {number} first @param {number} step @param {number} count */
function stepped(first, step, count) {
  return filled("", count)?.map((_, at) => String(Number((first + at * step).toPrecision(15))));
}

/** Returns a list several times, or each of its values, as R's rep() does. @param {Value[]} given @param {Map<string, Value>} named */
function repeated([value, ...others], named) {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const each = Number(named.get("each") ?? 1);
  const times = named.get("times") ?? others[0];
  if (Array.isArray(times)) {
    if (times.length !== list.length) return undefined;
    return list.flatMap((one, at) => new Array(Math.min(Number(times[at]) || 0, MOST)).fill(one));
  }
  const single = list.flatMap((one) => filled(/** @type {string} */ (one), each) ?? []);
  const count = Number(named.get("length.out") ?? single.length * Number(times ?? 1));
  return filled("", count)?.map((_, at) => single[at % single.length]);
}

/** Returns the rows of a matrix of R's, which is given by columns unless it says otherwise. @param {Value[]} given @param {Map<string, Value>} named */
function matrixOf([list, ...others], named) {
  if (!Array.isArray(list)) return undefined;
  const [rows, columns] = [named.get("nrow") ?? others[0], named.get("ncol") ?? others[1]].map(Number);
  const height = rows || Math.ceil(list.length / columns);
  const width = columns || Math.ceil(list.length / height);
  if (!(width > 0) || height * width !== list.length) return undefined;
  const isByRow = /^T(RUE)?$/.test(String(named.get("byrow") ?? others[2] ?? ""));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, at) => list[isByRow ? row * width + at : at * height + row]),
  );
}
