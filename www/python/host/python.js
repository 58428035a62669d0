// Runs the learner's Python for the page, in the quick interpreter, or in the full one if the code needs what the quick
// one lacks. The program then starts again from the beginning, and its previous output is discarded.
import { lackOfSource } from "./lacks.js";
import { FULL, openSandbox, QUICK } from "./sandbox.js";
import { Session } from "./session.js";

/** @import { Output, Result } from "./result.js" */
/** @import { Sandbox } from "./sandbox.js" */

/**
 * @typedef {"quick" | "full"} Interpreter
 *
 * The interpreter that runs the code.
 * @typedef {object} Standing
 * @property {Interpreter} interpreter
 * @property {string} reason why the full one takes over, said of the quick one: "has no module 'statistics'"; "" if it
 *   does not
 * @property {boolean} [isEarlier] whether it was other code, run before, that needed the full one
 * @property {number} [loading] the share of the full one that has been downloaded, from 0 to 1, while it loads in order to take over
 * @property {string} [failure] why the full one could not be loaded, so that the quick one continues
 *
 * @typedef {object} Run
 * @property {string} source
 * @property {boolean} fresh
 * @property {(output: Output) => void} onOutput
 * @property {() => void} onAnew
 * @property {(result: Result) => void} resolve
 */

/** The time in milliseconds that a run may take in the quick interpreter before the full one is loaded. */
const PATIENCE = 4000;

const SLOW = "takes more than a few seconds";

export class Python {
  #open;
  #patience;
  /** @type {Map<Interpreter, Session>} */
  #sessions = new Map();
  /** @type {Interpreter} */
  #chosen = "quick";
  /** Why the full interpreter has taken over, and runs the code as it is edited; "" if it has not. */
  #reason = "";
  /** The code that was run last, and that for which the full one took over. */
  #source = "";
  #needing = "";
  /** Why the full interpreter should have taken over in this run, and why it failed to load. @type {{ reason: string, failure: string } | undefined} */
  #failed;
  /** The run under way. @type {Run | undefined} */
  #run;
  /** @type {Set<(message: string, isFault: boolean) => void>} */
  #failureListeners = new Set();
  /** @type {Set<(standing: Standing) => void>} */
  #standingListeners = new Set();

  /**
   * @param {(interpreter: Interpreter) => Sandbox} [open] starts a runner
   * @param {number} [patience] in milliseconds
   */
  constructor(open = (interpreter) => openSandbox(interpreter === "full" ? FULL : QUICK), patience = PATIENCE) {
    this.#open = open;
    this.#patience = patience;
  }

  /** Chooses the interpreter that runs begin in. @param {Interpreter} interpreter */
  choose(interpreter) {
    this.#chosen = interpreter;
    this.forget();
  }

  /** Returns to the chosen interpreter, as when other code has replaced the code. */
  forget() {
    this.#reason = "";
    this.#tell();
  }

  /** Starts to load the interpreter that the next run begins in. */
  start() {
    this.#session(this.#first);
  }

  /** Returns whether code would run at once. Otherwise it waits until Python is ready. */
  get isReady() {
    return this.#sessions.get(this.#first)?.isReady ?? false;
  }

  /** Returns whether a run is under way. */
  get isRunning() {
    return this.#run !== undefined;
  }

  /**
   * Adds a listener for the case that the interpreter that a run begins in cannot be loaded, or that one fails through a fault of the page;
   * `restart` tries again.
   * @param {(message: string, isFault: boolean) => void} listener
   */
  onFailure(listener) {
    this.#failureListeners.add(listener);
  }

  /** Adds a listener that is called when the interpreter that runs the code, or its loading, changes. @param {(standing: Standing) => void} listener */
  onStanding(listener) {
    this.#standingListeners.add(listener);
  }

