// Decides when the code runs: on request, and while the learner types if it runs quickly.

import { Python } from "../../python/host/python.js";
import { runtime } from "../../ui/numbers.js";

/** @import { Interpreter, Standing } from "../../python/host/python.js" */
/** @import { Output, Result } from "../../python/host/result.js" */

/** The time from the last key to the run, in milliseconds. */
const DELAY = 60;
/** The duration in seconds above which code runs only on request. */
const QUICK = 1;

/**
 * @typedef {object} Listener
 * @property {(requested: boolean) => void} onBegin
 * @property {(output: Output) => void} onOutput
 * @property {() => void} onAnew is called when the program restarts in the full interpreter, which makes the outputs so far invalid
 * @property {(standing: Standing) => void} onStanding is called when the interpreter that runs the code, or its loading, changes
 * @property {(result: Result, requested: boolean) => void} onEnd
 * @property {() => void} onHold is called when typed code does not run automatically
 * @property {(message: string, isFault: boolean) => void} onFailure is called when Python cannot be loaded, or failed through a fault of the
 *   page
 */

export class Runner {
  #listener;
  #python = new Python();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #delay;
  /** The time at which the current run began, or 0. */
  #begun = 0;
  /** The duration of the last run in seconds; after the code was replaced, an expected duration. */
  #took = 0;
  /** Whether the last run was stopped. */
  #isStopped = false;
  /** Whether code runs while the learner types. */
  automatic = true;

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
    this.#python.onStanding(listener.onStanding);
    this.#python.onFailure((message, isFault) => {
      this.#begun = 0;
      listener.onFailure(message, isFault);
    });
  }

  /** Starts loading Python before it is needed. */
  start() {
    this.#python.start();
  }

  /** Chooses the interpreter. @param {Interpreter} interpreter */
  choose(interpreter) {
    this.#python.choose(interpreter);
  }

  /** Tries again to load Python and to run the code that waits for it. */
  restart() {
    this.#python.restart();
  }

  get isRunning() {
    return this.#begun > 0;
  }

  get isReady() {
    return this.#python.isReady;
  }

  /**
   * Schedules a run. Must be called when the learner has edited the code.
   * @param {string} source
   */
  typed(source) {
    clearTimeout(this.#delay);
    if (this.automatic && !this.pause) {
      this.#delay = setTimeout(() => this.#run(source, false), DELAY);
    } else {
      this.#listener.onHold();
    }
  }

  /** Returns why code does not run while the learner types although that is on, or "" if it does. */
  get pause() {
    if (!this.automatic) return "";
    if (this.#isStopped) return "the last run was stopped";
    if (this.#took === Infinity) return "this example takes a while";
    if (this.#took > QUICK) return `the last run took ${runtime(this.#took)}`;
    const running = this.#begun && this.isReady ? (performance.now() - this.#begun) / 1000 : 0;
    return running > QUICK ? "this run takes a while" : "";
  }

  /** @param {string} source */
  run(source) {
    clearTimeout(this.#delay);
    return this.#run(source, true);
  }

  /** Sets the expected duration. Must be called when the code was replaced. @param {boolean} isSlow whether it runs only on request */
  expect(isSlow) {
    this.#python.forget();
    this.#took = isSlow ? Infinity : 0;
    this.#isStopped = false;
  }

  stop() {
    clearTimeout(this.#delay);
    this.#python.stop();
  }

  /**
   * @param {string} source
   * @param {boolean} requested
   */
  async #run(source, requested) {
    const begun = performance.now();
    this.#begun = begun;
    this.#listener.onBegin(requested);
    const { onOutput, onAnew } = this.#listener;
    const result = await this.#python.run(source, { onOutput, onAnew });
    if (result.end === "replaced" || this.#begun !== begun) return;
    this.#begun = 0;
    this.#took = result.seconds;
    this.#isStopped = result.end === "stopped";
    this.#listener.onEnd(result, requested);
  }
}
