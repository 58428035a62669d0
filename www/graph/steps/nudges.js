// What was nudged, to undo and to redo. Knows numbers only.

/**
 * A change of some leaves: their places, and the numbers before and after.
 * @typedef {{ places: number[], before: number[], after: number[] }} Change
 */

export class Nudges {
  /** @type {Change[]} */
  #done = [];
  /** @type {Change[]} */
  #undone = [];

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Change} change one that was made; nothing happens when it changes nothing */
  add(change) {
    if (change.before.every((number, index) => Object.is(number, change.after[index]))) return;
    this.#done.push(change);
    this.#undone = [];
  }

  /** @returns {[number, number][]} what to set: [place, number] */
  undo() {
    const change = this.#done.pop();
    if (!change) return [];
    this.#undone.push(change);
    return change.places.map((place, index) => [place, change.before[index]]);
  }

  /** @returns {[number, number][]} what to set: [place, number] */
  redo() {
    const change = this.#undone.pop();
    if (!change) return [];
    this.#done.push(change);
    return change.places.map((place, index) => [place, change.after[index]]);
  }

  clear() {
    this.#done = [];
    this.#undone = [];
  }
}
