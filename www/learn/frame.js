// Fits the live picture of a card into its frame.

/** @import { Direction } from "../graph/layout/graphviz.js" */

/** The largest scale at which a small graph is drawn. */
export const LARGEST = 1.75;
/** In a frame narrower than this, in pixels, a graph goes down rather than across. */
const NARROW = 600;

/** Returns the direction in which a graph is laid out. @param {number} width of the frame, in pixels @returns {Direction} */
export function directionFor(width) {
  return width < NARROW ? "down" : "across";
}
