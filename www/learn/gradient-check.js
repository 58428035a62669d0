// Checks a derivative that the reader wrote against the function itself, over a range.

/** @typedef {import("./formula.js").Formula} Formula */

/** The step of the central difference, and how far the derivative may be from it, for each unit of size. */
const STEP = 1e-5;
const TOLERANCE = 1e-4;

/**
 * A place of the range: the slope that was measured, from both sides; the derivative as it was written; and what they say
 * of each other. At a corner the slopes from the left and from the right differ, and the derivative may be either of them
 * or between.
 * @typedef {{ x: number, slope: number, written: number, verdict: "right" | "wrong" | "corner" | "undefined" }} Checked
 */

/**
 * @param {Formula} f
 * @param {Formula} derivative
 * @param {readonly [number, number]} range
 * @param {number} count of places, both ends among them
 * @returns {Checked[]}
 */
export function gradientCheck(f, derivative, [from, to], count) {
  return Array.from({ length: count }, (_, index) => {
    const x = from + ((to - from) * index) / (count - 1);
    return checked(f, derivative, x);
  });
}

/** @param {Formula} f @param {Formula} derivative @param {number} x @returns {Checked} */
function checked(f, derivative, x) {
  const [below, here, above] = [f(x - STEP), f(x), f(x + STEP)];
  const slope = (above - below) / (2 * STEP);
  const [left, right] = [(here - below) / STEP, (above - here) / STEP];
  const written = derivative(x);
  const size = TOLERANCE * Math.max(1, Math.abs(slope));
  // Without a value of the function there is no slope: outside of where it is defined, and at a pole.
  if (![below, here, above].every(Number.isFinite)) return { x, slope: Number.NaN, written, verdict: "undefined" };
  // Both one-sided slopes are off by half a step's bend, far less than at a corner.
  if (Math.abs(right - left) > 100 * size) {
    const isBetween = written >= Math.min(left, right) - size && written <= Math.max(left, right) + size;
    return { x, slope, written, verdict: isBetween ? "corner" : "wrong" };
  }
  return { x, slope, written, verdict: Math.abs(written - slope) <= size ? "right" : "wrong" };
}
