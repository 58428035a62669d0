// The scales of a curve: how far along its axis a number lies, and the round numbers that are written there. They know
// every size of number, as a loss may reach any.
import { ticks } from "../../../plot/ticks.js";
import { shortNumber } from "../number-text.js";

/**
 * @typedef {object} Scale
 * @property {(value: number) => number | null} share of the way from its lower end to its upper; null where there is none
 * @property {(most: number) => number[]} ticks round numbers, about that many
 * @property {(tick: number) => string} label
 */

/** Room beside the plot for the numbers, in rems; to the right there is more when the last number needs it. */
export const ROOM = { left: 3, top: 0.5, bottom: 1.5, right: 0.75 };
/** Rows of numbers stand this far apart, in rems. */
const ROW = 1.5;
/** The width of a digit, in rems. */
const DIGIT = 0.5;

/** A step with its thousands apart; while zoomed in, an end of the axis can lie between two. @param {number} step */
export function stepText(step) {
  return Math.round(step).toLocaleString("en");
}

/** How many numbers have room above each other. @param {number} height of the plot, in rems */
export function rowsWithin(height) {
  return Math.max(2, Math.floor(height / ROW));
}

/** How many steps have room beside each other. @param {number} width of the plot, in rems @param {string} longest label */
export function stepsWithin(width, longest) {
  return Math.max(1, Math.floor(width / (longest.length * DIGIT + 1)));
}

/** Room that the number at the right end needs, in rems. @param {string} label */
export function roomRight(label) {
  return Math.max(ROOM.right, (label.length * DIGIT) / 2);
}

/** @param {number} low @param {number} high @returns {Scale} */
export function stepScale(low, high) {
  return {
    share: (step) => (step - low) / (high - low),
    ticks: (most) => ticks(low, high, most).filter(Number.isInteger),
    label: stepText,
  };
}

/**
 * @param {"loss" | "accuracy"} quantity an accuracy goes from 0 to 100
 * @param {boolean} logarithmic
 * @param {Iterable<number | null>} values that it has to hold
 * @returns {Scale}
 */
export function verticalScale(quantity, logarithmic, values) {
  if (quantity === "accuracy") return linearScale(100);
  let [low, high] = [Infinity, 0];
  for (const value of values) {
    if (value === null || !(value > 0)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (logarithmic) return low > high ? logarithmicScale(0.1, 1) : logarithmicScale(low, high);
  return linearScale(high > 0 ? Math.min(high * 1.05, Number.MAX_VALUE) : 1);
}

/** From zero. @param {number} high @returns {Scale} */
function linearScale(high) {
  return { share: (value) => value / high, ticks: (most) => ticks(0, high, most), label: shortNumber };
}

/** At least a decade, with a margin. @param {number} low @param {number} high @returns {Scale} */
function logarithmicScale(low, high) {
  const top = Math.log10(high);
  const bottom = Math.min(Math.log10(low), top - 1);
  const margin = 0.04 * (top - bottom + 1);
  const [from, to] = [bottom - margin, top + margin];
  return {
    // Zero and what lies below have no logarithm: a gap.
    share: (value) => (value > 0 ? (Math.log10(value) - from) / (to - from) : null),
    ticks: (most) => powersOfTen(from, to, most),
    label: shortNumber,
  };
}

/** Every how many powers of ten there is a number. */
const STRIDES = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/**
 * Powers of ten, with their double and fivefold where there are few, and not all where there would be too many.
 * @param {number} from exponents, in fractions
 * @param {number} to
 * @param {number} most
 * @returns {number[]}
 */
export function powersOfTen(from, to, most) {
  const [first, last] = [Math.floor(from), Math.ceil(to)];
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  /** @param {number} stride @param {number[]} factors */
  const round = (stride, factors) =>
    powers
      .filter((power) => power % stride === 0)
      .flatMap((power) => factors.map((factor) => ({ factor, power, at: power + Math.log10(factor) })))
      .filter(({ at }) => at >= from && at <= to)
      .map(({ factor, power }) => Number(`${factor}e${power}`))
      .filter((tick) => tick > 0 && tick < Infinity);
  const choices = STRIDES.map((stride) => round(stride, [1]));
  if (to - from < 1.6) choices.unshift(round(1, [1, 2, 5]));
  return choices.find(({ length }) => length <= most) ?? [];
}
