// Draws a data set in small: its points as dots in the colours of their classes.
import { mark } from "../../plot/mark.js";
import { fit } from "../pictures/hidden-layers/fit.js";

/** @import { Mark } from "../../plot/mark.js" */

export const SIZE = { width: 64, height: 40 };
/** The radius of a dot, and the margin around the picture. */
const [DOT, MARGIN] = [4, 4];

/** @param {ArrayLike<number>} points x0, y0, x1, y1, … @param {ArrayLike<number>} targets @returns {Mark[]} */
export function pointsMark(points, targets) {
  const place = fit([points], SIZE.width, SIZE.height, MARGIN);
  // Of several classes, or of numbers to predict, all are dots of one colour or the other.
  return [1, -1].flatMap((target) => {
    const dots = Array.from(targets, (own, index) => {
      if (own > 0 !== target > 0) return "";
      const [x, y] = place(points[2 * index], points[2 * index + 1]);
      return `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
    });
    const stroke = `var(${target > 0 ? "--positive" : "--negative"})`;
    return mark("path", { d: dots.join(""), stroke, "stroke-width": DOT, "stroke-linecap": "round" });
  });
}
