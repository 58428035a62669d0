// Why a number stopped being finite: the first one, where it stands, what made it so, and what helps.

import { layersOf } from "../settings/layer-sizes.js";
import { STEPS } from "./recovery.js";

/** @import { Finding } from "../worker/messages.js" */
/** @import { Compiled } from "./compiled.js" */
/** @import { TrainingSettings } from "../settings/types.js" */
/** @import { Recovery } from "./recovery.js" */
/** @import { Run } from "./run.js" */

/** Values that were recorded one after another: their first and last, and what they are called. */
/** @typedef {{ first: number, last: number, name: (id: number) => string }} Stretch */

/**
 * @param {Run} run at the first step whose parameters, or what is computed from them, were not finite
 * @returns {Pick<Finding, "step" | "where" | "cause">}
 */
export function diagnose(run) {
  run.pass();
  const { step, compiled } = run;
  const stretches = stretchesOf(run);
  const number = firstOf(compiled, stretches, false);
  const gradient = number ? undefined : firstOf(compiled, [...stretches].reverse(), true);
  const { where, at } = number ?? gradient ?? overflowingUpdate(run);
  return { step, where: `${where} is ${inWords(at)}`, cause: causeOf(run) };
}

/**
 * The first value, in the order of the stretches, whose number (or gradient) is not finite.
 * @param {Compiled} compiled
 * @param {Stretch[]} stretches
 * @param {boolean} isGradient then the values of each are looked at from the last to the first
 */
function firstOf(compiled, stretches, isGradient) {
  for (const { first, last, name } of stretches) {
    const ids = Uint32Array.from({ length: last - first + 1 }, (_, index) =>
      isGradient ? last - index : first + index,
    );
    const found = compiled.inspectAll(ids);
    const numbers = isGradient ? found.subarray(ids.length) : found.subarray(0, ids.length);
    const place = numbers.findIndex((number) => !Number.isFinite(number));
    if (place >= 0) {
      return { where: `${isGradient ? "the gradient of " : ""}${name(ids[place])}`, at: numbers[place] };
    }
  }
  return undefined;
}

/** All that was recorded, in order. @param {Run} run @returns {Stretch[]} */
function stretchesOf(run) {
  const { places, lanes, count } = run.compiled;
  const { parameters, features, neurons, score, perSample, sampleLoss, perLoss, dataLoss, loss } = places;
  const { batch } = run;
  const point = (/** @type {number} */ lane) => `point ${(batch ? batch[lane % count] : lane % count) + 1}`;
  const firstNeuron = startOfNeurons(run);
  const stretches = [
    {
      first: parameters[0],
      last: parameters[parameters.length - 1],
      name: (/** @type {number} */ id) => parameterName(run, id - parameters[0]),
    },
  ];
  for (let lane = 0; lane < lanes; lane += 1) {
    const shift = lane * perSample;
    features.forEach((feature, index) => {
      stretches.push({
        first: feature + shift,
        last: feature + shift,
        name: () => `the input ${run.settings.model.features[index]} of ${point(lane)}`,
      });
    });
    stretches.push({
      first: firstNeuron + shift,
      last: score + shift,
      name: (id) => `${neuronName(run, neurons, id - shift)} for ${point(lane)}`,
    });
  }
  for (let lane = 0; lane < lanes; lane += 1) {
    const last = sampleLoss + lane * perLoss;
    stretches.push({ first: last, last, name: () => `the loss of ${point(lane)}` });
  }
  const afterLosses = sampleLoss + (lanes - 1) * perLoss + 1;
  stretches.push({ first: afterLosses, last: dataLoss, name: () => "the sum of the losses" });
  if (loss > dataLoss) {
    stretches.push({
      first: dataLoss + 1,
      last: loss,
      name: (id) => (id === loss ? "the loss" : "the regularisation"),
    });
  }
  return stretches;
}

