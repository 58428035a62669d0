// What the network learns from.
import { LIMITS } from "./settings.js";

/** @import { DataSettings, Settings } from "./types.js" */
/** @import { Field } from "./form.js" */

/** @type {Record<DataSettings["kind"], string>} */
const KINDS = {
  moons: "two moons",
  circles: "two circles",
  blobs: "two blobs",
  xor: "XOR, four corners",
  spirals: "two spirals",
  own: "your own points",
};

/** @param {Settings} settings */
const drawn = ({ data }) => data.kind !== "own";

/** @type {Field[]} */
export const FIELDS = [
  {
    kind: "choice",
    id: "data-kind",
    label: "Points",
    hint: "Two classes to tell apart: +1 in blue, −1 in orange.",
    options: Object.entries(KINDS),
    read: ({ data }) => data.kind,
    write({ data }, value) {
      data.kind = /** @type {DataSettings["kind"]} */ (value);
    },
  },
  {
    kind: "number",
    id: "data-samples",
    label: "Number",
    hint: "How many points, training and test together.",
    range: LIMITS.data.samples,
    step: 1,
    applies: drawn,
    read: ({ data }) => data.samples,
    write({ data }, value) {
      data.samples = value;
    },
  },
  {
    kind: "number",
    id: "data-noise",
    label: "Noise",
    hint: "How far points stray from their shape.",
    range: LIMITS.data.noise,
    step: "any",
    live: true,
    applies: drawn,
    read: ({ data }) => data.noise,
    write({ data }, value) {
      data.noise = value;
    },
  },
  {
    kind: "number",
    id: "data-seed",
    label: "Seed",
    hint: "Draws the points. The demo’s is 1337.",
    range: LIMITS.data.seed,
    step: 1,
    applies: drawn,
    read: ({ data }) => data.seed,
    write({ data }, value) {
      data.seed = value;
    },
  },
  {
    kind: "number",
    id: "data-test",
    label: "Test share",
    hint: "Points kept from training, drawn hollow: do they fall on their side as well?",
    range: LIMITS.data.test,
    step: "any",
    live: true,
    read: ({ data }) => data.test,
    write({ data }, value) {
      data.test = value;
    },
  },
];

/** @param {Settings} settings */
export function summary({ data }) {
  const test = data.test ? `, ${Math.round(100 * data.test)}% for testing` : "";
  if (data.kind === "own")
    return `${data.points.length} point${data.points.length === 1 ? "" : "s"} of your own${test}`;
  return `${KINDS[data.kind].split(",")[0]}, ${data.samples} points, noise ${data.noise}${test}`;
}
