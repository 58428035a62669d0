// A graph as the engine describes it, by node, in the form the picture takes: structure and numbers apart, by place.

/** @import { Graph, Numbers } from "../computation/computation.js" */
/** @import { Scope } from "../../engine/recording.js" */

/** @typedef {{ id: number, label: string, data: number, grad: number, op: string, prev: number[], scope: string }} Node */

/**
 * @param {Node[]} nodes
 * @returns {{ graph: Graph, numbers: Numbers }}
 */
export function described(nodes) {
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  /** @type {Scope[]} */
  const scopes = [];
  /** @type {Map<string, number>} */
  const numbered = new Map([["", 0]]);
  const scopeOf = (/** @type {string} */ path) => {
    const known = numbered.get(path);
    if (known !== undefined) return known;
    const end = path.lastIndexOf("/");
    const parent = scopeOf(path.slice(0, Math.max(0, end)));
    scopes.push({ name: path.slice(end + 1), parent });
    numbered.set(path, scopes.length);
    return scopes.length;
  };
  const scope = nodes.map((node) => scopeOf(node.scope ?? ""));
  const operands = nodes.map(({ prev }) => prev.map((id) => places.get(id) ?? 0));
  return {
    graph: {
      length: nodes.length,
      root: nodes.length - 1,
      symbol: (place) => nodes[place].op,
      operands: (place) => operands[place],
      label: (place) => nodes[place].label,
      scope: (place) => scope[place],
      scopes,
    },
    numbers: {
      data: Float64Array.from(nodes, ({ data }) => data),
      grad: Float64Array.from(nodes, ({ grad }) => grad),
    },
  };
}
