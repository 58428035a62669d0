// Draws the scores of a grid as colours on a plane, with the line where the score is zero and, if wanted, contours.
import { STRONGEST } from "../../../plot/colours.js";
import { crossed, ringPath } from "../../../plot/contours.js";
import { mark } from "../../../plot/mark.js";
import { Raster } from "../../../plot/raster.js";
import { linear, ticks } from "../../../plot/scale.js";
import { shortNumber } from "../../../ui/numbers.js";
import { CONFIDENCE, isolines } from "./isolines.js";
import { shades, TWO } from "./shades.js";

/** @import { Plot } from "../../../plot/axis.js" */
/** @import { Ring } from "../../../plot/contours.js" */
/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Plane } from "./plane.js" */
/** @import { Grid } from "../../worker/messages.js" */

/** @import { Look } from "./shades.js" */

/** @typedef {"smooth" | "discretised" | "contours"} Mode */

/** The score whose two colours stand for the classes when only the sign is shown. */
const DISCRETE = 0.75 * STRONGEST;
/** The approximate number of lines of equal predictions. */
const LEVELS = 6;
/** The opacity of the scores while something else is shown over them. */
const FADED = 0.45;
/** The widths of the line where the score is zero, and of the line under it; in rems. */
const [LINE, AROUND] = [0.125, 0.25];
/** The size of the numbers on lines, in rems. */
const NUMBER = 0.8125;

/** Returns the size that all scores are drawn with, where only their sign is shown. @param {Mode} mode */
export function flatScore(mode) {
  return mode === "discretised" ? DISCRETE : undefined;
}

export class ScoreMap {
  /** Draws scores that have no image, because the worker cannot draw or the colours have just changed. */
  #raster = new Raster();

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Grid} grid
   * @param {Plane} plane
   * @param {{ mode: Mode, faded: boolean, pixel: (score: number) => number, look?: Look }} how
   */
  paint(context, grid, plane, { mode, faded, pixel, look = TWO }) {
    const flat = flatScore(mode);
    const { plot } = plane;
    // The scores may belong to the part of the plane that was shown before.
    const place = plane.placeOf(grid.extent);
    const [width, height] = [place.width / grid.columns, place.height / grid.rows];
    if (!grid.image) {
      const colour =
        flat && look.kind === "two" ? (/** @type {number} */ score) => pixel(Math.sign(score) * flat) : pixel;
      this.#raster.set(shades(grid, look, look.classes.length, flat), grid.columns + 2, colour);
    }
    context.save();
    context.beginPath();
    context.rect(plot.left, plot.top, plot.width, plot.height);
    context.clip();
    context.imageSmoothingEnabled = flat === undefined || look.kind === "number";
    context.globalAlpha = faded ? FADED : 1;
    const image = grid.image ?? this.#raster.image;
    context.drawImage(
      image,
      place.left - width,
      place.top - height,
      place.width + 2 * width,
      place.height + 2 * height,
    );
    context.restore();
  }
}

/**
 * Returns the lines of a grid's scores, clipped to the plot.
 * @param {Grid} grid
 * @param {Plane} plane
 * @param {Mode} mode
 * @param {number} rem
 * @param {Look} [look]
 * @returns {Mark}
 */
export function scoreLines(grid, plane, mode, rem, look = TWO) {
  const { left, top, width, height } = plane.plot;
  const place = plane.placeOf(grid.extent);
  const within = { ...place, left: place.left - left, top: place.top - top };
  return mark(
    "svg",
    { x: left, y: top, width, height, fill: "none", "stroke-linejoin": "round" },
    ...(look.kind === "number"
      ? levelLines(grid, within, rem, look)
      : look.kind === "several"
        ? borders(grid, within, rem)
        : [...(mode === "contours" ? confidenceLines(grid, within, rem) : []), ...zeroLine(grid, within, rem)]),
  );
}

