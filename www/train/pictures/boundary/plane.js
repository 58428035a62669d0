// The plane of the data on the screen: places, scores between the cells of a grid, and what is under the pointer.

/** @import { Extent, Grid } from "../../worker/messages.js" */

/** @typedef {{ left: number, top: number, width: number, height: number }} Plot the plane within its axes, in pixels */

export class Plane {
  /** @param {Extent} extent @param {Plot} plot */
  constructor(extent, plot) {
    this.extent = extent;
    this.plot = plot;
  }

  /** @param {number} x */
  toX(x) {
    const { left, right } = this.extent;
    return this.plot.left + ((x - left) / (right - left)) * this.plot.width;
  }

  /** @param {number} y */
  toY(y) {
    const { top, bottom } = this.extent;
    return this.plot.top + ((top - y) / (top - bottom)) * this.plot.height;
  }

  /** @param {number} pixel */
  fromX(pixel) {
    const { left, right } = this.extent;
    return left + ((pixel - this.plot.left) / this.plot.width) * (right - left);
  }

  /** @param {number} pixel */
  fromY(pixel) {
    const { top, bottom } = this.extent;
    return top - ((pixel - this.plot.top) / this.plot.height) * (top - bottom);
  }

  /** @param {number} x @param {number} y in pixels */
  holds(x, y) {
    const { left, top, width, height } = this.plot;
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }

  /**
   * The nearest point to a pixel, if it is within reach.
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
 * The score at a place, between the centres of the four cells around it.
 * @param {Grid} grid
 * @param {Extent} extent
 * @param {number} x
 * @param {number} y
 */
export function scoreAt({ columns, rows, scores }, { left, right, top, bottom }, x, y) {
  // In cells, from the centre of the border's first one.
  const column = ((x - left) / (right - left)) * columns + 0.5;
  const row = ((top - y) / (top - bottom)) * rows + 0.5;
  const [c, r] = [clampCell(column, columns), clampCell(row, rows)];
  const [u, v] = [column - c, row - r];
  const width = columns + 2;
  /** @param {number} at */
  const between = (at) => scores[at] * (1 - u) + scores[at + 1] * u;
  return between(r * width + c) * (1 - v) + between((r + 1) * width + c) * v;
}

/** @param {number} place @param {number} cells */
function clampCell(place, cells) {
  return Math.min(cells, Math.max(0, Math.floor(place)));
}
