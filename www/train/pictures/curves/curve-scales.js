// The scales of a curve: its steps, and the loss or the accuracy at each.

import { linear, logarithmic } from "../../../plot/scale.js";
import { thousands } from "../../../ui/numbers.js";

/** @import { Range, Scale } from "../../../plot/scale.js" */

/** Above the highest loss of a linear scale, and on both sides of a logarithmic one, there is a margin. */
const [HEADROOM, MARGIN] = [1.05, 0.04];
/** The upper end of an axis: doubles of a smaller size have few digits, and no round numbers between them. */
const LEAST = 1e-300;
/** While nothing is known. */
const ANY_LOSS = /** @type {const} */ ([0.1, 1]);

/** A step with its thousands apart; while zoomed in, an end of the axis can lie between two. @param {number} step */
export function stepText(step) {
  return thousands(step);
}

/**
 * @param {"loss" | "accuracy"} quantity an accuracy goes from 0 to 100
 * @param {boolean} isLogarithmic
 * @param {(number | null)[][]} values that it has to hold
 * @param {Range} range from the lower end of the axis to its upper end
 * @returns {Scale}
 */
export function verticalScale(quantity, isLogarithmic, values, range) {
  if (quantity === "accuracy") return linear([0, 100], range);
  let [low, high] = [Infinity, 0];
  for (const series of values) {
    for (const value of series) {
      if (value === null || !(value > 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!isLogarithmic) return linear([0, high > 0 ? Math.min(high * HEADROOM, Number.MAX_VALUE) : 1], range);
  const [from, to] = range;
  const margin = MARGIN * (to - from);
  return logarithmic(low > high ? ANY_LOSS : decadeOf(low, high), [from + margin, to - margin]);
}

/** Widens a range to at least a decade, so that small changes of the loss do not look large. @param {number} low @param {number} high @returns {Range} */
function decadeOf(low, high) {
  const top = Math.max(high, LEAST);
  return [Math.min(low, top / 10), top];
}
