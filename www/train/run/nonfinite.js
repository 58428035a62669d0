// Finds the first number that is not finite, its cause, and a remedy.

import { LEAF, OPERATIONS } from "../../engine/operations.js";
import { significant } from "../../ui/numbers.js";
import { layersOf } from "../settings/layer-sizes.js";
import { STEPS } from "./recovery.js";

/** @import { Finding } from "../worker/messages.js" */
/** @import { Recording } from "../../engine/recording.js" */
/** @import { Compiled } from "./compiled.js" */
/** @import { TrainingSettings } from "../settings/types.js" */
/** @import { RecordedIds } from "./recorded-loss.js" */
/** @import { Recovery } from "./recovery.js" */
/** @import { Run } from "./run.js" */

/** The number of values that one call inspects. */
const AT_ONCE = 4096;

/**
 * @param {Run} run at the first step whose parameters, or what is computed from them, were not finite
 * @returns {Pick<Finding, "step" | "where" | "cause">}
 */
export function diagnose(run) {
  run.pass();
  const { where, at } = firstValue(run) ?? overflowingUpdate(run);
  return { step: run.step, where: `${where} is ${inWords(at)}${sourceOf(run, where)}`, cause: causeOf(run) };
}

/**
 * Returns the source of a number that belongs to no neuron and is no input: the score of its point, the largest score, or the largest
 * parameter.
 * @param {Run} run
 * @param {string} where
 */
function sourceOf(run, where) {
  if (where.includes("neuron") || where.startsWith("the input")) return "";
  if (where === "the regularisation") {
    const { parameters } = run.compiled;
    return `: the largest parameter, ${parameterName(run, largestOf(parameters))}, squared is too large for a number`;
  }
  const all = run.compiled.scores();
  const largest = all.map(largestOf);
  const output = largestOf(Float64Array.from(all, (scores, neuron) => scores[largest[neuron]]));
  const scores = all[output];
  const own = scores.findIndex((_, sample) => where.endsWith(pointName(run, sample)));
  const sample = own < 0 ? largest[output] : own;
  const most = own < 0 ? ", the largest score of all" : "";
  const neuron = `the output layer, neuron ${output + 1}`;
  return `: for ${pointName(run, sample)} ${neuron} gives ${significant(scores[sample], 3)}${most}`;
}

/** Returns the index of the number with the largest size. @param {Float64Array} numbers */
function largestOf(numbers) {
  return numbers.reduce((best, number, index) => (Math.abs(number) > Math.abs(numbers[best]) ? index : best), 0);
}

/** Returns the name of a sample of the last pass: its point, counted from 1. @param {Run} run @param {number} sample */
function pointName(run, sample) {
  return `point ${(run.batch ? run.batch[sample] : sample) + 1}`;
}

/** Returns the first value whose number is not finite, or else the last whose gradient is not, since gradients are computed in reverse. @param {Run} run */
function firstValue(run) {
  const { recording, ids } = run.compiled.recorded((places) => labelsOf(run, places));
  const nameOf = namesOf(run, recording);
  const named = Array.from(ids.keys(), (place) => ({ id: ids[place], name: nameOf(place) })).filter(({ name }) => name);
  const number = firstOf(run.compiled, named, 0);
  if (number) return number;
  const gradient = firstOf(run.compiled, named.reverse(), 1);
  return gradient && { ...gradient, where: `the gradient of ${gradient.where}` };
}

/**
 * @param {Compiled} compiled
 * @param {{ id: number, name: string }[]} values
 * @param {0 | 1} half of what is found: the numbers, or the gradients
 */
function firstOf(compiled, values, half) {
  for (let start = 0; start < values.length; start += AT_ONCE) {
    const some = values.slice(start, start + AT_ONCE);
    const found = compiled.inspectAll(Uint32Array.from(some, ({ id }) => id));
    const numbers = found.subarray(half * some.length, (half + 1) * some.length);
    const place = numbers.findIndex((number) => !Number.isFinite(number));
    if (place >= 0) return { where: some[place].name, at: numbers[place] };
  }
  return undefined;
}

/**
 * Returns the names of the values that belong to no single sample.
 * @param {Run} run
 * @param {RecordedIds} places
 * @returns {Map<number, string>}
 */
