// Runs Python in a sandbox, one run at a time, each of which can be stopped.

import { headOf, RunReader } from "./reply.js";
import { RefusedReply } from "./reply-checks.js";

/** @import { Failure, Output, Result } from "./result.js" */
/** @import { Sandbox } from "./sandbox.js" */

/** The time in milliseconds that a replaced run may continue before its sandbox is closed, which is about what opening another takes. */
const PATIENCE = 100;

/**
 * @typedef {object} Run
 * @property {number} id
 * @property {string} source
 * @property {boolean} fresh
 * @property {(output: Output) => void} onOutput
 * @property {(result: Result) => void} resolve
 * @property {Output[]} outputs the outputs so far
 * @property {RunReader} reader
 * @property {number} started
 */

export class Session {
  /** @type {Sandbox} */
  #sandbox;
  #isReady = false;
  /** @type {Set<() => void>} */
  #readyListeners = new Set();
  /** @type {Set<(message: string, isFault: boolean) => void>} */
  #failureListeners = new Set();
  /** The run whose result is awaited. @type {Run | undefined} */
  #run;
  /** Whether a run that was replaced still continues in the sandbox. */
  #stale = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #ids = 0;
  #start;
  /** Is called with the share of the runner's files that has been downloaded, from 0 to 1. @type {(fraction: number) => void} */
  onProgress = () => {};
  #progress = 0;

  /** @param {() => Sandbox} start starts a runner */
  constructor(start) {
    this.#start = start;
    this.#sandbox = this.#open();
  }

  /** Returns whether code would run at once. Otherwise it waits until Python is ready. */
  get isReady() {
    return this.#isReady;
  }

  /** Returns the share of the runner's files that has been downloaded, from 0 to 1. */
  get progress() {
    return this.#progress;
  }

  /** Returns whether a run is under way. */
  get isRunning() {
    return this.#run !== undefined;
  }

  /**
   * Adds a listener that is called each time Python is ready: at first, and after a sandbox was replaced.
   * @param {() => void} listener
   */
  onReady(listener) {
    this.#readyListeners.add(listener);
    if (this.#isReady) listener();
  }

  /**
   * Adds a listener that is called when Python cannot be loaded or fails through a fault of the page; `restart` tries again.
   * @param {(message: string, isFault: boolean) => void} listener
   */
  onFailure(listener) {
    this.#failureListeners.add(listener);
  }

  /** Resolves to "" when Python is ready, or to the reason why it could not be loaded. @returns {Promise<string>} */
  whenLoaded() {
    return new Promise((resolve) => {
      this.onReady(() => resolve(""));
      this.onFailure((message) => resolve(message));
    });
  }

  /**
   * Runs code, and replaces a run that is in progress. It never rejects: `Result.end` says how a run ended.
   * @param {string} source cells are separated by lines that start with `# %%`
   * @param {{ fresh?: boolean, onOutput?: (output: Output) => void }} [choices] `fresh: false` keeps the variables of
   *   the runs before (until a run was stopped); `onOutput` is called with each output as it arrives
   * @returns {Promise<Result>}
   */
  run(source, { fresh = true, onOutput = () => {} } = {}) {
    this.#end("replaced");
    return new Promise((resolve) => {
      const id = ++this.#ids;
      this.#run = {
        id,
        source,
        fresh,
        onOutput,
        resolve,
        outputs: [],
        reader: new RunReader(),
        started: performance.now(),
      };
      if (this.#isReady && !this.#stale) this.#send();
    });
  }

  /** Ends the run at once. Its variables are lost, and Python is loaded again. */
  stop() {
    if (!this.#run) return;
    this.#end("stopped");
    this.restart();
  }

  /** Opens another sandbox. A waiting run is run there. */
  restart() {
    this.#close();
    this.#sandbox = this.#open();
  }

  /** Closes the sandbox. */
  close() {
    this.#end("stopped");
    this.#close();
  }

  #open() {
    const sandbox = this.#start();
    sandbox.onmessage = ({ data }) => this.#receive(data);
    sandbox.onprogress = (fraction) => {
      this.#progress = fraction;
      this.onProgress(fraction);
    };
    sandbox.onerror = ({ message }) => this.#fail(message || "its files could not be loaded.");
    return sandbox;
  }

  #close() {
    clearTimeout(this.#patience);
    this.#sandbox.onmessage = this.#sandbox.onerror = this.#sandbox.onprogress = null;
    this.#sandbox.terminate();
    this.#isReady = false;
    this.#stale = false;
  }

  /** @param {unknown} data an untrusted message */
  #receive(data) {
    try {
      this.#read(data);
    } catch (error) {
      if (!(error instanceof RefusedReply)) throw error;
      this.#refuse(error.message);
    }
  }

