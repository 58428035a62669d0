// The mark of a class or of a number to predict, as it is drawn on the plane, for a legend.
import { mark } from "../../plot/mark.js";
import { draw } from "../../plot/screen.js";
import { pointShape, targetColour } from "../pictures/boundary/data-points.js";

/** @import { Mark } from "../../plot/mark.js" */
/** @import { Look } from "../pictures/boundary/shades.js" */

/** @param {number} target @param {Look} look */
export function swatch(target, look) {
  return picture(pointShape(0, 0, target, look, 5, { fill: targetColour(target, look) }));
}

/** Returns the mark of a point that the network has not seen. @param {string} colour */
export function crossSwatch(colour) {
  const look = { stroke: colour, "stroke-width": 2, "stroke-linecap": "round" };
  return picture(mark("path", { d: "M-4,-4L4,4M-4,4L4,-4", ...look }));
}

/** @param {Mark} shape around the middle */
function picture(shape) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-8 -8 16 16");
  svg.setAttribute("aria-hidden", "true");
  draw(svg, [shape]);
  return svg;
}
