// A network in training: its settings, its points, its program, and the step it is at. It keeps no history.

import { makeDataset } from "../datasets/dataset.js";
import { sizesOf } from "../settings/layer-sizes.js";
import { changesBetween } from "../settings/settings.js";
import { targetKind } from "../settings/target.js";
import { dropsOut } from "../settings/training-settings.js";
import { accuracy } from "./accuracy.js";
import { Batches } from "./batches.js";
import { Compiled } from "./compiled.js";
import { Dropout } from "./dropout.js";
import { rateAt } from "./rate.js";

/** @import { Measure } from "../worker/messages.js" */
/** @import { Settings } from "../settings/types.js" */
/** @import { Points } from "../datasets/dataset.js" */
/** @import { State } from "./keyframes.js" */

/** Called with new points or another network before the program is compiled, which takes longer. */
/** @typedef {(run: Run) => void} Announce */

export class Run {
  /** @type {Settings} */
  settings;
  /** @type {Points} */
  dataset;
  /** @type {Compiled} */
  compiled;
  step = 0;
  /** The number of passes over the training points. */
  epoch = 0;
  /** @type {Batches | undefined} */
  #batches;
  /** @type {Dropout | undefined} */
  #dropout;
  /** The step whose batch and dropout the program holds, or -1 for none. */
  #samplesOf = -1;

  /**
   * @param {Settings} settings
   * @param {Announce} [announce]
   */
  constructor(settings, announce) {
    this.settings = settings;
    this.dataset = makeDataset(settings.data);
    announce?.(this);
    this.compiled = this.#compile();
  }

  get sizes() {
    return sizesOf(this.settings.model);
  }

  /** Returns the kind of target that the network learns. */
  get kind() {
    return targetKind(this.settings.data);
  }

  /** Returns the learning rate of the next step. */
  get learningRate() {
    return rateAt(this.settings.training, this.step);
  }

  /** Returns a step's share of a pass over the training points. */
  get epochOfStep() {
    return this.#batches ? this.#batches.size / this.dataset.training : 1;
  }

  /** Returns the training points alone. */
  get trainingPoints() {
    const { points, width, targets, training } = this.dataset;
    return { points: points.subarray(0, width * training), targets: targets.subarray(0, training) };
  }

  /** Returns the indices of the points in the batch of the next step, or `undefined` if it takes them all. */
  get batch() {
    return this.#batches?.at(this.step);
  }

  /** Returns whether a pass computes the loss over all training points with all neurons. */
  get isPassWhole() {
    return !this.#batches && !this.#dropout;
  }

  /**
   * Returns by what the pass of the next step multiplies the outputs of hidden neurons for a point, or `undefined` if
   * nothing is left out of it, or the pass does not have the point.
   * @param {number} point
   */
  factorsOf(point) {
    const sample = this.batch ? this.batch.indexOf(point) : point;
    const isInPass = sample >= 0 && point < this.dataset.training;
    return isInPass ? this.#dropout?.of(this.step, sample) : undefined;
  }

  /**
   * Goes on with other settings. Only what they change is rebuilt; the network must be the same.
   * @param {Settings} settings
   * @param {Announce} [announce]
   */
  use(settings, announce) {
    const before = this.settings;
    if (settings === before) return;
    this.settings = settings;
    const changes = changesBetween(before, settings);
    const count = this.dataset.training;
    if (changes.has("data")) {
      this.dataset = makeDataset(settings.data);
      announce?.(this);
    }
    if (changes.has("program") || this.dataset.training !== count) {
      const { parameters, optimizerState } = this.compiled;
      const former = this.compiled;
      this.compiled = this.#compile();
      former.free();
      this.compiled.parameters = parameters;
      if (!changes.has("optimizer")) this.compiled.optimizerState = optimizerState;
      return;
    }
    if (changes.has("data")) {
      this.#batches = this.#makeBatches();
      this.#restoreSamples();
    }
    this.#dropout = this.#makeDropout();
    this.#samplesOf = -1;
    if (changes.has("optimizer")) this.compiled.useOptimizer(settings.training);
  }

  /** Takes one step and returns the loss before its update. */
  take() {
    this.#setSamples();
    const loss = this.compiled.step(this.learningRate, this.settings.model.frozen);
    this.epoch += this.epochOfStep;
    this.step += 1;
    return loss;
  }

  /** Runs the pass of the next step without its update. */
  pass() {
    this.#setSamples();
    return this.compiled.pass();
  }

