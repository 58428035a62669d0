// Transforms of the view: the whole drawing fitted, its opening, and the same section at another size.

/** @import { Area } from "./scene.js" */

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ k: number, x: number, y: number }} Placement the scale, and where the drawing's origin is in the view */

/** @typedef {{ k: number, x: number, y: number }} Look the scale, and the point of the drawing in the middle of the view */

/** The margin around the drawing. */
export const MARGIN = 16;
/** The largest scale at which a drawing is fitted. */
const LARGEST_FIT = 1.25;
/** The smallest legible scale: a graph that fits only below it opens at its result, at the scale OPENING. */
export const READABLE = 0.55;
export const OPENING = 0.85;

/**
 * Returns the transform that shows the whole drawing.
 * @param {Size} view
 * @param {Size} drawing
 * @param {number} [largest] scale
 * @returns {Placement}
 */
export function whole(view, drawing, largest = LARGEST_FIT) {
  const fitting = Math.min((view.width - 2 * MARGIN) / drawing.width, (view.height - 2 * MARGIN) / drawing.height);
  const k = Math.max(0.01, Math.min(largest, fitting));
  return { k, x: (view.width - drawing.width * k) / 2, y: (view.height - drawing.height * k) / 2 };
}

/**
 * Returns the transform that shows the whole drawing if that is legible, and otherwise the surroundings of `focus`, which
 * stands at the right.
 * @param {Size} view
 * @param {Size} drawing
 * @param {Area} focus
 * @param {number} [largest] scale
 * @returns {Placement}
 */
export function opening(view, drawing, focus, largest) {
  const all = whole(view, drawing, largest);
  if (all.k >= READABLE) return all;
  // A drawing that is smaller than the view in one direction is centred in it.
  const [across, down] = [view.width - OPENING * drawing.width, view.height - OPENING * drawing.height];
  const x = across > 0 ? across / 2 : view.width - MARGIN - OPENING * (focus.x + focus.width);
  const y = down > 0 ? down / 2 : view.height / 2 - OPENING * (focus.y + focus.height / 2);
  return { k: OPENING, x, y };
}

/**
 * Describes the visible section in terms that do not depend on the size of the view.
 * @param {Size} view
 * @param {Placement} placement
 * @returns {Look}
 */
export function lookOf(view, { k, x, y }) {
  return { k, x: (view.width / 2 - x) / k, y: (view.height / 2 - y) / k };
}

/**
 * Returns the transform that shows a described section; the middle of the view stays within the drawing.
 * @param {Size} view
 * @param {Size} drawing
 * @param {Look} look
 * @returns {Placement}
 */
export function placementOf(view, drawing, { k, x, y }) {
  const within = (/** @type {number} */ at, /** @type {number} */ end) => Math.min(end, Math.max(0, at));
  return { k, x: view.width / 2 - k * within(x, drawing.width), y: view.height / 2 - k * within(y, drawing.height) };
}
