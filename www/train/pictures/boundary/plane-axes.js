// The axes of a plane, and the plane within them.
import { bottomAxis, leftAxis, roomLeft } from "../../../plot/axis.js";
import { at } from "../../../plot/mark.js";
import { linear, ticks } from "../../../plot/scale.js";

/** @import { Length, Plot } from "../../../plot/axis.js" */
/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Size } from "../../../plot/picture.js" */
/** @import { Plane } from "./plane.js" */

/** The margins for the numbers, in rems: left, top, right, bottom. */
const MARGINS = [2.75, 0.5, 0.5, 1.625];
/** The most numbers on the horizontal and on the vertical axis. */
const [ACROSS, UP] = [7, 6];

/** Returns the plane within its axes. @param {Size} size @returns {Plot} */
export function plotWithin({ width, height, rem }) {
  const [left, top, right, bottom] = MARGINS.map((margin) => margin * rem);
  return { left, top, width: width - left - right, height: height - top - bottom };
}

/** @param {Plane} plane @param {number} rem @returns {Mark} */
export function planeAxes(plane, rem) {
  const { left, top, width, height } = plane.plot;
  return at(
    left,
    top,
    ...axesOf(
      plane.extent,
      { width, height, rem },
      {
        toX: (x) => plane.toX(x) - left,
        toY: (y) => plane.toY(y) - top,
      },
    ),
  );
}

/**
 * @param {Plane["extent"]} extent
 * @param {{ width: Length, height: Length, rem: number }} size
 * @param {{ toX: (x: number) => Length, toY: (y: number) => Length }} to places within the plot
 * @returns {Mark[]}
 */
export function axesOf({ left, right, top, bottom }, size, { toX, toY }) {
  const across = ticks(linear([left, right], [0, 1]), ACROSS).map(({ value, text }) => ({ at: toX(value), text }));
  const up = ticksUp(bottom, top).map(({ value, text }) => ({ at: toY(value), text }));
  return [bottomAxis({ ticks: across, ...size }), leftAxis({ ticks: up, ...size })];
}

/** Returns numbers for the vertical axis: fewer ones where they are too long for the margin and others are shorter. @param {number} bottom @param {number} top */
function ticksUp(bottom, top) {
  const choices = Array.from({ length: UP - 1 }, (_, fewer) => ticks(linear([bottom, top], [0, 1]), UP - fewer));
  return choices.find((found) => found.length > 1 && roomLeft(found) <= MARGINS[0]) ?? choices[0];
}
