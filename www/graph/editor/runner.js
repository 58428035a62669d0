// When the code runs: on request, and as one types while it is quick.

import { Session } from "../../python/host/session.js";
import { runtime } from "../../ui/numbers.js";

/** @import { Output, Result } from "../../python/host/result.js" */

/** From the last key to the run, in milliseconds. */
const DELAY = 60;
/** What takes longer than this, in seconds, runs on request only. */
const QUICK = 1;

/**
 * @typedef {object} Listener
 * @property {(requested: boolean) => void} onBegin
 * @property {(output: Output) => void} onOutput
 * @property {(result: Result, requested: boolean) => void} onEnd
 * @property {() => void} onHold code was typed that does not run by itself
 * @property {(message: string, isFault: boolean) => void} onFailure Python cannot be loaded, or broke down by a fault of the
 *   page
 */

export class Runner {
  #listener;
  /** @type {Session | undefined} */
  #session;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #delay;
  /** When the run under way began, or 0. */
  #begun = 0;
  /** How long the last run took, in seconds; of code that is put in, how long it is expected to take. */
  #took = 0;
  /** Whether the last run was stopped. */
  #isStopped = false;
  /** Whether code runs as one types. */
  automatic = true;

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  /** Starts to load Python, so that it is there when it is needed. */
  start() {
    if (this.#session) return this.#session;
    this.#session = new Session();
    this.#session.onFailure((message, isFault) => {
      this.#begun = 0;
      this.#listener.onFailure(message, isFault);
    });
    return this.#session;
  }

  /** Tries again to load Python, and to run what waits. */
  restart() {
    this.#session?.restart();
  }

  get isRunning() {
    return this.#begun > 0;
  }

  get isReady() {
    return this.#session?.isReady ?? false;
  }

  /**
   * The code was changed by hand.
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

  /** Why code does not run as one types although it is on, until a quick run; "" when it does. */
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

  /** Other code was put in. @param {boolean} isSlow whether it runs on request only */
  expect(isSlow) {
    this.#took = isSlow ? Infinity : 0;
    this.#isStopped = false;
  }

  stop() {
    clearTimeout(this.#delay);
    this.#session?.stop();
  }

  /**
   * @param {string} source
   * @param {boolean} requested
   */
  async #run(source, requested) {
    const begun = performance.now();
    this.#begun = begun;
    this.#listener.onBegin(requested);
    const result = await this.start().run(source, { onOutput: this.#listener.onOutput });
    if (result.end === "replaced" || this.#begun !== begun) return;
    this.#begun = 0;
    this.#took = result.seconds;
    this.#isStopped = result.end === "stopped";
    this.#listener.onEnd(result, requested);
  }
}
