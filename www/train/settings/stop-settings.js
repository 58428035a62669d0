// The settings that pause training by themselves. 0 means never.
import { number, whole } from "./setting.js";

export const STOP = {
  step: whole({
    label: "At step",
    hint: "0 for never. The tutorial’s demo stops at 100; press Play again to go on.",
    default: 0,
    range: [0, 1e9],
    changes: "nothing",
    words: (step) => (step ? `at step ${step}` : ""),
  }),
  accuracy: number({
    label: "At accuracy",
    hint: "Percentage of the points, such as 98; 0 for never.",
    default: 0,
    range: [0, 1],
    perCent: true,
    changes: "nothing",
    words: (accuracy) => (accuracy ? `at ${Number((100 * accuracy).toPrecision(12))}% accuracy` : ""),
  }),
  loss: number({
    label: "Below loss",
    hint: "0 for never.",
    default: 0,
    range: [0, 1e9],
    changes: "nothing",
    words: (loss) => (loss ? `below loss ${loss}` : ""),
  }),
  patience: whole({
    label: "Patience",
    hint: "How many steps to go on without a lower loss; 0 for never.",
    default: 0,
    range: [0, 1e9],
    changes: "nothing",
    words: (patience) => (patience ? `after ${patience} steps without progress` : ""),
  }),
};
