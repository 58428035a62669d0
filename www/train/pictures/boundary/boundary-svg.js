// The decision boundary as a drawing that any program opens: bands of colour, contours, points and axes.

import { ticks } from "../../../plot/ticks.js";
import { shortNumber } from "../number-text.js";
import { svgHead, tenths } from "../svg-text.js";
import { pointRadius } from "./data-points.js";
import { CONFIDENCE, crossed, isolines, pathText } from "./isolines.js";
import { STRONGEST } from "./score-colours.js";
import { DISCRETE } from "./score-map.js";

/** @import { Grid } from "../../worker/messages.js" */
/** @import { Data } from "./data-points.js" */
/** @import { Plane } from "./plane.js" */
/** @import { Sheet } from "../canvas.js" */
/** @import { Paper } from "../svg-text.js" */

/** Bands of colour that stand for a smooth change. */
const BANDS = 24;

/**
 * @param {object} picture
 * @param {Plane} picture.plane
 * @param {Data} picture.data
 * @param {Grid | undefined} picture.grid
 * @param {import("./view.js").Mode} picture.mode
 * @param {(score: number) => string} picture.css the colour of a score
 * @param {Paper} picture.sheet
 * @returns {string}
 */
export function boundarySVG({ plane, data, grid, mode, css, sheet }) {
  const { plot } = plane;
  const box = `x="${tenths(plot.left)}" y="${tenths(plot.top)}" width="${tenths(plot.width)}" height="${tenths(plot.height)}"`;
  const parts = [...svgHead(sheet, "Decision boundary"), `<clipPath id="plane"><rect ${box}/></clipPath>`];
  if (grid) parts.push(...scores(plane, grid, mode, css, sheet, box));
  parts.push(...axes(plane, sheet), ...marks(plane, data, sheet), "</svg>");
  return parts.join("\n");
}

/**
 * @param {Plane} plane
 * @param {Grid} grid
 * @param {import("./view.js").Mode} mode
 * @param {(score: number) => string} css
 * @param {Pick<Sheet, "rem" | "colour">} sheet
 * @param {string} box
 */
function scores({ plot }, grid, mode, css, sheet, box) {
  const flat = mode === "discretised";
  const step = (2 * STRONGEST) / BANDS;
  const levels = flat ? [0] : Array.from({ length: BANDS - 1 }, (_, index) => (index + 1) * step - STRONGEST);
  // Each band lies on the one below it; the lowest fills the plane.
  const parts = [
    '<g clip-path="url(#plane)">',
    `<rect ${box} fill="${css(flat ? -DISCRETE : -STRONGEST)}"/>`,
    ...levels.map((level) => {
      const fill = css(flat ? DISCRETE : level + step / 2);
      return `<path d="${pathText(isolines(grid, level, plot))}" fill="${fill}" fill-rule="evenodd"/>`;
    }),
  ];
  if (mode === "contours") {
    for (const level of crossed(grid, CONFIDENCE)) {
      const colour = sheet.colour(level > 0 ? "--positive" : "--negative");
      const dash = Math.abs(level) === 1 ? ' stroke-dasharray="5 4"' : "";
      parts.push(`<path d="${pathText(isolines(grid, level, plot))}" fill="none" stroke="${colour}"${dash}/>`);
    }
  }
  const line = sheet.colour("--score-contour");
  parts.push(`<path d="${pathText(isolines(grid, 0, plot))}" fill="none" stroke="${line}" stroke-width="2"/>`, "</g>");
  return parts;
}

/** @param {Plane} plane @param {Pick<Sheet, "rem" | "colour">} sheet */
function axes(plane, sheet) {
  const { plot, extent } = plane;
  const [endX, endY, tick] = [plot.left + plot.width, plot.top + plot.height, 0.3 * sheet.rem];
  const xs = ticks(extent.left, extent.right, 6);
  const ys = ticks(extent.bottom, extent.top, 5);
  const lines = [
    `M${tenths(plot.left)},${tenths(plot.top)}V${tenths(endY)}H${tenths(endX)}`,
    ...xs.map((x) => `M${tenths(plane.toX(x))},${tenths(endY)}v${tenths(tick)}`),
    ...ys.map((y) => `M${tenths(plot.left)},${tenths(plane.toY(y))}h${tenths(-tick)}`),
  ];
  return [
    `<path d="${lines.join("")}" fill="none" stroke="${sheet.colour("--line-strong")}"/>`,
    `<g fill="${sheet.colour("--text-muted")}" text-anchor="middle">`,
    ...xs.map(
      (x) => `<text x="${tenths(plane.toX(x))}" y="${tenths(endY + tick + 0.85 * sheet.rem)}">${shortNumber(x)}</text>`,
    ),
    "</g>",
    `<g fill="${sheet.colour("--text-muted")}" text-anchor="end" dominant-baseline="central">`,
    ...ys.map(
      (y) => `<text x="${tenths(plot.left - 1.5 * tick)}" y="${tenths(plane.toY(y))}">${shortNumber(y)}</text>`,
    ),
    "</g>",
  ];
}

/** @param {Plane} plane @param {Data} data @param {Sheet | Pick<Sheet, "rem" | "colour">} sheet */
function marks(plane, { points, targets, training }, sheet) {
  const radius = pointRadius(/** @type {Sheet} */ (sheet), plane);
  const surface = sheet.colour("--surface-raised");
  return Array.from(targets, (target, index) => {
    const [x, y] = [tenths(plane.toX(points[2 * index])), tenths(plane.toY(points[2 * index + 1]))];
    const colour = sheet.colour(target > 0 ? "--positive" : "--negative");
    const look =
      index < training
        ? `fill="${colour}" stroke="${surface}" stroke-width="1.5"`
        : `fill="${surface}" stroke="${colour}" stroke-width="2"`;
    if (target > 0) return `<circle cx="${x}" cy="${y}" r="${tenths(radius)}" ${look}/>`;
    const half = tenths(1.2 * radius);
    return `<path d="M${x},${y}m0,-${half}l${half},${half}l-${half},${half}l-${half},-${half}z" ${look}/>`;
  });
}
