// A recorded value as the graph part's widgets see it.
import { graphOf as nodesOf } from "../../www/engine/graph.js";

/**
 * @param {import("../../www/micrograd.js").Value} root
 * @returns {import("../../www/graph/computation/computation.js").Graph & import("../../www/graph/computation/computation.js").Numbers}
 */
export function graphOf(root) {
  const { nodes } = nodesOf(root.id);
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  return {
    length: nodes.length,
    root: nodes.length - 1,
    symbol: (place) => nodes[place].op,
    operands: (place) => nodes[place].prev.map((id) => places.get(id)),
    label: (place) => nodes[place].label,
    scope: () => 0,
    scopes: [],
    data: Float64Array.from(nodes, ({ data }) => data),
    grad: Float64Array.from(nodes, ({ grad }) => grad),
  };
}
