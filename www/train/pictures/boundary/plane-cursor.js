// The position on a plane that is read out: under the pointer, or at the cross that the arrow keys move. It is a
// position on the screen, so its coordinates change with the extent of the plane.

import { placeAt, placeBeside } from "../readout.js";

/** @import { Plane } from "./plane.js" */

/** The share of the plane's width by which an arrow key moves the cross; a fifth of it with Shift. */
const STRIDE = 0.025;

/** @typedef {{ x: number, y: number }} Place in the units of the plane */

export class PlaneCursor {
  /** @type {Place | undefined} */
  place;
  /** The position on the screen, in pixels. @type {Place} */
  #pixel = { x: 0, y: 0 };
  #stage;
  #plane;
  #words;
  #cross = document.createElement("div");
  #readout = document.createElement("output");

  /** @param {HTMLElement} stage @param {{ plane: () => Plane, words: (place: Place) => string }} access */
  constructor(stage, { plane, words }) {
    this.#stage = stage;
    this.#plane = plane;
    this.#words = words;
    this.#cross.className = "plane-cross";
    this.#cross.hidden = true;
    this.#readout.className = "picture-readout";
    this.#readout.hidden = true;
    stage.append(this.#cross, this.#readout);
    stage.addEventListener("blur", () => this.read(undefined));
  }

  /** Updates the readout after the plane or its scores changed. */
  refresh() {
    if (!this.place) return;
    const plane = this.#plane();
    const { x, y } = this.#pixel;
    this.place = this.within({ x: plane.fromX(x), y: plane.fromY(y) });
    this.#readout.textContent = this.#words(this.place);
    // More words need another place.
    placeBeside(this.#readout, this.#stage, x, y);
  }

  /**
   * Returns the position that a key moves the cross to.
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it was a key of the cursor
   */
  key(event) {
    const [across, up] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [
      0, 0,
    ];
    if (event.key === "Escape" && this.place) {
      this.read(undefined);
      return true;
    }
    if (!across && !up) return false;
    const { left, right } = this.#plane().extent;
    const at = this.place ?? this.middle;
    const stride = (right - left) * STRIDE * (event.shiftKey ? 0.2 : 1);
    this.read(this.within({ x: at.x + across * stride, y: at.y + up * stride }), true);
    return true;
  }

  get middle() {
    const { left, right, top, bottom } = this.#plane().extent;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** Returns the nearest place on the plane. @param {Place} place */
  within({ x, y }) {
    const { left, right, top, bottom } = this.#plane().extent;
    return { x: Math.min(right, Math.max(left, x)), y: Math.min(top, Math.max(bottom, y)) };
  }

  /**
   * Shows the words for a position beside it.
   * @param {Place | undefined} place
   * @param {boolean} [keyboard] whether a key moved here; then the words are spoken too, and a cross marks the position
   */
  read(place, keyboard = false) {
    this.place = place;
    this.#cross.hidden = !place || !keyboard;
    this.#readout.hidden = !place;
    if (!place) return;
    this.#readout.setAttribute("aria-live", keyboard ? "polite" : "off");
    this.#readout.textContent = this.#words(place);
    const plane = this.#plane();
    const [x, y] = [plane.toX(place.x), plane.toY(place.y)];
    this.#pixel = { x, y };
    placeAt(this.#cross, x, y);
    placeBeside(this.#readout, this.#stage, x, y);
  }
}
