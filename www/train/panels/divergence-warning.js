// A warning beside the picture when training diverges while its numbers are still finite.

/** @import { Frame, Log } from "../worker/messages.js" */

/** A loss this many times its initial value counts as divergence, not as a bump. */
const BEYOND = 1e4;
/** Lower initial losses count as this one, since every loss is a large multiple of one near 0. */
const LOWEST_START = 0.01;

/**
 * Returns the warning. It is read aloud, so it has no numbers that change at every step.
 * @param {Pick<Frame, "runs" | "finding">} frame
 * @param {Pick<Log, "losses">[]} logs
 * @returns {string} "" if there is no divergence, or if the notice on non-finite numbers says more
 */
export function divergenceWords({ runs, finding }, logs) {
  if (finding) return "";
  const grown = runs.findIndex(({ measure }, index) => {
    const start = logs[index]?.losses[0];
    return start !== undefined && measure.data + measure.regularisation > BEYOND * Math.max(start, LOWEST_START);
  });
  if (grown < 0) return "";
  const whose = grown === 0 ? "The loss" : "The twin’s loss";
  return `${whose} is more than 10,000 times what it began with: the steps overshoot, and nothing is learned. Lower the learning rate, then press Reset.`;
}

export class DivergenceWarning {
  #root;

  /** @param {HTMLElement} root a live region */
  constructor(root) {
    this.#root = root;
  }

  /** @param {Frame} frame @param {Log[]} logs */
  show(frame, logs) {
    const words = divergenceWords(frame, logs);
    if (this.#root.textContent === words) return;
    this.#root.textContent = words;
    this.#root.hidden = words === "";
  }
}
