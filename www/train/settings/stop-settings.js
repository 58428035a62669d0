// The settings that pause training by themselves. Nothing, or 0, means never.
import { number, whole } from "./setting.js";

export const STOP = {
  step: whole({
    label: "At step",
    hint: "The tutorial’s demo stops at 100; press Play again to go on.",
    default: 0,
    zero: "never",
    range: [0, 1e9],
    changes: "nothing",
    words: (step) => (step ? `at step ${step}` : ""),
  }),
  accuracy: number({
    label: "At accuracy",
    hint: "Percentage of the points, such as 98.",
    default: 0,
    zero: "never",
    range: [0, 1],
    perCent: true,
    changes: "nothing",
    words: (accuracy) => (accuracy ? `at ${Number((100 * accuracy).toPrecision(12))}% accuracy` : ""),
  }),
  loss: number({
    label: "Below loss",
    hint: "How small the error has to be.",
    default: 0,
    zero: "never",
    range: [0, 1e9],
    changes: "nothing",
    words: (loss) => (loss ? `below loss ${loss}` : ""),
  }),
  patience: whole({
    label: "Patience",
    hint: "How many steps to go on without a lower loss.",
    default: 0,
    zero: "never",
    range: [0, 1e9],
    changes: "nothing",
    words: (patience) => (patience ? `after ${patience} steps without progress` : ""),
  }),
};
