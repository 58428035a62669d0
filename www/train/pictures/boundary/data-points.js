// The points of the data: circles for the class above zero, diamonds for the one below; hollow when kept for testing.

/** @import { Plane } from "./plane.js" */
/** @import { Sheet } from "../canvas.js" */

/**
 * @typedef {object} Data
 * @property {Float64Array} points x0, y0, x1, y1, …
 * @property {Float64Array} targets -1 or 1 for each
 * @property {number} training how many of them are for training: the first ones
 */

/** The size of a circle's radius on a plane. @param {Sheet} sheet @param {Plane} plane */
export function pointRadius({ rem }, { plot }) {
  return Math.min(0.4 * rem, Math.max(0.2 * rem, plot.width / 135));
}

/** @param {CanvasRenderingContext2D | Path2D} path @param {number} x @param {number} y @param {number} target @param {number} radius */
export function addMark(path, x, y, target, radius) {
  if (target > 0) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const half = 1.2 * radius;
  path.moveTo(x, y - half);
  path.lineTo(x + half, y);
  path.lineTo(x, y + half);
  path.lineTo(x - half, y);
  path.closePath();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Data} data
 * @param {(index: number) => [number, number]} at where a point is, in pixels
 * @param {number} radius
 */
export function drawPoints(context, sheet, { targets, training }, at, radius) {
  const line = 0.09375 * sheet.rem;
  const around = sheet.colour("--surface-raised");
  targets.forEach((target, index) => {
    const [x, y] = at(index);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    const colour = sheet.colour(target > 0 ? "--positive" : "--negative");
    const test = index >= training;
    context.beginPath();
    addMark(context, x, y, target, test ? radius - line / 2 : radius);
    if (test) {
      // A ring of the class's colour between two of the surface's, so that it shows on any score.
      context.fillStyle = around;
      context.fill();
      context.lineWidth = 3 * line;
      context.strokeStyle = around;
      context.stroke();
      context.lineWidth = 1.5 * line;
      context.strokeStyle = colour;
    } else {
      context.fillStyle = colour;
      context.fill();
      context.lineWidth = line;
      context.strokeStyle = around;
    }
    context.stroke();
  });
}
