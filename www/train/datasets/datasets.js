// The data sets: each is a file, and a line here and below. They are shown in this order.
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
 * The choices that a data set is made from; its `uses` names those that it reads.
 * @typedef {object} Choices
 * @property {number} samples points in all, at least 2
 * @property {number} noise
 * @property {number[][]} points of one's own: [x, y, label]
 */
/**
 * @typedef {object} DataSet
 * @property {string} label
 * @property {string} [short] a word for under its picture, if the label has more
 * @property {string} words in a summary; "" when another setting says it
 * @property {string[]} uses the keys of the settings that it is made from, of those that not all have
 * @property {(choices: Choices, engine: Engine) => Dataset} make points of two classes, labelled -1 and 1, in random
 *   order: the last are kept for testing. It draws from the engine's stream alone, and has the same bits everywhere.
 */

export const DATASETS = { moons, circles, blobs, xor, checkerboard, spirals, own };