  /**
   * Runs code, and replaces a run that is in progress. It never rejects: `Result.end` says how a run ended.
   * @param {string} source cells are separated by lines that start with `# %%`
   * @param {{ fresh?: boolean, onOutput?: (output: Output) => void, onAnew?: () => void }} [choices] `fresh: false` keeps
   *   the variables of the runs before (until a run was stopped, or another interpreter took over); `onOutput` is called with
   *   each output as it arrives; `onAnew` is called when the program starts again, which makes the outputs so far invalid
   * @returns {Promise<Result>}
   */
  run(source, { fresh = true, onOutput = () => {}, onAnew = () => {} } = {}) {
    this.#run?.resolve(ended("replaced"));
    this.#failed = undefined;
    this.#source = source;
    for (const [interpreter, session] of this.#sessions) {
      if (interpreter !== this.#first) session.stop();
    }
    this.#tell();
    return new Promise((resolve) => {
      /** @type {Run} */
      const run = { source, fresh, onOutput, onAnew, resolve };
      this.#run = run;
      const going = this.#first === "full" ? this.#session("full").run(source, run) : this.#begin(run);
      going.then((result) => {
        if (this.#run !== run) return;
        this.#run = undefined;
        resolve(result);
      });
    });
  }

  /** Ends the run at once. Its variables are lost, and Python is loaded again. */
  stop() {
    const run = this.#run;
    if (!run) return;
    const running = [...this.#sessions.values()].filter((session) => session.isRunning);
    for (const session of running) session.stop();
    if (running.length > 0) return;
    this.#run = undefined;
    this.#tell();
    run.resolve(ended("stopped"));
  }

  /** Opens another sandbox for the interpreter that runs begin in. A waiting run is run there. */
  restart() {
    this.#session(this.#first).restart();
  }

  /** Closes all interpreters. */
  close() {
    this.stop();
    for (const session of this.#sessions.values()) session.close();
  }

  /** Returns the interpreter that the next run begins in. @returns {Interpreter} */
  get #first() {
    return this.#reason ? "full" : this.#chosen;
  }

  /** @param {Partial<Standing>} [standing] */
  #tell(standing) {
    const isEarlier = this.#reason !== "" && this.#source !== this.#needing;
    const unchanged = {
      interpreter: this.#first,
      reason: this.#reason,
      ...(isEarlier && { isEarlier }),
      ...this.#failed,
    };
    for (const listener of this.#standingListeners) listener({ ...unchanged, ...standing });
  }

  /** @param {Interpreter} interpreter */
  #session(interpreter) {
    const known = this.#sessions.get(interpreter);
    if (known) return known;
    const session = new Session(() => this.#open(interpreter));
    this.#sessions.set(interpreter, session);
    session.onFailure((message, isFault) => {
      // If the other interpreter can continue, the caller reports the failure of this one.
      if (!isFault && interpreter !== this.#first) return;
      this.#run = undefined;
      for (const listener of this.#failureListeners) listener(message, isFault);
    });
    return session;
  }

  /**
   * Runs code in the quick interpreter, and in the full one if that is necessary.
   * @param {Run} run
   * @returns {Promise<Result>} ignored if the run has been stopped or replaced meanwhile
   */
  async #begin(run) {
    const reason = lackOfSource(run.source);
    const isTaken = reason && (await this.#takeOver(run, reason));
    if (this.#run !== run) return ended("replaced");
    return isTaken ? this.#runFully(run) : this.#runQuickly(run);
  }

  /** @param {Run} run @returns {Promise<Result>} */
  async #runQuickly(run) {
    const quick = this.#session("quick");
    const running = quick.run(run.source, run);
    const result = await Promise.race([running, this.#whenLate(run, running)]);
    if (this.#run !== run) return ended("replaced");
    if (result) {
      const reason = await lackOf(result, run.source);
      if (this.#run !== run || !reason || !(await this.#takeOver(run, reason))) return result;
    } else {
      quick.stop();
    }
    return this.#run === run ? this.#runFully(run) : ended("replaced");
  }

  /** @param {Run} run */
  #runFully(run) {
    run.onAnew();
    return this.#session("full").run(run.source, run);
  }

  /**
   * Resolves when a run takes long and the full interpreter is ready to take over. Until then the quick one may come to
   * an end.
   * @param {Run} run
   * @param {Promise<Result>} running
   * @returns {Promise<undefined>}
   */
  #whenLate(run, running) {
    return new Promise((resolve) => {
      const waiting = setTimeout(async () => {
        if (await this.#takeOver(run, SLOW, () => isOn)) resolve(undefined);
      }, this.#patience);
      let isOn = true;
      running.then(() => {
        clearTimeout(waiting);
        isOn = false;
        if (this.#run === run) this.#tell();
      });
    });
  }

  /**
   * Loads the full interpreter, which then runs this code, and returns whether it has taken over.
   * @param {Run} run
   * @param {string} reason
   * @param {() => boolean} [isWanted]
   */
  async #takeOver(run, reason, isWanted = () => true) {
    const isOn = () => this.#run === run && isWanted();
    const full = this.#session("full");
    if (!full.isReady) {
      full.onProgress = (loading) => isOn() && this.#tell({ reason, loading });
      full.onProgress(full.progress); // another run may have begun the download
      const failure = await full.whenLoaded();
      if (failure) {
        // The next run tries again.
        full.close();
        this.#sessions.delete("full");
        if (isOn()) this.#failed = { reason, failure };
        this.#tell();
        return false;
      }
    }
    if (!isOn()) return false;
    this.#reason = reason;
    this.#needing = this.#source;
    this.#tell();
    return true;
  }
}

/**
 * Returns what the quick interpreter lacked, or "".
 * @param {Result} result
 * @param {string} source
 */
async function lackOf({ end, error, lacks = "" }, source) {
  if (end === "stopped" || end === "replaced") return "";
  if (lacks || error?.type !== "SyntaxError") return lacks;
  const { isPython } = await import("./syntax.js");
  return isPython(source) ? `does not read line ${error.line}` : "";
}

/** @param {"stopped" | "replaced"} end @returns {Result} */
function ended(end) {
  return { outputs: [], title: "", seconds: 0, end };
}
