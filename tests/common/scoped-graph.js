// The graph of a value as the picture takes it: structure and numbers apart, by place.
import { wasm } from "../../www/engine/instance.js";

/**
 * @param {import("../../www/micrograd.js").Value} root
 * @returns {{ graph: import("../../www/graph/computation/computation.js").Graph, numbers: import("../../www/graph/computation/computation.js").Numbers }}
 */
export function scopedGraphOf(root) {
  const ids = wasm.topologicalOrder(root.id);
  const places = new Map(Array.from(ids, (id, place) => [id, place]));
  const operands = Array.from(wasm.operandsOf(ids), (id) => places.get(id));
  const marks = wasm.scopesOf(ids);
  const numbered = new Map([[0, 0]]);
  const scopes = [];
  const add = (scope) => {
    if (numbered.has(scope)) return numbered.get(scope);
    const parent = add(wasm.scopeParent(scope));
    scopes.push({ name: wasm.scopeName(scope), parent });
    numbered.set(scope, scopes.length);
    return scopes.length;
  };
  const scope = Array.from(marks, add);
  const symbols = Array.from(ids, (id) => wasm.symbol(id));
  const labels = Array.from(ids, (id) => wasm.label(id));
  const graph = {
    length: ids.length,
    root: ids.length - 1,
    symbol: (place) => symbols[place],
    operands: (place) => operands.slice(2 * place, 2 * place + 2).filter((operand) => operand !== undefined),
    label: (place) => labels[place],
    scope: (place) => scope[place],
    scopes,
  };
  return { graph, numbers: { data: wasm.dataOf(ids), grad: wasm.gradsOf(ids) } };
}
