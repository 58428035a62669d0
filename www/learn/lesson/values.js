// Converts a small graph to the plain data of a lesson, and checks such data.
import { LEAF, OPERATIONS } from "../../engine/operations.js";
import { NONE, OPAQUE } from "../../engine/recording.js";
import { checkArray, checkKeys, checkText, checkWhole, wrong } from "../../ui/checks.js";
import { Refused } from "../../ui/refused.js";

/** @import { Recording } from "../../engine/recording.js" */

/**
 * A value of a graph: the name of its operation in the engine's table, the places of its operands, the number of a leaf or
 * the exponent of a power, and its label.
 * @typedef {{ operation: string, operands?: number[], number?: number, label?: string }} LessonValue
 */

/** The largest number of values in the picture of a card. */
const MOST_VALUES = 300;
const LABEL_LETTERS = 100;

/**
 * Returns a recorded graph as a lesson holds it, with its numbers as they are now.
 * @param {Recording} recording
 * @param {ArrayLike<number>} data the numbers, which may have been changed since
 * @returns {LessonValue[]}
 * @throws {Refused} when it is too large, or has operations that the engine does not know
 */
export function valuesOf({ operation, a, b, exponent, labels }, data) {
  if (operation.length > MOST_VALUES) {
    throw new Refused(`the graph has ${operation.length} values; a card has room for ${MOST_VALUES}`);
  }
  const labelled = new Map(labels);
  return Array.from(operation, (number, place) => {
    if (number === OPAQUE) throw new Refused("the graph has an operation that the engine does not know");
    const { name } = OPERATIONS[number];
    const operands = [a[place], b[place]].filter((operand) => operand !== NONE);
    const label = labelled.get(place);
    return {
      operation: name,
      ...(operands.length > 0 && { operands }),
      ...(number === LEAF && { number: finite(data[place], label ?? "a leaf") }),
      ...(name === "Pow" && { number: exponent[place] }),
      ...(label && { label }),
    };
  });
}

/** @param {number} number @param {string} name */
function finite(number, name) {
  if (Number.isFinite(number)) return number;
  throw new Refused(`${name} is ${number}, which a lesson cannot hold`);
}

/**
 * Checks the values of a card from outside.
 * @param {unknown} found
 * @param {string} name
 * @returns {LessonValue[]}
 */
export function checkValues(found, name) {
  const values = checkArray(found, name, MOST_VALUES, "values");
  if (values.length === 0) throw wrong(name, "an array with at least one value", found);
  const labels = new Set();
  return values.map((value, place) => {
    const where = `${name}[${place}]`;
    const { operation, operands, number, label } = checkKeys(value, where, [
      "operation",
      "operands",
      "number",
      "label",
    ]);
    const known = OPERATIONS.find((one) => one.name === operation);
    if (!known) throw wrong(`${where}.operation`, `one of ${OPERATIONS.map((one) => one.name).join(", ")}`, operation);
    const places = operands === undefined ? [] : checkArray(operands, `${where}.operands`, 2, "places");
    if (places.length !== known.operands) {
      throw new Refused(`${where} has ${places.length} operands; ${known.name} takes ${known.operands}`);
    }
    const earlier = places.map((operand, index) => {
      if (place === 0) throw new Refused(`${where} has operands, and no value is before it`);
      return checkWhole(operand, `${where}.operands[${index}]`, [0, place - 1]);
    });
    if (number !== undefined && !Number.isFinite(number)) throw wrong(`${where}.number`, "a finite number", number);
    if ((known.operands === 0 || known.name === "Pow") && number === undefined) {
      throw wrong(`${where}.number`, "a finite number", number);
    }
    const text = label === undefined ? undefined : checkText(label, `${where}.label`, LABEL_LETTERS);
    if (text && labels.has(text)) throw new Refused(`${where}.label is ${text}, as an earlier value's is`);
    labels.add(text);
    return {
      operation: known.name,
      ...(earlier.length > 0 && { operands: earlier }),
      ...(number !== undefined && { number: /** @type {number} */ (number) }),
      ...(text && { label: text }),
    };
  });
}
