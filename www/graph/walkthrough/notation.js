// How values and their arithmetic are written in sentences: names as in the code, numbers in as few digits as will do.
import { exactText } from "../picture/numbers.js";

/** @import { Graph, Numbers } from "../computation.js" */

/** Longer expressions are written as "…" where another value uses them. */
const OPERAND_CHARACTERS = 24;

/** How deep an expression is written out. */
const DEPTH = 3;

/**
 * With four decimals at most, and four digits at least.
 * @param {number} number
 */
export function brief(number) {
  if (!Number.isFinite(number) || number === 0) return exactText(number + 0);
  const size = Math.abs(number);
  if (size >= 1e9 || size < 1e-4) return exactText(Number(number.toPrecision(4)));
  return exactText(Number(size < 1 ? number.toPrecision(4) : number.toFixed(4)));
}

/**
 * A number as a part of a formula: in brackets when it is negative.
 * @param {number} number
 */
export function bracketed(number) {
  const text = brief(number);
  return text.startsWith("-") ? `(${text})` : text;
}

/**
 * An operation in Python's notation.
 * @param {string} symbol
 * @param {string[]} operands
 */
export function applied(symbol, operands) {
  if (/^\w/.test(symbol)) return `${symbol}(${operands.join(", ")})`;
  return operands.length === 1 ? `${operands[0]}${symbol}` : operands.join(` ${symbol} `);
}

/**
 * What computes a value, from the names of its operands; "" for a leaf.
 * @param {Graph & Numbers} graph
 * @param {number} place
 * @param {number} [depth]
 * @returns {string}
 */
export function expression(graph, place, depth = DEPTH) {
  const symbol = graph.symbol(place);
  if (symbol === "") return "";
  const operands = graph.operands(place);
  return applied(
    symbol,
    operands.map((operand, index) => operandText(graph, operand, depth, bindingOf(symbol) + index)),
  );
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
 * How tightly an operation binds: what is beside it needs brackets if it binds less.
 * @param {string} symbol
 */
function bindingOf(symbol) {
  if (/^\w/.test(symbol)) return CALL;
  return { "+": 2, "*": 4 }[symbol] ?? (symbol.startsWith("**") ? 7 : 2);
}

/** Inside the brackets of a call nothing needs brackets. */
const CALL = -2;

/**
 * A value where another uses it, with brackets if it binds less than `binding`.
 * @param {Graph & Numbers} graph
 * @param {number} place
 * @param {number} depth
 * @param {number} binding
 */
function operandText(graph, place, depth, binding) {
  const label = graph.label(place);
  if (label) return label;
  if (isConstant(graph, place)) return binding < 0 ? brief(graph.data[place]) : bracketed(graph.data[place]);
  const text = depth > 0 ? expression(graph, place, depth - 1) : "…";
  if (text === "…" || text.length > OPERAND_CHARACTERS) return "…";
  const own = bindingOf(graph.symbol(place));
  return own === CALL || own >= binding ? text : `(${text})`;
}