function labelsOf(run, { parameters, loss }) {
  const labels = new Map(Array.from(parameters, (id, parameter) => [id, parameterName(run, parameter)]));
  return labels.set(loss, "the loss");
}

/**
 * Returns a function that names the values of the recorded loss by the scopes they were recorded in. Constants that are
 * not part of the points have the name "".
 * @param {Run} run
 * @param {Recording} recording
 * @returns {(place: number) => string}
 */
function namesOf(run, { scope, scopes, labels, operation }) {
  const labelled = new Map(labels);
  const { count } = run.compiled;
  // Each sample has a scope, and so has its loss: the order among scopes of one name gives the sample.
  const lanes = new Map(
    ["sample", "loss"].flatMap((name) => {
      const numbers = scopes.flatMap((one, index) => (one.name === name ? index + 1 : []));
      return numbers.map((number, lane) => /** @type {[number, number]} */ ([number, lane]));
    }),
  );
  const point = (/** @type {number} */ scope) => {
    return pointName(run, (lanes.get(scope) ?? 0) % count);
  };
  /** Returns the scopes around a value, the outermost first. @param {number} inner @returns {number[]} */
  const around = (inner) => (inner === 0 ? [] : [...around(scopes[inner - 1].parent), inner]);
  return (place) => {
    const label = labelled.get(place);
    if (label) return label;
    const path = around(scope[place]);
    if (path.length === 0) return "";
    const [outermost, ...inner] = path.map((number) => scopes[number - 1].name);
    const isLeaf = operation[place] === LEAF;
    const depth = indexIn(inner, "layer");
    if (depth >= 0) {
      const name = layerName(depth, depth === run.sizes.length - 2);
      if (inner.includes("dropout")) return isLeaf ? "" : `${name}, a neuron after dropout for ${point(path[0])}`;
      return `${name}, neuron ${indexIn(inner, "neuron") + 1}, ${partOf(operation[place])} for ${point(path[0])}`;
    }
    if (outermost === "sample") return `the ${inner[0]} of ${point(path[0])}`;
    if (outermost === "loss") return isLeaf ? "" : `the loss of ${point(path[0])}`;
    return outermost === "sum" ? "the sum of the losses" : "the regularisation";
  };
}

/** Returns the number in a scope's name (3 in `neuron 3`), or -1 if there is no such scope. @param {string[]} names @param {string} kind */
function indexIn(names, kind) {
  const name = names.find((name) => name.startsWith(`${kind} `));
  return name ? Number(name.slice(kind.length + 1)) : -1;
}

/** Returns what a value is within its neuron, in words. @param {number} operation */
function partOf(operation) {
  const { name } = OPERATIONS[operation];
  return name === "Mul" ? "a product" : name === "Add" ? "the sum" : "the output";
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

/** Explains an update that is not finite although the gradients are. @param {Run} run */
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
  const rate = significant(learningRate, 3);
  if (pullsTooFar(learningRate, settings.training)) {
    return `The L2 regularisation overshoots: at a learning rate of ${rate} each step pulls the weights past zero, farther than they were.`;
  }
  const largest = compiled.parameters.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return `The weights had grown to ${significant(largest, 3)}: at a learning rate of ${rate} each step overshoots more than the last, until the numbers no longer fit.`;
}

/**
 * Returns what the user can do about it, in words.
 * @param {number} lastGood
 * @param {TrainingSettings} training
 * @param {Recovery | undefined} recovery
 */
export function remedyOf(lastGood, training, recovery) {
  const back = `Go back to step ${lastGood} and`;
  const other = pullsTooFar(training.rate, training) ? `, or the L2 (${significant(training.l2, 3)})` : "";
  if (!recovery) return `${back} lower the learning rate${other}: none that was tried from there helps by itself.`;
  const { rate, before, after } = recovery;
  return `${back} lower the learning rate to ${rate}${other}: tried from there, it brings the loss from ${significant(before, 3)} to ${significant(after, 3)} in ${STEPS} steps.`;
}

/** @param {number} rate @param {TrainingSettings} training */
function pullsTooFar(rate, { l2, optimizer }) {
  return rate * l2 > 1 && optimizer !== "adam";
}

/** Formats a number as Python does. @param {number} number */
function inWords(number) {
  if (Number.isNaN(number)) return "not a number (nan)";
  return number > 0 ? "infinite (inf)" : "infinite (-inf)";
}
