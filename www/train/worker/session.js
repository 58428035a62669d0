// A run with its history. It trains, keeps a log, stops by the rules, and returns to any earlier step.

import { Refused } from "../../ui/refused.js";
import { Keyframes } from "../run/keyframes.js";
import { diagnose, remedyOf } from "../run/nonfinite.js";
import { lastGoodStep, tryRates } from "../run/recovery.js";
import { Run } from "../run/run.js";
import { Log } from "../run/run-log.js";
import { StopRules } from "../run/stop-rule.js";
import { parameterCount, sizesOf } from "../settings/layer-sizes.js";
import { PARAMETER } from "../settings/model-settings.js";

/** @import { Finding, Measure } from "./messages.js" */
/** @import { Settings } from "../settings/types.js" */
/** @import { Announce } from "../run/run.js" */

/**
 * A change made to the run by the user at a step.
 * @typedef {{ step: number, settings?: Settings, parameter?: number, value?: number }} Event
 */

/**
 * What came after a step, until training went on from there in another way.
 * @typedef {{ from: number, lastStep: number, log: Log, keyframes: Keyframes, events: Event[] }} Branch
 */

/** The state from which a run goes on: parameters, optimizer memory, step and epoch. */
/** @typedef {{ parameters?: Float64Array, memory?: Float64Array, step?: number, epoch?: number }} Start */

export class Session {
  /** @type {Run} */
  run;
  log = new Log();
  keyframes = new Keyframes();
  /** Why training paused by itself, in words. */
  stopped = "";
  /** The step that the user asked to train to; a stop at an earlier step, which is a setting, does not hold it up. */
  goal = Infinity;
  /** @type {Finding | undefined} */
  finding;
  /** The last step that can be sought. */
  lastStep;
  /** @type {Event[]} in the order of their steps */
  #events = [];
  #stop = new StopRules();
  /** Whether it began with the parameters that its seed draws. */
  #isSeeded;
  /** The way that training left when it last went on from an earlier step. @type {Branch | undefined} */
  #abandoned;
  /** @type {Measure | undefined} of the network as it is */
  #measure;

  /**
   * @param {Settings} settings
   * @param {Start} [from]
   * @param {Announce} [announce]
   */
  constructor(settings, { parameters, memory, step = 0, epoch } = {}, announce = undefined) {
    if (!Number.isInteger(step) || step < 0) throw new Refused(`step must be a whole number, got ${step}`);
    if (parameters) checkParameters(parameters, parameterCount(sizesOf(settings.model)));
    this.run = new Run(settings, announce);
    const { compiled } = this.run;
    this.#isSeeded = !parameters && step === 0;
    if (parameters) compiled.parameters = parameters;
    if (memory?.length) {
      const expected = compiled.optimizerState.length;
      if (memory.length !== expected) {
        this.run.free();
        throw new Refused(`The optimizer's memory must be ${expected} numbers, got ${memory.length}`);
      }
      compiled.optimizerState = memory;
    }
    this.run.step = step;
    this.run.epoch = epoch ?? step * this.run.epochOfStep;
    this.lastStep = step;
    this.#stop.restart(step);
    this.keyframes.add(this.run.state());
  }

  get settings() {
    return this.run.settings;
  }

  get step() {
    return this.run.step;
  }

  /** Returns the first step that can be sought: the one with whose numbers it started. */
  get firstStep() {
    return this.keyframes.before(0).step;
  }

  /** Returns the steps of the branch that `returnToBranch` brings back: the one it began at and its last. */
  get abandoned() {
    return this.#abandoned && { from: this.#abandoned.from, to: this.#abandoned.lastStep };
  }

  /** Returns whether its settings alone lead to the present step: nothing was changed on the way. */
  get isPlain() {
    // Settings that are changed before the first step are those that it starts with.
    const isStart = (/** @type {Event} */ { step, settings }) => step === 0 && settings !== undefined;
    return this.#isSeeded && this.#events.every((event) => event.step > this.step || isStart(event));
  }

