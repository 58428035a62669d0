// How values and their arithmetic are written in sentences: names as in the code, numbers in as few digits as will do.

import { brief } from "../../ui/numbers.js";
import { operation, WHOLE } from "../view/expression.js";

/** @import { Graph, Numbers } from "../computation/computation.js" */
/** @import { Written } from "../view/expression.js" */

/** Longer expressions are written as "…" where another value uses them. */
const OPERAND_CHARACTERS = 24;

/** How deep an expression is written out. */
const DEPTH = 3;

/**
 * A number as a part of a formula: in brackets when it is negative.
 * @param {number} number
 */
export function bracketed(number) {
  const text = brief(number);
  return text.startsWith("-") ? `(${text})` : text;
}

/**
 * What computes a value, from the names of its operands; "" for a leaf.
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function expression(graph, place) {
  return written(graph, place, DEPTH)?.text ?? "";
}

/**
 * Whether it is a leaf without a name, as the 2 of `2 * x`.
 * @param {Graph} graph
 * @param {number} place
 */
export function isConstant(graph, place) {
  return graph.symbol(place) === "" && graph.label(place) === "";
}

/**
 * What a value is called: its label, else the number of a leaf, else its expression.
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function name(graph, place) {
  return graph.label(place) || expression(graph, place) || brief(graph.data[place]);
}

/**
 * What a leaf is called however its number changes: its label, else "the 0.5 in f * 0.5", from recorded numbers.
 * @param {Graph & Numbers} graph as it was recorded
 * @param {number} place
 * @param {number | undefined} consumer a value that is computed from it
 */
export function leafName(graph, place, consumer) {
  if (!isConstant(graph, place) || consumer === undefined) return name(graph, place);
  return `the ${brief(graph.data[place])} in ${expression(graph, consumer)}`;
}

/**
 * A value before ".data" or ".grad".
 * @param {Graph & Numbers} graph
 * @param {number} place
 */
export function owner(graph, place) {
  if (isConstant(graph, place)) return `Value(${brief(graph.data[place])})`;
  const text = name(graph, place);
  return /^[\p{L}\p{N}_.[\]]+$/u.test(text) || /^\w+\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/**
 * @param {Graph & Numbers} graph
 * @param {number} place
 * @param {number} depth
 * @returns {Written | undefined} nothing for a leaf
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
 * A value where another uses it.
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
