// Words the lab's remarks on what happens to a run: that it goes on, starts anew or branches.

import { className, targetKind } from "./settings/target.js";
import { labelOf } from "./settings/width.js";

/** @import { Change, DataSettings } from "./settings/types.js" */
/** @import { Frame } from "./worker/messages.js" */

/**
 * A sentence about the run, with buttons for what the user can do about it. At the next act, and once it no longer holds, the
 * remark `after` takes its place, or none. One without text is buttons alone, so that the time stands beside them.
 * @typedef {{ text: string, actions?: Action[], holds?: () => boolean, after?: Remark }} Remark
 * @typedef {{ label: string, act: () => void }} Action
 */

/** How long a remark stays at least, in milliseconds, unless the next act comes sooner: long enough to be read. */
export const READING = 6000;

/** Returns why points of more features than the plane shows cannot be drawn. @param {number} width */
export function noPencil(width) {
  return `These points have ${width} features, and the pencil gives a point only two. Choose two columns of the table, or draw your own.`;
}

/** Returns the way back alone, for when the words on it are no longer news: the button says by itself what it undoes. @param {Action} action @param {string} label @param {() => boolean} [holds] @returns {Remark} */
export function wayBack(action, label, holds) {
  return { text: "", actions: [{ ...action, label }], holds };
}

/** The reason for which a new run begins. @typedef {"data" | "network" | "weights" | "settings" | "reset" | "twin" | "alone"} Occasion */

/** @type {Record<Occasion, string>} */
const NEW_RUN = {
  data: "New data: a new run begins at step 0.",
  network: "Another network: a new run begins at step 0.",
  weights: "The weights of the file begin a new run at step 0.",
  settings: "A new run begins at step 0.",
  reset: "Back at step 0, from the same start.",
  twin: "Two runs begin at step 0, side by side.",
  alone: "A run begins at step 0, without the twin.",
};

/** @param {Occasion} occasion */
export function newRunWords(occasion) {
  return NEW_RUN[occasion];
}

/**
 * Returns why a change of settings begins a new run, or `undefined` if it does not: training goes on while the user
 * draws points.
 * @param {Set<Change>} changes
 * @param {boolean} isDrawing whether the user's own points change
 * @returns {Occasion | undefined}
 */
export function occasionOf(changes, isDrawing) {
  if (changes.has("network")) return "network";
  return changes.has("data") && !isDrawing ? "data" : undefined;
}

/**
 * Returns the remark for Play after training stopped by itself, or "" if it had not.
 * @param {Pick<Frame, "stopped" | "finding"> & { step: number, until: number }} pause
 */
export function playWords({ stopped, finding, step, until }) {
  if (finding) return "From here no number is finite: training starts anew from step 0.";
  return stopped || step === until ? `Training goes on after step ${step}.` : "";
}

/**
 * Returns the remark on training with points of one class alone, or "" if there are others.
 * @param {DataSettings} data
 */
export function oneClassWords(data) {
  if (data.kind !== "own" || targetKind(data) !== "two") return "";
  const labels = new Set(data.points.map(labelOf));
  if (labels.size !== 1) return "";
  const [label] = labels;
  return `All points are of class ${className(label, data)}: there is nothing to tell apart. Add some of class ${className(-label, data)}.`;
}

/** @param {NonNullable<Frame["abandoned"]>} branch */
export function branchWords({ from, to }) {
  const left = from + 1 === to ? `Step ${to} is` : `Steps ${from + 1} to ${to} are`;
  return `Training took another way at step ${from}. ${left} put aside.`;
}
