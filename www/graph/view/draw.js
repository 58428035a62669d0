// The public `draw`: the graph of a value as a picture or in Graphviz's language.
import { options as checked, wrong } from "../../engine/check.js";
import { dotOf, graphOf } from "../../engine/graph.js";
import { assertReady } from "../../engine/instance.js";
import { live, Value } from "../../engine/value.js";
import { whole } from "../groups/collapse.js";
import { layout } from "../layout/layout.js";
import { plan, scene } from "../layout/scene.js";
import { described } from "./described.js";
import { file } from "./svg.js";

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
  if (format === "dot") return dotOf(id);
  const { graph, numbers } = described(graphOf(id).nodes);
  if (graph.length > MOST_VALUES) {
    throw new RangeError(
      `root has a graph of ${graph.length} values, and draw can lay out ${MOST_VALUES}: draw a part of it, or use format "dot"`,
    );
  }
  const shown = whole(graph);
  return file(scene(shown, await layout(plan(shown))), numbers);
}
