// Scales from numbers to places, and the ticks beside an axis. They handle every magnitude, since a loss may reach any.
import { scaleLinear, scaleLog } from "d3-scale";

/** @import { ScaleContinuousNumeric } from "d3-scale" */

/** @typedef {ScaleContinuousNumeric<number, number>} Scale */
/** @typedef {readonly [number, number]} Range */
/** @typedef {{ value: number, text: string }} Tick a round number and its text */

/** The range of magnitudes that are written without a power of ten. */
const [SMALL, LARGE] = [1e-3, 1e5];
/** The share of a step between two ticks that is too small to see. */
const UNSEEN = 1e-3;
/** The significant decimal digits of a double. */
const MOST_DIGITS = 17;
/** The first digits of the ticks of a logarithmic axis, for axes with less and less room. */
const LEADING_DIGITS = ["125", "1", "13"];

/** @param {Range} domain @param {Range} range @returns {Scale} */
export function linear(domain, range) {
  return scaleLinear(domain, range);
}

/** Returns a logarithmic scale, on which numbers of zero or less have no place. @param {Range} domain above zero @param {Range} range @returns {Scale} */
export function logarithmic(domain, range) {
  return scaleLog(domain, range);
}

/**
 * Returns at most `most` round numbers of a scale.
 * @param {Scale} scale
 * @param {number} most
 * @param {(value: number) => string} [text] writes a number; the default writes as few digits as tell the numbers apart
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
  // A scale may return a few more ticks than it is asked for.
  for (let count = most; count > 0; count -= 1) {
    const all = scale.ticks(count);
    const choices = isLogarithmic
      ? LEADING_DIGITS.map((digits) => all.filter((value) => digits.includes(value.toExponential()[0])))
      : [all];
    const fitting = choices
      .filter(({ length }) => length > 0 && length <= most)
      .filter((values) => areApart(values, scale, most));
    // One number alone would not say how the axis is scaled.
    const best = fitting.find(({ length }) => length > 1) ?? fitting[0];
    if (best) return best;
  }
  return [];
}

/** Returns whether no two neighbours are nearer to each other than `most` numbers over the whole axis would be, as those of a logarithmic axis are not evenly spaced. @param {number[]} values @param {Scale} scale @param {number} most */
function areApart(values, scale, most) {
  const [from, to] = scale.range();
  const least = Math.abs(to - from) / most;
  return (
    !("base" in scale) ||
    values.every((value, index) => index === 0 || Math.abs(scale(value) - scale(values[index - 1])) >= least)
  );
}

/**
 * Returns evenly spaced numbers as texts: as short as will tell them apart, with a true minus sign.
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

/** Returns a text with a true minus sign and without a plus. @param {string} text */
function typeset(text) {
  return text.replace("e+", "e").replaceAll("-", "\u2212");
}
