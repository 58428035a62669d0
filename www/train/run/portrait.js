// Computes the small pictures of choices: the points of each data set, and the result of a story.
import { makeDataset } from "../datasets/dataset.js";
import { DATASETS } from "../datasets/datasets.js";
import { scoreGrid } from "../pictures/boundary/compute.js";
import { DEFAULTS } from "../settings/settings.js";
import { Run } from "./run.js";

/** @import { Portrait, Thumbnails } from "../worker/messages.js" */
/** @import { Kind } from "../settings/data-settings.js" */
/** @import { Settings } from "../settings/types.js" */

/** The number of points in a small picture, and the size of its grid. */
const POINTS = 60;
const GRID = { columns: 48, rows: 36 };

/** Returns some points of each data set that is drawn at random. @returns {Thumbnails} */
export function thumbnails() {
  const kinds = /** @type {Kind[]} */ (Object.keys(DATASETS)).filter((kind) => DATASETS[kind].uses.includes("samples"));
  return kinds.map((kind) => {
    const { points, targets } = makeDataset({ ...DEFAULTS.data, kind, samples: POINTS, noise: 0.05 });
    return { kind, points, targets };
  });
}

/** Trains a separate run and returns its result. @param {Settings} settings @param {number} steps @returns {Portrait} */
export function portraitOf(settings, steps) {
  const run = new Run(settings);
  try {
    for (let step = 0; step < steps; step += 1) run.take();
    const { points, targets, training } = run.dataset;
    return { points, targets, training, grid: scoreGrid(run, GRID.columns, GRID.rows) };
  } finally {
    run.free();
  }
}
