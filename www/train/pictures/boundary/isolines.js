// Lines of equal score, as rings in pixels of the plane.
import { contours } from "d3-contour";

/** @import { Grid } from "../../worker/messages.js" */
/** @import { Plot } from "./plane.js" */

/** Doubling, so that strong scores do not crowd the picture with lines. */
export const CONFIDENCE = [-8, -4, -2, -1, 1, 2, 4, 8];

/**
 * The rings around what lies above a level. They run along the border of the grid too, outside of the plot.
 * @param {Grid} grid
 * @param {number} level
 * @param {Plot} plot
 * @returns {[number, number][][]} each closed: the last place is the first
 */
export function isolines({ columns, rows, scores }, level, plot) {
  const [width, height] = [plot.width / columns, plot.height / rows];
  const [left, top] = [plot.left - width, plot.top - height];
  const { coordinates } = contours()
    .size([columns + 2, rows + 2])
    .contour(/** @type {any} */ (scores), level);
  return coordinates
    .flat()
    .map((ring) => ring.map(([x, y]) => /** @type {[number, number]} */ ([left + x * width, top + y * height])));
}

/** Of some levels those that the scores cross. @param {Grid} grid @param {readonly number[]} levels */
export function crossed({ scores }, levels) {
  let [low, high] = [Infinity, -Infinity];
  for (const score of scores) {
    if (score < low) low = score;
    if (score > high) high = score;
  }
  return levels.filter((level) => level > low && level < high);
}

/** As the `d` of an SVG path. @param {[number, number][][]} rings */
export function pathText(rings) {
  return rings
    .map((ring) => `M${ring.map(([x, y]) => `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`).join("L")}Z`)
    .join("");
}

/** @param {[number, number][][]} rings */
export function pathOf(rings) {
  const path = new Path2D();
  for (const ring of rings) {
    ring.forEach(([x, y], index) => {
      index === 0 ? path.moveTo(x, y) : path.lineTo(x, y);
    });
    path.closePath();
  }
  return path;
}
