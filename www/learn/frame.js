// How the live picture of a card stands in its frame.

/** @import { Direction } from "../graph/layout/graphviz.js" */

/** A small graph is drawn so large at most. */
export const LARGEST = 1.75;
/** In a frame narrower than this, in pixels, a graph goes down rather than across. */
const NARROW = 600;

/** Which way a graph can be read. @param {number} width of the frame, in pixels @returns {Direction} */
export function directionFor(width) {
  return width < NARROW ? "down" : "across";
}
