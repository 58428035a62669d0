// The mark of a class or of a number to predict, as it is drawn on the plane, for a legend.
import { draw } from "../../plot/screen.js";
import { pointShape, targetColour } from "../pictures/boundary/data-points.js";

/** @import { Look } from "../pictures/boundary/shades.js" */

/** @param {number} target @param {Look} look */
export function swatch(target, look) {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "-8 -8 16 16");
  picture.setAttribute("aria-hidden", "true");
  draw(picture, [pointShape(0, 0, target, look, 5, { fill: targetColour(target, look) })]);
  return picture;
}
