// The training problems: the demo's moons and network in several sizes. Everything starts from the same numbers.
import { pointsOf } from "../engine/data.js";
import { wasm } from "../engine/instance.js";
import { TapeTraining } from "./tape.js";

/**
 * @typedef {object} Problem
 * @property {number[]} layers
 * @property {Float64Array} points x0, y0, x1, y1, …
 * @property {Float64Array} targets -1 or 1
 * @property {Float64Array} parameters at the start
 * @property {(step: number) => number} rate
 */

/** The steps of the tutorial's demo. */
export const DEMO_STEPS = 100;

/**
 * @param {number} width of both hidden layers
 * @param {number} samples
 * @returns {{ problem: Problem, tape: TapeTraining }}
 */
export function prepare(width, samples) {
  wasm.seed(1337);
  const data = pointsOf("moons", { samples });
  const points = Float64Array.from({ length: 2 * samples }, (_, index) => data[3 * (index >> 1) + (index & 1)]);
  const targets = Float64Array.from({ length: samples }, (_, index) => data[3 * index + 2]);
  const layers = [width, width, 1];
  const tape = new TapeTraining(layers, points, targets);
  // At the demo's learning rate a wider network would diverge.
  const peak = width > 16 ? 0.01 : 1;
  const rate = (/** @type {number} */ step) => peak * (1 - (0.9 * step) / DEMO_STEPS);
  return { problem: { layers, points, targets, parameters: tape.parameters(), rate }, tape };
}
