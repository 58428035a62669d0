// The page's side of the learner's Python: one run at a time, and a way to end a run that does not end.

/** @import { Output, Reply, Result } from "./result.js" */

/** How long a run that was replaced may go on before its worker is ended: starting another takes about as long. */
const PATIENCE = 100;

/**
 * @typedef {object} Run
 * @property {number} id
 * @property {string} source
 * @property {boolean} fresh
 * @property {(output: Output) => void} onOutput
 * @property {(result: Result) => void} resolve
 * @property {Output[]} outputs what has come so far
 * @property {number} started
 */

export class Session {
  /** @type {Worker} */
  #worker;
  #isReady = false;
  /** @type {Set<() => void>} */
  #readyListeners = new Set();
  /** @type {Set<(message: string) => void>} */
  #failureListeners = new Set();
  /** The run whose result is awaited. @type {Run | undefined} */
  #run;
  /** A run that was replaced and goes on in the worker. */
  #stale = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #ids = 0;
  #start;

  /** @param {() => Worker} [start] starts the worker */
  constructor(start = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" })) {
    this.#start = start;
    this.#worker = this.#open();
  }

  /** Whether code would run at once; before that, runs wait. */
  get isReady() {
    return this.#isReady;
  }

  /** Whether a run is under way. */
  get isRunning() {
    return this.#run !== undefined;
  }

  /**
   * Called each time that Python is ready: at first, and after a worker was replaced.
   * @param {() => void} listener
   */
  onReady(listener) {
    this.#readyListeners.add(listener);
    if (this.#isReady) listener();
  }

  /**
   * Called when Python cannot be loaded; `restart` tries again.
   * @param {(message: string) => void} listener
   */
  onFailure(listener) {
    this.#failureListeners.add(listener);
  }

  /**
   * Runs code; a run that is under way is replaced. It never rejects: see `Result.end`.
   * @param {string} source cells are separated by lines that start with `# %%`
   * @param {{ fresh?: boolean, onOutput?: (output: Output) => void }} [choices] `fresh: false` keeps the variables of
   *   the runs before (until a run was stopped); `onOutput` is told of each output as it comes
   * @returns {Promise<Result>}
   */
  run(source, { fresh = true, onOutput = () => {} } = {}) {
    this.#end("replaced");
    return new Promise((resolve) => {
      const id = ++this.#ids;
      this.#run = { id, source, fresh, onOutput, resolve, outputs: [], started: performance.now() };
      if (this.#isReady && !this.#stale) this.#send();
    });
  }

  /** Ends the run at once. Variables are lost; Python is loaded again. */
  stop() {
    if (!this.#run) return;
    this.#end("stopped");
    this.restart();
  }

  /** Starts another worker. A run that waits for it is run there. */
  restart() {
    this.#close();
    this.#worker = this.#open();
  }

  /** Ends everything. */
  close() {
    this.#end("stopped");
    this.#close();
  }

  #open() {
    const worker = this.#start();
    worker.onmessage = ({ data }) => this.#receive(/** @type {Reply} */ (data));
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#fail(event.message || "The worker that runs Python could not be loaded.");
    };
    return worker;
  }

  #close() {
    clearTimeout(this.#patience);
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#isReady = false;
    this.#stale = false;
  }

  /** @param {Reply} reply */
  #receive(reply) {
    if (reply.type === "ready") {
      this.#isReady = true;
      for (const listener of this.#readyListeners) listener();
      this.#send();
    } else if (reply.type === "failed") {
      this.#fail(reply.message);
    } else if (reply.id !== this.#run?.id) {
      if (reply.type === "result") this.#proceed(reply.isSpent);
    } else if (reply.type === "outputs") {
      for (const output of reply.outputs) {
        this.#keep(output);
        this.#run.onOutput(output);
      }
    } else {
      const { resolve, outputs } = this.#run;
      this.#run = undefined;
      if (reply.isSpent) this.restart();
      resolve({ ...reply.result, outputs });
    }
  }

  /** Collects an output of the run; what is printed in one cell is one text. @param {Output} output */
  #keep(output) {
    const outputs = this.#run?.outputs ?? [];
    const last = outputs.at(-1);
    if (last?.kind === "text" && output.kind === "text" && last.cell === output.cell) {
      outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
    } else {
      outputs.push(output);
    }
  }

  /** Sends the run that waits to the worker. */
  #send() {
    if (!this.#run) return;
    const { id, source, fresh } = this.#run;
    this.#run.started = performance.now();
    this.#worker.postMessage({ id, source, fresh });
  }

  /** A run that had been replaced has ended by itself. @param {boolean} isSpent */
  #proceed(isSpent) {
    if (isSpent) return this.restart();
    clearTimeout(this.#patience);
    this.#stale = false;
    this.#send();
  }

  /**
   * The run under way gets its result now.
   * @param {"stopped" | "replaced"} end
   */
  #end(end) {
    if (!this.#run) return;
    const { resolve, outputs, started } = this.#run;
    this.#run = undefined;
    if (end === "replaced" && this.#isReady && !this.#stale) {
      this.#stale = true;
      this.#patience = setTimeout(() => this.restart(), PATIENCE);
    }
    resolve({ outputs, title: "", seconds: (performance.now() - started) / 1000, end });
  }

  /** @param {string} message */
  #fail(message) {
    this.#isReady = false;
    for (const listener of this.#failureListeners) listener(message);
  }
}
