// The training lab without its clock: one session or two, and an answer to each request.

import { portraitOf, thumbnails } from "../run/portrait.js";
import { recordPoint } from "../run/record.js";
import { sizesOf } from "../settings/layer-sizes.js";
import { changesBetween, check } from "../settings/settings.js";
import { buffersOf, runFrame } from "./frame.js";
import { Session } from "./session.js";

/** @import { Finding, Frame, Log, Origin, Pictures, Reply, Request, RunNumbers, Scene } from "./messages.js" */
/** @import { GridRequest } from "../pictures/boundary/compute.js" */
/** @import { Settings } from "../settings/types.js" */
/** @import { Announce, Run } from "../run/run.js" */

export class Lab {
  /** The run, and its twin if there is one. @type {Session[]} */
  sessions = [];
  /** The trained runs that new ones replaced. @type {Session[]} */
  #former = [];
  /** The settings that the page was told of, by session. @type {Settings[]} */
  #told = [];
  #announce;

  /** @param {(scene: Scene) => void} [announce] called with each scene before it can be trained on; by default `news` returns them */
  constructor(announce) {
    this.#announce = announce;
  }

  get step() {
    return this.sessions[0].step;
  }

  /** Returns the first step that can be sought. */
  get firstStep() {
    return Math.max(...this.sessions.map(({ firstStep }) => firstStep));
  }

  /** Returns the last step that can be sought. */
  get lastStep() {
    return Math.min(...this.sessions.map(({ lastStep }) => lastStep));
  }

  /** Returns why training paused by itself. */
  get stopped() {
    const [own = "", twins = ""] = this.sessions.map(({ stopped }) => stopped);
    return own || (twins && `The twin stopped. ${twins}`);
  }

  /** Returns whether training has to pause. */
  get isStopped() {
    return this.stopped !== "" || this.finding !== undefined;
  }

  /** @returns {Finding | undefined} */
  get finding() {
    const [own, twins] = this.sessions.map(({ finding }) => finding);
    return own ?? (twins && { ...twins, run: 1, where: `in the twin, ${twins.where}` });
  }

  /**
   * Carries out a request of the page.
   * @param {Exclude<Request, { type: "engine" | "play" | "pause" | "draw" }>} request
   * @returns {Reply | undefined}
   * @throws {Refused} when settings or numbers are wrong; nothing has changed in that case
   */
  handle(request) {
    switch (request.type) {
      case "start":
        return this.#start(request);
      case "change":
        return this.#change(request);
      case "step":
        this.train(1);
        return undefined;
      case "seek":
        for (const session of this.sessions) session.seek(request.step);
        return undefined;
      case "edit":
        this.sessions[0].edit(request.parameter, request.value);
        return undefined;
      case "return":
        if (request.to === "branch") for (const session of this.sessions) session.returnToBranch();
        else this.#returnToFormer();
        return undefined;
      case "thumbnails":
        return { type: "thumbnails", thumbnails: thumbnails() };
      case "portrait":
        return { type: "portrait", name: request.name, portrait: portraitOf(request.settings, request.steps) };
      case "record":
        return recordPoint(this.sessions[0].run, request);
      case "score":
        return { type: "scored", step: this.step, scores: this.sessions[0].run.compiled.scoresAt(request.points) };
    }
  }

  /** Trains all runs for some steps, or fewer when one stops by itself. Returns how many. @param {number} steps */
  train(steps) {
    let taken = steps;
    for (const session of this.sessions) taken = Math.min(taken, session.train(taken));
    const [first] = this.sessions;
    const step = Math.min(...this.sessions.map((session) => session.step));
    // The twin stopped sooner, so the run goes back to the twin's step.
    if (first.step > step) first.seek(step);
    return taken;
  }

  /** Returns the scenes that the page does not know yet. @returns {Scene[]} */
  news() {
    return this.sessions.flatMap((session, index) => {
      if (this.#told[index] === session.settings) return [];
      this.#told[index] = session.settings;
      return [sceneOf(session.run, index, this.sessions.length > 1)];
    });
  }

  /**
   * @param {GridRequest} resolution
   * @param {Pictures[]} pictures what is asked of each run
   * @param {(cells: number, time: number) => void} [learn] told what the grids cost
   * @returns {Pick<Frame, "runs" | "logs" | "firstStep" | "lastStep" | "abandoned" | "stopped" | "finding">}
   */
  frame(resolution, pictures, learn) {
    const runs = this.sessions.map((session, run) => runFrame(session, resolution, pictures[run] ?? {}, learn));
    const isNew = this.sessions.some(({ log }) => log.changed);
    const logs = isNew ? this.sessions.map(({ log }) => log.arrays()) : [];
    const { firstStep, lastStep, stopped, finding } = this;
    return { runs, logs, firstStep, lastStep, abandoned: this.sessions[0].abandoned, stopped, finding };
  }

  /** Returns the buffers of a frame that can be transferred instead of copied. @param {Pick<Frame, "runs" | "logs">} frame */
  static buffersOf({ runs, logs }) {
    const ofLog = (/** @type {Log} */ log) => Object.values(log).map(({ buffer }) => buffer);
    return [...runs.flatMap(buffersOf), ...logs.flatMap(ofLog)];
  }

  /** @param {Extract<Request, { type: "start" }>} request */
  #start({ settings, twin, from, steps = 0 }) {
    this.#begin([settings, ...(twin ? [twin] : [])].map(check), from);
    // A rule that stops training does not end the way to where it was.
    while (this.step < steps && !this.finding) this.train(steps - this.step);
    return undefined;
  }

