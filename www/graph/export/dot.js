// Writes a graph in Graphviz's language, drawn as the tutorial's `draw` does: a record for each value, an ellipse for each
// operation, from left to right. Both operands of `a * a` have their edge.
import { fourDecimals } from "../../engine/numbers.js";

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
    const text = `{ ${label} | data ${fourDecimals(data[place])} | grad ${fourDecimals(grad[place])} }`;
    values.push(`  ${place} [label="${text}" shape=record]`);
    const symbol = graph.symbol(place);
    if (symbol === "") continue;
    const sign = symbol.replace(/["\\]/g, "\\$&");
    values.push(`  "${place}${sign}" [label="${sign}"]`, `  "${place}${sign}" -> ${place}`);
    for (const operand of graph.operands(place)) edges.push(`  ${operand} -> "${place}${sign}"`);
  }
  return `digraph {\n  rankdir=LR\n${[...values, ...edges].join("\n")}\n}\n`;
}

/**
 * Escapes the characters that have a meaning inside a record.
 * @param {string} label
 */
function escaped(label) {
  return label.replace(/[{}|<>"\\]/g, "\\$&").replaceAll("\n", "\\n");
}
