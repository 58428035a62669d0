// Computes transforms of the view: to fit the whole drawing, and to show the same section at another size.

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ k: number, x: number, y: number }} Placement the scale, and where the drawing's origin is in the view */

/** @typedef {{ k: number, x: number, y: number }} Look the scale, and the point of the drawing in the middle of the view */

/**
 * How far the controls reach into the view, and the greatest distance of a drawing from the upper ones: one that is lower than the
 * view stands in the middle, or where that is too far down, at this distance.
 * @typedef {{ top: number, right: number, bottom: number, left: number, lead?: number }} Insets
 */

/** The margin around the drawing, and the greatest share of a small view's width that it is. */
const MARGIN = 16;
const SHARE = 1 / 40;
/** The largest scale at which a drawing is fitted. */
const LARGEST_FIT = 1.25;
/** The smallest legible scale, at which texts of 14 pixels are 13 pixels high. */
export const READABLE = 13 / 14;
/** The smallest scale at which a drawing that is wholly in view does not have to be enlarged. */
export const NEAR = 0.7;

/** @type {Insets} */
const NONE = { top: 0, right: 0, bottom: 0, left: 0 };

/**
 * Returns the transform that shows the whole drawing between the controls.
 * @param {Size} view
 * @param {Size} drawing
 * @param {number} [largest] scale
 * @param {Insets} [insets]
 * @returns {Placement}
 */
export function whole(view, drawing, largest = LARGEST_FIT, insets = NONE) {
  const { left, top, width, height } = clear(view, insets);
  const fitting = Math.min(width / drawing.width, height / drawing.height);
  const k = Math.max(0.01, Math.min(largest, fitting));
  const lead = Math.min(insets.lead ?? Infinity, (height - drawing.height * k) / 2);
  return { k, x: left + (width - drawing.width * k) / 2, y: top + lead };
}

/**
 * Returns the transform that shows the whole drawing if that is legible; otherwise the smallest legible one, for a view that is scrolled.
 * @type {typeof whole}
 */
export function legible(view, drawing, largest = LARGEST_FIT, insets = NONE) {
  const all = whole(view, drawing, largest, insets);
  if (all.k >= READABLE) return all;
  const { left, top, width, height } = clear(view, insets);
  const k = READABLE;
  // What fits the view without its margins is in the middle; what does not begins at a margin.
  const x = k * drawing.width > view.width ? left : left + (width - k * drawing.width) / 2;
  const y = k * drawing.height > view.height ? top : top + (height - k * drawing.height) / 2;
  return { k, x, y };
}

/**
 * Returns the part of a view that nothing covers, within the margin.
 * @param {Size} view
 * @param {Insets} insets
 */
export function clear(view, { top, right, bottom, left }) {
  const margin = Math.min(MARGIN, SHARE * view.width);
  return {
    left: left + margin,
    top: top + margin,
    width: Math.max(1, view.width - left - right - 2 * margin),
    height: Math.max(1, view.height - top - bottom - 2 * margin),
  };
}

/**
 * Returns how far the controls reach into a frame: its padding. Its style also says the lead, if there is one, in pixels.
 * @param {Element} frame
 * @returns {Insets}
 */
export function insetsOf(frame) {
  const style = getComputedStyle(frame);
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = style;
  const [top, right, bottom, left] = [paddingTop, paddingRight, paddingBottom, paddingLeft].map(Number.parseFloat);
  return { top, right, bottom, left, lead: Number.parseFloat(style.getPropertyValue("--lead")) || undefined };
}

/**
 * Returns the visible section in terms that do not depend on the size of the view.
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
