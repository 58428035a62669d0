// A recorded value as the graph lab's widgets see it.
import { recordingOf } from "../../www/engine/recording.js";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";

/**
 * @param {import("../../www/micrograd.js").Value} root
 * @returns {import("../../www/graph/computation/computation.js").Graph & import("../../www/graph/computation/computation.js").Numbers}
 */
export function graphOf(root) {
  return new RecordedGraph(recordingOf(root.id));
}
