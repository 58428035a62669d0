// A value's graph as plain data, and in Graphviz's language.
import { wasm } from "./instance.js";
import { fourDecimals } from "./numbers.js";

/**
 * One value: operands come before what uses them, the root last.
 * @typedef {{ id: number, label: string, data: number, grad: number, op: string, prev: number[], scope: string }} GraphNode
 */

/** In the place of an operand: there is none. */
const NONE = 0xffffffff;

/**
 * The graph of a live node.
 * @param {number} root
 * @returns {{ nodes: GraphNode[] }}
 */
export function graphOf(root) {
  const ids = wasm.topologicalOrder(root);
  const [data, grads, operands, scopes] = [
    wasm.dataOf(ids),
    wasm.gradsOf(ids),
    wasm.operandsOf(ids),
    wasm.scopesOf(ids),
  ];
  /** @type {Map<number, string>} */
  const paths = new Map([[0, ""]]);
  const nodes = Array.from(ids, (id, place) => ({
    id,
    label: wasm.label(id),
    data: data[place],
    grad: grads[place],
    op: wasm.symbol(id),
    prev: Array.from(operands.subarray(2 * place, 2 * place + 2)).filter((operand) => operand !== NONE),
    scope: pathOf(scopes[place], paths),
  }));
  return { nodes };
}

/**
 * The names of a scope and of those around it: `MLP/layer 0/neuron 3`.
 * @param {number} scope
 * @param {Map<number, string>} paths those known already
 * @returns {string}
 */
function pathOf(scope, paths) {
  const known = paths.get(scope);
  if (known !== undefined) return known;
  const outer = pathOf(wasm.scopeParent(scope), paths);
  const path = outer ? `${outer}/${wasm.scopeName(scope)}` : wasm.scopeName(scope);
  paths.set(scope, path);
  return path;
}

/**
 * The graph in Graphviz's language, drawn as the tutorial's `draw`: a record for each value, an ellipse for each
 * operation, from left to right. Both operands of `a * a` have their edge.
 * @param {number} root
 */
export function dotOf(root) {
  const { nodes } = graphOf(root);
  const lines = nodes.flatMap(({ id, label, data, grad, op }) => {
    const text = `{ ${escaped(label)} | data ${fourDecimals(data)} | grad ${fourDecimals(grad)} }`;
    const value = `${id} [label="${text}" shape=record]`;
    return op ? [value, `"${id}${op}" [label="${op}"]`, `"${id}${op}" -> ${id}`] : [value];
  });
  const edges = nodes.flatMap(({ id, op, prev }) => prev.map((operand) => `${operand} -> "${id}${op}"`));
  return ["digraph {", "  rankdir=LR", ...[...lines, ...edges].map((line) => `  ${line}`), "}", ""].join("\n");
}

/**
 * A label with the signs escaped that mean something inside a record.
 * @param {string} label
 */
function escaped(label) {
  return label.replace(/[{}|<>"\\]/g, "\\$&").replaceAll("\n", "\\n");
}
