// What a value is called: its label, or the expression that computed it.

/** @import { Graph, GraphNode } from "./scene.js" */

/** Longer operands are left out of an expression. */
const OPERAND_CHARACTERS = 16;

/**
 * How a value is written where another uses it, and whether it needs no brackets there.
 * @typedef {{ text: string, whole: boolean }} Operand
 */

/**
 * A name for every value of a graph and the expression that computed it (empty for a leaf), by id.
 * @param {Graph} graph
 * @returns {Map<number, { name: string, expression: string }>}
 */
export function names(graph) {
  /** @type {Map<number, { name: string, expression: string }>} */
  const named = new Map();
  /** @type {Map<number, Operand>} */
  const operands = new Map();
  for (const node of graph.nodes) {
    const expression = applied(
      node.op,
      node.prev.map((id) => operands.get(id) ?? { text: "…", whole: true }),
    );
    named.set(node.id, { name: node.label || expression || "leaf", expression });
    operands.set(node.id, operand(node, expression));
  }
  return named;
}

/**
 * An operation in Python's notation.
 * @param {string} op
 * @param {Operand[]} operands
 */
function applied(op, operands) {
  if (/^\w/.test(op)) return `${op}(${operands.map(({ text }) => text).join(", ")})`;
  const texts = operands.map(({ text, whole }) => (whole ? text : `(${text})`));
  return texts.length === 1 ? `${texts[0]}${op}` : texts.join(` ${op} `);
}

/**
 * @param {GraphNode} node
 * @param {string} expression
 * @returns {Operand}
 */
function operand({ label, op, data }, expression) {
  if (label) return { text: label, whole: true };
  if (op === "") return { text: String(Number(data.toPrecision(6))), whole: true };
  if (expression.length > OPERAND_CHARACTERS) return { text: "…", whole: true };
  return { text: expression, whole: /^\w/.test(op) };
}