  /** @param {unknown} data */
  #read(data) {
    const head = headOf(data);
    if (head.type === "ready") {
      if (this.#isReady) return;
      this.#isReady = true;
      for (const listener of this.#readyListeners) listener();
      this.#send();
    } else if (head.type === "failed") {
      this.#fail(head.message);
    } else if (head.type === "ended") {
      this.#refuse("it sent more than a page can take");
    } else if (head.id !== this.#run?.id) {
      if (head.type === "result" && this.#stale) this.#proceed(head.isSpent);
    } else if (head.type === "outputs") {
      for (const output of this.#run.reader.outputs(data)) {
        this.#keep(output);
        this.#run.onOutput(output);
      }
    } else {
      const { resolve, outputs, reader } = this.#run;
      const result = reader.result(data);
      this.#run = undefined;
      if (head.isSpent) this.restart();
      resolve({ ...result, outputs });
    }
  }

  /**
   * Ends a runner after a reply that no runner sends, which the learner's code must have caused.
   * @param {string} reason
   */
  #refuse(reason) {
    if (!this.#isReady) return this.#fail(`it does not answer as it should: ${reason}.`);
    const message = `the code was ended, since what it gave back cannot be shown: ${reason}`;
    /** @type {Failure} */
    const error = { type: "Refused", message, traceback: `Refused: ${message}`, cell: 0 };
    // A run that waits for a replaced one has sent nothing yet.
    if (!this.#stale) this.#end("error", error);
    this.restart();
  }

  /** Collects an output of the run; the text that one cell prints is joined. @param {Output} output */
  #keep(output) {
    const outputs = this.#run?.outputs ?? [];
    if (output.kind === "clear") {
      while (outputs.at(-1)?.cell === output.cell) outputs.pop();
      return;
    }
    const last = outputs.at(-1);
    if (last?.kind === "text" && output.kind === "text" && last.cell === output.cell) {
      outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
    } else {
      outputs.push(output);
    }
  }

  /** Sends the waiting run to the runner. */
  #send() {
    if (!this.#run) return;
    const { id, source, fresh } = this.#run;
    this.#run.started = performance.now();
    this.#sandbox.postMessage({ id, source, fresh });
  }

  /** Handles the end of a replaced run. @param {boolean} isSpent */
  #proceed(isSpent) {
    if (isSpent) return this.restart();
    clearTimeout(this.#patience);
    this.#stale = false;
    this.#send();
  }

  /**
   * Resolves the run under way with its result.
   * @param {"stopped" | "replaced" | "error"} end
   * @param {Failure} [error]
   */
  #end(end, error) {
    if (!this.#run) return;
    const { resolve, outputs, started } = this.#run;
    this.#run = undefined;
    if (end === "replaced" && this.#isReady && !this.#stale) {
      this.#stale = true;
      this.#patience = setTimeout(() => this.restart(), PATIENCE);
    }
    resolve({ outputs, title: "", seconds: (performance.now() - started) / 1000, end, error });
  }

  /** @param {string} message */
  #fail(message) {
    const isFault = this.#isReady;
    this.#isReady = false;
    for (const listener of this.#failureListeners) listener(message, isFault);
  }
}