/** The first product of the first sample's first neuron. @param {Run} run */
function startOfNeurons(run) {
  const { neurons } = run.compiled.places;
  const [inputs] = run.sizes;
  const isActivated = neurons.length > 1 && run.settings.model.activation !== "linear";
  // A product and a sum for each input, then the activation.
  return neurons[0][0] - 2 * inputs + (isActivated ? 0 : 1);
}

/**
 * @param {Run} run
 * @param {number[][]} neurons the outputs of the first sample's
 * @param {number} id in the first sample
 */
function neuronName(run, neurons, id) {
  const depth = neurons.findIndex((layer) => layer[layer.length - 1] >= id);
  const layer = neurons[depth];
  const neuron = layer.findIndex((output) => output >= id);
  const isLast = depth === neurons.length - 1;
  const hasActivation = !isLast && run.settings.model.activation !== "linear";
  // From the end: the activation if there is one, then sums and products in turn.
  const back = layer[neuron] - id - (hasActivation ? 1 : 0);
  const what = back < 0 ? "the output" : back % 2 === 0 ? "the sum" : "a product";
  return `${layerName(depth, isLast)}, neuron ${neuron + 1}, ${what}`;
}

/** @param {Run} run @param {number} parameter */
function parameterName(run, parameter) {
  const layers = layersOf(run.sizes);
  const depth = layers.filter(({ start }) => start <= parameter).length - 1;
  const { start, each } = layers[depth];
  const [neuron, place] = [Math.floor((parameter - start) / each), (parameter - start) % each];
  const name = place === each - 1 ? "the bias" : `weight ${place + 1}`;
  return `${layerName(depth, depth === layers.length - 1)}, neuron ${neuron + 1}, ${name}`;
}

/** @param {number} depth @param {boolean} isLast */
function layerName(depth, isLast) {
  return isLast ? "the output layer" : `layer ${depth + 1}`;
}

/** Everything was finite but the update. @param {Run} run */
function overflowingUpdate(run) {
  const state = run.state();
  run.take();
  const { parameters } = run.compiled;
  run.restore(state);
  const place = parameters.findIndex((number) => !Number.isFinite(number));
  return place < 0 ? { where: "the loss", at: NaN } : { where: parameterName(run, place), at: parameters[place] };
}

/** @param {Run} run */
function causeOf({ compiled, learningRate, settings }) {
  const rate = brief(learningRate);
  if (pullsTooFar(learningRate, settings.training)) {
    return `The L2 regularisation overshoots: at a learning rate of ${rate} each step pulls the weights past zero, farther than they were.`;
  }
  const largest = compiled.parameters.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return `The weights had grown to ${brief(largest)}: at a learning rate of ${rate} each step overshoots more than the last, until the numbers no longer fit.`;
}

/**
 * What helps.
 * @param {number} lastGood
 * @param {TrainingSettings} training
 * @param {Recovery | undefined} recovery
 */
export function remedyOf(lastGood, training, recovery) {
  const back = `Go back to step ${lastGood} and`;
  const other = pullsTooFar(training.rate, training) ? `, or the L2 (${brief(training.l2)})` : "";
  if (!recovery) return `${back} lower the learning rate${other}: none that was tried from there helps by itself.`;
  const { rate, before, after } = recovery;
  return `${back} lower the learning rate to ${rate}${other}: tried from there, it brings the loss from ${brief(before)} to ${brief(after)} in ${STEPS} steps.`;
}

/** @param {number} rate @param {TrainingSettings} training */
function pullsTooFar(rate, { l2, optimizer }) {
  return rate * l2 > 1 && optimizer !== "adam";
}

/** @param {number} number */
function brief(number) {
  return String(Number(number.toPrecision(3)));
}

/** As Python writes them. @param {number} number */
function inWords(number) {
  if (Number.isNaN(number)) return "not a number (nan)";
  return number > 0 ? "infinite (inf)" : "infinite (-inf)";
}
