// Draws a data set in small: its points as dots in the colours of their classes, or of the numbers to predict.
import { mark } from "../../plot/mark.js";
import { targetColour } from "../pictures/boundary/data-points.js";
import { TWO } from "../pictures/boundary/shades.js";
import { fit } from "../pictures/hidden-layers/fit.js";

/** @import { Mark } from "../../plot/mark.js" */
/** @import { Look } from "../pictures/boundary/shades.js" */

export const SIZE = { width: 64, height: 40 };
/** The radius of a dot, and the margin around the picture. */
const [DOT, MARGIN] = [4, 4];

/**
 * @param {ArrayLike<number>} points x0, y0, x1, y1, …
 * @param {ArrayLike<number>} targets
 * @param {Look} [look] how the points are coloured; two classes by default
 * @returns {Mark[]}
 */
export function pointsMark(points, targets, look = TWO) {
  const place = fit([points], SIZE.width, SIZE.height, MARGIN);
  /** The dots of each colour. @type {Map<string, string>} */
  const dots = new Map();
  const order = Array.from(targets, (_, index) => index).sort((a, b) => targets[b] - targets[a]);
  for (const index of order) {
    const [x, y] = place(points[2 * index], points[2 * index + 1]);
    const colour = targetColour(targets[index], look);
    dots.set(colour, `${dots.get(colour) ?? ""}M${x.toFixed(1)} ${y.toFixed(1)}h0`);
  }
  return Array.from(dots, ([stroke, d]) => mark("path", { d, stroke, "stroke-width": DOT, "stroke-linecap": "round" }));
}
