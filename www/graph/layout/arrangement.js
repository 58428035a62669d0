// Scenes of a graph: each way to show a graph is laid out once, and again only when the graph's structure is another.
import { thousands } from "../../ui/numbers.js";
import { Refused } from "../../ui/refused.js";
import { boxes, visible } from "../groups/collapse.js";
import { fingerprint } from "../groups/structure.js";
import { layout } from "./layout.js";
import { plan, scene } from "./scene.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Direction, Layout } from "./graphviz.js" */
/** @import { Scene } from "./scene.js" */

/** More boxes cannot be taken in, and take seconds to lay out. */
const MOST_BOXES = 2000;
/** So many layouts are kept. */
const KEPT = 24;

/** By structure and open groups, those used last at the end. @type {Map<string, Promise<Layout>>} */
const layouts = new Map();

/** Says that a picture would be too large. */
export class TooManyBoxes extends Refused {
  /** @param {number} count */
  constructor(count) {
    super(`That would be ${thousands(count)} boxes; ${thousands(MOST_BOXES)} fit the picture.`);
  }
}

/**
 * @param {Graph} graph
 * @param {Set<string>} open the keys of the open groups
 * @param {Direction} [direction]
 * @returns {Promise<Scene>}
 * @throws {TooManyBoxes}
 */
export async function sceneOf(graph, open, direction = "across") {
  const count = boxes(graph, open);
  if (count > MOST_BOXES) throw new TooManyBoxes(count);
  const shown = visible(graph, open);
  const key = [direction, fingerprint(graph), ...shown.open.map((group) => group.key)].join("\n");
  const found = layouts.get(key) ?? layout(plan(shown, direction));
  layouts.delete(key);
  layouts.set(key, found);
  for (const oldest of layouts.keys()) {
    if (layouts.size <= KEPT) break;
    layouts.delete(oldest);
  }
  try {
    return scene(shown, await found, direction);
  } catch (error) {
    layouts.delete(key);
    throw error;
  }
}
