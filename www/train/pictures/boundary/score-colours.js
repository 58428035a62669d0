// The colours of a score: from orange (below zero) to blue (above), fading where the score is small.
import { interpolateLab, piecewise } from "d3-interpolate";
import { token } from "../../../ui/theme.js";

/** A score of this size, or larger, has the strongest colour. */
export const STRONGEST = 3;
const SHADES = 512;
/** The tokens of scores from -STRONGEST to STRONGEST, evenly spread. */
export const STOPS = ["negative-strong", "negative", "zero", "positive", "positive-strong"].map(
  (name) => `--score-${name}`,
);
/** A quantity without sign, from small to large, in the neutral tones. */
const NEUTRAL = ["--score-zero", "--line", "--line-strong"];

/** What is not a number has no colour of either sign. */
const NOWHERE = 0;

/**
 * @param {Element} element whose tokens give the colours
 * @param {readonly string[]} names of tokens, evenly spread from 0 to 1
 */
function shades(element, names) {
  const colour = piecewise(
    interpolateLab,
    names.map((name) => token(element, name)),
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
 * @property {(value: number) => number} pixel in the byte order of ImageData, read as a little-endian number
 * @property {(value: number) => string} css
 */

/**
 * @param {Element} element
 * @param {readonly string[]} names
 * @param {(value: number) => number} toShare
 * @returns {Colours}
 */
function colours(element, names, toShare) {
  const css = shades(element, names);
  const pixels = Uint32Array.from(css, pixelOf);
  return {
    pixel: (value) => (Number.isNaN(value) ? NOWHERE : pixels[shadeIndex(toShare(value))]),
    css: (value) => (Number.isNaN(value) ? "transparent" : css[shadeIndex(toShare(value))]),
  };
}

/** Colours of a score. @param {Element} element whose tokens give the colours @returns {Colours} */
export function scoreColours(element) {
  return colours(element, STOPS, (score) => (score / STRONGEST + 1) / 2);
}

/** Colours of a share from 0 to 1 that has no sign. @param {Element} element @returns {Colours} */
export function neutralColours(element) {
  return colours(element, NEUTRAL, (share) => share);
}
