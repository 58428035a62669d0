// Makes what the public `draw` returns: a recording as a self-contained SVG, or in Graphviz's language.
import { RecordedGraph } from "./computation/recorded-graph.js";
import { dot } from "./export/dot.js";
import { whole } from "./groups/collapse.js";
import { layout } from "./layout/layout.js";
import { plan, scene } from "./layout/scene.js";
import { file } from "./view/svg.js";

/** @import { Recording } from "../engine/recording.js" */

/** The greatest number of values. Graphviz takes some ten seconds for such a graph, and much longer for larger ones. */
const MOST_VALUES = 5000;

/**
 * @param {Recording} recording
 * @param {"svg" | "dot"} format
 * @returns {Promise<string>}
 * @throws {RangeError} if there are too many values to lay out
 */
export async function picture(recording, format) {
  const graph = new RecordedGraph(recording);
  if (format === "dot") return dot(graph, graph);
  if (graph.length > MOST_VALUES) {
    throw new RangeError(
      `root has a graph of ${graph.length} values, and draw can lay out ${MOST_VALUES}: draw a part of it, or use format "dot"`,
    );
  }
  const shown = whole(graph);
  return file(scene(shown, await layout(plan(shown))), graph);
}
