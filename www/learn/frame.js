// Fits the live picture of a card into its frame.

/** @import { Direction } from "../graph/layout/graphviz.js" */

/** The largest scale at which a small graph is drawn. */
export const LARGEST = 1.75;
/** In a frame narrower than this, in pixels, a graph goes down rather than across, unless the frame is wider than it is high. */
const NARROW = 600;
const WIDE = 4 / 3;

/** Returns the direction in which a graph is laid out. @param {{ clientWidth: number, clientHeight: number }} frame @returns {Direction} */
export function directionFor({ clientWidth: width, clientHeight: height }) {
  return width < NARROW && width < WIDE * height ? "down" : "across";
}
