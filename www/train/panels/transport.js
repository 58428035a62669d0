// Play, pause, step, reset, and how far and how fast.

import { isRight } from "../../ui/element.js";
import { thousands } from "../../ui/numbers.js";

/** @import { Frame, Request } from "../worker/messages.js" */

/** What Space does something of its own on. */
const TAKES_SPACE = "input, textarea, select, button, a, summary, [contenteditable], [role=application], [role=slider]";

export class Transport {
  #play;
  #step;
  #reset;
  #speed;
  #goal;
  #ask;
  #playing = false;
  /** The last step that has been taken, and the one to pause at. */
  #last = 0;
  #until = Infinity;

  /**
   * @param {ParentNode} root
   * @param {object} options
   * @param {(request: Request) => void} options.ask
   * @param {() => void} options.restart from the same start
   * @param {(playing: boolean) => void} options.onPlaying
   */
  constructor(root, { ask, restart, onPlaying }) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#ask = ask;
    this.onPlaying = onPlaying;
    this.#play = /** @type {HTMLButtonElement} */ (find("play"));
    this.#step = /** @type {HTMLButtonElement} */ (find("step"));
    this.#reset = /** @type {HTMLButtonElement} */ (find("reset"));
    this.#speed = /** @type {HTMLSelectElement} */ (find("speed"));
    this.#goal = /** @type {HTMLInputElement} */ (find("run-to"));
    const form = /** @type {HTMLFormElement} */ (find("run-to-form"));
    const error = find("run-to-error");
    this.#play.addEventListener("click", () => this.toggle());
    this.#step.addEventListener("click", () => ask({ type: "step" }));
    this.#reset.addEventListener("click", restart);
    this.#speed.addEventListener("change", () => this.#playing && this.#start(this.#until));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const valid = isRight(this.#goal);
      this.#goal.setAttribute("aria-invalid", String(!valid));
      error.textContent = valid ? "" : `A whole number from 0 to ${thousands(Number(this.#goal.max))} is expected.`;
      if (valid) this.#runTo(this.#goal.valueAsNumber);
    });
    document.addEventListener("keydown", (event) => {
      const { target } = event;
      if (event.code !== "Space" || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.documentElement.dataset.part !== "train" || this.#play.disabled) return;
      if (target instanceof Element && target.closest(TAKES_SPACE)) return;
      event.preventDefault();
      this.toggle();
    });
  }

  /** Steps a second. */
  get pace() {
    return Number(this.#speed.value);
  }

  /** @param {string} value one of the choices, else nothing happens */
  set speed(value) {
    if ([...this.#speed.options].some((option) => option.value === value)) this.#speed.value = value;
  }

  get speed() {
    return this.#speed.value;
  }

  toggle() {
    if (this.#playing) this.#ask({ type: "pause" });
    else this.#start(Infinity);
  }

  /** @param {number} until */
  #start(until) {
    this.#until = until;
    this.#ask({ type: "play", pace: this.pace, until });
  }

  /** @param {number} step */
  #runTo(step) {
    if (step <= this.#last) this.#ask({ type: "seek", step });
    else this.#start(step);
  }

  /** @param {Frame} frame */
  show({ playing, runs, lastStep }) {
    this.#last = Math.max(runs[0].step, lastStep);
    this.showPlaying(playing);
  }

  /** @param {boolean} playing */
  showPlaying(playing) {
    if (playing === this.#playing) return;
    this.#playing = playing;
    this.#play.toggleAttribute("data-playing", playing);
    /** @type {HTMLElement} */ (this.#play.lastElementChild).textContent = playing ? "Pause" : "Play";
    this.onPlaying(playing);
  }
}
