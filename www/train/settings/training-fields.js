// What is made small, and how.
import { LIMITS } from "./settings.js";

/** @import { Settings, TrainingSettings } from "./types.js" */
/** @import { Field } from "./form.js" */

/** @type {Record<TrainingSettings["loss"], string>} */
const LOSSES = { "max-margin": "max-margin", mse: "mean squared error", logistic: "logistic" };
/** @type {Record<TrainingSettings["optimizer"], string>} */
const OPTIMIZERS = { descent: "gradient descent", momentum: "momentum", adam: "Adam" };

/** @type {Field[]} */
export const FIELDS = [
  {
    kind: "choice",
    id: "training-loss",
    label: "Loss",
    hint: "What counts as an error. Max-margin asks each score to be beyond ±1 on its side.",
    options: Object.entries(LOSSES),
    read: ({ training }) => training.loss,
    write({ training }, value) {
      training.loss = /** @type {TrainingSettings["loss"]} */ (value);
    },
  },
  {
    kind: "number",
    id: "training-rate",
    label: "Learning rate",
    hint: "How far a step goes against the gradient. Too far, and the loss blows up.",
    range: LIMITS.training.rate,
    step: "any",
    live: true,
    read: ({ training }) => training.rate,
    write({ training }, value) {
      training.rate = value;
    },
  },
  {
    kind: "choice",
    id: "training-schedule",
    label: "Schedule",
    hint: "Whether the learning rate falls as training goes on.",
    options: [
      ["demo", "falls in a line to a tenth"],
      ["constant", "stays"],
      ["cosine", "falls like a cosine"],
    ],
    read: ({ training }) => training.schedule,
    write({ training }, value) {
      training.schedule = /** @type {TrainingSettings["schedule"]} */ (value);
    },
  },
  {
    kind: "number",
    id: "training-steps",
    label: "Falls over",
    hint: "The steps it takes the rate to fall; the demo’s are 100.",
    range: LIMITS.training.steps,
    step: 1,
    applies: ({ training }) => training.schedule !== "constant",
    read: ({ training }) => training.steps,
    write({ training }, value) {
      training.steps = value;
    },
  },
  {
    kind: "choice",
    id: "training-optimizer",
    label: "Optimizer",
    hint: "How a gradient becomes a step. The tutorial’s is plain gradient descent.",
    options: Object.entries(OPTIMIZERS),
    read: ({ training }) => training.optimizer,
    write({ training }, value) {
      training.optimizer = /** @type {TrainingSettings["optimizer"]} */ (value);
    },
  },
  {
    kind: "number",
    id: "training-momentum",
    label: "Momentum",
    hint: "How much of the last step goes on into the next.",
    range: LIMITS.training.momentum,
    step: "any",
    live: true,
    applies: ({ training }) => training.optimizer !== "descent",
    read: ({ training }) => training.momentum,
    write({ training }, value) {
      training.momentum = value;
    },
  },
  {
    kind: "number",
    id: "training-batch",
    label: "Batch",
    hint: "Points in a step; 0 takes all of them.",
    range: LIMITS.training.batch,
    step: 1,
    read: ({ training }) => training.batch,
    write({ training }, value) {
      training.batch = value;
    },
  },
  {
    kind: "number",
    id: "training-l2",
    label: "L2 regularisation",
    hint: "Times the sum of squared parameters: pulls all towards zero.",
    range: LIMITS.training.l2,
    step: "any",
    live: true,
    read: ({ training }) => training.l2,
    write({ training }, value) {
      training.l2 = value;
    },
  },
  {
    kind: "number",
    id: "training-l1",
    label: "L1 regularisation",
    hint: "Times the sum of absolute parameters: makes many of them zero.",
    range: LIMITS.training.l1,
    step: "any",
    live: true,
    read: ({ training }) => training.l1,
    write({ training }, value) {
      training.l1 = value;
    },
  },
];

/** @param {Settings} settings */
export function summary({ training }) {
  const { rate, schedule } = training;
  const fall = schedule === "constant" ? `${rate}` : `${rate} → ${Number((rate / 10).toPrecision(6))}`;
  return `${LOSSES[training.loss]}, ${OPTIMIZERS[training.optimizer]}, rate ${fall}`;
}
