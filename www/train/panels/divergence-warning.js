// A warning beside the picture: the loss has grown beyond all measure, although its numbers are still finite.

/** @import { Frame, Log } from "../worker/messages.js" */

/** So many times its start is no bump on the way down. */
const BEYOND = 1e4;
/** A start that is lower than this counts as this: from nearly nothing every loss is a multiple. */
const LOWEST_START = 0.01;

/**
 * What there is to say, without numbers that change at each step: it is spoken.
 * @param {Pick<Frame, "runs" | "finding">} frame
 * @param {Pick<Log, "losses">[]} logs
 * @returns {string} "" when there is nothing, or when the finding says more
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
