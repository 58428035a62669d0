// A recorded computation on the engine: its structure, its numbers, and the operations that change them.
import { wasm } from "../../engine/instance.js";
import { LEAF } from "../../engine/operations.js";
import { NONE, OPAQUE } from "../../engine/recording.js";
import { evaluate, evaluateLast, evict, settle } from "./engine-slot.js";
import { fanOut } from "./fan-out.js";
import { RecordedGraph } from "./recorded-graph.js";

/** @import { Graph, Numbers } from "./computation.js" */
/** @import { Recording } from "../../engine/recording.js" */

/**
 * The graph and the numbers of a recording. The arrays `data` and `grad` stay the same and are always current: they hold
 * the recorded numbers until a leaf is changed, and from then on what the engine computes.
 *
 * A value of an operation that the engine does not know is a leaf to the engine, with the number that was recorded.
 */
export class Computation extends RecordedGraph {
  #recording;
  #isBeyond;
  /** The fan-out of the most recently requested value. @type {import("./fan-out.js").FanOut | undefined} */
  #fanOut;

  /**
   * Loads the recording into the engine, in place of the computation before it.
   * @param {Recording} recording
   * @throws {Error} if it is not a valid recording, or there is no memory for it
   */
  constructor(recording) {
    super(recording);
    this.#recording = recording;
    this.data = recording.data.slice();
    this.grad = recording.grad.slice();
    this.#isBeyond = beyondOpaque(recording);
    settle(this);
  }

  /**
   * Returns what a value adds to the gradient of each of its operands if its own gradient is `grad`. With `grad` 1 these
   * are its local derivatives.
   * @param {number} place
   * @param {number} grad
   */
  contributions(place, grad) {
    const { operation, exponent } = this.#recording;
    const [a, b] = this.operands(place).map((operand) => this.data[operand]);
    return wasm.contributions(operation[place], a, b ?? exponent[place], this.data[place], grad);
  }

  /** Returns the exponent of `x ** number`. @param {number} place */
  exponent(place) {
    return this.#recording.exponent[place];
  }

  /** Returns the places of a value's consumers, the last one first. @param {number} place */
  consumers(place) {
    const { a, b } = this.#recording;
    const consumers = [];
    for (let other = this.length - 1; other > place; other--) {
      if (a[other] === place || b[other] === place) consumers.push(other);
    }
    return consumers;
  }

