// Finds how two drawings are shown together: beside each other or one above the other, across or down, at one scale.
import { READABLE } from "../../graph/layout/placement.js";
import { LARGEST } from "../frame.js";

/** @import { Direction } from "../../graph/layout/graphviz.js" */
/** @import { Size } from "../../graph/layout/placement.js" */

/** The margin around each drawing, in pixels; a stroke that stands out is within it. */
export const MARGIN = 6;

/**
 * How two drawings are shown. `isStacked`: one is above the other; `scale`: that of both.
 * @typedef {{ isStacked: boolean, direction: Direction, scale: number }} Arrangement
 */

/**
 * Returns the arrangement in which both drawings are in view and largest. Where that would be illegible, they have the smallest
 * legible scale, and each is scrolled in its frame.
 * @param {Size} room the size of both frames together
 * @param {Record<Direction, Size[]>} drawings the sizes of both, by direction
 * @param {number} line the height of a caption over a frame, which takes two lines where frames are beside each other
 * @returns {Arrangement}
 */
export function arrangementOf({ width, height }, drawings, line) {
  const arrangements = /** @type {Direction[]} */ (["across", "down"]).flatMap((direction) => {
    const widths = drawings[direction].map((drawing) => drawing.width);
    const heights = drawings[direction].map((drawing) => drawing.height);
    const fit = (/** @type {number} */ x, /** @type {number} */ y) => Math.min(x, y, LARGEST);
    return [
      {
        isStacked: false,
        direction,
        scale: fit((width - 4 * MARGIN) / sum(widths), (height - 2 * line - 2 * MARGIN) / Math.max(...heights)),
      },
      {
        isStacked: true,
        direction,
        scale: fit((width - 2 * MARGIN) / Math.max(...widths), (height - 2 * line - 4 * MARGIN) / sum(heights)),
      },
    ];
  });
  const largest = arrangements.reduce((best, other) => (other.scale > best.scale ? other : best));
  return { ...largest, scale: Math.max(READABLE, largest.scale) };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