  /** Goes on with other settings, where that can be done, and starts a new run otherwise. @param {Extract<Request, { type: "change" }>} request */
  #change({ settings, twin }) {
    const all = [settings, ...(twin ? [twin] : [])].map(check);
    const isKept =
      all.length === this.sessions.length &&
      this.sessions.every((session, index) => !changesBetween(session.settings, all[index]).has("network"));
    // Another network starts a new run, and its twin restarts with it, since both train in step.
    if (!isKept) this.#begin(all);
    else for (const [index, session] of this.sessions.entries()) this.#changeOne(session, index, all[index]);
    return undefined;
  }

  /** @param {Session} session @param {number} index @param {Settings} settings */
  #changeOne(session, index, settings) {
    if (JSON.stringify(settings) === JSON.stringify(session.settings)) return;
    const { dataset, sizes } = session.run;
    session.change(settings, this.#announcer(index, this.sessions.length > 1));
    // The page knows the settings that it sent; only other points or layer sizes are news.
    const isNews = session.run.dataset !== dataset || session.run.sizes.join() !== sizes.join();
    if (!isNews && this.#told[index]) this.#told[index] = settings;
    // The other run must not be sought beyond the step at which this one changed.
    for (const other of this.sessions) if (other !== session) other.forget();
  }

  /**
   * Starts new runs, or changes nothing if that fails.
   * @param {Settings[]} all
   * @param {Origin} [from]
   */
  #begin(all, from) {
    /** @type {Session[]} */
    const started = [];
    this.#told = [];
    try {
      for (const [index, settings] of all.entries()) {
        const origin = from && { ...numbersOf(from, index, all), step: from.step, epoch: from.epoch };
        started.push(new Session(settings, origin, this.#announcer(index, all.length > 1)));
      }
    } catch (error) {
      for (const session of started) session.free();
      this.#told = [];
      throw error;
    }
    // A run that was never trained does not replace a trained one as the way back.
    const kept = this.sessions.some(({ lastStep }) => lastStep > 0) ? this.sessions : this.#former;
    for (const session of [...this.sessions, ...this.#former]) if (!kept.includes(session)) session.free();
    this.#former = kept;
    this.sessions = started;
  }

  /** Brings back the runs that were trained before the present ones began. */
  #returnToFormer() {
    // Whatever comes back, the page hears of it.
    this.#told = [];
    if (this.#former.length === 0) return;
    for (const session of this.sessions) session.free();
    this.sessions = this.#former;
    this.#former = [];
    for (const { log } of this.sessions) log.changed = true;
  }

  /** @param {number} index @param {boolean} twin @returns {Announce | undefined} */
  #announcer(index, twin) {
    const announce = this.#announce;
    return (
      announce &&
      ((run) => {
        this.#told[index] = run.settings;
        announce(sceneOf(run, index, twin));
      })
    );
  }
}

/**
 * Returns the numbers that a run starts with.
 * @param {Origin} from
 * @param {number} index
 * @param {Settings[]} all
 * @returns {Partial<RunNumbers>}
 */
function numbersOf({ runs }, index, all) {
  const isLikeFirst = String(sizesOf(all[index].model)) === String(sizesOf(all[0].model));
  return runs[index] ?? (isLikeFirst ? { parameters: runs[0]?.parameters } : {});
}

/** @param {Run} run @param {number} index @param {boolean} twin @returns {Scene} */
function sceneOf({ settings, dataset, sizes }, index, twin) {
  const { points, width, targets, training, order, extent } = dataset;
  return {
    type: "scene",
    run: /** @type {0 | 1} */ (index),
    twin,
    settings,
    points: points.slice(),
    width,
    targets: targets.slice(),
    training,
    order: order.slice(),
    extent,
    sizes,
  };
}
