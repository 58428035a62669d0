// Describes the network diagram in words: the item under the pointer, and the health of the layers.
import { decimals, signed } from "../../../ui/numbers.js";
import { featureName } from "./parameters.js";

/** @import { LayerHealth } from "../../run/layer-health.js" */
/** @import { RunFrame } from "../../worker/messages.js" */
/** @import { NeuronPosition, ParameterPosition } from "./network-layout.js" */
/** @import { Parameters } from "./parameters.js" */

/** @param {Parameters} places @param {ParameterPosition} position */
export function parameterAt(places, { column, neuron, input }) {
  return input < 0 ? places.bias(column - 1, neuron) : places.weight(column - 1, neuron, input);
}

/**
 * @param {NeuronPosition | ParameterPosition} position
 * @param {Parameters} places
 * @param {readonly string[]} features
 * @param {Pick<RunFrame, "parameters" | "gradients"> & { health?: readonly LayerHealth[], dropped?: readonly number[][], frozen?: readonly number[] } | undefined} frame
 */
export function positionWords(position, places, features, frame) {
  if ("input" in position) {
    const parameter = parameterAt(places, position);
    const name = places.name(parameter, features);
    if (!frame) return name;
    const frozen = frame.frozen?.includes(parameter) ? ", frozen" : "";
    return `${name}: ${decimals(frame.parameters[parameter])}, gradient ${signed(frame.gradients[parameter])}${frozen}`;
  }
  if (position.column === 0) return `input ${featureName(features[position.neuron] ?? "")}`;
  const layer = position.column - 1;
  const bias = frame ? `, bias ${decimals(frame.parameters[places.bias(layer, position.neuron)])}` : "";
  const dead = frame?.health?.[layer]?.dead.includes(position.neuron) ? ", dead: 0 at every training point" : "";
  const dropped = frame?.dropped?.[layer]?.includes(position.neuron) ? ", dropped" : "";
  return `${places.neuronName(layer, position.neuron)}: ${places.sizes[layer]} weights${bias}${dead}${dropped}`;
}

/**
 * Says how many neurons dropout leaves out in the next step, or returns "" if it leaves out none.
 * @param {readonly number[][]} dropped the neurons of each hidden layer
 * @param {number} point for which it does
 * @param {Parameters} places
 */
export function droppedWords(dropped, point, { sizes }) {
  const count = dropped.flat().length;
  const all = sizes.slice(1, -1).reduce((sum, size) => sum + size, 0);
  if (count === 0) return "";
  return `Dropout leaves out ${count} of ${all} hidden neurons for point ${point + 1} in the next step.`;
}

/** Returns whether the user should do something about the health of a layer; a few dead neurons are no trouble. @param {readonly LayerHealth[]} layers @param {Parameters} places */
export function needsAct(layers, places) {
  return layers.some(({ dead, flow }, layer) => flow !== "fine" || dead.length === places.sizes[layer + 1]);
}

/** The most layers whose dead neurons or gradients are told of one by one. */
const MOST_LISTED = 2;
const FLOWS = /** @type {const} */ (["vanishing", "exploding"]);

/**
 * Returns sentences on dead neurons and on gradients that vanish or explode, or "" if there are none.
 * @param {readonly LayerHealth[]} layers
 * @param {Parameters} places
 */
export function flagWords(layers, places) {
  const isPartly = (/** @type {readonly number[]} */ dead, /** @type {number} */ layer) =>
    dead.length > 0 && dead.length < places.sizes[layer + 1];
  const partly = [...layers.keys()].filter((layer) => isPartly(layers[layer].dead, layer));
  const isLong = partly.length > MOST_LISTED;
  const flowing = new Map(
    FLOWS.map((flow) => [flow, [...layers.keys()].filter((layer) => layers[layer].flow === flow)]),
  );
  const flagged = layers.flatMap(({ dead, flow }, layer) => {
    const words = [];
    const size = places.sizes[layer + 1];
    if (dead.length === size && size > 1) words.push(`all ${size} neurons are dead`);
    else if (!isLong && dead.length === 1) words.push(`neuron ${dead[0] + 1} is dead`);
    else if (!isLong && dead.length > 8) words.push(`${dead.length} neurons are dead`);
    else if (!isLong && dead.length > 1) words.push(`neurons ${dead.map((neuron) => neuron + 1).join(", ")} are dead`);
    if (flow !== "fine" && (flowing.get(flow)?.length ?? 0) <= MOST_LISTED) words.push(`gradients are ${flow}`);
    const name = places.layerName(layer);
    return words.length > 0 ? [`${name[0].toUpperCase()}${name.slice(1)}: ${words.join("; ")}.`] : [];
  });
  for (const [flow, all] of flowing) {
    if (all.length <= MOST_LISTED) continue;
    const where = all.length === layers.length ? "every layer" : `${all.length} of ${layers.length} layers`;
    flagged.push(`Gradients are ${flow} in ${where}.`);
  }
  if (isLong) {
    const count = partly.reduce((sum, layer) => sum + layers[layer].dead.length, 0);
    flagged.push(`${count} neurons of layers ${partly.map((layer) => layer + 1).join(", ")} are dead.`);
  }
  if (layers.some(({ dead }) => dead.length > 0)) flagged.push("Dead: 0 at every training point, so nothing moves it.");
  if (layers.some(({ flow }) => flow === "vanishing")) flagged.push("Vanishing: too small for the layer to learn.");
  if (layers.some(({ flow }) => flow === "exploding")) flagged.push("Exploding: so large that steps overshoot.");
  return flagged.join(" ");
}
