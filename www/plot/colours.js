// Colour scales between the colours of CSS custom properties (tokens): for scores, from orange (below zero) through a
// faint tone to blue (above zero), and for quantities without a sign.
import { interpolateLab, piecewise } from "d3-interpolate";
import { token } from "../ui/theme.js";

/** A score of this size, or larger, has the strongest colour. */
export const STRONGEST = 3;
const SHADES = 512;
/** The tokens of scores from -STRONGEST to STRONGEST, evenly spread. */
const SCORE = [
  "--score-negative-strong",
  "--score-negative",
  "--score-zero",
  "--score-positive",
  "--score-positive-strong",
];
/** The tokens of a quantity without a sign, from small to large. */
const NEUTRAL = ["--score-zero", "--line", "--line-strong"];

/** The colour of NaN, which belongs to neither sign. */
const NOWHERE = 0;

/**
 * Returns the colour at a share of the way over some tokens, mixed by the page, which knows its theme.
 * @param {readonly string[]} tokens evenly spread from 0 to 1
 * @param {number} share
 */
export function mixed(tokens, share) {
  const along = Math.min(1, Math.max(0, share)) * (tokens.length - 1);
  const first = Math.min(tokens.length - 2, Math.floor(along));
  return `color-mix(in lab,var(${tokens[first]}),var(${tokens[first + 1]}) ${(100 * (along - first)).toFixed(0)}%)`;
}

/** Returns the colour of a score, mixed by the page. @param {number} score */
export function mixedScore(score) {
  return mixed(SCORE, shareOf(score));
}

/** Returns where a score lies on the scale, from 0 to 1. @param {number} score */
function shareOf(score) {
  return (score / STRONGEST + 1) / 2;
}

/**
 * Returns the tokens' colours in the theme of an element.
 * @param {Element} element whose tokens give the colours
 * @param {readonly string[]} tokens evenly spread from 0 to 1
 */
function shades(element, tokens) {
  const colour = piecewise(
    interpolateLab,
    tokens.map((name) => token(element, name)),
  );
  return Array.from({ length: SHADES }, (_, index) => colour(index / (SHADES - 1)));
}

/** @param {string} shade "rgb(1, 2, 3)" @returns {number} a pixel in the byte order of ImageData, little-endian */
function pixelOf(shade) {
  const [red, green, blue] = (shade.match(/\d+/g) ?? []).map(Number);
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** @param {number} share @returns {number} */
function shadeIndex(share) {
  return Math.round(Math.min(1, Math.max(0, share)) * (SHADES - 1));
}

/**
 * @typedef {object} Colours
 * @property {Uint32Array} pixels from the first token to the last, evenly spread
 * @property {(value: number) => number} pixel in the byte order of ImageData, read as a little-endian number
 * @property {(value: number) => string} css
 */

/**
 * @param {Element} element
 * @param {readonly string[]} tokens
 * @param {(value: number) => number} toShare
 * @returns {Colours}
 */
function colours(element, tokens, toShare) {
  const css = shades(element, tokens);
  const pixels = Uint32Array.from(css, pixelOf);
  return {
    pixels,
    pixel: (value) => (Number.isNaN(value) ? NOWHERE : pixels[shadeIndex(toShare(value))]),
    css: (value) => (Number.isNaN(value) ? "transparent" : css[shadeIndex(toShare(value))]),
  };
}

/** Returns the colours of scores. @param {Element} element whose tokens give the colours @returns {Colours} */
export function scoreColours(element) {
  return colours(element, SCORE, shareOf);
}

/** Returns the colours of a share from 0 to 1. @param {Element} element @returns {Colours} */
export function neutralColours(element) {
  return colours(element, NEUTRAL, (share) => share);
}

/** The share of a class's colour in its strongest score, below 1 so that points stand out. */
const CLASS_SHARE = 0.45;

/** Returns the token of one of several classes. @param {number} index */
export function classToken(index) {
  return `--class-${index}`;
}

/**
 * Returns the colours of several classes, from the weakest to the strongest of each, one class after the other.
 * @param {Element} element whose tokens give the colours
 * @param {number} classes
 * @param {number} shadesOfEach
 * @returns {Colours}
 */
export function classColours(element, classes, shadesOfEach) {
  const none = token(element, "--score-zero");
  const css = Array.from({ length: classes }, (_, index) => {
    const colour = interpolateLab(none, token(element, classToken(index)));
    // The weakest shade of a class still differs from its neighbours.
    return Array.from({ length: shadesOfEach }, (_, shade) =>
      colour(CLASS_SHARE * (0.25 + (0.75 * shade) / (shadesOfEach - 1))),
    );
  }).flat();
  const pixels = Uint32Array.from(css, pixelOf);
  const index = (/** @type {number} */ place) => Math.round(shareOf(place) * (css.length - 1));
  return {
    pixels,
    pixel: (place) => pixels[index(place)] ?? NOWHERE,
    css: (place) => css[index(place)] ?? "transparent",
  };
}
