// Scales from numbers to places, with the round numbers that are written beside them. They know every size of number,
// as a loss may reach any.
import { scaleLinear, scaleLog } from "d3-scale";

/** @import { ScaleContinuousNumeric } from "d3-scale" */

/** @typedef {ScaleContinuousNumeric<number, number>} Scale */
/** @typedef {readonly [number, number]} Range */
/** @typedef {{ value: number, text: string }} Tick a round number, and how it is written */

/** Numbers of these sizes are written without a power of ten. */
const [SMALL, LARGE] = [1e-3, 1e5];
/** Of a step from one tick to the next: a difference that nobody sees. */
const UNSEEN = 1e-3;
/** The digits of a double. */
const MOST_DIGITS = 17;
/** What a number beside a logarithmic axis may begin with; the second where there is less room. */
const LEADING_DIGITS = ["125", "1"];

/** @param {Range} domain @param {Range} range @returns {Scale} */
export function linear(domain, range) {
  return scaleLinear(domain, range);
}

/** Returns a logarithmic scale, on which numbers that are not above zero have no place. @param {Range} domain above zero @param {Range} range @returns {Scale} */
export function logarithmic(domain, range) {
  return scaleLog(domain, range);
}

/**
 * Round numbers of a scale, at most so many.
 * @param {Scale} scale
 * @param {number} most
 * @param {(value: number) => string} [text] how they are written, if not as short as they can be told apart
 * @returns {Tick[]}
 */
export function ticks(scale, most, text) {
  const values = roundNumbers(scale, most);
  const texts = text ? values.map(text) : tickTexts(values);
  return values.map((value, index) => ({ value, text: texts[index] }));
}

/** @param {Scale} scale @param {number} most */
function roundNumbers(scale, most) {
  const isLogarithmic = "base" in scale;
  // Asked for some, a scale may give a few more.
  for (let count = most; count > 0; count -= 1) {
    const all = scale.ticks(count);
    const choices = isLogarithmic
      ? LEADING_DIGITS.map((digits) => all.filter((value) => digits.includes(value.toExponential()[0])))
      : [all];
    const fitting = choices.find(({ length }) => length > 0 && length <= most);
    if (fitting) return fitting;
  }
  return [];
}

/**
 * Numbers of equal distance as texts: as short as will do to tell them apart, with a true minus sign.
 * @param {readonly number[]} values
 * @returns {string[]}
 */
function tickTexts(values) {
  const steps = values.slice(1).map((value, index) => Math.abs(value - values[index]));
  const unseen = UNSEEN * Math.min(...steps, ...values.map((value) => Math.abs(value) || Infinity));
  const rounded = values.map((value) => {
    let digits = 1;
    while (digits < MOST_DIGITS && Math.abs(Number(value.toPrecision(digits)) - value) > unseen) digits += 1;
    return Number(value.toPrecision(digits));
  });
  const plain = rounded.map(String);
  const size = Math.max(...rounded.map(Math.abs));
  if (size === 0 || (size >= SMALL && size < LARGE)) return plain.map(typeset);
  const powers = rounded.map((value) => value.toExponential().replace(/e\+0$/, "").replace("e+", "e"));
  const longest = (/** @type {string[]} */ texts) => Math.max(...texts.map(({ length }) => length));
  return (longest(powers) < longest(plain) ? powers : plain).map(typeset);
}

/** With a true minus sign, and without a plus. @param {string} text */
function typeset(text) {
  return text.replace("e+", "e").replaceAll("-", "\u2212");
}
