// Reads points from a table whose columns of features and label are known.
import { shuffler } from "d3-array";
import { randomLcg } from "d3-random";
import { thousands } from "../../../ui/numbers.js";
import { Refused } from "../../../ui/refused.js";
import { checkClasses, classesOf, classKey } from "./labels.js";
import { linesText } from "./lines.js";
import { featuresOf } from "./roles.js";

/** @import { Column } from "./columns.js" */
/** @import { Roles } from "./roles.js" */
/** @import { Table } from "./table.js" */

/**
 * @typedef {object} Imported
 * @property {number[][]} points the features of each, and then its label: -1 or 1 of two classes, the index of one of
 *   several, or a number to predict
 * @property {string[]} names of the features and of the label
 * @property {[across: number, up: number]} axes the features that the plane shows first
 * @property {string[]} classes the names of the classes in their order; empty for a number to predict
 * @property {number} total the number of points in the table, of which `points` may hold only some
 * @property {string[]} remarks a sentence on each kind of row that was left out, and on anything else that the user
 * should know
 */

/**
 * @param {Table} table
 * @param {Roles} roles
 * @param {{ most: number, reach: number, seed: number }} limits the most points that are taken, the largest size of
 * their numbers, and the seed that draws points if there are more
 * @returns {Imported}
 * @throws {Refused} if no row is a point, or there are more classes than can be told apart
 */
export function readPoints(table, roles, { most, reach, seed }) {
  const { columns, lines, decimal } = table;
  const { x, y, label, as } = roles;
  const features = featuresOf(table, roles);
  const target = columns[label];
  const classes = as === "classes" ? classesOf(target, decimal) : new Map();
  if (as === "classes") checkClasses(target.name, classes);
  const keys = [...classes.keys()];
  const used = [...new Set([...features, label])].filter((at) => at >= 0);
  const faults = new Faults({ one: "is left out", many: "are left out", word: table.counted });
  /** @type {Imported["points"]} */
  const points = [];
  for (const [row, line] of lines.entries()) {
    const isRight = used.every((at) => !faults.has(columns[at], row, line, reach, at === label && as === "classes"));
    if (!isRight) continue;
    const value = as === "classes" ? targetOf(keys, classKey(target.cells[row], decimal)) : target.numbers[row];
    points.push([...features.map((at) => (at < 0 ? 0 : columns[at].numbers[row])), value]);
  }
  const remarks = [...table.problems, ...faults.sentences];
  if (points.length === 0) throw new Refused(`No row is a point. ${remarks.join(". ")}`);
  const total = points.length;
  const taken = total > most ? drawn(points, most, seed) : points;
  if (total > most) {
    remarks.unshift(
      `${thousands(most)} of ${thousands(total)} points are taken, as many as can be shown: drawn with the seed ${seed}`,
    );
  }
  if (as === "classes" && classes.size < 2) {
    remarks.push(`All points are of one class, “${[...classes.values()][0]}”, so there is nothing to tell apart`);
  }
  return {
    points: taken,
    names: [...features.map((at) => (at < 0 ? "" : columns[at].name)), target.name],
    axes: axesOf(features, x, y),
    classes: [...classes.values()],
    total,
    remarks,
  };
}

/** Returns which features are on the axes: x and y, or another one where there is no y. @param {number[]} features @param {number} x @param {number} y @returns {[across: number, up: number]} */
function axesOf(features, x, y) {
  const [across, up] = [features.indexOf(x), features.indexOf(y)];
  return [across, up >= 0 && up !== across ? up : across === 0 ? 1 : 0];
}

/** @param {string[]} keys of the classes @param {string} key */
function targetOf(keys, key) {
  const index = keys.indexOf(key);
  if (keys.length > 2) return index;
  // A single class is +1, unless its name says that it is the negative one.
  if (keys.length === 1) return ["0", "-1"].includes(key) ? -1 : 1;
  return index === 0 ? -1 : 1;
}

/** Returns points that are drawn at random, in their order. @template Point @param {Point[]} points @param {number} count @param {number} seed @returns {Point[]} */
function drawn(points, count, seed) {
  const places = shuffler(randomLcg(seed / 2 ** 32))([...points.keys()]).slice(0, count);
  return places.sort((a, b) => a - b).map((place) => points[place]);
}

/** Collects what is wrong with rows and describes each kind in one sentence. */
export class Faults {
  /** The lines of each kind of fault, and the first cell that has it. @type {Map<string, { column: string, kind: string, cell: string, lines: number[] }>} */
  #found = new Map();
  #outcome;

  /** @param {{ one: string, many: string, word: string }} outcome what becomes of a row, and of several, and what is counted */
  constructor(outcome) {
    this.#outcome = outcome;
  }

  /**
   * Returns whether a cell is wrong, and remembers it.
   * @param {Column} column
   * @param {number} row
   * @param {number} line
   * @param {number} reach
   * @param {boolean} isClass whether the cell names a class, so that any word is right
   */
  has({ name, cells, numbers, isMissing }, row, line, reach, isClass) {
    const cell = cells[row];
    const number = numbers[row];
    const kind = isMissing(cell)
      ? "missing"
      : isClass
        ? ""
        : Number.isNaN(number)
          ? "no number"
          : Math.abs(number) > reach
            ? "far"
            : "";
    if (kind === "") return false;
    const key = `${kind} ${name}`;
    const known = this.#found.get(key);
    if (known) known.lines.push(line);
    else this.#found.set(key, { column: name, kind, cell, lines: [line] });
    return true;
  }

  /** Returns a sentence for each kind of fault. */
  get sentences() {
    return [...this.#found.values()].map(({ column, kind, cell, lines }) => {
      const where = linesText(lines, this.#outcome.word);
      const isOne = lines.length === 1;
      const left = isOne ? this.#outcome.one : this.#outcome.many;
      if (kind === "missing") return `${where} ${left}: ${isOne ? "it has" : "they have"} no ${column}`;
      const example = `“${cell.slice(0, 30)}”`;
      const what = kind === "far" ? "too far out" : "not a number";
      return `${where} ${left}: ${column} is ${example}${isOne ? "," : " in the first,"} ${what}`;
    });
  }
}
