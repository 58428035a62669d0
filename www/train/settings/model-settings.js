// The settings of the network.
import { ACTIVATIONS, activationOf } from "../../engine/operations.js";
import { checkArray, checkNumber, checkWhole, wrong } from "../../ui/checks.js";
import { thousands } from "../../ui/numbers.js";
import { MOST_CLASSES } from "../datasets/table/labels.js";
import { commonActivation, countText, sizesOf } from "./layer-sizes.js";
import { choice, own, several, whole } from "./setting.js";
import { isWide, MOST_FEATURES, PAIR } from "./width.js";

/** @import { Activation } from "../../engine/operations.js" */
/** @import { Settings } from "./types.js" */

/** The range of the number of hidden layers. @type {[number, number]} */
export const LAYERS = [0, 6];
/** The range of the number of neurons in a hidden layer. @type {[number, number]} */
export const NEURONS = [1, 64];
/** More than the parameters of the largest network: six layers of 64 neurons. */
const MOST_PARAMETERS = 32_000;
/** The range in which a user may set a weight or a bias. @type {[number, number]} */
export const PARAMETER = [-1e6, 1e6];

/** The range of a mean. @type {[number, number]} */
const MEAN = [-1e15, 1e15];
/** The range of a standard deviation. @type {[number, number]} */
const DEVIATION = [1e-300, 1e15];

export const MODEL = {
  hidden: own({
    label: "Hidden layers",
    hint: "The neurons of each layer, starting at the inputs. A change restarts training. Without hidden layers the boundary is a straight line.",
    default: [16, 16],
    changes: "network",
    words: sizesInWords,
    check: (found, name) =>
      checkArray(found, name, LAYERS[1], "layers").map((size, index) => checkWhole(size, `${name}[${index}]`, NEURONS)),
  }),
  activation: choice({
    label: "Activation",
    hint: "What a hidden neuron does with its sum. ReLU lets through what is above zero.",
    default: "relu",
    options: activations(),
    location: "bar",
    changes: "program",
    named: true,
    ofLayers: { read: readActivation, write: writeActivation },
  }),
  /** The activation of each hidden layer that has its own, and "" for one that has the activation of all. */
  layerActivations: own({
    label: "Activation of a layer",
    hint: "What the neurons of this layer do with their sums.",
    default: /** @type {("" | Activation)[]} */ ([]),
    changes: "program",
    words: (list) => list.flatMap((one, layer) => (one ? `layer ${layer + 1} ${activations()[one]}` : [])).join(", "),
    check: checkLayerActivations,
  }),
  features: several({
    label: "Inputs",
    hint: "What the network knows of a point. More inputs make a curved boundary easier.",
    default: ["x", "y"],
    location: "data",
    options: {
      x: "x",
      y: "y",
      "x^2": "x²",
      "y^2": "y²",
      xy: "xy",
      "sin x": "sin x",
      "sin y": "sin y",
    },
    changes: "network",
    applies: readsPairs,
  }),
  /** The number of features of a point, which follows from the data. More than two are the network's inputs themselves. */
  width: own({
    label: "Features",
    hint: "How many numbers a point has.",
    default: PAIR,
    changes: "network",
    check: (found, name) => checkWhole(found, name, [PAIR, MOST_FEATURES]),
  }),
  /**
   * The mean and the deviation of each feature, and of a number to predict: the network's inputs and targets are
   * standardised with them. The list is empty without standardising. The numbers stay the same when points change.
   */
  scale: own({
    label: "Scale",
    hint: "Whether the network sees the features with mean 0 and deviation 1.",
    default: /** @type {[mean: number, deviation: number][]} */ ([]),
    changes: "network",
    words: ({ length }) => (length > 0 ? "standardised" : ""),
    check: (found, name) =>
      checkArray(found, name, MOST_FEATURES + 1, "pairs").map((pair, index) => checkScale(pair, `${name}[${index}]`)),
  }),
  /** The number of outputs, which follows from the data. */
  outputs: own({
    label: "Outputs",
    hint: "One number, or one for each of several classes.",
    default: 1,
    changes: "network",
    check: (found, name) => checkWhole(found, name, [1, MOST_CLASSES]),
  }),
  /** The weights and biases that training leaves as they are, by their places in micrograd's order. */
  frozen: own({
    label: "Frozen weights",
    hint: "Training leaves a frozen weight or bias as it is.",
    default: /** @type {number[]} */ ([]),
    changes: "nothing",
    words: ({ length }) => (length > 0 ? `${thousands(length)} frozen` : ""),
    check: checkFrozen,
  }),
  initialisation: choice({
    label: "First weights",
    hint: "How large the weights are at the start. A change restarts training.",
    default: "micrograd",
    options: {
      micrograd: "−1 to 1, as in micrograd",
      he: "He: for ReLU",
      glorot: "Glorot: for tanh",
      zero: "all zero",
    },
    changes: "network",
  }),
  /** Seeds Python's stream, as in the tutorial. */
  seed: whole({
    label: "Seed of the weights",
    hint: "Draws the first weights. A change restarts training. The demo uses 1337.",
    default: 1337,
    range: [0, 2 ** 32 - 1],
    changes: "network",
  }),
};

/** Returns whether inputs can be computed from x and y, as points have no other features. @param {Settings} settings @returns {boolean} */
function readsPairs({ model }) {
  return !isWide(model);
}

/** @param {unknown} found @param {string} name @returns {[mean: number, deviation: number]} */
function checkScale(found, name) {
  if (!Array.isArray(found) || found.length !== 2) throw wrong(name, "[mean, deviation]", found);
  return [
    checkNumber(found[0], `the mean of ${name}`, MEAN),
    checkNumber(found[1], `the deviation of ${name}`, DEVIATION),
  ];
}

/** @param {unknown} found @param {string} name */
function checkFrozen(found, name) {
  const list = checkArray(found, name, MOST_PARAMETERS, "parameters").map((one, index) =>
    checkWhole(one, `${name}[${index}]`, [0, MOST_PARAMETERS - 1]),
  );
  // What is the same has one form, so that links and comparisons do not differ.
  return [...new Set(list)].sort((a, b) => a - b);
}

/** @param {unknown} found @param {string} name @returns {("" | Activation)[]} */
function checkLayerActivations(found, name) {
  const list = checkArray(found, name, LAYERS[1], "activations").map((one, layer) =>
    one === "" ? one : MODEL.activation.check(one, `${name}[${layer}]`),
  );
  // What is the same has one form, so that links and comparisons do not differ.
  while (list.at(-1) === "") list.pop();
  return list;
}

/** @param {number[]} _ @param {Settings} settings @returns {string} */
function sizesInWords(_, { model }) {
  return `${sizesOf(model).join(" → ")}, ${countText(model)}`;
}

/** @param {Settings} settings @returns {Activation | ""} */
function readActivation({ model }) {
  return commonActivation(model);
}

/** Gives all layers one activation. @param {Settings} settings @param {Activation} activation @returns {void} */
function writeActivation({ model }, activation) {
  model.activation = activation;
  model.layerActivations = [];
}

/** Returns the activations that the engine has. */
function activations() {
  const options = ACTIVATIONS.map((name) => [name, activationOf(name)?.symbol ?? "linear"]);
  return /** @type {Record<Activation, string>} */ (Object.fromEntries(options));
}
