// The compiled loss over a set of points.

import { wasm } from "../../engine/instance.js";
import { optimizerOf } from "../../engine/optimizer.js";
import { recordingOf } from "../../engine/recording.js";
import { scope } from "../../engine/scope.js";
import { negatedTargets } from "./loss.js";
import { memoryPlaces } from "./optimizer-memory.js";
import { recordLoss } from "./recorded-loss.js";
import { columnsRead } from "./trained-network.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { Settings, TrainingSettings } from "../settings/types.js" */
/** @import { RecordedIds } from "./recorded-loss.js" */

/** A compiled loss over `count` samples. It holds memory of the engine until it is freed. */
export class Compiled {
  /** The initial parameters. @type {Float64Array} */
  initial;
  /** @type {RecordedIds} */
  places;
  /** @type {wasm.Program} */
  #program;
  /** The indices of the leaves that differ between samples. @type {Uint32Array} */
  #leaves;
  /** The features that the network reads, by their index. @type {number[]} */
  #columns;
  /** The factors of dropout in every lane; without any, all are 1. @type {Float64Array | undefined} */
  #factors;
  #model;
  /** Records the loss on the tape. */
  #record;

  /**
   * @param {Settings} settings
   * @param {Float64Array} points the features of each, one after the other
   * @param {Float64Array} targets
   * @param {number} [weight] the factor of each sample's loss in the sum; by default the sum is the mean
   */
  constructor(settings, points, targets, weight = 1 / targets.length) {
    // A program needs at least two lanes, so that a single sample is recorded twice, with half the weight.
    this.count = targets.length;
    this.#model = settings.model;
    this.lanes = Math.max(2, this.count);
    const factor = this.count === 1 ? weight / 2 : weight;
    this.#record = () => recordLoss(settings, this.lanes, factor, points, targets);
    const [program, places] = scope(() => {
      const places = this.#record();
      return /** @type {const} */ ([new wasm.Program(places.loss, places.parameters), places]);
    });
    this.#program = program;
    this.places = places;
    this.initial = program.parameters();
    this.#columns = columnsRead(settings.model);
    this.#leaves = Uint32Array.from(this.#columns, (column) => places.coordinates[column]);
    this.useOptimizer(settings.training);
  }

  /** @param {Pick<TrainingSettings, "optimizer" | "momentum" | "squareDecay">} choice the optimizer, which starts without memory */
  useOptimizer({ optimizer, momentum, squareDecay }) {
    const options = { descent: {}, momentum: { decay: momentum }, adam: { decay: momentum, squareDecay } };
    this.#program.useOptimizer(optimizer, optimizerOf(optimizer, options[optimizer]));
  }

  get parameters() {
    return this.#program.parameters();
  }

  set parameters(numbers) {
    this.#program.setParameters(numbers);
  }

  get optimizerState() {
    return this.#program.optimizerState();
  }

  set optimizerState(numbers) {
    this.#program.setOptimizerState(numbers);
  }

  get gradients() {
    return this.#program.gradients();
  }

  /** Computes the loss and every gradient. */
  pass() {
    return this.#program.pass();
  }

  /**
   * Takes a step. What is frozen keeps its number, and the optimizer its memory of it.
   * @param {number} rate
   * @param {readonly number[]} frozen parameters
   */
  step(rate, frozen) {
    if (frozen.length === 0) return this.#program.step(rate);
    const [parameters, memory] = [this.parameters, this.optimizerState];
    const loss = this.#program.step(rate);
    // Each parameter is updated by itself, so that putting the former numbers back is the same as leaving them alone.
    const [stepped, remembered] = [this.parameters, this.optimizerState];
    for (const parameter of frozen) {
      stepped[parameter] = parameters[parameter];
      for (const place of memoryPlaces(memory.length, parameters.length, parameter)) remembered[place] = memory[place];
    }
    this.parameters = stepped;
    this.optimizerState = remembered;
    return loss;
  }

  /**
   * Replaces the samples.
   * @param {Float64Array} points
   * @param {Float64Array} targets
   */
  setSamples(points, targets) {
    this.#program.setInputs(this.#sampleLeaves, this.#sampleNumbers(points, targets, this.lanes));
  }

  /** Sets what the outputs of hidden neurons are multiplied by. @param {Float64Array} factors of each sample */
  setFactors(factors) {
    const inLanes = new Float64Array(this.lanes * this.places.factors.length);
    inLanes.set(factors);
    // A single sample is in both lanes.
    if (this.count === 1) inLanes.set(factors, factors.length);
    this.#factors = inLanes;
    this.#program.setInputs(Uint32Array.from(this.places.factors), inLanes);
  }

