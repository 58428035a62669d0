// Maps between the plane of the data and the screen, reads scores between the cells of a grid, and finds points.
import { linear } from "../../../plot/scale.js";

/** @import { Plot } from "../../../plot/axis.js" */
/** @import { Extent, Grid } from "../../worker/messages.js" */

export class Plane {
  #x;
  #y;

  /** @param {Extent} extent @param {Plot} plot the plane within its axes */
  constructor(extent, plot) {
    this.extent = extent;
    this.plot = plot;
    this.#x = linear([extent.left, extent.right], [plot.left, plot.left + plot.width]);
    this.#y = linear([extent.top, extent.bottom], [plot.top, plot.top + plot.height]);
  }

  /** @param {number} x */
  toX(x) {
    return this.#x(x);
  }

  /** @param {number} y */
  toY(y) {
    return this.#y(y);
  }

  /** @param {number} pixel */
  fromX(pixel) {
    return this.#x.invert(pixel);
  }

  /** @param {number} pixel */
  fromY(pixel) {
    return this.#y.invert(pixel);
  }

  /** Returns the rectangle of a part of the plane in pixels, which may reach beyond the plot. @param {Extent} extent @returns {Plot} */
  placeOf({ left, right, top, bottom }) {
    const [x, y] = [this.toX(left), this.toY(top)];
    return { left: x, top: y, width: this.toX(right) - x, height: this.toY(bottom) - y };
  }

  /** @param {number} x @param {number} y in pixels */
  holds(x, y) {
    const { left, top, width, height } = this.plot;
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }

  /**
   * Returns the point nearest to a pixel, if it is within reach.
   * @param {ArrayLike<number>} points x0, y0, x1, y1, …
   * @param {number} x
   * @param {number} y
   * @param {number} reach in pixels
   * @returns {number} its index, or -1
   */
  pointAt(points, x, y, reach) {
    let nearest = -1;
    let least = reach;
    for (let index = 0; 2 * index < points.length; index++) {
      const distance = Math.hypot(this.toX(points[2 * index]) - x, this.toY(points[2 * index + 1]) - y);
      if (distance > least) continue;
      least = distance;
      nearest = index;
    }
    return nearest;
  }
}

/**
 * Returns the score at a position, interpolated between the centres of the four cells around it.
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 */
export function scoreAt({ columns, rows, scores, extent: { left, right, top, bottom } }, x, y) {
  // Both are in cells, from the centre of the first cell of the border.
  const column = ((x - left) / (right - left)) * columns + 0.5;
  const row = ((top - y) / (top - bottom)) * rows + 0.5;
  const [c, r] = [clampCell(column, columns), clampCell(row, rows)];
  const [u, v] = [column - c, row - r];
  const width = columns + 2;
  /** @param {number} at */
  const between = (at) => scores[at] * (1 - u) + scores[at + 1] * u;
  return between(r * width + c) * (1 - v) + between((r + 1) * width + c) * v;
}

/**
 * Returns the winning class of the cell at a position, or `undefined` unless there are several classes.
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 */
export function winnerAt({ columns, rows, winners, extent: { left, right, top, bottom } }, x, y) {
  const column = Math.min(columns, Math.floor(((x - left) / (right - left)) * columns) + 1);
  const row = Math.min(rows, Math.floor(((top - y) / (top - bottom)) * rows) + 1);
  return winners?.[row * (columns + 2) + column];
}

/** @param {number} place @param {number} cells */
function clampCell(place, cells) {
  return Math.min(cells, Math.max(0, Math.floor(place)));
}
