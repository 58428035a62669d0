// Computes lines of equal score, as rings in pixels of the plane.
import { rings } from "../../../plot/contours.js";

/** @import { Plot } from "../../../plot/axis.js" */
/** @import { Ring } from "../../../plot/contours.js" */
/** @import { Grid } from "../../worker/messages.js" */

/** The scores that get a line. They double, so that strong scores do not crowd the picture. */
export const CONFIDENCE = [-8, -4, -2, -1, 1, 2, 4, 8];

/**
 * Returns the rings around the areas above a level. Rings also run along the border of the grid, outside the plot.
 * @param {Grid} grid
 * @param {number} level
 * @param {Plot} plot
 * @returns {Ring[]}
 */
export function isolines({ columns, rows, scores }, level, { left, top, width, height }) {
  const [across, down] = [width / columns, height / rows];
  return rings(scores, columns + 2, level, (column, row) => [left + (column - 1) * across, top + (row - 1) * down]);
}