/** Returns the borders between several classes, where the winning class changes. @param {Grid} grid @param {Plot} plot @param {number} rem @returns {Mark[]} */
function borders(grid, plot, rem) {
  const { winners } = grid;
  if (!winners) return [];
  const all = [...new Set(winners)];
  // One class needs no border of its own, since the others border on it.
  return all.slice(1).flatMap((one) => {
    const scores = grid.scores.map((ahead, cell) => (winners[cell] === one ? ahead : -ahead));
    return zeroLine({ ...grid, scores }, plot, rem);
  });
}

/** Returns lines of equal predictions, with their numbers. @param {Grid} grid @param {Plot} plot @param {number} rem @param {Look} look @returns {Mark[]} */
function levelLines(grid, plot, rem, { range }) {
  return ticks(linear(range, [0, 1]), LEVELS).flatMap(({ value, text }, index) => {
    const found = isolines(grid, value, plot);
    if (found.length === 0) return [];
    const line = mark("path", { d: ringPath(found), stroke: "var(--score-contour)", "stroke-width": 0.08 * rem });
    const place = labelPlace(found, plot, 1.2 * rem, 0.2 + 0.15 * (index % 4));
    return place ? [line, levelText(place, text, "var(--score-contour)", rem)] : [line];
  });
}

/** @param {[x: number, y: number]} place @param {string} text @param {string} colour @param {number} rem */
function levelText([x, y], text, colour, rem) {
  const look = {
    x,
    y: y + 0.35 * NUMBER * rem,
    fill: colour,
    stroke: "var(--score-zero)",
    "stroke-width": 0.25 * rem,
    "paint-order": "stroke",
    "text-anchor": "middle",
    "font-size": NUMBER * rem,
    "font-weight": 550,
  };
  return mark("text", look, text);
}

/** Returns the line where the score is zero. @param {Grid} grid @param {Plot} plot @param {number} rem @returns {Mark[]} */
export function zeroLine(grid, plot, rem) {
  const d = ringPath(isolines(grid, 0, plot));
  // The line keeps its width where the plot is stretched.
  const line = { d, "vector-effect": "non-scaling-stroke" };
  return [
    mark("path", { ...line, stroke: "var(--score-zero)", "stroke-width": AROUND * rem }),
    mark("path", { ...line, stroke: "var(--score-contour)", "stroke-width": LINE * rem }),
  ];
}

/** @param {Grid} grid @param {Plot} plot @param {number} rem @returns {Mark[]} */
function confidenceLines(grid, plot, rem) {
  return crossed(grid.scores, CONFIDENCE).flatMap((level) => {
    const found = isolines(grid, level, plot);
    const colour = `var(${level > 0 ? "--positive" : "--negative"})`;
    // −1 and +1 are the margin: points beyond it have no max-margin loss.
    const margin = Math.abs(level) === 1;
    const line = mark("path", {
      d: ringPath(found),
      stroke: colour,
      "stroke-width": (margin ? 0.11 : 0.06) * rem,
      "stroke-dasharray": margin ? `${0.35 * rem} ${0.25 * rem}` : undefined,
    });
    // Labels lie at different parts of the lines, so that they do not overlap.
    const place = labelPlace(found, plot, 1.2 * rem, level > 0 ? 0.3 : 0.6);
    if (!place) return [line];
    return [line, levelText(place, `${level > 0 ? "+" : ""}${shortNumber(level)}`, colour, rem)];
  });
}

/**
 * Returns the position of a level's number: on the longest ring, well within the plot.
 * @param {Ring[]} rings
 * @param {Plot} plot
 * @param {number} margin
 * @param {number} along the share of the ring's length, from 0 to 1
 * @returns {[number, number] | undefined}
 */
function labelPlace(rings, { left, top, width, height }, margin, along) {
  const longest = rings.reduce((best, ring) => (ring.length > best.length ? ring : best), []);
  const inside = longest.filter(
    ([x, y]) => x > left + margin && x < left + width - margin && y > top + margin && y < top + height - margin,
  );
  return inside[Math.floor(inside.length * along)];
}
