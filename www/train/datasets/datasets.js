// Lists the data sets in the order in which the page shows them. Each has a file of its own, an import and a line in
// the list.
import { blobs } from "./blobs.js";
import { checkerboard } from "./checkerboard.js";
import { circles } from "./circles.js";
import { moons } from "./moons.js";
import { own } from "./own.js";
import { spirals } from "./spirals.js";
import { xor } from "./xor.js";

/** @import { Dataset } from "../../micrograd.js" */
/** @import { Engine } from "./dataset.js" */

/**
 * The settings that a data set is made from. `uses` of a data set names those that it reads.
 * @typedef {object} Choices
 * @property {number} samples the number of points, at least 2
 * @property {number} noise
 * @property {number[][]} points the user's own points: their features, and then the label
 */
/**
 * @typedef {object} DataSet
 * @property {string} label
 * @property {string} [short] one word for the caption of its picture, if the label is longer
 * @property {string} words what a summary calls it, or "" if another setting describes it
 * @property {string[]} uses the keys of the settings that it reads, apart from those that every data set reads
 * @property {(choices: Choices, engine: Engine) => Dataset} make returns points of two classes, labelled -1 and 1, in
 * random order. It draws from the engine's streams only, so that its points have the same bits in every browser.
 */

export const DATASETS = { moons, circles, blobs, xor, checkerboard, spirals, own };
