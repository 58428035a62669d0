// The network. The number of its layers and neurons has controls of its own: layers.js.
import { thousands } from "../../ui/numbers.js";
import { parameterCount, sizesOf } from "../export/model.js";
import { LIMITS } from "./settings.js";

/** @import { Feature, ModelSettings, Settings } from "./types.js" */
/** @import { Field } from "./form.js" */

/** @type {Record<ModelSettings["activation"], string>} */
const ACTIVATIONS = { relu: "ReLU", tanh: "tanh", sigmoid: "sigmoid", linear: "none (linear)" };

/** @type {Field[]} */
export const FIELDS = [
  {
    kind: "choice",
    id: "model-activation",
    label: "Activation",
    hint: "What a hidden neuron does with its sum. ReLU lets through what is above zero.",
    options: Object.entries(ACTIVATIONS),
    read: ({ model }) => model.activation,
    write({ model }, value) {
      model.activation = /** @type {ModelSettings["activation"]} */ (value);
    },
  },
  {
    kind: "several",
    id: "model-features",
    label: "Inputs",
    hint: "What the network is told of a point. More of them make a curved line easy.",
    options: [
      ["x", "x"],
      ["y", "y"],
      ["x^2", "x²"],
      ["y^2", "y²"],
      ["xy", "xy"],
      ["sin x", "sin x"],
      ["sin y", "sin y"],
    ],
    read: ({ model }) => model.features,
    write({ model }, value) {
      model.features = /** @type {Feature[]} */ (value);
    },
  },
  {
    kind: "choice",
    id: "model-initialisation",
    label: "First weights",
    hint: "How large the weights are at the start; a change starts anew.",
    anew: true,
    options: [
      ["micrograd", "−1 to 1, as in micrograd"],
      ["he", "He: for ReLU"],
      ["glorot", "Glorot: for tanh"],
      ["zero", "all zero"],
    ],
    read: ({ model }) => model.initialisation,
    write({ model }, value) {
      model.initialisation = /** @type {ModelSettings["initialisation"]} */ (value);
    },
  },
  {
    kind: "number",
    id: "model-seed",
    label: "Seed of the weights",
    hint: "Draws the first weights; a change starts anew. The demo’s is 1337.",
    anew: true,
    range: LIMITS.model.seed,
    step: 1,
    read: ({ model }) => model.seed,
    write({ model }, value) {
      model.seed = value;
    },
  },
];

/** @param {Settings} settings */
export function summary({ model }) {
  return `${sizesOf(model).join(" → ")}, ${ACTIVATIONS[model.activation]}, ${countText(model)}`;
}

/** @param {ModelSettings} model */
export function countText(model) {
  const count = parameterCount(model);
  return `${thousands(count)} parameter${count === 1 ? "" : "s"}`;
}
