// Checks the health of each layer: dead neurons, and gradients that vanish or explode.
import { activationsOf, layersOf } from "../settings/layer-sizes.js";

/** @import { Run } from "./run.js" */

/**
 * @typedef {object} LayerHealth
 * @property {number[]} dead neurons (by number) that are 0 at every training point and learn nothing
 * @property {"fine" | "vanishing" | "exploding"} flow of the gradients of the layer
 */

/** The gradient of a layer vanishes below this share of the score's gradient, and explodes above this multiple. */
const VANISHING = 1e-2;
const EXPLODING = 1e3;
/** The number of samples whose gradients are read. */
const SAMPLES = 16;

/**
 * @param {Run} run whose last pass is lost
 * @param {Float64Array} gradients
 * @param {Float64Array[][]} [outputs] of each neuron of each layer at the training points
 * @returns {LayerHealth[]} hidden layers first, the output last
 */
export function layerHealth(run, gradients, outputs = run.outputsAt(run.trainingPoints.points)) {
  const signals = signalsOf(run);
  const layers = layersOf(run.sizes);
  const activations = activationsOf(run.settings.model);
  return layers.map(({ start, each, neurons }, depth) => {
    const canDie = activations[depth] === "relu";
    return {
      dead: canDie ? outputs[depth].flatMap((numbers, neuron) => (isDead(numbers) ? [neuron] : [])) : [],
      flow: flow(signals[depth], signals[signals.length - 1], size(gradients.subarray(start, start + each * neurons))),
    };
  });
}

/** @param {Float64Array} outputs */
function isDead(outputs) {
  return outputs.every((output) => output === 0);
}

/**
 * Returns how large the gradients of each layer's outputs are over some of the samples. Gradients of weights would not
 * do: they are sums over all samples, in which terms can cancel.
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
 * @returns {LayerHealth["flow"]}
 */
function flow(own, last, gradient) {
  if (!(gradient <= EXPLODING) || own > EXPLODING * last) return "exploding";
  return own < VANISHING * last ? "vanishing" : "fine";
}

/** Returns the root mean square. @param {Float64Array} numbers */
function size(numbers) {
  return Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0) / numbers.length);
}
