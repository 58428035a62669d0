// Turns the numbers of a box into texts, the colour behind the data, and the bar of the gradient.

import { fourDecimals, numberText } from "../../engine/numbers.js";
import { cellText, unsignedZero } from "../../ui/numbers.js";
import { PADDING } from "../layout/scene.js";

/** @import { Numbers } from "../computation/computation.js" */

/** The highest opacity of a colour behind text. */
const TINT = 0.42;
/** The texts for a number that is not computed yet, and for one that is to be guessed. */
const [BLANK, HIDDEN] = ["–", "?"];

/**
 * What a box shows: the texts, the sign of the data and the opacity of its colour, the gradient's share of the largest, from -1 to 1, and
 * both numbers with all digits and in words for assistive technology.
 * @typedef {{ data: string, grad: string, exact: string, sign: string, tint: number, share: number, spoken: string }} Reading
 */

/** The reading of a value that the walkthrough has not reached. @type {Reading} */
export const PENDING = {
  data: BLANK,
  grad: BLANK,
  exact: "not computed yet",
  sign: "positive",
  tint: 0,
  share: 0,
  spoken: "not computed yet",
};

/**
 * @param {Numbers} numbers
 * @param {number} place
 * @param {number} largest gradient of the graph
 * @returns {Reading}
 */
export function reading(numbers, place, largest) {
  const [data, grad] = [numbers.data[place], numbers.grad[place]];
  const isShown = hasGradient(numbers, place);
  const isTold = hasData(numbers, place);
  return {
    data: isTold ? cellText(data) : HIDDEN,
    grad: isShown ? cellText(grad) : "",
    exact: `data ${isTold ? numberText(data) : HIDDEN}${isShown ? `\ngrad ${numberText(grad)}` : ""}`,
    sign: data < 0 ? "negative" : "positive",
    tint: isTold ? Math.round(strength(data) * TINT * 100) / 100 : 0,
    share: isShown ? share(grad, largest) : 0,
    spoken: `data ${isTold ? spoken(data) : "hidden"}, ${isShown ? `grad ${spoken(grad)}` : "no gradient yet"}`,
  };
}

/** @param {number} value */
const spoken = (value) => unsignedZero(fourDecimals(value));

/** @param {Numbers} numbers @param {number} place */
export function hasGradient(numbers, place) {
  return numbers.hasGradient?.(place) ?? true;
}

/** @param {Numbers} numbers @param {number} place */
export function hasData(numbers, place) {
  return numbers.hasData?.(place) ?? true;
}

/** Returns the largest magnitude of a finite gradient. @param {Numbers} numbers */
export function largestGradient({ grad }) {
  let largest = 0;
  for (let place = 0; place < grad.length; place++) {
    const size = Math.abs(grad[place]);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
}

/** @param {number} data */
function strength(data) {
  if (Number.isNaN(data)) return 0;
  return data === 0 || !Number.isFinite(data) ? Math.abs(Math.sign(data)) : Math.abs(data) / (1 + Math.abs(data));
}

/**
 * Returns the length of a gradient's bar, from -1 to 1. The square root makes small gradients visible beside large ones.
 * @param {number} grad
 * @param {number} largest
 */
function share(grad, largest) {
  if (grad === 0 || Number.isNaN(grad)) return 0;
  return Math.sign(grad) * (Number.isFinite(grad) ? Math.sqrt(Math.abs(grad) / largest) : 1);
}

/**
 * Places the bar of a gradient: from the middle to the right above zero, to the left below.
 * @param {number} share
 * @param {number} width of the box
 */
export function bar(share, width) {
  const length = (Math.abs(share) * (width - 2 * PADDING)) / 2;
  return { x: rounded(width / 2 - (share < 0 ? length : 0)), width: rounded(length) };
}

/** @param {number} value */
export function rounded(value) {
  return Math.round(value * 100) / 100;
}
