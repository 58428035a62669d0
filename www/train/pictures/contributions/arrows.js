// An arrow at each point that shows its contribution to the gradient of one parameter: up if positive, down if
// negative, and longer if the contribution is larger.
import { mark } from "../../../plot/mark.js";
import { largest } from "../network/line-sizes.js";

/** @import { Mark } from "../../../plot/mark.js" */

/** The longest arrow, and the shortest that is drawn, in rems. */
const LONGEST = 2.75;
const SHORTEST = 0.02;

/**
 * Returns the lengths of the arrows, upwards positive. An infinite contribution is as long as the longest; NaN has no
 * arrow.
 * @param {ArrayLike<number>} parts
 * @param {number} longest
 * @returns {number[]}
 */
export function arrowLengths(parts, longest) {
  const most = largest(parts) || 1;
  return Array.from(parts, (part) => longest * Math.max(-1, Math.min(1, part / most || 0)));
}

/**
 * @param {Float64Array} parts one for each training point
 * @param {(point: number) => [x: number, y: number]} place
 * @param {number} rem
 * @returns {Mark[]}
 */
export function arrowMarks(parts, place, rem) {
  const width = 0.16 * rem;
  const head = 0.32 * rem;
  return arrowLengths(parts, LONGEST * rem).flatMap((length, point) => {
    const size = Math.abs(length);
    if (size < SHORTEST * rem) return [];
    const [x, y] = place(point);
    const neck = y - Math.sign(length) * (size - Math.min(head, size));
    const half = width / 2;
    const outline = [
      [x - half, y],
      [x - half, neck],
      [x - head * 0.6, neck],
      [x, y - length],
      [x + head * 0.6, neck],
      [x + half, neck],
      [x + half, y],
    ];
    return mark("path", {
      d: `M${outline.map((corner) => corner.map((number) => number.toFixed(1)).join(",")).join("L")}Z`,
      fill: `var(${length > 0 ? "--positive" : "--negative"})`,
      stroke: "var(--surface-raised)",
      "stroke-width": 0.15 * rem,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    });
  });
}
