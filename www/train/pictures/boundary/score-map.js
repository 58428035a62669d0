// The scores of a grid as colours on a plane, with the line where the score is zero and, if wanted, those around it.

import { shortNumber } from "../number-text.js";
import { CellImage } from "../pixels.js";
import { CONFIDENCE, crossed, isolines, pathOf } from "./isolines.js";
import { STRONGEST } from "./score-colours.js";

/** @import { Grid } from "../../worker/messages.js" */
/** @import { Plot } from "./plane.js" */
/** @import { Sheet } from "../canvas.js" */

/** @typedef {"smooth" | "discretised" | "contours"} Mode */

/** How strong the two colours are that only tell the class. */
export const DISCRETE = 0.75 * STRONGEST;
/** Of everything, where something else takes the stage. */
const FADED = 0.45;

export class ScoreMap {
  #image = new CellImage();

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   * @param {Grid} grid
   * @param {Plot} plot
   * @param {{ mode: Mode, faded: boolean, pixel: (score: number) => number }} look
   */
  draw(context, sheet, grid, plot, { mode, faded, pixel }) {
    const flat = mode === "discretised";
    const [width, height] = [plot.width / grid.columns, plot.height / grid.rows];
    this.#image.set(grid.scores, grid.columns + 2, flat ? (score) => pixel(Math.sign(score) * DISCRETE) : pixel);
    context.save();
    context.beginPath();
    context.rect(plot.left, plot.top, plot.width, plot.height);
    context.clip();
    context.imageSmoothingEnabled = !flat;
    context.globalAlpha = faded ? FADED : 1;
    this.#image.draw(context, plot.left - width, plot.top - height, plot.width + 2 * width, plot.height + 2 * height);
    context.globalAlpha = 1;
    context.lineJoin = "round";
    if (mode === "contours") drawConfidence(context, sheet, grid, plot);
    const line = pathOf(isolines(grid, 0, plot));
    context.strokeStyle = sheet.colour("--score-zero");
    context.lineWidth = 0.25 * sheet.rem;
    context.stroke(line);
    context.strokeStyle = sheet.colour("--score-contour");
    context.lineWidth = 0.125 * sheet.rem;
    context.stroke(line);
    context.restore();
  }
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Grid} grid @param {Plot} plot */
function drawConfidence(context, sheet, grid, plot) {
  const { rem } = sheet;
  context.font = sheet.font(0.6875, 550);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const level of crossed(grid, CONFIDENCE)) {
    const rings = isolines(grid, level, plot);
    const colour = sheet.colour(level > 0 ? "--positive" : "--negative");
    // −1 and +1 are the margin: what lies beyond costs nothing.
    const margin = Math.abs(level) === 1;
    context.strokeStyle = colour;
    context.lineWidth = (margin ? 0.11 : 0.06) * rem;
    context.setLineDash(margin ? [0.35 * rem, 0.25 * rem] : []);
    context.stroke(pathOf(rings));
    context.setLineDash([]);
    // Not at the same part of each line, or the numbers would stand on each other.
    const place = labelPlace(rings, plot, 1.2 * rem, level > 0 ? 0.3 : 0.6);
    if (!place) continue;
    const text = `${level > 0 ? "+" : ""}${shortNumber(level)}`;
    context.lineWidth = 0.25 * rem;
    context.strokeStyle = sheet.colour("--score-zero");
    context.strokeText(text, ...place);
    context.fillStyle = colour;
    context.fillText(text, ...place);
  }
}

/**
 * A place on the longest ring, well within the plot, for the number of its level.
 * @param {[number, number][][]} rings
 * @param {Plot} plot
 * @param {number} margin
 * @param {number} along which part of the ring's way, from 0 to 1
 * @returns {[number, number] | undefined}
 */
function labelPlace(rings, { left, top, width, height }, margin, along) {
  const longest = rings.reduce((best, ring) => (ring.length > best.length ? ring : best), []);
  const inside = longest.filter(
    ([x, y]) => x > left + margin && x < left + width - margin && y > top + margin && y < top + height - margin,
  );
  return inside[Math.floor(inside.length * along)];
}
