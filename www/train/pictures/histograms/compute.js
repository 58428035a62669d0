// The numbers of each layer: how they are spread, and what is wrong with them.
import { layersOf } from "../../settings/layer-sizes.js";

/** @import { Histogram, LayerFrame } from "../../worker/messages.js" */
/** @import { Run } from "../../run/run.js" */

const BINS = 24;
/** The share of the score's gradient that reaches a layer which hardly learns, and the multiple that throws it about. */
const VANISHING = 1e-2;
const EXPLODING = 1e3;
/** Samples that are looked at for that. */
const SAMPLES = 16;

/**
 * @param {Run} run whose last pass is lost
 * @param {Float64Array} gradients
 * @returns {LayerFrame[]}
 */
export function layerFrames(run, gradients) {
  const { parameters } = run.compiled;
  const signals = signalsOf(run);
  const outputs = run.outputsAt(run.trainingPoints.points);
  const layers = layersOf(run.sizes);
  return layers.map(({ start, each, neurons }, depth) => {
    const end = start + each * neurons;
    const isHidden = depth < layers.length - 1;
    const isRectified = isHidden && run.settings.model.activation === "relu";
    return {
      // The biases are not among the weights.
      weights: histogram(parameters.slice(start, end).filter((_, index) => index % each !== each - 1)),
      activations: histogram(outputs[depth].flatMap((numbers) => [...numbers])),
      gradients: histogram(gradients.subarray(start, end)),
      dead: isRectified ? outputs[depth].flatMap((numbers, neuron) => (isDead(numbers) ? [neuron] : [])) : [],
      flow: flow(signals[depth], signals[signals.length - 1], size(gradients.subarray(start, end))),
    };
  });
}

/** @param {Float64Array} outputs */
function isDead(outputs) {
  return outputs.every((output) => output === 0);
}

/**
 * How large the gradients of each layer's outputs are, over some of the samples. (Those of the weights are sums over all
 * samples, which can cancel.)
 * @param {Run} run
 */
function signalsOf(run) {
  run.pass();
  const { places, count } = run.compiled;
  const lanes = Array.from({ length: Math.min(SAMPLES, count) }, (_, index) => {
    return Math.floor((index * count) / Math.min(SAMPLES, count));
  });
  const perLane = lanes.map((lane) => {
    const ids = Uint32Array.from(places.neurons.flat(), (id) => id + lane * places.perSample);
    return run.compiled.inspectAll(ids).subarray(ids.length);
  });
  let start = 0;
  return places.neurons.map(({ length }) => {
    const [from, to] = [start, start + length];
    start = to;
    return size(Float64Array.from(perLane.flatMap((gradients) => [...gradients.subarray(from, to)])));
  });
}

/**
 * @param {number} own the size of the gradients of the layer's outputs
 * @param {number} last that of the score's
 * @param {number} gradient that of the gradients of its parameters
 * @returns {LayerFrame["flow"]}
 */
function flow(own, last, gradient) {
  if (!(gradient <= EXPLODING) || own > EXPLODING * last) return "exploding";
  return own < VANISHING * last ? "vanishing" : "fine";
}

/** The root mean square. @param {Float64Array} numbers */
function size(numbers) {
  return Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0) / numbers.length);
}

/**
 * Numbers that are not finite are in no bin.
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
