// The graph of the network at one place, as arrays that the graph lab shows.
import { scope, Value, wasm } from "../worker/engine.js";
import { recordSampleLoss } from "./loss.js";
import { makeNetwork, recordFeatures } from "./trained-network.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { Run } from "./run.js" */

const NONE = 0xffffffff;

/**
 * Records the network as it is at a place, with the loss of its target when there is one, runs it backwards, and frees
 * what it recorded.
 * @param {Run} run
 * @param {{ x: number, y: number, target?: number }} place
 * @returns {{ type: "recorded", recording: Recording, title: string }}
 */
export function recordPoint({ settings, compiled, step }, { x, y, target }) {
  for (const [name, number] of Object.entries({ x, y })) {
    if (!Number.isFinite(number)) throw new RangeError(`${name} must be a finite number, got ${number}`);
  }
  const recording = scope(() => {
    const network = makeNetwork(settings.model);
    const numbers = compiled.parameters;
    network.parameters().forEach((parameter, index) => {
      parameter.data = numbers[index];
    });
    network.layers.forEach(({ neurons }) => {
      for (const { w, b } of neurons) {
        w.forEach((weight, index) => {
          weight.label = `w${index}`;
        });
        b.label = "b";
      }
    });
    const inputs = [new Value(x, "x"), new Value(y, "y")];
    const features = recordFeatures(settings.model.features, inputs[0], inputs[1]);
    features.forEach((feature, index) => {
      feature.label ||= settings.model.features[index];
    });
    const score = /** @type {Value} */ (network.forward(features));
    score.label = "score";
    const root = target === undefined ? score : recordSampleLoss(settings.training.loss, score, against(target));
    if (root !== score) root.label = "loss";
    root.backward();
    return recordingOf(root.id);
  });
  const title = `The point (${short(x)}, ${short(y)}) after step ${step}`;
  return { type: "recorded", recording, title };
}

/** @param {number} target */
function against(target) {
  return new Value(-target, "−target");
}

/** @param {number} number */
function short(number) {
  return String(Number(number.toFixed(4)));
}

/**
 * What a value is computed from, as arrays.
 * @param {number} root
 * @returns {Recording}
 */
function recordingOf(root) {
  // In the order of recording, which has operands before what uses them.
  const ids = wasm.topologicalOrder(root).sort();
  const placeOf = new Map(Array.from(ids, (id, place) => [id, place]));
  const place = (/** @type {number} */ id) => (id === NONE ? NONE : (placeOf.get(id) ?? NONE));
  const operands = wasm.operandsOf(ids);
  const { scope: scopes, scopes: names } = scopesOf(ids);
  return {
    operation: wasm.operationsOf(ids),
    a: Uint32Array.from(ids, (_, index) => place(operands[2 * index])),
    b: Uint32Array.from(ids, (_, index) => place(operands[2 * index + 1])),
    exponent: wasm.exponentsOf(ids),
    data: wasm.dataOf(ids),
    grad: wasm.gradsOf(ids),
    labels: Array.from(ids, (id, index) => /** @type {[number, string]} */ ([index, wasm.label(id)])).filter(
      ([, label]) => label !== "",
    ),
    scope: scopes,
    scopes: names,
    symbols: [],
    root: ids.length - 1,
  };
}

/**
 * The scopes of these values, numbered from 1 in the order in which they are met.
 * @param {Uint32Array} ids
 */
function scopesOf(ids) {
  /** @type {Map<number, number>} */
  const numbers = new Map([[0, 0]]);
  /** @type {import("../../engine/recording.js").Scope[]} */
  const scopes = [];
  /** @param {number} scope @returns {number} */
  const numberOf = (scope) => {
    const known = numbers.get(scope);
    if (known !== undefined) return known;
    const parent = numberOf(wasm.scopeParent(scope));
    const number = scopes.push({ name: wasm.scopeName(scope), parent });
    numbers.set(scope, number);
    return number;
  };
  return { scope: wasm.scopesOf(ids).map(numberOf), scopes };
}
