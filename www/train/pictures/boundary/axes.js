// The axes of a plane on a canvas: left and below, with round numbers.

import { ticks } from "../../../plot/ticks.js";
import { shortNumber } from "../number-text.js";

/** @import { Plane } from "./plane.js" */
/** @import { Sheet } from "../canvas.js" */

/** Room for the numbers, in rems: left, top, right, bottom. */
const MARGINS = [2.25, 0.5, 0.5, 1.5];

/** The plane within its axes on a sheet. @param {Sheet} sheet @returns {import("./plane.js").Plot} */
export function plotWithin({ width, height, rem }) {
  const [left, top, right, bottom] = MARGINS.map((margin) => margin * rem);
  return { left, top, width: width - left - right, height: height - top - bottom };
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Plane} plane */
export function drawAxes(context, sheet, plane) {
  const { rem } = sheet;
  const { plot, extent } = plane;
  const tick = 0.3 * rem;
  const [endX, endY] = [plot.left + plot.width, plot.top + plot.height];
  context.font = sheet.font(0.75);
  context.fillStyle = sheet.colour("--text-muted");
  context.strokeStyle = sheet.colour("--line-strong");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(plot.left, plot.top);
  context.lineTo(plot.left, endY);
  context.lineTo(endX, endY);
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const x of ticks(extent.left, extent.right, 6)) {
    context.moveTo(plane.toX(x), endY);
    context.lineTo(plane.toX(x), endY + tick);
    context.fillText(shortNumber(x), plane.toX(x), endY + tick + 0.2 * rem);
  }
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const y of ticks(extent.bottom, extent.top, 5)) {
    context.moveTo(plot.left, plane.toY(y));
    context.lineTo(plot.left - tick, plane.toY(y));
    context.fillText(shortNumber(y), plot.left - tick - 0.2 * rem, plane.toY(y));
  }
  context.stroke();
}
