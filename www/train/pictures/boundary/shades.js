// Chooses the colour of each score. For two classes it follows from sign and size; for several from the winner and its
// lead; for numbers to predict from the place between the smallest and the largest target.
import { STRONGEST } from "../../../plot/colours.js";
import { classNames, targetKind } from "../../settings/target.js";

/** @import { Grid } from "../../worker/messages.js" */
/** @import { TargetKind } from "../../settings/target.js" */
/** @import { DataSettings } from "../../settings/types.js" */

/** The smallest and the largest target. @typedef {[low: number, high: number]} Range */
/** How points are coloured: by what kind of target, over which range; and the names of the classes. */
/** @typedef {{ kind: TargetKind, range: Range, classes: readonly string[] }} Look */

/** Two classes, as the tutorial has them. @type {Look} */
export const TWO = { kind: "two", range: [-1, 1], classes: ["−1", "+1"] };

/** The number of colours of each of several classes. */
export const CLASS_SHADES = 64;

/** Returns the smallest and the largest target. @param {Float64Array} targets @returns {Range} */
export function rangeOf(targets) {
  let [low, high] = [Infinity, -Infinity];
  for (const target of targets) {
    low = Math.min(low, target);
    high = Math.max(high, target);
  }
  return low < high ? [low, high] : [low - 1, high + 1];
}

/** Returns how points of a data set are coloured. @param {Pick<DataSettings, "kind" | "classes">} data @param {Float64Array} targets @returns {Look} */
export function lookOf(data, targets) {
  return { kind: targetKind(data), range: rangeOf(targets), classes: classNames(data) };
}

/** Returns the place of a number between the smallest and the largest target, on the scale of scores. @param {number} number @param {Range} range */
export function shadeOf(number, [low, high]) {
  return STRONGEST * ((2 * (number - low)) / (high - low) - 1);
}

/**
 * Returns the scores as places in the palette, from -STRONGEST to STRONGEST.
 * @param {Pick<Grid, "scores" | "winners">} grid
 * @param {Pick<Look, "kind" | "range">} look
 * @param {number} classes how many there are
 * @param {number} [flat] the size of every score, where only the class is shown
 * @returns {Float64Array}
 */
export function shades({ scores, winners }, { kind, range }, classes, flat) {
  if (kind === "number") return scores.map((score) => shadeOf(score, range));
  if (kind === "two" || !winners) return scores;
  return scores.map((ahead, place) => {
    const shade = (CLASS_SHADES - 1) * Math.min(1, (flat ?? ahead) / STRONGEST);
    return STRONGEST * ((2 * (winners[place] * CLASS_SHADES + shade)) / (classes * CLASS_SHADES - 1) - 1);
  });
}
