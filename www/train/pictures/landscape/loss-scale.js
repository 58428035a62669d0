// The scale of a loss landscape: logarithmic, from its lowest loss to its highest.
import { logarithmic } from "../../../plot/scale.js";

/** The number of lines of equal loss. */
const LINES = 10;
/** The least loss that the scale tells apart, as a share of the highest one. */
const LEAST = 1e-6;

/**
 * @typedef {object} LossScale
 * @property {number} low
 * @property {number} high
 * @property {(loss: number) => number} share returns the place of a loss on the scale, from 0 to 1; losses that are not
 * finite are at 1
 * @property {number[]} levels losses that get a line, evenly spread on the scale
 */

/** @param {ArrayLike<number>} losses @returns {LossScale} */
export function lossScale(losses) {
  let [low, high] = [Infinity, 0];
  for (let index = 0; index < losses.length; index++) {
    const loss = losses[index];
    if (!(loss >= 0 && loss < Infinity)) continue;
    if (loss < low) low = loss;
    if (loss > high) high = loss;
  }
  if (low > high) [low, high] = [0, 0];
  // Zero has no logarithm, so the scale starts at a millionth of the highest loss at the lowest.
  const scale = logarithmic([Math.max(low, high * LEAST) || 1, high || 1], [0, 1]).clamp(true);
  const share = (/** @type {number} */ loss) => (Number.isFinite(loss) ? scale(loss) : 1);
  const levels = Array.from({ length: LINES }, (_, index) => scale.invert((index + 0.5) / LINES));
  return { low, high, share, levels };
}

/**
 * Returns the loss at a place, between the four samples around it; the samples reach from edge to edge.
 * @param {ArrayLike<number>} losses
 * @param {number} cells
 * @param {number} reach
 * @param {number} x
 * @param {number} y
 */
export function lossAt(losses, cells, reach, x, y) {
  const column = ((x / reach + 1) / 2) * (cells - 1);
  const row = ((1 - y / reach) / 2) * (cells - 1);
  const [c, r] = [column, row].map((at) => Math.min(cells - 2, Math.max(0, Math.floor(at))));
  const [u, v] = [column - c, row - r];
  /** @param {number} at */
  const between = (at) => mixed(losses[at], losses[at + 1], u);
  return mixed(between(r * cells + c), between((r + 1) * cells + c), v);
}

/** Interpolates between two numbers. At an end the other number does not count, even if it is infinite. @param {number} a @param {number} b @param {number} share */
function mixed(a, b, share) {
  if (share === 0) return a;
  if (share === 1) return b;
  return a * (1 - share) + b * share;
}
