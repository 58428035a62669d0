// The settings of the loss and of the optimizer.
import { choice, number, whole } from "./setting.js";
import { targetKind } from "./target.js";

/** @import { Settings } from "./types.js" */

export const TRAINING = {
  loss: choice({
    label: "Loss",
    hint: "How the error of a point is counted. Max-margin asks each score to be beyond ±1 on its side, and is 0 from there on.",
    default: "max-margin",
    options: { "max-margin": "max-margin", mse: "mean squared error", logistic: "logistic" },
    changes: "program",
    applies: ({ data }) => targetKind(data) === "two",
    named: true,
  }),
  rate: number({
    label: "Learning rate",
    hint: "How far a step goes against the gradient. If it is too high, the loss diverges.",
    location: "bar",
    default: 1,
    range: [0, 1e6],
    live: true,
    changes: "nothing",
    words: rateInWords,
  }),
  /** "demo" falls from the rate down to a tenth of it in `steps`: with 1 and 100, the tutorial's 1 - 0.9 k / 100. */
  schedule: choice({
    label: "Schedule",
    hint: "Whether the learning rate falls as training goes on.",
    default: "demo",
    options: { demo: "falls in a line to a tenth", constant: "stays", cosine: "falls like a cosine" },
    changes: "nothing",
  }),
  steps: whole({
    label: "Falls over",
    hint: "The number of steps over which the rate falls. The demo uses 100.",
    default: 100,
    range: [1, 1e9],
    changes: "nothing",
    applies: falls,
  }),
  optimizer: choice({
    label: "Optimizer",
    hint: "How a gradient becomes a step. The tutorial uses plain gradient descent.",
    location: "bar",
    default: "descent",
    options: { descent: "gradient descent", momentum: "momentum", adam: "Adam" },
    changes: "optimizer",
    named: true,
  }),
  /** The decay of momentum, and beta 1 of Adam. */
  momentum: number({
    label: "Momentum",
    hint: "How much of the last step goes on into the next.",
    default: 0.9,
    range: [0, 0.9999],
    live: true,
    changes: "optimizer",
    applies: remembers,
  }),
  /** The decay of mean squares, which is beta 2 of Adam. */
  squareDecay: number({
    label: "Memory of squares",
    hint: "How much of the mean square of a gradient Adam keeps at each step.",
    default: 0.999,
    range: [0, 0.99999],
    live: true,
    changes: "optimizer",
    applies: usesSquares,
  }),
  batch: whole({
    label: "Batch",
    hint: "The number of points per step; nothing or 0 uses all of them. A pass over all points is called an epoch.",
    location: "bar",
    default: 0,
    zero: "all",
    range: [0, 2000],
    changes: "program",
  }),
  l2: number({
    label: "L2",
    hint: "Regularisation: how strongly the sum of squared parameters counts in the loss. It pulls all of them towards zero.",
    location: "bar",
    default: 1e-4,
    range: [0, 100],
    live: true,
    changes: "program",
  }),
  l1: number({
    label: "L1 regularisation",
    hint: "The weight of the sum of absolute parameters in the loss, which pulls many of them to zero.",
    default: 0,
    range: [0, 100],
    live: true,
    changes: "program",
  }),
  dropout: number({
    label: "Dropout",
    hint: "The share of hidden neurons that each step leaves out, drawn anew for each point, so that none relies on another. The others count 1 ÷ (1 − share) times. Scores use all neurons; the loss curve shows the steps.",
    default: 0,
    range: [0, 0.9],
    besideZero: 0.2,
    live: true,
    changes: "program",
    applies: hasHiddenLayers,
    words: (share) => (share > 0 ? `dropout ${share}` : ""),
  }),
  /** Seeds a stream like NumPy's: run/dropout.js. */
  dropoutSeed: whole({
    label: "Seed of dropout",
    hint: "Draws which neurons each step leaves out.",
    default: 1337,
    range: [0, 2 ** 32 - 1],
    changes: "nothing",
    applies: dropsOut,
  }),
};

/** @param {Settings} settings @returns {boolean} */
function hasHiddenLayers({ model }) {
  return model.hidden.length > 0;
}

/** Returns whether steps leave out neurons. @param {Settings} settings @returns {boolean} */
export function dropsOut(settings) {
  return hasHiddenLayers(settings) && settings.training.dropout > 0;
}

/** Returns whether the rate falls. @param {Settings} settings @returns {boolean} */
function falls({ training }) {
  return training.schedule !== "constant";
}

/** Returns whether a step depends on those before it. @param {Settings} settings @returns {boolean} */
function remembers({ training }) {
  return training.optimizer !== "descent";
}

/** Returns whether a step is divided by the size of the gradients before it. @param {Settings} settings @returns {boolean} */
function usesSquares({ training }) {
  return training.optimizer === "adam";
}

/** @param {number} rate @param {Settings} settings @returns {string} */
function rateInWords(rate, settings) {
  return falls(settings) ? `rate ${rate} → ${Number((rate / 10).toPrecision(6))}` : `rate ${rate}`;
}
