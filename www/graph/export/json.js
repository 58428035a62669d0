// Writes a graph as JSON, for other programs.

/** @import { Graph, Numbers } from "../computation/computation.js" */

/**
 * @param {Graph} graph
 * @param {Numbers} numbers
 */
export function json(graph, { data, grad }) {
  const values = Array.from({ length: graph.length }, (_, place) => ({
    id: place,
    label: graph.label(place),
    op: graph.symbol(place),
    operands: graph.operands(place),
    data: written(data[place]),
    grad: written(grad[place]),
    scope: path(graph, place),
  }));
  return `${JSON.stringify({ root: graph.root, values }, null, 1)}\n`;
}

/**
 * Replaces infinities and NaN with texts, as JSON cannot represent them.
 * @param {number} number
 */
function written(number) {
  return Number.isFinite(number) ? number : String(number);
}

/**
 * @param {Graph} graph
 * @param {number} place
 */
function path(graph, place) {
  const names = [];
  for (let scope = graph.scope(place); scope; scope = graph.scopes[scope - 1].parent) {
    names.unshift(graph.scopes[scope - 1].name);
  }
  return names.join("/");
}
