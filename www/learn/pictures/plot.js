// Places the plot of a picture in its element, and draws its axes.
import { bottomAxis, leftAxis, roomLeft } from "../../plot/axis.js";
import { at, mark } from "../../plot/mark.js";
import { ticks } from "../../plot/scale.js";

/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */
/** @import { Range, Scale, Tick } from "../../plot/scale.js" */

/** The room around a plot and between two ticks, in rems. */
const ROOM = { top: 1.5, right: 1, bottom: 1.8 };
const [ROW, COLUMN] = [2, 4];

/**
 * @typedef {object} Plot
 * @property {Scale} x from numbers to pixels, from the plot's left edge
 * @property {Scale} y
 * @property {number} left of the plot in its element, in pixels
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

/**
 * @param {Size} size
 * @param {object} axes
 * @param {(range: Range) => Scale} axes.x makes a scale that ends in this range of pixels
 * @param {(range: Range) => Scale} axes.y
 * @param {readonly [x: string, y: string]} axes.names what is written at the ends of the axes
 * @param {(value: number) => string} [axes.text] how numbers at the axes are written
 * @returns {{ plot: Plot, axes: Mark[] }}
 */
export function plotIn({ width, height, rem }, { x, y, names, text }) {
  const [top, tall] = [ROOM.top * rem, Math.max(0, height - (ROOM.top + ROOM.bottom) * rem)];
  const vertical = y([tall, 0]);
  const rows = ticks(vertical, Math.max(2, Math.floor(tall / rem / ROW)), text);
  const left = (roomLeft(rows) + 0.5) * rem;
  const wide = Math.max(0, width - left - ROOM.right * rem);
  const horizontal = x([0, wide]);
  const columns = ticks(horizontal, Math.max(2, Math.floor(wide / rem / COLUMN)), text);
  const placed = (/** @type {Scale} */ scale, /** @type {Tick[]} */ all) =>
    all.map(({ value, text }) => ({ at: scale(value), text }));
  const name = (/** @type {Record<string, string | number>} */ attributes, /** @type {string} */ text) =>
    mark("text", { fill: "var(--text-muted)", ...attributes }, text);
  return {
    plot: { x: horizontal, y: vertical, left, top, width: wide, height: tall },
    axes: [
      at(
        left,
        top,
        leftAxis({ ticks: placed(vertical, rows), width: wide, height: tall, rem, grid: true }),
        bottomAxis({ ticks: placed(horizontal, columns), width: wide, height: tall, rem, grid: true }),
      ),
      name({ x: left - 0.5 * rem, y: 0.9 * rem, "text-anchor": "start" }, names[1]),
      name({ x: left + wide - 0.3 * rem, y: top + tall - 0.5 * rem, "text-anchor": "end" }, names[0]),
    ],
  };
}

/** Returns marks in the coordinates of a plot, clipped to its borders. @param {Plot} plot @param {...(Mark | false | undefined)} marks */
export function inside({ left, top, width, height }, ...marks) {
  return mark("svg", { x: left, y: top, width, height, overflow: "hidden" }, ...marks);
}
