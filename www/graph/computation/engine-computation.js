// A recorded computation on the page's engine: its structure, its numbers, and what changes them.
import { wasm } from "../../engine/instance.js";
import { LEAF } from "../../engine/operations.js";
import { NONE, OPAQUE } from "../../engine/recording.js";
import { evaluate, evaluateLast, evict, settle } from "./engine-slot.js";
import { fanOut } from "./fan-out.js";
import { RecordedGraph } from "./recorded-graph.js";

/** @import { Graph, Numbers } from "./computation.js" */
/** @import { Recording } from "../../engine/recording.js" */

/**
 * Graph and Numbers of a recording. The two arrays of numbers are always current, and always the same arrays. They are
 * as recorded until something is changed; from then on they are what the engine computes.
 *
 * A value of an operation that the engine does not know is a leaf to the engine, with the number that was recorded.
 */
export class Computation extends RecordedGraph {
  #recording;
  #isBeyond;
  /** The fan-out of the value that was asked for last. @type {import("./fan-out.js").FanOut | undefined} */
  #fanOut;

  /**
   * Takes the place of the computation before it on the engine.
   * @param {Recording} recording
   * @throws {Error} when it is no recording, or there is no memory for it
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
   * What a value adds to the gradient of each of its operands when its own gradient is `grad`: with 1 its local
   * derivatives.
   * @param {number} place
   * @param {number} grad
   */
  contributions(place, grad) {
    const { operation, exponent } = this.#recording;
    const [a, b] = this.operands(place).map((operand) => this.data[operand]);
    return wasm.contributions(operation[place], a, b ?? exponent[place], this.data[place], grad);
  }

  /** The exponent of `x ** number`. @param {number} place */
  exponent(place) {
    return this.#recording.exponent[place];
  }

  /** The places that are computed from it, the last one first. @param {number} place */
  consumers(place) {
    const { a, b } = this.#recording;
    const consumers = [];
    for (let other = this.length - 1; other > place; other--) {
      if (a[other] === place || b[other] === place) consumers.push(other);
    }
    return consumers;
  }

  /** The recording, with the numbers and gradients as they are now. @returns {Recording} */
  get recording() {
    return { ...this.#recording, data: this.data.slice(), grad: this.grad.slice() };
  }

  /** Whether an operation that the engine does not know lies between it and the result. @param {number} place */
  isBeyond(place) {
    return this.#isBeyond[place] === 1;
  }

  /** Whether it is a leaf whose number can be changed. @param {number} place */
  canChange(place) {
    return this.#recording.operation[place] === LEAF && !this.isBeyond(place);
  }

  /** The number that was recorded. @param {number} place */
  recorded(place) {
    return this.#recording.data[place];
  }

  /** The graph with the numbers that were recorded. @returns {Graph & Numbers} */
  get asRecorded() {
    return new RecordedGraph(this.#recording);
  }

  /** The leaves whose numbers are not the recorded ones: [place, number]. @returns {[number, number][]} */
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

  /** The places of the values that the code gave another number after they were made. */
  get changed() {
    return this.#recording.changed ?? [];
  }

  /**
   * By place, what its operation gives from the numbers that its operands have: of a leaf, and of an operation that the
   * engine does not know, the number itself.
   */
  applied() {
    const { operation, a, b, numbers } = this.arrays();
    // Every value once as a leaf, which has its number, and once computed from such leaves.
    const none = new Uint32Array(this.length).fill(NONE);
    const twice = {
      operation: joined(new Uint8Array(this.length), operation),
      a: joined(none, a),
      b: joined(none, b),
      numbers: joined(this.data, numbers),
    };
    return evaluateLast(twice, this.length);
  }

  /** Whether all gradients are 0, as before the first `backward`. */
  get isCleared() {
    return this.grad.every((grad) => grad === 0);
  }

  /**
   * Changes leaves, and computes everything anew, gradients included.
   * @param {[number, number][]} changes [place, number]
   */
  setData(changes) {
    for (const [place] of changes) {
      if (!this.canChange(place)) throw new Error(`The value at place ${place} cannot be changed`);
    }
    const { first, ids } = settle(this);
    const places = Uint32Array.from(changes, ([place]) => first + place);
    const numbers = Float64Array.from(changes, ([, number]) => number);
    wasm.setDataOf(places, numbers);
    wasm.replay();
    wasm.setGradsOf(ids, new Float64Array(this.length));
    wasm.backward(first + this.root);
    this.#read();
  }

  /** Back to the recorded numbers and gradients. */
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

  /** The places that the result depends on, each after its operands, as micrograd's `build_topo` lists them. */
  topologicalOrder() {
    const { first } = settle(this);
    return wasm.topologicalOrder(first + this.root).map((id) => id - first);
  }

  /**
   * Runs `_backward` of some values on gradients of one's own, in place. The computation's gradients stay as they are.
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
   * What the result would be if one value, leaf or not, were another number and everything else stayed.
   * @param {number} place
   * @param {number} number
   * @returns {number | undefined} nothing when an operation that the engine does not know is in the way
   */
  rootWith(place, number) {
    if (this.isBeyond(place)) return undefined;
    if (this.#fanOut?.places[0] !== place) this.#fanOut = fanOut(this.#recording, place);
    const { places, operation, a, b, exponent } = this.#fanOut;
    const numbers = exponent.map((exponent, at) => (operation[at] === LEAF ? this.data[places[at]] : exponent));
    numbers[0] = number;
    return evaluate({ operation, a, b, numbers });
  }

  /** Gives its memory on the engine back. It is loaded again when it is needed again. */
  free() {
    evict(this);
  }

  /** What the engine loads. */
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
 * By place: 1 for what an operation that the engine does not know is computed from.
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
