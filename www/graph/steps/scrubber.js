// Chooses an instant with a slider, with buttons and by playing. It depends on no graph.
import { SPEEDS } from "./playback.js";

/**
 * The words that the widget shows at an instant.
 * @typedef {{ phase: "forward" | "backward", step: number, steps: number, sentence: string }} Told
 */

/**
 * The position: the number of instants (0 if there is no graph), the instant at which the backward pass starts, and the
 * one that is shown (absent without a walkthrough).
 * @typedef {{ length: number, boundary: number, instant: number | undefined, isPlaying: boolean, speed: Speed }} Stand
 * @typedef {keyof typeof SPEEDS} Speed
 *
 * @typedef {object} Handlers
 * @property {(instant: number | undefined) => void} go to an instant, or no more through the steps
 * @property {(isPlaying: boolean) => void} play
 * @property {(speed: Speed) => void} speed
 */

const CONTENT = `
  <div class="scrubber-controls" role="group" aria-label="Step through">
    <button type="button" data-act="start">Start</button>
    <button type="button" data-act="back">Previous</button>
    <button type="button" data-act="play" class="primary">Play</button>
    <button type="button" data-act="forward">Next</button>
    <button type="button" data-act="end">End</button>
    <select aria-label="Speed" title="Speed">${Object.entries(SPEEDS).map(([key, { title }]) => `<option value="${key}">${title}</option>`)}</select>
    <button type="button" data-act="leave">Done</button>
  </div>
  <div class="scrubber-track">
    <label class="scrubber-label"><span>Step</span> <output></output></label>
    <input type="range" min="0" step="1" aria-label="Step" />
    <div class="scrubber-phases" aria-hidden="true"><span>forward</span><span>backward</span></div>
  </div>
  <p class="scrubber-sentence" aria-live="polite"></p>`;

export class Scrubber {
  #root;
  #handlers;
  #range;
  #output;
  #sentence;
  #speed;
  /** @type {Stand} */
  #stand = { length: 0, boundary: 0, instant: undefined, isPlaying: false, speed: "normal" };

  /**
   * @param {HTMLElement} root
   * @param {Handlers} handlers
   */
  constructor(root, handlers) {
    root.classList.add("scrubber");
    root.innerHTML = CONTENT;
    this.#root = root;
    this.#handlers = handlers;
    this.#range = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.#output = /** @type {HTMLOutputElement} */ (root.querySelector("output"));
    this.#sentence = /** @type {HTMLElement} */ (root.querySelector(".scrubber-sentence"));
    this.#speed = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
    this.#speed.addEventListener("change", () => handlers.speed(/** @type {Speed} */ (this.#speed.value)));
    this.#range.addEventListener("input", () => handlers.go(this.#range.valueAsNumber));
    this.#range.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.#act("play");
    });
    for (const button of root.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#act(button.dataset.act ?? ""));
    }
  }

  /** @param {Stand} stand @param {Told | undefined} told of the instant */
  show(stand, told) {
    this.#stand = stand;
    const { length, boundary, instant, isPlaying, speed } = stand;
    const last = Math.max(1, length - 1);
    const isStepping = instant !== undefined && told !== undefined;
    const text = isStepping ? `${told.phase} ${told.step} of ${told.steps}` : "all steps done";
    this.#showPlaying(isPlaying);
    this.#speed.value = speed;
    this.#range.max = String(last);
    this.#root.style.setProperty("--boundary", String(boundary / last));
    this.#range.value = String(instant ?? length - 1);
    this.#range.setAttribute("aria-valuetext", text);
    this.#output.textContent = text;
    const sentence = isStepping
      ? told.sentence
      : "Play goes through it step by step: first the numbers, forward, then the gradients, backward.";
    if (this.#sentence.textContent !== sentence) this.#sentence.textContent = sentence;
    this.#root.toggleAttribute("data-stepping", isStepping);
    if (isStepping) this.#root.dataset.phase = told.phase;
    else delete this.#root.dataset.phase;
    this.#enable();
  }

  /** @param {string} act */
  #act(act) {
    const { length, instant, isPlaying } = this.#stand;
    const { go, play } = this.#handlers;
    const now = instant ?? length;
    if (act === "play") play(!isPlaying);
    else if (act === "start") go(0);
    else if (act === "back") go(Math.max(0, now - 1));
    else if (act === "forward") go(instant === undefined ? 0 : Math.min(length - 1, now + 1));
    else if (act === "end") go(length - 1);
    else go(undefined);
  }

  #enable() {
    const { length, instant } = this.#stand;
    const isFirst = instant === 0;
    const isLast = instant === length - 1;
    for (const button of this.#root.querySelectorAll("button")) {
      const act = button.dataset.act;
      // A disabled button would lose the focus of a reader who presses it repeatedly.
      const idle =
        (isFirst && (act === "start" || act === "back")) ||
        (isLast && (act === "end" || act === "forward")) ||
        (instant === undefined && act === "leave");
      button.toggleAttribute("disabled", length === 0);
      button.setAttribute("aria-disabled", String(idle));
    }
    this.#range.disabled = length === 0;
    this.#speed.disabled = length === 0;
  }

  /** @param {boolean} isPlaying */
  #showPlaying(isPlaying) {
    const button = /** @type {HTMLElement} */ (this.#root.querySelector('[data-act="play"]'));
    button.textContent = isPlaying ? "Pause" : "Play";
    // While playing, the text changes faster than a screen reader could read it.
    this.#sentence.setAttribute("aria-live", isPlaying ? "off" : "polite");
  }
}