  /** Evaluates something without dropout: every factor is 1, which changes no bit. @template T @param {() => T} evaluate */
  #withoutDropout(evaluate) {
    const factors = this.#factors;
    if (!factors) return evaluate();
    const leaves = Uint32Array.from(this.places.factors);
    this.#program.setInputs(
      leaves,
      factors.map(() => 1),
    );
    try {
      return evaluate();
    } finally {
      // The last pass can still be inspected.
      this.#program.setInputs(leaves, factors);
    }
  }

  /** Returns the scores of the samples in the last pass, of each output. */
  scores() {
    return this.places.scores.map((score) =>
      this.#unscaled(this.#program.acrossSamples(score).subarray(0, this.count)),
    );
  }

  /** Returns the network's scores at these points, of each output. @param {Float64Array} points */
  scoresAt(points) {
    const coordinates = this.#coordinates(points);
    return this.#withoutDropout(() =>
      this.places.scores.map((score) => this.#unscaled(this.#program.evaluate(score, this.#leaves, coordinates))),
    );
  }

  /** Returns predictions in the units of the data, from the outputs of the network. @param {Float64Array} scores */
  #unscaled(scores) {
    const target = this.#model.scale[this.#model.width];
    if (!target) return scores;
    const [mean, deviation] = target;
    return scores.map((score) => score * deviation + mean);
  }

  /** Returns the indices of the leaves that differ between samples. */
  get #sampleLeaves() {
    return Uint32Array.of(...this.#leaves, ...this.places.against);
  }

  /** Returns the data of these leaves, sample by sample. @param {Float64Array} points @param {Float64Array} targets @param {number} count the number of samples; after the last of the given ones the first follows again */
  #sampleNumbers(points, targets, count) {
    const { width } = this.#model;
    const numbers = new Float64Array((this.#columns.length + this.places.against.length) * count);
    for (let lane = 0, at = 0; lane < count; lane += 1) {
      const sample = lane % targets.length;
      for (const column of this.#columns) numbers[at++] = points[width * sample + column];
      for (const negated of negatedTargets(this.#model, targets[sample])) numbers[at++] = negated;
    }
    return numbers;
  }

  /**
   * Returns the loss of each of these samples by itself.
   * @param {Float64Array} points
   * @param {Float64Array} targets
   */
  lossesAt(points, targets) {
    const numbers = this.#sampleNumbers(points, targets, targets.length);
    return this.#withoutDropout(() => this.#program.evaluate(this.places.sampleLoss, this.#sampleLeaves, numbers));
  }

  /**
   * Returns the output of every neuron at each of these points, layer by layer. It overwrites the samples and the last
   * pass: set the samples again.
   * @param {Float64Array} points
   * @returns {Float64Array[][]}
   */
  outputsAt(points) {
    return this.#withoutDropout(() => this.#outputsAt(points));
  }

  /** @param {Float64Array} points */
  #outputsAt(points) {
    const { width } = this.#model;
    const count = points.length / width;
    const { neurons } = this.places;
    const outputs = neurons.map((layer) => layer.map(() => new Float64Array(count)));
    const inputs = new Float64Array(width * this.lanes);
    for (let start = 0; start < count; start += this.lanes) {
      const end = Math.min(count, start + this.lanes);
      inputs.set(points.subarray(width * start, width * end));
      this.#program.setInputs(this.#leaves, this.#coordinates(inputs));
      this.#program.pass();
      neurons.forEach((layer, depth) => {
        layer.forEach((id, neuron) => {
          outputs[depth][neuron].set(this.#program.acrossSamples(id).subarray(0, end - start), start);
        });
      });
    }
    return outputs;
  }

  /** Returns the number and the gradient of a recorded value in the last pass. @param {number} id */
  inspect(id) {
    const [data, grad] = this.#program.inspect(id);
    return { data, grad };
  }

  /** Returns the numbers of recorded values in the last pass, then their gradients. @param {Uint32Array} ids */
  inspectAll(ids) {
    const found = new Float64Array(2 * ids.length);
    this.#program.inspectAll(ids, found);
    return found;
  }

  /**
   * Returns the loss as it was recorded, in the scopes `sample` (in it one for each input, and `layer 0`, …), `loss`,
   * `sum` and
   * `regularisation`, and what the program calls each of its values.
   * @param {(places: RecordedIds) => Map<number, string>} labelsOf the names of values
   * @returns {{ recording: Recording, ids: Uint32Array }}
   */
  recorded(labelsOf) {
    return scope(() => {
      const places = this.#record();
      const labels = labelsOf(places);
      const recording = recordingOf(places.loss, { labelOf: (id) => labels.get(id) ?? "" });
      // These are the values that the program was made from, in the same order, but elsewhere on the tape.
      const shift = this.places.loss - places.loss;
      const ids = wasm.topologicalOrder(places.loss).sort();
      return { recording, ids: ids.map((id) => id + shift) };
    });
  }

  free() {
    this.#program.free();
  }

  /** Returns the features of points that the network reads. @param {Float64Array} points */
  #coordinates(points) {
    const { width } = this.#model;
    return this.#columns.length === width ? points : pick(points, width, this.#columns);
  }
}

/**
 * Returns some columns of a table.
 * @param {Float64Array} numbers row by row
 * @param {number} width
 * @param {number[]} columns
 */
function pick(numbers, width, columns) {
  const rows = numbers.length / width;
  const chosen = new Float64Array(rows * columns.length);
  for (let row = 0, at = 0; row < rows; row += 1) {
    for (const column of columns) chosen[at++] = numbers[row * width + column];
  }
  return chosen;
}
