// The kinds of pictures beside a card, each loaded when a card first needs it, with the styles of all. The graph, with which the course begins,
// comes with the player. A new kind is a file here, a line in this list, and its types in card.d.ts.

/** @import { LivePicture, Pictures } from "../card.js" */

/**
 * Makes a picture in an element; `onChange` is called when its state has changed.
 * @typedef {new (root: HTMLElement, onChange: () => void) => LivePicture} PictureClass
 */

/** @type {Record<keyof Pictures, () => Promise<{ default: PictureClass }>>} */
const PICTURES = {
  builder: () => import("./builder.js"),
  curve: () => import("./curve.js"),
  descent: () => import("./descent.js"),
  folded: () => import("./folded.js"),
  point: () => import("./point.js"),
  pulls: () => import("./pulls.js"),
  matching: () => import("./matching.js"),
  moons: () => import("./moons.js"),
  doublings: () => import("./doublings.js"),
  engines: () => import("./engines.js"),
  runs: () => import("./runs.js"),
  twins: () => import("./twins.js"),
  network: () => import("./network.js"),
  neuron: () => import("./neuron.js"),
  operation: () => import("./operation.js"),
  order: () => import("./order.js"),
  paths: () => import("./paths.js"),
  programs: () => import("./programs.js"),
  "quotient-error": () => import("./quotient-error.js"),
  ruler: () => import("./ruler.js"),
  weights: () => import("./weights.js"),
};

/** Returns the class of a picture. @param {keyof Pictures} kind */
export async function pictureClass(kind) {
  const [{ default: PictureClass }] = await Promise.all([PICTURES[kind](), import("./styles.js")]);
  return PictureClass;
}
