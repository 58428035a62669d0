// The transport: play, pause, step, reset, run to a step, and the speed.

import { effect } from "@preact/signals-core";
import { isRight } from "../../ui/element.js";
import { thousands } from "../../ui/numbers.js";
import { onPress } from "../../ui/press.js";

/** @import { TrainState } from "../state.js" */

/** Matches the elements for which Space has a meaning of its own. */
const TAKES_SPACE = "input:not([type=range]), textarea, select, button, a, summary, [contenteditable]";

export class Transport {
  #play;
  #state;
  #speed;
  #goal;

  /** @param {ParentNode} root @param {TrainState} state */
  constructor(root, state) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#state = state;
    this.#play = /** @type {HTMLButtonElement} */ (find("play"));
    this.#speed = /** @type {HTMLSelectElement} */ (find("speed"));
    this.#goal = /** @type {HTMLInputElement} */ (find("run-to"));
    const form = /** @type {HTMLFormElement} */ (find("run-to-form"));
    const error = find("run-to-error");
    const isPlaying = () => state.isPlaying.value;
    onPress(this.#play, isPlaying, (wasPlaying) => this.#setPlaying(!wasPlaying));
    find("step").addEventListener("click", () => state.trainStep());
    find("reset").addEventListener("click", () => state.startAnew("reset"));
    this.#speed.addEventListener("change", () => state.setSpeed(this.#speed.value));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { firstStep } = state;
      const valid = isRight(this.#goal) && this.#goal.valueAsNumber >= firstStep;
      this.#goal.setAttribute("aria-invalid", String(!valid));
      error.textContent = valid
        ? ""
        : `A whole number from ${thousands(firstStep)}${firstStep > 0 ? ", where this run began," : ""} to ${thousands(Number(this.#goal.max))} is expected.`;
      if (valid) this.#runTo(this.#goal.valueAsNumber);
    });
    document.addEventListener("keydown", (event) => {
      const { target } = event;
      if (event.code !== "Space" || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.documentElement.dataset.part !== "train" || this.#play.disabled) return;
      if (target instanceof Element && target.closest(TAKES_SPACE)) return;
      event.preventDefault();
      if (!event.repeat) this.#setPlaying(!isPlaying());
    });
    effect(() => this.#showPlaying(state.isPlaying.value));
    effect(() => {
      this.#speed.value = state.speed.value;
    });
  }

  /** @param {boolean} isPlaying */
  #setPlaying(isPlaying) {
    if (isPlaying) this.#state.play();
    else this.#state.pause();
  }

  /** @param {number} step */
  #runTo(step) {
    if (step <= this.#state.lastStep) this.#state.seek(step);
    else this.#state.play(step);
  }

  /** @param {boolean} isPlaying */
  #showPlaying(isPlaying) {
    this.#play.toggleAttribute("data-playing", isPlaying);
    /** @type {HTMLElement} */ (this.#play.lastElementChild).textContent = isPlaying ? "Pause" : "Play";
  }
}
