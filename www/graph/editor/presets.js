// Lists the examples: short lessons, the tutorial's first and last example, and its whole notebook.
import { chapters, sourceOf } from "../../python/examples/chapters.js";
import { LESSONS, NEURON } from "./lessons.js";

/** @typedef {{ id: string, title: string, about: string, result: string, source: string, isSlow: boolean }} Preset */

const chapter = (/** @type {string} */ name) =>
  /** @type {import("../../python/examples/chapters.js").Chapter} */ (chapters.find(({ id }) => id === name));

/** The tutorial's first cell, without the import, which the lab does not need. */
const [{ source: peek = "" }] = chapter("sneak-peek").cells;
const SNEAK_PEEK = {
  ...chapter("sneak-peek"),
  result: "g",
  source: `${peek.replace(/^from .*\n+/, "")}\n`,
  isSlow: false,
};

const MOONS = {
  ...chapter("moons"),
  result: "total_loss",
  source: `import numpy as np\nimport matplotlib.pyplot as plt\n${sourceOf({ ...chapter("moons"), needs: [] }).replace(/^# %%\n/, "")}`,
  isSlow: true,
};

/** The example that consists of all cells of the tutorial's notebook, in order. */
const NOTEBOOK = {
  id: "notebook",
  title: "Tutorial notebook",
  about: "All cells up to the training of a network, as they are printed. It takes a while.",
  result: "",
  source: sourceOf({
    ...chapter("mlp"),
    needs: [],
    cells: chapters.filter(({ id }) => id !== "moons").flatMap(({ cells }) => cells),
  }),
  isSlow: true,
};

const [neuron, expression, ...others] = LESSONS.map((lesson) => ({ ...lesson, isSlow: false }));

/** All examples; the page opens with the first. @type {Preset[]} */
export const PRESETS = [neuron, expression, SNEAK_PEEK, ...others, MOONS, NOTEBOOK];

/** Returns the example with an id, or the first one if there is none. @param {string} id @returns {Preset} */
export function presetOf(id) {
  return PRESETS.find((preset) => preset.id === id) ?? { ...NEURON, isSlow: false };
}
