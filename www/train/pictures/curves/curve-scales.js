// Makes the scales of a curve: of its steps, and of the loss or the accuracy.

import { linear, logarithmic } from "../../../plot/scale.js";
import { thousands } from "../../../ui/numbers.js";

/** @import { Range, Scale } from "../../../plot/scale.js" */

/** The factor of room above the highest loss on a linear scale, and the share of room at both ends of a logarithmic one. */
const [HEADROOM, MARGIN] = [1.05, 0.04];
/** The least upper end of an axis, since smaller doubles have too few digits for round numbers between them. */
const LEAST = 1e-300;
/** The range of the axis while no loss is known. */
const ANY_LOSS = /** @type {const} */ ([0.1, 1]);

/** Formats a step with its thousands separated. While zoomed in, an end of the axis can lie between two steps. @param {number} step */
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
