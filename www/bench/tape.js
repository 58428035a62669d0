// The demo's training on the tape itself, through the calls that the JavaScript API makes.
import { wasm } from "../engine/instance.js";
import { operationNumber } from "../engine/operations.js";

export class TapeTraining {
  #model;
  #points;
  #targets;
  /** The numbers of operations. */
  #add = operationNumber("Add");
  #mul = operationNumber("Mul");
  #relu = operationNumber("Relu");
  /** How many scopes were open when the recorded loss began. @type {number | undefined} */
  #scope;
  /** The index of the recorded loss. */
  loss = 0;
  /** The inputs, as x0, y0, x1, y1, … */
  inputs = new Uint32Array();
  /** The score of each sample. */
  scores = new Uint32Array();

  /**
   * Draws a network and records its loss.
   * @param {number[]} layers
   * @param {Float64Array} points
   * @param {Float64Array} targets
   */
  constructor(layers, points, targets) {
    const activations = layers.map((_, layer) => (layer === layers.length - 1 ? "linear" : "relu"));
    this.#model = wasm.Model.draw({ inputs: 2, layers, activations });
    this.#points = points;
    this.#targets = targets;
    this.parameterIds = this.#model.parameters();
    this.record();
  }

  /** Records the loss in place of the one before, and returns its index. */
  record() {
    if (this.#scope !== undefined) wasm.closeScope(this.#scope, new Uint32Array());
    this.#scope = wasm.openScope();
    this.inputs = Uint32Array.from(this.#points, (x) => wasm.value(x));
    this.scores = Uint32Array.from(this.#targets, (_, index) => {
      return this.#model.forward(this.inputs.subarray(2 * index, 2 * index + 2))[0];
    });
    const losses = this.scores.map((score, index) => {
      const margin = wasm.apply(this.#mul, score, wasm.value(-this.#targets[index]));
      const missing = wasm.apply(this.#add, margin, wasm.value(1));
      return wasm.apply(this.#relu, missing, missing);
    });
    const squares = this.parameterIds.map((p) => wasm.apply(this.#mul, p, p));
    const dataLoss = wasm.apply(this.#mul, this.#sum(losses), wasm.value(1 / losses.length));
    const penalty = wasm.apply(this.#mul, this.#sum(squares), wasm.value(1e-4));
    this.loss = wasm.apply(this.#add, dataLoss, penalty);
    return this.loss;
  }

  /** @param {Uint32Array} ids */
  #sum(ids) {
    return ids.reduce((total, id) => wasm.apply(this.#add, total, id), wasm.value(0));
  }

  /** Takes a step that records the loss again. Returns the loss before the step. @param {number} rate */
  rebuild(rate) {
    this.record();
    for (const id of this.parameterIds) wasm.setGrad(id, 0);
    return this.#descend(rate);
  }

  /** Takes a step that computes the recorded loss again. Returns the loss before the step. @param {number} rate */
  replay(rate) {
    wasm.replay();
    wasm.zeroGrad();
    return this.#descend(rate);
  }

  /** @param {number} rate */
  #descend(rate) {
    wasm.backward(this.loss);
    for (const id of this.parameterIds) wasm.setData(id, wasm.data(id) - rate * wasm.grad(id));
    return wasm.data(this.loss);
  }

  parameters() {
    return Float64Array.from(this.parameterIds, (id) => wasm.data(id));
  }

  /** @param {Float64Array} numbers */
  setParameters(numbers) {
    this.parameterIds.forEach((id, index) => {
      wasm.setData(id, numbers[index]);
    });
  }
}
