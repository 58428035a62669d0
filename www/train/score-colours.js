// The colours of a score: from orange (below zero) to blue (above), fading where the score is small.
import { interpolateLab, piecewise } from "d3-interpolate";
import { token } from "../theme.js";

/** A score of this size, or larger, has the strongest colour. */
const STRONGEST = 3;
const SHADES = 512;
const STOPS = ["negative-strong", "negative", "zero", "positive", "positive-strong"];

/**
 * @param {Element} element whose tokens give the colours
 * @returns {(score: number) => number} a pixel in the byte order of ImageData, read as a little-endian number
 */
export function scoreColours(element) {
  const colour = piecewise(
    interpolateLab,
    STOPS.map((name) => token(element, `--score-${name}`)),
  );
  const shades = Uint32Array.from({ length: SHADES }, (_, index) => {
    const [red, green, blue] = (colour(index / (SHADES - 1)).match(/\d+/g) ?? []).map(Number);
    return (255 << 24) | (blue << 16) | (green << 8) | red;
  });
  return (score) => {
    const share = (score / STRONGEST + 1) / 2;
    return shades[Math.round(Math.min(1, Math.max(0, share)) * (SHADES - 1))];
  };
}
