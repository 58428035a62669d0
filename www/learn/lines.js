// Reads the lines of Python by which a reader builds a graph, one value after the other, and records them.
import { recordingOfAll } from "../engine/recording.js";
import { scope } from "../engine/scope.js";
import { Value } from "../engine/value.js";
import { pythonText } from "../ui/numbers.js";
import { Refused } from "../ui/refused.js";

/** @import { Recording } from "../engine/recording.js" */

/**
 * A line makes a leaf of a number, or a value of an operation on two values.
 * @typedef {{ name: string, number: number } | { name: string, operands: [string, string], symbol: "+" | "*" }} Line
 */

const NAME = "[A-Za-z_]\\w*";
const NUMBER = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?";
const LEAF = new RegExp(`^(${NAME}) = Value\\( ?(${NUMBER}) ?\\)$`);
const OPERATION = new RegExp(`^(${NAME}) = (${NAME}) ([+*]) (${NAME})$`);
/** The longest name and the greatest number of values, so that the picture stays legible. */
const [MOST_LETTERS, MOST_VALUES] = [8, 14];

/**
 * Reads a line.
 * @param {string} text
 * @param {readonly Line[]} before the lines before it, whose values it can use
 * @returns {Line}
 * @throws {Refused} if it is none, or uses a value that is not there, or there is no room for another value
 */
export function readLine(text, before) {
  // However it is spaced: one space around each sign.
  const line = text
    .replace(/[−–]/g, "-")
    .replace(/×/g, "*")
    .trim()
    .replace(/\s*([=+*()])\s*/g, " $1 ")
    .replace(/Value \( ?(.*?) \) ?$/, "Value($1)")
    .replace(/\s+/g, " ")
    .trim();
  const leaf = LEAF.exec(line.replace(/\( ?([+-]) ?/, "($1"));
  const operation = OPERATION.exec(line);
  if (!leaf && !operation) throw new Refused(problemOf(line));
  const name = (leaf ?? operation)?.[1] ?? "";
  const isThere = (/** @type {string} */ label) => before.some((other) => other.name === label);
  if (isThere(name)) throw new Refused(`There is a value ${name} already. Take another name, or undo.`);
  if (name.length > MOST_LETTERS) throw new Refused(`The name ${name} is too long: ${MOST_LETTERS} letters at most.`);
  if (before.length >= MOST_VALUES) throw new Refused(`${MOST_VALUES} values are enough for this picture. Undo some.`);
  if (leaf) {
    const number = Number(leaf[2]);
    if (!Number.isFinite(number)) throw new Refused(`${leaf[2]} is too large for a number.`);
    return { name, number };
  }
  const [, , left, symbol, right] = /** @type {RegExpExecArray} */ (operation);
  for (const operand of [left, right]) {
    if (!isThere(operand)) throw new Refused(`There is no value ${operand} yet.`);
  }
  return { name, operands: [left, right], symbol: symbol === "+" ? "+" : "*" };
}

/** Says what is wrong with a line that cannot be read. @param {string} line */
function problemOf(line) {
  if (line === "") return "Write a line, such as a = Value(2.0) or d = a * b.";
  const plain = new RegExp(`^(${NAME}) = (${NUMBER})$`).exec(line);
  if (plain) return `${plain[2]} is a plain number. Wrap it: ${plain[1]} = Value(${plain[2]})`;
  if (!line.includes("=")) return `Give the value a name: … = ${line}`;
  if (/[+*].*[+*]/.test(line)) return "One operation in each line, so that each result has a name.";
  if (/[-/]/.test(line.replace(/\(.*\)/, ""))) return "+ and * are enough here; chapter 7 has the others.";
  return `“${line.slice(0, 40)}” is not read. Write a = Value(2.0) or d = a * b.`;
}

/** Writes a line. @param {Line} line */
export function lineText(line) {
  if ("number" in line) return `${line.name} = Value(${pythonText(line.number)})`;
  return `${line.name} = ${line.operands.join(` ${line.symbol} `)}`;
}

/** Returns whether two lines make the same value: by name, and with the same number, or the same operands in either order. @param {Line} one @param {Line} other */
export function isSame(one, other) {
  if (one.name !== other.name) return false;
  if ("number" in one || "number" in other) {
    return "number" in one && "number" in other && one.number === other.number;
  }
  const [operands, others] = [one, other].map((line) => [...line.operands].sort().join());
  return one.symbol === other.symbol && operands === others;
}

/**
 * Runs lines on the engine and records all their values, also those that are not used yet.
 * @param {readonly Line[]} lines at least one, each with the values that it uses before it
 * @returns {Recording}
 */
export function recordedLines(lines) {
  return scope(() => {
    /** @type {Map<string, Value>} */
    const values = new Map();
    const called = (/** @type {string} */ name) => /** @type {Value} */ (values.get(name));
    for (const line of lines) {
      if ("number" in line) values.set(line.name, new Value(line.number, line.name));
      else {
        const [left, right] = line.operands.map(called);
        const made = line.symbol === "+" ? left.add(right) : left.mul(right);
        made.label = line.name;
        values.set(line.name, made);
      }
    }
    return recordingOfAll(Uint32Array.from(values.values(), ({ id }) => id));
  });
}

/** Reads lines that are known to be right. @param {readonly string[]} texts @returns {Line[]} */
export function readLines(texts) {
  /** @type {Line[]} */
  const lines = [];
  for (const text of texts) lines.push(readLine(text, lines));
  return lines;
}
