// Where the arrow keys go from a box: along the edges, and up and down through the column.

/** @import { Scene } from "../layout/scene.js" */

export class Walk {
  /** The boxes that a box is computed from, and those computed from it. @type {number[][]} */
  #before;
  /** @type {number[][]} */
  #after;
  /** Column by column, each from top to bottom. @type {number[]} */
  #columns;
  #last;

  /** @param {Scene} scene */
  constructor({ boxes, edges, item, graph }) {
    this.#before = boxes.map(() => []);
    this.#after = boxes.map(() => []);
    for (const { from, to } of edges) {
      if (from === to) continue;
      this.#before[to].push(from);
      this.#after[from].push(to);
    }
    const centres = boxes.map(({ x, y, width, height, symbol, operation }) => {
      const left = symbol ? operation.x : x;
      return [Math.round((left + x + width) / 2), y + height / 2];
    });
    this.#columns = centres.map((_, index) => index);
    this.#columns.sort((one, other) => centres[one][0] - centres[other][0] || centres[one][1] - centres[other][1]);
    this.#last = item[graph.root];
  }

  /**
   * Left to the first operand, right to what uses it, up and down through the columns.
   * @param {number} index of a box
   * @param {string} key
   * @returns {number | undefined} the box itself at an end; nothing if the key goes nowhere
   */
  neighbour(index, key) {
    const row = this.#columns.indexOf(index);
    switch (key) {
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
