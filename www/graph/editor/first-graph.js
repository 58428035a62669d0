// The graph that the lab opens with, recorded by the JavaScript API: it is shown before Python has loaded.
import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";

/** @import { Recording } from "../../engine/recording.js" */

/** Records the tutorial's first example; returns its result. */
export function sneakPeek() {
  const a = new Value(-4, "a");
  const b = new Value(2, "b");
  let c = named(a.add(b), "c");
  let d = named(a.mul(b).add(b.pow(3)), "d");
  c = named(c.add(c.add(1)), "c");
  c = named(c.add(c.add(1).add(a.neg())), "c");
  d = named(d.add(d.mul(2).add(b.add(a).relu())), "d");
  d = named(d.add(d.mul(3).add(b.sub(a).relu())), "d");
  const e = named(c.sub(d), "e");
  const f = named(e.pow(2), "f");
  const g = f.div(2);
  return named(g.add(f.pow(-1).mul(10)), "g");
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
 * Returns what the Python of the sneak peek records. The engine must be ready.
 * @returns {Recording}
 */
export function firstRecording() {
  return recordedBy(() => {
    const root = sneakPeek();
    root.backward();
    return root;
  });
}

/**
 * Returns what a function records, and frees the values. A label given to several values stays with the last of them,
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