  /** Returns the measures of the network in its present state. */
  get measure() {
    this.#measure ??= this.run.measure();
    return this.#measure;
  }

  /**
   * Trains for some steps, or fewer when it stops by itself. Returns how many it took.
   * @param {number} steps
   */
  train(steps) {
    if (steps <= 0) return 0;
    this.#branch();
    if (this.stopped) this.#stop.resume(this.step);
    this.stopped = "";
    let taken = 0;
    while (taken < steps && !this.stopped) {
      const isFine = this.#take(taken === steps - 1);
      if (!isFine) break;
      taken += 1;
    }
    if (taken > 0 && !this.finding && this.run.compiled.parameters.some((number) => !Number.isFinite(number))) {
      this.#investigate();
    }
    return taken;
  }

  /** Shows the run as it was after a step; what came later can still be shown until training goes on. @param {number} step */
  seek(step) {
    this.#go(Math.max(this.firstStep, Math.min(this.lastStep, Math.round(step))));
    this.stopped = "";
    this.finding = undefined;
  }

  /**
   * Goes on with other settings, which keep the network: another one needs a new session.
   * @param {Settings} settings
   * @param {Announce} [announce]
   */
  change(settings, announce) {
    this.#branch();
    this.run.use(settings, announce);
    this.#happened({ step: this.step, settings });
    this.#stop.restart(this.step);
  }

  /** @param {number} parameter @param {number} value */
  edit(parameter, value) {
    const count = parameterCount(this.run.sizes);
    if (!Number.isInteger(parameter) || parameter < 0 || parameter >= count) {
      throw new RangeError(`There is no parameter ${parameter}: the network has ${count}, counted from 0`);
    }
    const [least, most] = PARAMETER;
    if (!(value >= least && value <= most)) {
      throw new Refused(`A parameter must be a number from ${least} to ${most}, got ${value}`);
    }
    this.#branch();
    this.run.edit(parameter, value);
    this.#happened({ step: this.step, parameter, value });
  }

  /** Forgets what came after the present step. */
  forget() {
    this.#branch();
  }

  /** Brings back the branch that training left last, and shows its end. What was trained since is gone. */
  returnToBranch() {
    if (!this.#abandoned) return;
    const { lastStep, log, keyframes, events } = this.#abandoned;
    this.#abandoned = undefined;
    Object.assign(this, { lastStep, log, keyframes, stopped: "", finding: undefined });
    this.#events = events;
    this.log.changed = true;
    // The present state belongs to the other branch, however near its step is.
    this.run.restore(keyframes.before(lastStep));
    this.#go(lastStep);
    this.#stop.restart(lastStep);
  }

  free() {
    this.run.free();
  }

  /** Takes one step with its log and keyframe. Returns false if its pass had numbers that are not finite. @param {boolean} isLast */
  #take(isLast) {
    const { run } = this;
    const { step } = run;
    const { stop } = this.settings;
    const isLogged = isLast || this.log.wants(step);
    const test = isLogged ? run.test() : undefined;
    const loss = run.take();
    this.#measure = undefined;
    if (!Number.isFinite(loss)) {
      this.lastStep = step;
      this.#go(step);
      this.#investigate();
      return false;
    }
    const accuracy = isLogged || StopRules.needsAccuracy(stop) ? run.accuracyOfPass(step) : undefined;
    if (test && accuracy !== undefined) this.log.add({ step, loss, accuracy, ...test });
    this.lastStep = run.step;
    if (this.keyframes.wants(run.step)) this.keyframes.add(run.state());
    this.#checkStop(step, loss, accuracy);
    return true;
  }

