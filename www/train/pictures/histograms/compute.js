// Computes the distributions of each layer's numbers, and the layer's health.
import { layerHealth } from "../../run/layer-health.js";
import { layersOf } from "../../settings/layer-sizes.js";

/** @import { LayerHealth } from "../../run/layer-health.js" */
/** @import { Moment } from "../../worker/frame.js" */

/**
 * The counts of numbers in equal bins from `low` to `high`.
 * @typedef {{ low: number, high: number, counts: Uint32Array }} Histogram
 *
 * One layer of the network, hidden ones first, the output last.
 * @typedef {LayerHealth & { weights: Histogram, activations: Histogram, gradients: Histogram }} LayerHistograms
 */

const BINS = 24;

/**
 * @param {Pick<Moment, "run" | "gradients">} moment
 * @param {true} [_request]
 * @returns {LayerHistograms[]}
 */
export function histograms({ run, gradients }, _request) {
  const { parameters } = run.compiled;
  const outputs = run.outputsAt(run.trainingPoints.points);
  const health = layerHealth(run, gradients, outputs);
  return layersOf(run.sizes).map(({ start, each, neurons }, depth) => {
    const end = start + each * neurons;
    return {
      // The biases are not among the weights.
      weights: histogram(parameters.slice(start, end).filter((_, index) => index % each !== each - 1)),
      activations: histogram(outputs[depth].flatMap((numbers) => [...numbers])),
      gradients: histogram(gradients.subarray(start, end)),
      ...health[depth],
    };
  });
}

/**
 * Counts numbers in bins, apart from those that are not finite.
 * @param {ArrayLike<number>} numbers
 * @returns {Histogram}
 */
export function histogram(numbers) {
  const finite = Float64Array.from(numbers).filter(Number.isFinite);
  const counts = new Uint32Array(BINS);
  if (finite.length === 0) return { low: 0, high: 0, counts };
  const [low, high] = finite.reduce(
    ([least, most], x) => [Math.min(least, x), Math.max(most, x)],
    [Infinity, -Infinity],
  );
  const scale = high > low ? BINS / (high - low) : 0;
  for (const number of finite) counts[Math.min(BINS - 1, Math.floor((number - low) * scale))] += 1;
  return { low, high, counts };
}
