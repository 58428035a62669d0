// Records the graph that the lab opens with by the JavaScript API, so that it can be shown before Python has loaded.
import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";

/** @import { Recording } from "../../engine/recording.js" */

/** Computes the neuron that the lab opens with, and returns its result. */
export function neuron() {
  const x1 = new Value(2, "x1");
  const x2 = new Value(0, "x2");
  const w1 = new Value(-3, "w1");
  const w2 = new Value(1, "w2");
  const b = new Value(6.8813735870195432, "b");
  const n = named(x1.mul(w1).add(x2.mul(w2)).add(b), "n");
  return named(n.tanh(), "o");
}

/**
 * @param {Value} value
 * @param {string} label
 */
function named(value, label) {
  value.label = label;
  return value;
}

/**
 * Returns the same recording as the Python of the first example. The engine must be ready.
 * @returns {Recording}
 */
export function firstRecording() {
  return recordedBy(() => {
    const root = neuron();
    root.backward();
    return root;
  });
}

/**
 * Returns the recording of a function's values, and frees them. A label given to several values stays with the last of them,
 * as a Python variable that is assigned again does.
 * @param {() => Value} record returns the root
 * @returns {Recording}
 */
export function recordedBy(record) {
  return scope(() => {
    const recording = recordingOf(record().id);
    const last = new Map(recording.labels.map(([place, label]) => [label, place]));
    return { ...recording, labels: recording.labels.filter(([place, label]) => last.get(label) === place) };
  });
}
