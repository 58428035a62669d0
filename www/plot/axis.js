// Draws axes to the left of a plot and below it. Coordinates start at the plot's upper left corner.
import { TEXT } from "./file.js";
import { at, mark } from "./mark.js";

/** @import { Mark } from "./mark.js" */

/**
 * @typedef {number | string} Length a length in pixels, or in percent where the size is not known
 * @typedef {{ at: Length, text: string }} PlacedTick
 * @typedef {{ left: number, top: number, width: number, height: number }} Plot the plot within its axes, in pixels
 */

/** The length of a tick, and the distance from there to its number, in rems. */
const [TICK, GAP] = [0.3, 0.2];
/** The width of a digit in rems, a little more than most fonts need. */
const DIGIT = 0.47;
/** The heights of the middle and of the top of a digit above its baseline, in font sizes. */
const [MIDDLE, TOP] = [0.35, 0.8];

/** Returns the room that numbers to the left of an axis need, in rems. @param {readonly { text: string }[]} ticks */
export function roomLeft(ticks) {
  return Math.max(0, ...ticks.map(({ text }) => text.length)) * DIGIT + TICK + GAP + 0.1;
}

/** Returns the width of a number, in rems. @param {string} text */
export function textWidth(text) {
  return text.length * DIGIT;
}

/**
 * Returns the axis to the left of a plot.
 * @param {object} axis
 * @param {readonly PlacedTick[]} axis.ticks
 * @param {Length} axis.width of the plot
 * @param {Length} axis.height
 * @param {number} axis.rem
 * @param {boolean} [axis.grid] draws a line across the plot at each tick, rather than one along the axis
 * @returns {Mark}
 */
export function bottomAxis({ ticks, width, height, rem, grid }) {
  return mark(
    "g",
    { "text-anchor": "middle" },
    ...ticks.map(({ at: x, text }) =>
      at(
        x,
        height,
        mark("line", { y2: TICK * rem, stroke: "var(--line-strong)" }),
        mark("text", { y: (TICK + GAP + TOP * TEXT) * rem, fill: "var(--text-muted)" }, text),
      ),
    ),
    ...(grid
      ? ticks.map(({ at: x }) => mark("line", { x1: x, x2: x, y2: height, stroke: "var(--line)" }))
      : [mark("line", { y1: height, x2: width, y2: height, stroke: "var(--line-strong)" })]),
  );
}

/** Returns the axis below a plot. @param {Parameters<typeof bottomAxis>[0]} axis @returns {Mark} */
export function leftAxis({ ticks, width, height, rem, grid }) {
  return mark(
    "g",
    { "text-anchor": "end" },
    ...ticks.map(({ at: y, text }) =>
      at(
        0,
        y,
        mark("line", { x2: -TICK * rem, stroke: "var(--line-strong)" }),
        mark("text", { x: -(TICK + GAP) * rem, y: MIDDLE * TEXT * rem, fill: "var(--text-muted)" }, text),
      ),
    ),
    ...(grid
      ? ticks.map(({ at: y }) => mark("line", { y1: y, x2: width, y2: y, stroke: "var(--line)" }))
      : [mark("line", { y2: height, stroke: "var(--line-strong)" })]),
  );
}