  /** @returns {State} */
  state() {
    const { step, settings, epoch } = this;
    const { parameters, optimizerState: optimizer } = this.compiled;
    return { step, settings, parameters, optimizer, epoch };
  }

  /** @param {State} state */
  restore(state) {
    this.use(state.settings);
    this.step = state.step;
    this.epoch = state.epoch;
    this.compiled.parameters = state.parameters;
    this.compiled.optimizerState = state.optimizer;
  }

  /** @param {number} parameter @param {number} value */
  edit(parameter, value) {
    const { parameters } = this.compiled;
    parameters[parameter] = value;
    this.compiled.parameters = parameters;
  }

  /** Returns the loss and the accuracy of the pass that was run last, whose points are those of step `step`. */
  accuracyOfPass(step = this.step) {
    const { targets } = this.trainingPoints;
    const batch = this.#batches?.at(step);
    const scores = this.compiled.scores();
    return accuracy(scores, batch ? Float64Array.from(batch, (point) => targets[point]) : targets, this.kind);
  }

  /** Measures the test points; both numbers are NaN if there are none. */
  test() {
    const { points, width, targets, training } = this.dataset;
    if (training === targets.length) return { testLoss: NaN, testAccuracy: NaN };
    const held = { points: points.subarray(width * training), targets: targets.subarray(training) };
    return {
      testLoss: mean(this.compiled.lossesAt(held.points, held.targets)),
      testAccuracy: accuracy(this.compiled.scoresAt(held.points), held.targets, this.kind),
    };
  }

  /** Runs a pass and measures the network in its present state over all points. @returns {Measure} */
  measure() {
    this.pass();
    const { dataLoss, regularisation } = this.compiled.places;
    const all = this.trainingPoints;
    const data = this.isPassWhole
      ? this.compiled.inspect(dataLoss).data
      : mean(this.compiled.lossesAt(all.points, all.targets));
    const scores = this.isPassWhole ? this.compiled.scores() : this.compiled.scoresAt(all.points);
    return {
      data,
      regularisation: regularisation < 0 ? 0 : this.compiled.inspect(regularisation).data,
      accuracy: accuracy(scores, all.targets, this.kind),
      ...this.test(),
    };
  }

  /** Returns the output of every neuron at these points, layer by layer. @param {Float64Array} points */
  outputsAt(points) {
    const outputs = this.compiled.outputsAt(points);
    this.#restoreSamples();
    return outputs;
  }

  free() {
    this.compiled.free();
  }

  /** Gives the program the points and the dropout of the next step, unless it has them. */
  #setSamples() {
    if (this.isPassWhole || this.#samplesOf === this.step) return;
    const { points, width, targets } = this.dataset;
    const { batch } = this;
    if (batch) {
      const samples = new Float64Array(width * batch.length);
      for (let sample = 0, at = 0; sample < batch.length; sample += 1) {
        const start = width * batch[sample];
        for (let column = 0; column < width; column += 1) samples[at++] = points[start + column];
      }
      this.compiled.setSamples(
        samples,
        Float64Array.from(batch, (point) => targets[point]),
      );
    }
    if (this.#dropout) this.compiled.setFactors(this.#dropout.at(this.step));
    this.#samplesOf = this.step;
  }

  /** Gives the program its own points back after it had others. */
  #restoreSamples() {
    this.#samplesOf = -1;
    const { points, targets } = this.trainingPoints;
    if (!this.#batches) this.compiled.setSamples(points, targets);
  }

  #makeBatches() {
    const { data, training } = this.settings;
    const count = this.dataset.training;
    return training.batch > 0 && training.batch < count ? new Batches(data, count, training.batch) : undefined;
  }

  #makeDropout() {
    if (!dropsOut(this.settings)) return undefined;
    const neurons = this.sizes.slice(1, -1).reduce((sum, size) => sum + size, 0);
    return new Dropout(this.settings.training, neurons, this.#batches?.size ?? this.dataset.training);
  }

  #compile() {
    this.#batches = this.#makeBatches();
    this.#dropout = this.#makeDropout();
    this.#samplesOf = -1;
    const { points, targets } = this.trainingPoints;
    const count = this.#batches?.size ?? targets.length;
    return new Compiled(this.settings, points.subarray(0, this.dataset.width * count), targets.subarray(0, count));
  }
}

/** @param {Float64Array} numbers */
function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number) * (1 / numbers.length);
}
