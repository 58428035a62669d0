// The first picture, shown before Python is there: the sneak peek, recorded by the JavaScript API.
import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { EXAMPLES } from "../examples.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { Value } from "../../engine/value.js" */

/**
 * What the sneak peek's Python records. The engine is ready.
 * @returns {Recording}
 */
export function firstRecording() {
  return recordedBy(() => {
    const root = EXAMPLES["sneak-peek"]();
    root.backward();
    return root;
  });
}

/**
 * What a function records, freed again. A variable that was assigned again names its last value alone, as in Python.
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