  /**
   * Applies the stop rules to the loss and the accuracy before the step's update.
   * @param {number} step
   * @param {number} loss
   * @param {number | undefined} accuracy
   */
  #checkStop(step, loss, accuracy) {
    const { stop } = this.settings;
    this.stopped = this.#stop.reason(stop, step, loss, accuracy);
    const isWanted = stop.step > 0 && (this.goal === Infinity || this.goal <= stop.step);
    if (!this.stopped && isWanted && this.run.step === stop.step) this.stopped = `It reached step ${stop.step}.`;
  }

  /** Leaves what came after the present step, and keeps it for `returnToBranch`. */
  #branch() {
    this.finding = undefined;
    this.#measure = undefined;
    if (this.step === this.lastStep) return;
    const { step: from, lastStep, log, keyframes } = this;
    this.#abandoned = { from, lastStep, log: log.copy(), keyframes: keyframes.copy(), events: [...this.#events] };
    this.lastStep = this.step;
    this.log.cut(this.step);
    this.keyframes.cut(this.step);
    while (this.#events.length > 0 && this.#events[this.#events.length - 1].step > this.step) this.#events.pop();
    this.#stop.restart(this.step);
  }

  /** @param {Event} event */
  #happened(event) {
    const last = this.#events.at(-1);
    const isSameThing = last?.step === event.step && last.parameter === event.parameter;
    if (isSameThing) this.#events.pop();
    this.#events.push(event);
    this.stopped = "";
    this.#measure = undefined;
    this.keyframes.add(this.run.state());
    this.log.changed = true;
  }

  /** Computes the state after a step again, bit by bit as it was. @param {number} step */
  #go(step) {
    const { run } = this;
    this.#measure = undefined;
    const keyframe = this.keyframes.before(step);
    // The present state can be nearer than a keyframe.
    if (run.step > step || run.step < keyframe.step) run.restore(keyframe);
    let next = this.#events.findIndex((event) => event.step > run.step);
    if (next < 0) next = this.#events.length;
    while (run.step < step) {
      run.take();
      for (; this.#events[next]?.step === run.step; next += 1) {
        const { settings, parameter, value } = this.#events[next];
        if (settings) run.use(settings);
        if (parameter !== undefined && value !== undefined) run.edit(parameter, value);
      }
    }
  }

  /** Finds what is not finite, from the present step backwards, and leaves the run where it was. */
  #investigate() {
    const { step, settings } = this;
    // Once a parameter is not finite it stays so, so bisection finds the first such step.
    let [good, bad] = [this.firstStep, step];
    const areFinite = () => this.run.compiled.parameters.every(Number.isFinite);
    if (!areFinite()) {
      while (bad - good > 1) {
        const middle = Math.floor((good + bad) / 2);
        this.#go(middle);
        if (areFinite()) good = middle;
        else bad = middle;
      }
      this.#go(good);
    }
    this.finding = { ...diagnose(this.run), ...this.#wayBack(settings) };
    this.#go(step);
  }

  /** Returns the last good step, and a learning rate that helps from there. Leaves the run at that step. @param {Settings} settings those in force */
  #wayBack(settings) {
    const first = this.firstStep;
    let lastGood = lastGoodStep(this.log.entries, first);
    const recovered = () => {
      this.#go(lastGood);
      return tryRates(this.run, settings);
    };
    let recovery = recovered();
    if (!recovery && lastGood > first) {
      lastGood = first;
      recovery = recovered();
    }
    return { lastGood, rate: recovery?.rate, remedy: remedyOf(lastGood, settings.training, recovery) };
  }
}

/** Refuses parameters that cannot be taken over. @param {Float64Array} parameters @param {number} expected */
function checkParameters(parameters, expected) {
  if (parameters.length !== expected) {
    throw new Refused(`The parameters must be ${expected} numbers for this network, got ${parameters.length}`);
  }
  const at = parameters.findIndex((number) => !Number.isFinite(number));
  if (at >= 0) throw new Refused(`Parameter ${at} must be a finite number, got ${parameters[at]}`);
}
