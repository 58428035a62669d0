// Fits a drawing beside the controls that float over the edges of its frame, where it would be illegible between them.
import { READABLE, whole } from "./placement.js";

/** @import { Insets, Placement, Size } from "./placement.js" */
/** @import { Area } from "./scene.js" */

/**
 * A drawing, and what is in it that no control may cover.
 * @typedef {Size & { boxes?: (Area & { symbol?: string, operation?: Area })[], frames?: Area[] }} Drawn
 */

/** The least distance of a box from a control beside it, in pixels. */
const GAP = 4;
/** The part of a frame that its title takes, at the most. */
const TITLE = { width: 180, height: 24 };

/**
 * Returns the transform that shows the whole drawing: between the controls, or beside some of them if that is larger and it
 * would be illegible otherwise.
 * @param {Size} view
 * @param {Drawn} drawing
 * @param {number | undefined} largest scale
 * @param {Insets | undefined} insets
 * @param {Area[]} controls in the view, whose room is part of the insets
 * @returns {Placement}
 */
export function besideControls(view, drawing, largest, insets, controls) {
  let best = whole(view, drawing, largest, insets);
  if (best.k >= READABLE || !insets) return best;
  const isUpper = (/** @type {Area} */ { y, height }) => y + height / 2 < view.height / 2;
  const tops = controls.some(isUpper) ? [insets.top, 0] : [insets.top];
  const bottoms = controls.every(isUpper) ? [insets.bottom] : [insets.bottom, 0];
  for (const top of tops) {
    for (const bottom of bottoms) {
      const placement = whole(view, drawing, largest, { ...insets, top, bottom });
      if (placement.k > best.k && !isCovered(drawing, placement, controls)) best = placement;
    }
  }
  return best;
}

/** Returns whether a control covers a box or a title. @param {Drawn} drawing @param {Placement} placement @param {Area[]} controls */
function isCovered({ boxes = [], frames = [] }, { k, x, y }, controls) {
  const operations = boxes.flatMap(({ symbol, operation }) => (symbol && operation ? [operation] : []));
  const titles = frames.map(({ x, y, width }) => ({ x, y, width: Math.min(width, TITLE.width), height: TITLE.height }));
  return [...boxes, ...operations, ...titles].some((area) => {
    const [left, top] = [x + k * area.x, y + k * area.y];
    return controls.some(
      (control) =>
        left < control.x + control.width + GAP &&
        control.x - GAP < left + k * area.width &&
        top < control.y + control.height + GAP &&
        control.y - GAP < top + k * area.height,
    );
  });
}

/** Returns the areas in a frame of the controls over it, which follow it and have the attribute `data-over`. @param {Element} frame */
export function controlsOver(frame) {
  const { x: left, y: top } = frame.getBoundingClientRect();
  return Array.from(frame.parentElement?.querySelectorAll(":scope > [data-over]") ?? [], (control) => {
    const { x, y, width, height } = control.getBoundingClientRect();
    return { x: x - left, y: y - top, width, height };
  });
}
