// Draws the graph of a value as a picture or in Graphviz's language, for the public API. The modules that draw are loaded on the
// first call, so that the engine does not depend on them.
import { options as checked, wrong } from "./check.js";
import { assertReady } from "./instance.js";
import { recordingOf } from "./recording.js";
import { live, Value } from "./value.js";

/** @typedef {"svg" | "dot"} Format */

/** @type {Format[]} */
const FORMATS = ["svg", "dot"];

/**
 * Returns the graph of `root` with its current numbers as a self-contained SVG, or as DOT.
 * @param {Value} root
 * @param {{ format?: Format }} [options]
 * @returns {Promise<string>}
 */
export async function draw(root, options = {}) {
  assertReady();
  if (!(root instanceof Value)) throw wrong("root", "a Value", root);
  const id = live(root, "root");
  const { format = "svg" } = checked(options, "options", ["format"]);
  const known = FORMATS.find((one) => one === format);
  if (!known) throw wrong("format", `one of ${FORMATS.join(", ")}`, format);
  // The recording is made before the first `await`, as numbers may change meanwhile.
  const recording = recordingOf(id);
  const { picture } = await import("../graph/picture.js");
  return picture(recording, known);
}
