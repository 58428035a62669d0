// The part of the plane that is drawn around points.
import { extent } from "d3-array";

/** @import { Extent } from "../worker/messages.js" */

/** Around points as far apart as the tutorial's there is one unit, as it has it. */
const MARGIN = 1;
/** Around those that lie farther apart, a share of their span; around closer ones, another, so that they fill it. */
const [FAR_SHARE, NEAR_SHARE] = [0.15, 0.6];
/** Around fewer points there is room to add more. */
const FEW = 20;

/** @param {number[][]} points @returns {Extent} */
export function extentOf(points) {
  const [left, right] = around(points.map(([x]) => x));
  const [bottom, top] = around(points.map(([, y]) => y));
  return { left, right, top, bottom };
}

/** @param {number[]} places along an axis */
function around(places) {
  const [least = 0, most = 0] = extent(places);
  const span = most - least;
  const near = places.length < FEW || span === 0 ? MARGIN : Math.min(MARGIN, NEAR_SHARE * span);
  // A unit is less than can be seen beside a number that is very large.
  const margin = Math.max(near, span === 0 ? 1e-3 * Math.abs(most) : FAR_SHARE * span);
  return [least - margin, most + margin];
}
