// A value's graph as the arrays that travel between the parts of the page.
import { wasm } from "../../www/engine/instance.js";
import { scope } from "../../www/micrograd.js";

const NONE = 0xffffffff;

/** In the order in which the values were made. @param {import("../../www/micrograd.js").Value} root */
export function recordingOf(root) {
  const ids = wasm.topologicalOrder(root.id).slice().sort();
  const place = new Map(Array.from(ids, (id, index) => [id, index]));
  const operands = wasm.operandsOf(ids);
  const operandsAt = (first) => Uint32Array.from(ids, (_, index) => place.get(operands[2 * index + first]) ?? NONE);
  return {
    operation: wasm.operationsOf(ids),
    a: operandsAt(0),
    b: operandsAt(1),
    exponent: wasm.exponentsOf(ids),
    data: wasm.dataOf(ids),
    grad: wasm.gradsOf(ids),
    labels: Array.from(ids, (id, index) => [index, wasm.label(id)]).filter(([, label]) => label !== ""),
    scope: new Uint32Array(ids.length),
    scopes: [],
    symbols: [],
    root: ids.length - 1,
  };
}

/** The recording of a computation whose values are freed again. @param {() => import("../../www/micrograd.js").Value} build */
export function recorded(build) {
  return scope(() => recordingOf(build()));
}
