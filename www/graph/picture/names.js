// What a value is called: its label, or the expression that computed it.

/** @import { Graph, Numbers } from "../computation.js" */

/** Longer operands are left out of an expression, and those deeper inside. */
const OPERAND_CHARACTERS = 16;
const DEPTH = 6;
const PATTERN_CHARACTERS = 24;

/**
 * How a value is written where another uses it, and whether it needs no brackets there.
 * @typedef {{ text: string, whole: boolean }} Operand
 */

/**
 * The name of a value.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 */
export function nameOf(graph, numbers, place) {
  return graph.label(place) || expressionOf(graph, numbers, place) || "leaf";
}

/**
 * The expression that computed a value; empty for a leaf.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 * @param {number} [depth] of the expressions in it
 * @returns {string}
 */
function expressionOf(graph, numbers, place, depth = DEPTH) {
  const symbol = graph.symbol(place);
  if (symbol === "") return "";
  const operands = graph.operands(place).map((operand) => operandOf(graph, numbers, operand, depth));
  return applied(symbol, operands);
}

/**
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 * @param {number} depth
 * @returns {Operand}
 */
function operandOf(graph, numbers, place, depth) {
  const label = graph.label(place);
  if (label) return { text: label, whole: true };
  const symbol = graph.symbol(place);
  if (symbol === "") return { text: String(Number(numbers.data[place].toPrecision(6))), whole: true };
  const expression = depth === 0 ? "" : expressionOf(graph, numbers, place, depth - 1);
  if (expression === "" || expression.length > OPERAND_CHARACTERS) return { text: "…", whole: true };
  return { text: expression, whole: /^\w/.test(symbol) };
}

/**
 * What an expression looks like, from values of which the last one is computed from the others: "ReLU((x * c) + c)",
 * where c is a number of its own.
 * @param {Graph} graph
 * @param {number[]} values
 */
export function pattern(graph, values) {
  const inside = new Set(values);
  const root = values[values.length - 1];
  /** @type {number[]} */
  const outside = [];
  const written = (/** @type {number} */ place, /** @type {number} */ depth) => {
    if (!inside.has(place)) {
      if (!outside.includes(place)) outside.push(place);
      return { text: "xyz"[outside.indexOf(place)] ?? "…", whole: true };
    }
    const symbol = graph.symbol(place);
    if (symbol === "") return { text: "c", whole: true };
    if (depth === 0) return { text: "…", whole: true };
    /** @type {Operand[]} */
    const operands = graph.operands(place).map((operand) => written(operand, depth - 1));
    return { text: applied(symbol, operands), whole: /^\w/.test(symbol) };
  };
  if (graph.symbol(root) === "") return values.length === 1 ? "leaf" : "leaves";
  const { text } = written(root, DEPTH);
  return text.length > PATTERN_CHARACTERS ? applied(graph.symbol(root), [{ text: "…", whole: true }]) : text;
}

/**
 * An operation in Python's notation.
 * @param {string} symbol
 * @param {Operand[]} operands
 */
function applied(symbol, operands) {
  if (/^\w/.test(symbol)) return `${symbol}(${operands.map(({ text }) => text).join(", ")})`;
  const texts = operands.map(({ text, whole }) => (whole ? text : `(${text})`));
  return texts.length === 1 ? `${texts[0]}${symbol}` : texts.join(` ${symbol} `);
}
