// Caches the layouts of graphs: a graph with the same open groups is laid out again only if its structure has changed.
import { thousands } from "../../ui/numbers.js";
import { Refused } from "../../ui/refused.js";
import { boxes, visible } from "../groups/collapse.js";
import { fingerprint } from "../groups/structure.js";
import { layout } from "./layout.js";
import { plan, scene } from "./scene.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Direction, Layout } from "./graphviz.js" */
/** @import { Scene } from "./scene.js" */

/** The greatest number of boxes of a picture. A larger one would be unreadable, and take seconds to lay out. */
const MOST_BOXES = 2000;
/** The number of layouts that are kept. */
const KEPT = 24;

/** The layouts by structure and open groups; the most recently used are last. @type {Map<string, Promise<Layout>>} */
const layouts = new Map();

/** The error that is thrown if a picture would have too many boxes. */
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
 * @param {Set<string>} [opened] the keys of the groups that are open by default
 * @returns {Promise<Scene>}
 * @throws {TooManyBoxes}
 */
export async function sceneOf(graph, open, direction = "across", opened = open) {
  const count = boxes(graph, open);
  if (count > MOST_BOXES) throw new TooManyBoxes(count);
  const shown = visible(graph, open, opened);
  const framed = shown.open.map((group) => group.key);
  const key = [direction, fingerprint(graph), ...[...open].sort(), "framed", ...framed].join("\n");
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
