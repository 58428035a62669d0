// Finds the box to which an arrow key leads: along the edges, and up and down in the column.

/** @import { Scene } from "../layout/scene.js" */

/** The equivalents of the arrow keys in a drawing that goes down, where operands are above and neighbours at the sides. */
const TURNED = { ArrowUp: "ArrowLeft", ArrowDown: "ArrowRight", ArrowLeft: "ArrowUp", ArrowRight: "ArrowDown" };

export class Walk {
  /** The boxes that a box is computed from, and those computed from it. @type {number[][]} */
  #before;
  /** @type {number[][]} */
  #after;
  /** The boxes column by column, each from top to bottom. @type {number[]} */
  #columns;
  #last;
  /** The key of a drawing across that each arrow key is equivalent to. @type {Record<string, string>} */
  #keys;

  /** @param {Scene} scene */
  constructor({ boxes, edges, item, graph, direction }) {
    const isAcross = direction === "across";
    this.#keys = isAcross ? {} : TURNED;
    this.#before = boxes.map(() => []);
    this.#after = boxes.map(() => []);
    for (const { from, to } of edges) {
      if (from === to) continue;
      this.#before[to].push(from);
      this.#after[from].push(to);
    }
    const centres = boxes.map(({ x, y, width, height, symbol, operation }) => {
      const left = symbol ? operation.x : x;
      const [centre, middle] = [(left + x + width) / 2, y + height / 2];
      return isAcross ? [Math.round(centre), middle] : [Math.round(middle), centre];
    });
    this.#columns = centres.map((_, index) => index);
    this.#columns.sort((one, other) => centres[one][0] - centres[other][0] || centres[one][1] - centres[other][1]);
    this.#last = item[graph.root];
  }

  /**
   * Returns the box to which an arrow key leads: the first operand, the first consumer, or a neighbour in the column.
   * @param {number} index of a box
   * @param {string} key
   * @returns {number | undefined} the box itself at an end; `undefined` if it is not an arrow key
   */
  neighbour(index, key) {
    const row = this.#columns.indexOf(index);
    switch (this.#keys[key] ?? key) {
      case "ArrowLeft":
        return this.#before[index][0] ?? index;
      case "ArrowRight":
        return this.#after[index][0] ?? index;
      case "ArrowUp":
        return this.#columns[Math.max(0, row - 1)];
      case "ArrowDown":
        return this.#columns[Math.min(this.#columns.length - 1, row + 1)];
      case "Home":
        return this.#columns[0];
      case "End":
        return this.#last;
      default:
        return undefined;
    }
  }
}