  /** Returns the recording, with the current numbers and gradients. @returns {Recording} */
  get recording() {
    return { ...this.#recording, data: this.data.slice(), grad: this.grad.slice() };
  }

  /** Returns whether an operation that the engine does not know lies between a value and the result. @param {number} place */
  isBeyond(place) {
    return this.#isBeyond[place] === 1;
  }

  /** Returns whether a value is a leaf whose number can be changed. @param {number} place */
  canChange(place) {
    return this.#recording.operation[place] === LEAF && !this.isBeyond(place);
  }

  /** Returns the recorded number of a value. @param {number} place */
  recorded(place) {
    return this.#recording.data[place];
  }

  /** Returns the graph with the recorded numbers. @returns {Graph & Numbers} */
  get asRecorded() {
    return new RecordedGraph(this.#recording);
  }

  /** Returns the leaves whose numbers differ from the recorded ones, as [place, number]. @returns {[number, number][]} */
  get changes() {
    /** @type {[number, number][]} */
    const changes = [];
    const { operation, data } = this.#recording;
    for (let place = 0; place < this.length; place++) {
      if (operation[place] === LEAF && !Object.is(this.data[place], data[place]))
        changes.push([place, this.data[place]]);
    }
    return changes;
  }

  /** Returns the places of the values whose number the code changed after it computed them. */
  get changed() {
    return this.#recording.changed ?? [];
  }

  /** Returns the places of plain numbers, which have no gradient that could be wrong. */
  get plain() {
    return this.#recording.plain ?? [];
  }

  /** Returns whether the values are of a learner's own class, whose derivatives may be wrong. */
  get isOwn() {
    return this.#recording.isOwn ?? false;
  }

  /**
   * The result of each value's operation on the current numbers of its operands, by place. A leaf, or a value of an
   * operation that the engine does not know, has its own number.
   */
  applied() {
    const { operation, a, b, numbers } = this.arrays();
    // Every value is loaded twice: as a leaf with its number, and as computed from such leaves.
    const none = new Uint32Array(this.length).fill(NONE);
    const twice = {
      operation: joined(new Uint8Array(this.length), operation),
      a: joined(none, a),
      b: joined(none, b),
      numbers: joined(this.data, numbers),
    };
    return evaluateLast(twice, this.length);
  }

  /** Returns whether all gradients are 0, as before the first `backward`. */
  get isCleared() {
    return this.grad.every((grad) => grad === 0);
  }

  /**
   * Changes leaves, and computes all data anew, and the gradients if there are any.
   * @param {[number, number][]} changes [place, number]
   */
  setData(changes) {
    for (const [place] of changes) {
      if (!this.canChange(place)) throw new Error(`The value at place ${place} cannot be changed`);
    }
    const hasGradients = !this.isCleared;
    const { first, ids } = settle(this);
    const places = Uint32Array.from(changes, ([place]) => first + place);
    const numbers = Float64Array.from(changes, ([, number]) => number);
    wasm.setDataOf(places, numbers);
    wasm.replay();
    wasm.setGradsOf(ids, new Float64Array(this.length));
    if (hasGradients) wasm.backward(first + this.root);
    this.#read();
  }

  /** Resets everything to the recorded numbers and gradients. */
  reset() {
    const { ids } = settle(this);
    wasm.setDataOf(ids, this.#recording.data);
    wasm.setGradsOf(ids, this.#recording.grad);
    this.#read();
  }

  /** Adds the derivative of the result to every gradient, as micrograd does. */
  backward() {
    wasm.backward(settle(this).first + this.root);
    this.#read();
  }

  zeroGrad() {
    wasm.setGradsOf(settle(this).ids, new Float64Array(this.length));
    this.#read();
  }

  /** Returns the places that the result depends on, in the topological order of micrograd's `build_topo`. */
  topologicalOrder() {
    const { first } = settle(this);
    return wasm.topologicalOrder(first + this.root).map((id) => id - first);
  }

  /**
   * Runs `_backward` of some values on the given gradients, in place. The computation's own gradients do not change.
   * @param {Float64Array} grad
   * @param {Iterable<number>} places
   */
  sweep(grad, places) {
    const { first, ids } = settle(this);
    wasm.setGradsOf(ids, grad);
    for (const place of places) wasm.backwardStep(first + place);
    grad.set(wasm.gradsOf(ids));
    wasm.setGradsOf(ids, this.grad);
  }

  /**
   * Returns what the result would be if one value, leaf or not, were another number and nothing else changed.
   * @param {number} place
   * @param {number} number
   * @returns {number | undefined} `undefined` if the result depends on the value through an operation that the engine does not know
   */
  rootWith(place, number) {
    if (this.isBeyond(place)) return undefined;
    if (this.#fanOut?.places[0] !== place) this.#fanOut = fanOut(this.#recording, place);
    const { places, operation, a, b, exponent } = this.#fanOut;
    const numbers = exponent.map((exponent, at) => (operation[at] === LEAF ? this.data[places[at]] : exponent));
    numbers[0] = number;
    return evaluate({ operation, a, b, numbers });
  }

  /** Frees the computation's memory on the engine. It is loaded again when it is needed. */
  free() {
    evict(this);
  }

  /** Returns the computation as the arrays that the engine loads. */
  arrays() {
    const { operation, a, b, exponent } = this.#recording;
    const known = operation.map((number) => (number === OPAQUE ? LEAF : number));
    const numbers = exponent.map((number, place) => (known[place] === LEAF ? this.data[place] : number));
    return { operation: known, a, b, numbers };
  }

  #read() {
    const { ids } = settle(this);
    this.data.set(wasm.dataOf(ids));
    this.grad.set(wasm.gradsOf(ids));
  }
}

/**
 * Marks, by place, each value that an operation unknown to the engine is computed from.
 * @param {Recording} recording
 */
function beyondOpaque({ operation, a, b }) {
  const isBeyond = new Uint8Array(operation.length);
  for (let place = operation.length - 1; place >= 0; place--) {
    if (operation[place] !== OPAQUE && !isBeyond[place]) continue;
    if (a[place] !== NONE) isBeyond[a[place]] = 1;
    if (b[place] !== NONE) isBeyond[b[place]] = 1;
  }
  return isBeyond;
}

/**
 * @template {Uint8Array | Uint32Array | Float64Array} List
 * @param {List} first
 * @param {List} second
 * @returns {List}
 */
function joined(first, second) {
  const both = new /** @type {new (length: number) => List} */ (first.constructor)(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
