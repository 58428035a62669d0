// Writes values and their arithmetic for sentences, with the names of the code and with few digits.

import { brief } from "../../ui/numbers.js";
import { operation, WHOLE } from "../view/expression.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Graph, Numbers } from "../computation/computation.js" */
/** @import { Written } from "../view/expression.js" */

/** The greatest length of an operand's expression; a longer one is written as "…". */
const OPERAND_CHARACTERS = 24;

/** The depth to which an expression is written out. */
const DEPTH = 3;

/**
 * Writes a number in a formula: in brackets if it is negative.
 * @param {number} number
 */
export function bracketed(number) {
  const text = brief(number);
  return text.startsWith("-") ? `(${text})` : text;
}

/**
 * Writes the expression that computes a value from the names of its operands, or "" for a leaf.
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function expression(graph, place) {
  return written(graph, place, DEPTH)?.text ?? "";
}

/**
 * Returns whether a value is a leaf without a label, such as the 2 of `2 * x`.
 * @param {Graph} graph
 * @param {number} place
 */
export function isConstant(graph, place) {
  return graph.symbol(place) === "" && graph.label(place) === "";
}

/**
 * Returns whether a value is a ReLU that is closed: its input is not above 0, so it is 0 and passes no gradient on.
 * @param {Graph & Numbers & { operation: (place: number) => Operation | undefined }} graph
 * @param {number} place
 */
export function isClosed(graph, place) {
  return graph.operation(place)?.name === "Relu" && !(graph.data[graph.operands(place)[0]] > 0);
}

/**
 * Writes the reason why a ReLU is closed: "as -0.5 is not above 0".
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function whyClosed(graph, place) {
  return `as ${brief(graph.data[graph.operands(place)[0]])} is not above 0`;
}

/**
 * Returns the name of a value: its label, or else the number of a leaf, or else its expression.
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function name(graph, place) {
  return graph.label(place) || expression(graph, place) || brief(graph.data[place]);
}

/**
 * Returns a name of a leaf that does not depend on its current number: its label, or else "the 0.5 in f * 0.5" from recorded numbers.
 * @param {Graph & Numbers} graph as it was recorded
 * @param {number} place
 * @param {number | undefined} consumer a value that is computed from it
 */
export function leafName(graph, place, consumer) {
  if (!isConstant(graph, place) || consumer === undefined) return name(graph, place);
  return `the ${brief(graph.data[place])} in ${expression(graph, consumer)}`;
}

/**
 * Writes a value before ".data" or ".grad".
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function owner(graph, place) {
  if (isConstant(graph, place)) return `Value(${brief(graph.data[place])})`;
  return ownerText(name(graph, place));
}

/**
 * Writes the name of a value before ".data" or ".grad": in brackets if it is an expression.
 * @param {string} text
 */
export function ownerText(text) {
  return /^[\p{L}\p{N}_.[\]]+$/u.test(text) || /^\w+\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/**
 * Splits a formula into its parts.
 * @param {string} self
 * @param {string} other
 * @param {string} out
 * @param {number} n
 */
export function partsOf(self, other, out, n) {
  return { self, other, out, n: brief(n), power: n === 2 ? "" : `**${bracketed(n - 1)}` };
}

/**
 * @param {Graph & Numbers} graph
 * @param {number} place
 * @param {number} depth
 * @returns {Written | undefined} `undefined` for a leaf
 */
function written(graph, place, depth) {
  const symbol = graph.symbol(place);
  if (symbol === "") return undefined;
  return operation(
    symbol,
    graph.operands(place).map((operand) => operandOf(graph, operand, depth)),
  );
}

/**
 * Writes a value as the operand of another.
 * @param {Graph & Numbers} graph
 * @param {number} place
 * @param {number} depth
 * @returns {Written}
 */
function operandOf(graph, place, depth) {
  const label = graph.label(place);
  if (label) return { text: label, binding: WHOLE };
  if (isConstant(graph, place)) {
    const text = brief(graph.data[place]);
    return { text, binding: text.startsWith("-") ? 0 : WHOLE };
  }
  const expression = depth > 0 ? written(graph, place, depth - 1) : undefined;
  return expression && expression.text.length <= OPERAND_CHARACTERS ? expression : { text: "…", binding: WHOLE };
}
