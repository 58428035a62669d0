// Hides what is not in view from a large drawing, so that it moves smoothly.

/** @import { Area, Scene } from "../layout/scene.js" */

/** The least number of boxes of a drawing that is culled. */
const LARGE = 250;
/** The margin around the view in which boxes are kept, as a share of its size. */
const BEYOND = 0.5;
/** The share of its size below which the view is culled anew. It is also culled anew when it leaves the kept area. */
const SMALLER = 0.5;

export class Culling {
  #areas;
  #elements;
  #isHidden;
  #isLarge;
  /** The area in which boxes are kept: left, top, right, bottom. */
  #kept = [0, 0, 0, 0];

  /**
   * @param {Scene} scene
   * @param {(SVGElement | HTMLElement)[]} boxes
   * @param {(SVGElement | HTMLElement)[]} edges
   */
  constructor(scene, boxes, edges) {
    this.#isLarge = scene.boxes.length > LARGE;
    this.#elements = [...boxes, ...edges];
    this.#areas = [...scene.boxes.map(boxSides), ...scene.edges.map(({ points, tip }) => sides([...points, ...tip]))];
    this.#isHidden = new Uint8Array(this.#elements.length);
  }

  /** Returns whether a box is hidden. @param {number} index of a box */
  hides(index) {
    return this.#isHidden[index] === 1;
  }

  /**
   * @param {Area} view
   * @param {number} kept the box that stays, as it may have the focus
   */
  look({ x, y, width, height }, kept) {
    if (!this.#isLarge) return;
    const room = this.#kept[2] - this.#kept[0];
    const isInside =
      x >= this.#kept[0] && y >= this.#kept[1] && x + width <= this.#kept[2] && y + height <= this.#kept[3];
    if (isInside && width * (1 + 2 * BEYOND) > SMALLER * room) return;
    const [left, right] = [x - BEYOND * width, x + (1 + BEYOND) * width];
    const [top, bottom] = [y - BEYOND * height, y + (1 + BEYOND) * height];
    this.#kept = [left, top, right, bottom];
    for (const [index, area] of this.#areas.entries()) {
      const outside = area[0] > right || area[1] > bottom || area[2] < left || area[3] < top;
      this.#hide(index, outside && index !== kept);
    }
  }

  /** Shows a box wherever it is, as a hidden box cannot take the focus. @param {number} index */
  keep(index) {
    this.#hide(index, false);
  }

  /**
   * @param {number} index
   * @param {boolean} isHidden
   */
  #hide(index, isHidden) {
    if ((this.#isHidden[index] === 1) === isHidden) return;
    this.#isHidden[index] = Number(isHidden);
    this.#elements[index].style.display = isHidden ? "none" : "";
  }
}

/** @param {Area} area */
function boxSides({ x, y, width, height }) {
  // The area includes the operation at the left and the offset outlines of a stack.
  return [x - 60, y - 10, x + width + 10, y + height + 10];
}

/** @param {number[]} points */
function sides(points) {
  const across = points.filter((_, index) => index % 2 === 0);
  const down = points.filter((_, index) => index % 2 === 1);
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)];
}
