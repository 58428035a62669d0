// Time travel: any step of the run so far, back and forth.

/** @import { Frame } from "../worker/messages.js" */

export class Scrubber {
  #range;
  #text;
  #back;
  #forward;
  #seek;
  #at = 0;
  #last = 0;
  /** The step asked for, until a frame shows it; and the one to be asked for after it. @type {number | undefined} */
  #asked;
  /** @type {number | undefined} */
  #next;

  /**
   * @param {ParentNode} root
   * @param {(step: number) => void} seek
   */
  constructor(root, seek) {
    this.#seek = seek;
    this.#range = /** @type {HTMLInputElement} */ (root.querySelector("#time"));
    this.#text = /** @type {HTMLElement} */ (root.querySelector("#time-text"));
    this.#back = /** @type {HTMLButtonElement} */ (root.querySelector("#time-back"));
    this.#forward = /** @type {HTMLButtonElement} */ (root.querySelector("#time-forward"));
    this.#range.addEventListener("input", () => this.#go(this.#range.valueAsNumber));
    this.#back.addEventListener("click", () => this.#go(this.#goal - 1));
    this.#forward.addEventListener("click", () => this.#go(this.#goal + 1));
  }

  /** Where it is going. */
  get #goal() {
    return this.#next ?? this.#asked ?? this.#at;
  }

  /** One request at a time: a drag asks for more steps than can be shown. @param {number} step */
  #go(step) {
    const within = Math.min(Math.max(step, 0), this.#last);
    if (this.#asked === undefined) this.#send(within);
    else this.#next = within;
  }

  /** @param {number} step */
  #send(step) {
    this.#asked = step;
    this.#next = undefined;
    this.#seek(step);
  }

  /** A new run has no past. */
  forget() {
    this.#asked = undefined;
    this.#next = undefined;
  }

  /** @param {Frame} frame */
  show({ runs, lastStep, playing }) {
    const { step } = runs[0];
    this.#at = step;
    this.#last = Math.max(step, lastStep);
    if (this.#asked !== undefined && (playing || step === this.#asked)) {
      const next = this.#next;
      this.forget();
      if (next !== undefined) this.#send(next);
    }
    this.#range.max = String(this.#last);
    if (this.#asked === undefined) this.#range.value = String(step);
    this.#range.disabled = this.#last === 0;
    // A button that has the focus keeps it.
    this.#back.setAttribute("aria-disabled", String(step === 0));
    this.#forward.setAttribute("aria-disabled", String(step >= this.#last));
    const text =
      step < this.#last
        ? `step ${step} of ${this.#last}: training goes on from here and forgets what came later`
        : `step ${step}, the latest`;
    if (this.#text.textContent !== text) this.#text.textContent = text;
    this.#range.setAttribute("aria-valuetext", `step ${step} of ${this.#last}`);
  }
}
