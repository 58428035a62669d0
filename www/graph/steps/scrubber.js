// Chooses an instant of something that has steps: a slider over all of them, buttons, and playing. Knows no graph.

/**
 * What the widget shows of an instant.
 * @typedef {{ phase: "forward" | "backward", step: number, steps: number, sentence: string }} Told
 */

/** Seconds for each step; the last one plays everything in so many seconds. @type {Record<string, [string, number]>} */
const SPEEDS = {
  slow: ["slow", 3],
  normal: ["normal", 1.5],
  fast: ["fast", 0.4],
  whole: ["all in 10 s", 10],
};

const CONTENT = `
  <div class="scrubber-controls" role="group" aria-label="Step through">
    <button type="button" data-act="start">Start</button>
    <button type="button" data-act="back">Back</button>
    <button type="button" data-act="play" class="primary">Play</button>
    <button type="button" data-act="forward">Next</button>
    <button type="button" data-act="end">End</button>
    <label>Speed <select>${Object.entries(SPEEDS).map(([key, [name]]) => `<option value="${key}">${name}</option>`)}</select></label>
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
  #choose;
  #rest;
  #range;
  #output;
  #sentence;
  #speed;
  #length = 0;
  /** @type {number | undefined} */
  #instant;
  /** When playing: the frame that was asked for, the time of the last one, and the steps that are due. */
  #frame = 0;
  #time = 0;
  #due = 0;

  /**
   * @param {HTMLElement} root
   * @param {(instant: number | undefined) => void} choose called with the instant, or with nothing to stop stepping
   * @param {() => void} [rest] called when it stops playing
   */
  constructor(root, choose, rest = () => {}) {
    root.classList.add("scrubber");
    root.innerHTML = CONTENT;
    this.#root = root;
    this.#choose = choose;
    this.#rest = rest;
    this.#range = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.#output = /** @type {HTMLOutputElement} */ (root.querySelector("output"));
    this.#sentence = /** @type {HTMLElement} */ (root.querySelector(".scrubber-sentence"));
    this.#speed = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
    this.#speed.value = "normal";
    this.#range.addEventListener("input", () => {
      this.pause();
      this.#go(this.#range.valueAsNumber);
    });
    this.#range.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.#act("play");
    });
    for (const button of root.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#act(button.dataset.act ?? ""));
    }
    this.open(0, 0);
  }

  /** Whether it is playing. */
  get isPlaying() {
    return this.#frame !== 0;
  }

  /**
   * Another computation.
   * @param {number} length how many instants there are; 0 when there is nothing to step through
   * @param {number} boundary the instant that starts the way back
   */
  open(length, boundary) {
    this.pause();
    this.#length = length;
    this.#range.max = String(Math.max(1, length - 1));
    this.#root.style.setProperty("--boundary", String(boundary / Math.max(1, length - 1)));
    this.show(undefined, undefined);
  }

  /**
   * Shows an instant, whoever chose it.
   * @param {number | undefined} instant nothing when it is not stepped through
   * @param {Told | undefined} told
   */
  show(instant, told) {
    this.#instant = instant;
    const isStepping = instant !== undefined && told !== undefined;
    const text = isStepping ? `${told.phase} ${told.step} of ${told.steps}` : "all steps done";
    this.#range.value = String(instant ?? this.#length - 1);
    this.#range.setAttribute("aria-valuetext", text);
    this.#output.textContent = text;
    this.#sentence.textContent = isStepping
      ? told.sentence
      : "Play goes through it step by step: first the numbers, forward, then the gradients, backward.";
    this.#root.toggleAttribute("data-stepping", isStepping);
    if (isStepping) this.#root.dataset.phase = told.phase;
    else delete this.#root.dataset.phase;
    this.#enable();
  }

  play() {
    if (this.isPlaying || this.#length === 0) return;
    if (this.#instant === undefined || this.#instant >= this.#length - 1) this.#go(0);
    this.#due = 0;
    this.#time = performance.now();
    this.#frame = requestAnimationFrame((time) => this.#tick(time));
    this.#playing(true);
  }

  pause() {
    if (!this.isPlaying) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#playing(false);
    this.#rest();
  }

  /** @param {number} time */
  #tick(time) {
    const [, seconds] = SPEEDS[this.#speed.value];
    const rate = this.#speed.value === "whole" ? this.#length / seconds : 1 / seconds;
    // Not more than a second at once, as after a sleep of the tab.
    this.#due += (Math.min(1000, Math.max(0, time - this.#time)) / 1000) * rate;
    this.#time = time;
    const steps = Math.floor(this.#due);
    this.#due -= steps;
    const instant = Math.min((this.#instant ?? 0) + steps, this.#length - 1);
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
    if (steps > 0) this.#go(instant);
    if (instant === this.#length - 1) this.pause();
  }

  /** @param {string} act */
  #act(act) {
    if (act === "play") {
      if (this.isPlaying) this.pause();
      else this.play();
      return;
    }
    this.pause();
    const now = this.#instant ?? this.#length;
    if (act === "start") this.#go(0);
    else if (act === "back") this.#go(Math.max(0, now - 1));
    else if (act === "forward") this.#go(this.#instant === undefined ? 0 : Math.min(this.#length - 1, now + 1));
    else if (act === "end") this.#go(this.#length - 1);
    else this.#go(undefined);
  }

  /** @param {number | undefined} instant */
  #go(instant) {
    this.#choose(instant);
  }

  #enable() {
    const isFirst = this.#instant === 0;
    const isLast = this.#instant === this.#length - 1;
    for (const button of this.#root.querySelectorAll("button")) {
      const act = button.dataset.act;
      // A disabled button would lose the focus of who presses it again and again.
      const idle =
        (isFirst && (act === "start" || act === "back")) ||
        (isLast && (act === "end" || act === "forward")) ||
        (this.#instant === undefined && act === "leave");
      button.toggleAttribute("disabled", this.#length === 0);
      button.setAttribute("aria-disabled", String(idle));
    }
    this.#range.disabled = this.#length === 0;
    this.#speed.disabled = this.#length === 0;
  }

  /** @param {boolean} isPlaying */
  #playing(isPlaying) {
    const button = /** @type {HTMLElement} */ (this.#root.querySelector('[data-act="play"]'));
    button.textContent = isPlaying ? "Pause" : "Play";
    // What changes faster than it can be read aloud is not read aloud.
    this.#sentence.setAttribute("aria-live", isPlaying ? "off" : "polite");
  }
}
