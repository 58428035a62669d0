// The settings of the network.
import { ACTIVATIONS, activationOf } from "../../engine/operations.js";
import { checkArray, checkWhole } from "../../ui/checks.js";
import { countText, sizesOf } from "./layer-sizes.js";
import { choice, own, several, whole } from "./setting.js";

/** @import { Activation } from "../../engine/operations.js" */
/** @import { Settings } from "./types.js" */

/** How many hidden layers there may be, and how many neurons in each. @type {[number, number]} */
export const LAYERS = [0, 6];
/** @type {[number, number]} */
export const NEURONS = [1, 64];
/** The range in which a user may set a weight or a bias. @type {[number, number]} */
export const PARAMETER = [-1e6, 1e6];

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
    changes: "program",
    named: true,
  }),
  features: several({
    label: "Inputs",
    hint: "What the network knows of a point. More inputs make a curved boundary easier.",
    default: ["x", "y"],
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

/** @param {number[]} _ @param {Settings} settings @returns {string} */
function sizesInWords(_, { model }) {
  return `${sizesOf(model).join(" → ")}, ${countText(model)}`;
}

/** Returns those that the engine has. */
function activations() {
  const options = ACTIVATIONS.map((name) => [name, activationOf(name)?.symbol ?? "none (linear)"]);
  return /** @type {Record<Activation, string>} */ (Object.fromEntries(options));
}
