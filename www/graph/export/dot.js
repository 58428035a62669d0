// A graph in Graphviz's language, drawn as the tutorial's `draw` does: a record for each value, an ellipse for each
// operation, from left to right. Both operands of `a * a` have their edge.

/** @import { Graph, Numbers } from "../computation/computation.js" */

/**
 * @param {Graph} graph
 * @param {Numbers} numbers
 */
export function dot(graph, { data, grad }) {
  const values = [];
  const edges = [];
  for (let place = 0; place < graph.length; place += 1) {
    const label = escaped(graph.label(place));
    const text = `{ ${label} | data ${data[place].toFixed(4)} | grad ${grad[place].toFixed(4)} }`;
    values.push(`  ${place} [label="${text}" shape=record]`);
    const symbol = graph.symbol(place);
    if (symbol === "") continue;
    values.push(`  "${place}${symbol}" [label="${symbol}"]`, `  "${place}${symbol}" -> ${place}`);
    for (const operand of graph.operands(place)) edges.push(`  ${operand} -> "${place}${symbol}"`);
  }
  return `digraph {\n  rankdir=LR\n${[...values, ...edges].join("\n")}\n}\n`;
}

/**
 * With the signs escaped that mean something inside a record.
 * @param {string} label
 */
function escaped(label) {
  return label.replace(/[{}|<>"\\]/g, "\\$&").replaceAll("\n", "\\n");
}
