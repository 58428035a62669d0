// What the lab says when a run goes on, begins anew or takes another way, so that nothing happens without a word.

/** @import { Change } from "./settings/types.js" */
/** @import { Frame } from "./worker/messages.js" */

/**
 * Something said in a line, with what can be done about it.
 * @typedef {{ text: string, actions?: { label: string, act: () => void }[] }} Remark
 */

/** What a new run begins for. @typedef {"data" | "network" | "settings" | "reset"} Occasion */

/** @type {Record<Occasion, string>} */
const NEW_RUN = {
  data: "New data: a new run begins at step 0.",
  network: "Another network: a new run begins at step 0.",
  settings: "A new run begins at step 0.",
  reset: "Back at step 0, from the same start.",
};

/** @param {Occasion} occasion */
export function newRunWords(occasion) {
  return NEW_RUN[occasion];
}

/**
 * Returns why a change of settings begins a new run, if it does. Points of one's own may change while training goes on.
 * @param {Set<Change>} changes
 * @param {boolean} isDrawing whether it is own points that change
 * @returns {Occasion | undefined}
 */
export function occasionOf(changes, isDrawing) {
  if (changes.has("network")) return "network";
  return changes.has("data") && !isDrawing ? "data" : undefined;
}

/**
 * Returns what is said when Play is pressed at a stop, "" when there was none.
 * @param {Pick<Frame, "stopped" | "finding"> & { step: number, until: number }} pause
 */
export function playWords({ stopped, finding, step, until }) {
  if (finding) return "From here no number is finite: training starts anew from step 0.";
  return stopped || step === until ? `Training goes on after step ${step}.` : "";
}

/** @param {NonNullable<Frame["abandoned"]>} branch */
export function branchWords({ from, to }) {
  const left = from + 1 === to ? `Step ${to} is` : `Steps ${from + 1} to ${to} are`;
  return `Training took another way at step ${from}. ${left} put aside.`;
}
