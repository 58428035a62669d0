// Computes the part of the plane that is drawn around points.
import { extent } from "d3-array";

/** @import { Extent } from "../worker/messages.js" */

/** The margin around points, in units of the data, as in the tutorial. */
const MARGIN = 1;
/** The margin as a share of the span: of points that lie far apart, and of points so close that one unit would leave the plane empty. */
const [FAR_SHARE, NEAR_SHARE] = [0.15, 0.6];
/** Fewer points than this get the wide margin, so that there is room to add more. */
const FEW = 20;

/** @param {number[][]} points @returns {Extent} */
export function extentOf(points) {
  const [left, right] = around(points.map(([x]) => x));
  const [bottom, top] = around(points.map(([, y]) => y));
  return { left, right, top, bottom };
}

/**
 * Returns an extent that holds points beside what it shows: the same one if it holds them all.
 * @param {Extent} shown
 * @param {number[][]} points
 * @returns {Extent}
 */
export function extentWith(shown, points) {
  const { left, right, top, bottom } = shown;
  if (points.every(([x, y]) => x >= left && x <= right && y >= bottom && y <= top)) return shown;
  const own = extentOf(points);
  return {
    left: Math.min(left, own.left),
    right: Math.max(right, own.right),
    top: Math.max(top, own.top),
    bottom: Math.min(bottom, own.bottom),
  };
}

/** @param {number[]} places along an axis */
function around(places) {
  const [least = 0, most = 0] = extent(places);
  const span = most - least;
  const near = places.length < FEW || span === 0 ? MARGIN : Math.min(MARGIN, NEAR_SHARE * span);
  // Points that are all equal get a margin relative to their size: one unit beside a very large number would not be
  // seen.
  const margin = Math.max(near, span === 0 ? 1e-3 * Math.abs(most) : FAR_SHARE * span);
  return [least - margin, most + margin];
}
