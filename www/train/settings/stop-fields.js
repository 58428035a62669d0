// When training pauses by itself.
import { LIMITS } from "./settings.js";

/** @import { Settings } from "./types.js" */
/** @import { Field } from "./form.js" */

/** @type {Field[]} */
export const FIELDS = [
  {
    kind: "number",
    id: "stop-step",
    label: "At step",
    hint: "0 for never. The tutorial’s demo ends at 100; Play again goes on.",
    range: LIMITS.stop.step,
    step: 1,
    read: ({ stop }) => stop.step,
    write({ stop }, value) {
      stop.step = value;
    },
  },
  {
    kind: "number",
    id: "stop-accuracy",
    label: "At accuracy",
    hint: "Per cent of the points, 98 say; 0 for never.",
    range: LIMITS.stop.accuracy.map((share) => 100 * share),
    step: "any",
    read: ({ stop }) => perCent(stop.accuracy),
    write({ stop }, value) {
      stop.accuracy = value / 100;
    },
  },
  {
    kind: "number",
    id: "stop-loss",
    label: "Below loss",
    hint: "0 for never.",
    range: LIMITS.stop.loss,
    step: "any",
    read: ({ stop }) => stop.loss,
    write({ stop }, value) {
      stop.loss = value;
    },
  },
  {
    kind: "number",
    id: "stop-patience",
    label: "Patience",
    hint: "Steps without a lower loss; 0 for never.",
    range: LIMITS.stop.patience,
    step: 1,
    read: ({ stop }) => stop.patience,
    write({ stop }, value) {
      stop.patience = value;
    },
  },
];

/** Without the last digits, which are not exact. @param {number} share */
function perCent(share) {
  return Number((100 * share).toPrecision(12));
}

/** @param {Settings} settings */
export function summary({ stop }) {
  const rules = [
    ...(stop.step ? [`at step ${stop.step}`] : []),
    ...(stop.accuracy ? [`at ${perCent(stop.accuracy)}% accuracy`] : []),
    ...(stop.loss ? [`below loss ${stop.loss}`] : []),
    ...(stop.patience ? [`after ${stop.patience} steps without progress`] : []),
  ];
  return rules.join(", ") || "never by itself";
}
