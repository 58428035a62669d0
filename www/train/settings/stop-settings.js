// When training pauses by itself. Each is 0 for never.
import { number, whole } from "./setting.js";

export const STOP = {
  step: whole({
    label: "At step",
    hint: "0 for never. The tutorial’s demo ends at 100; Play again goes on.",
    default: 0,
    range: [0, 1e9],
    changes: "nothing",
    words: (step) => (step ? `at step ${step}` : ""),
  }),
  accuracy: number({
    label: "At accuracy",
    hint: "Per cent of the points, 98 say; 0 for never.",
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
    hint: "Steps without a lower loss; 0 for never.",
    default: 0,
    range: [0, 1e9],
    changes: "nothing",
    words: (patience) => (patience ? `after ${patience} steps without progress` : ""),
  }),
};
