// The first picture, shown before Python is there: the sneak peek, recorded by the JavaScript API.
import { wasm } from "../../engine/instance.js";
import { scope } from "../../micrograd.js";
import { EXAMPLES } from "../examples.js";

/** @import { Recording } from "../../engine/recording.js" */

const NONE = 0xffffffff;

/**
 * What the sneak peek's Python records. The engine is ready.
 * @returns {Recording}
 */
export function firstRecording() {
  return recordingOf(() => {
    const root = EXAMPLES["sneak-peek"]();
    root.backward();
    return root;
  });
}

/**
 * What a function records.
 * @param {() => import("../../micrograd.js").Value} record returns the root
 * @returns {Recording}
 */
export function recordingOf(record) {
  /** @type {Recording | undefined} */
  let recording;
  scope(() => {
    const first = wasm.length();
    const root = record();
    const ids = Uint32Array.from({ length: root.id - first + 1 }, (_, place) => first + place);
    const operands = wasm.operandsOf(ids).map((id) => (id === NONE ? NONE : id - first));
    recording = {
      operation: wasm.operationsOf(ids),
      a: operands.filter((_, index) => index % 2 === 0),
      b: operands.filter((_, index) => index % 2 === 1),
      exponent: wasm.exponentsOf(ids),
      data: wasm.dataOf(ids),
      grad: wasm.gradsOf(ids),
      labels: labelsOf(ids),
      scope: new Uint32Array(ids.length),
      scopes: [],
      symbols: [],
      root: root.id - first,
    };
  });
  return /** @type {Recording} */ (recording);
}

/**
 * A variable that was assigned again names its last value alone, as in Python.
 * @param {Uint32Array} ids
 * @returns {[number, string][]}
 */
function labelsOf(ids) {
  const places = new Map(Array.from(ids, (id, place) => [wasm.label(id), place]));
  places.delete("");
  return Array.from(places, ([label, place]) => /** @type {[number, string]} */ ([place, label])).sort(
    ([one], [other]) => one - other,
  );
}
