// The public `draw`: the graph of a value as a picture or in Graphviz's language.
import { options as checked, wrong } from "../engine/check.js";
import { assertReady, wasm } from "../engine/instance.js";
import { live, Value } from "../engine/value.js";
import { layout } from "./layout.js";
import { plan, scene } from "./scene.js";
import { file } from "./svg.js";

/** @import { Graph } from "./scene.js" */

const FORMATS = ["svg", "dot"];
/** Graphviz takes some ten seconds for so many, and much more for more. */
const MOST_VALUES = 5000;

/**
 * The graph of `root` and all that it was computed from, as it is now: SVG text that stands on its own, or DOT.
 * @param {Value} root
 * @param {{ format?: "svg" | "dot" }} [options]
 * @returns {Promise<string>}
 */
export async function draw(root, options = {}) {
  assertReady();
  if (!(root instanceof Value)) throw wrong("root", "a Value", root);
  const id = live(root, "root");
  const { format = "svg" } = checked(options, "options", ["format"]);
  if (typeof format !== "string" || !FORMATS.includes(format)) {
    throw wrong("format", `one of ${FORMATS.join(", ")}`, format);
  }
  if (format === "dot") return wasm.dot(id);
  const graph = /** @type {Graph} */ (wasm.graph(id));
  const count = graph.nodes.length;
  if (count > MOST_VALUES) {
    throw new RangeError(
      `root has a graph of ${count} values, and draw can lay out ${MOST_VALUES}: draw a part of it, or use format "dot"`,
    );
  }
  return file(scene(graph, await layout(plan(graph))), graph);
}
