// Numbers the instants of a computation: forward, one operation at a time in the order in which they were recorded, then backward,
// one `_backward` at a time.
import {
  backwardSentence,
  forwardSentence,
  groupNotes,
  lastSentence,
  notes,
  seedSentence,
  startSentence,
} from "./sentences.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Graph, Numbers, Stage } from "../computation/computation.js" */
/** @import { Boxes } from "../view/view.js" */

/**
 * A computation that can be walked through.
 * @typedef {Graph & Numbers & {
 *   operation: (place: number) => Operation | undefined,
 *   contributions: (place: number, grad: number) => ArrayLike<number>,
 *   exponent: (place: number) => number,
 *   isBeyond: (place: number) => boolean,
 *   topologicalOrder: () => ArrayLike<number>,
 *   sweep: (grad: Float64Array, places: Iterable<number>) => void,
 * }} Walkable
 *
 * The state at an instant. `step` of `steps` counts the operations of the forward pass or the calls of `_backward`. Each
 * phase starts with a step 0, where only the leaves have their data, or only the root has its gradient.
 * @typedef {object} Moment
 * @property {number} instant
 * @property {"forward" | "backward"} phase
 * @property {number} step
 * @property {number} steps
 * @property {number} place the value of the step, or -1
 * @property {string} sentence what happens, in words; in the backward pass with a line for each operand
 * @property {Stage} stage
 * @property {Numbers} numbers the numbers, in the same arrays at every instant
 */

export class Timeline {
  #computation;
  /** The places of the computed values in the order of the steps. */
  #forward;
  #backward;
  /** For each place, the step of its own `_backward`, and the first and the last step that add to its gradient. */
  #own;
  #first;
  #last;
  /** The gradients after the step `#swept` of the backward pass, which is -1 while they are not known. */
  #grad;
  #swept = -1;

  /** @param {Walkable} computation */
  constructor(computation) {
    const { length } = computation;
    this.#computation = computation;
    const isComputed = (/** @type {number} */ place) => computation.symbol(place) !== "";
    this.#forward = new Uint32Array(length).map((_, place) => place).filter(isComputed);
    this.#backward = new Uint32Array(computation.topologicalOrder()).filter(isComputed).reverse();
    this.#own = new Uint32Array(length).fill(NEVER);
    this.#first = new Uint32Array(length).fill(NEVER);
    this.#last = new Uint32Array(length).fill(NEVER);
    this.#grad = new Float64Array(length);
    this.#plan();
  }

  /** Returns the number of instants. */
  get length() {
    return this.#forward.length + this.#backward.length + 2;
  }

  /** Returns the instant at which the backward pass starts. */
  get boundary() {
    return this.#forward.length + 1;
  }

  /**
   * Returns the instants to stop at: all except those at which a closed group is not finished yet.
   * @param {Boxes} [boxes] that are drawn
   * @returns {number[]}
   */
  steps(boxes) {
    const within = (/** @type {number} */ place, /** @type {number | undefined} */ next) =>
      boxes !== undefined &&
      next !== undefined &&
      boxes.group[boxes.item[place]] !== "" &&
      boxes.item[place] === boxes.item[next];
    return [this.#forward, this.#backward].flatMap((places, phase) => {
      const start = phase === 0 ? 0 : this.boundary;
      const stops = [start];
      places.forEach((place, index) => {
        if (!within(place, places[index + 1])) stops.push(start + index + 1);
      });
      return stops;
    });
  }

  /**
   * Returns the values whose operations run between two instants of the same phase.
   * @param {number} from
   * @param {number} to
   */
  places(from, to) {
    const [order, start] = to < this.boundary ? [this.#forward, 0] : [this.#backward, this.boundary];
    return order.subarray(Math.max(0, from - start), to - start);
  }

  /** Returns the derivatives of the result by place, independently of the computation's gradients. */
  derivatives() {
    const grad = new Float64Array(this.#grad.length);
    grad[this.#computation.root] = 1;
    this.#computation.sweep(grad, this.#backward);
    return grad;
  }

  /** Discards cached gradients. Must be called when the computation's numbers have changed. */
  refresh() {
    this.#swept = -1;
  }

  /**
   * Returns whether a value's `_backward` has run by an instant.
   * @param {number} place
   * @param {number} instant
   */
  hasPassed(place, instant) {
    return this.#own[place] <= instant - this.boundary;
  }

  /**
   * @param {number} instant from 0 to length - 1
   * @param {number} [since] the instant before the step, if a closed group takes the step as a whole
   * @returns {Moment}
   */
  at(instant, since = instant - 1) {
    const step = instant - this.boundary;
    return step < 0 ? this.#forwardMoment(instant) : this.#backwardMoment(instant, step, since);
  }

  /** @param {number} instant */
  #forwardMoment(instant) {
    const place = instant === 0 ? -1 : this.#forward[instant - 1];
    const grad = this.#gradientsBeforeBackward();
    const sentence = instant === 0 ? startSentence(this.#computation) : forwardSentence(this.#computation, place);
    return this.#moment("forward", instant, instant, place, sentence, grad, []);
  }

  /**
   * @param {number} instant
   * @param {number} step
   * @param {number} since
   */
  #backwardMoment(instant, step, since) {
    const { root } = this.#computation;
    if (step === 0) {
      const grad = this.#gradientsAfter(0);
      return this.#moment("backward", instant, step, root, seedSentence(this.#computation), grad, []);
    }
    const place = this.#backward[step - 1];
    const places = this.places(since, instant);
    const isGroup = places.length > 1 && places.length <= MOST_NOTED;
    const earlier = isGroup ? this.#gradientsAfter(since - this.boundary).slice() : undefined;
    const before = this.#gradientsAfter(step - 1);
    const received = this.#computation.operands(place).map((operand) => before[operand]);
    const isFirst = this.#computation.operands(place).map((operand) => this.#first[operand] === step);
    const grad = this.#gradientsAfter(step);
    let sentence = backwardSentence(this.#computation, grad, place, received, isFirst);
    if (step === this.#backward.length) sentence += `\n${lastSentence(this.#computation)}`;
    const single = () => (places.length > 1 ? [] : notes(this.#computation, grad, place));
    const noted = earlier ? groupNotes(this.#computation, places, earlier, grad) : single();
    return this.#moment("backward", instant, step, place, sentence, grad, noted);
  }

  /**
   * @param {"forward" | "backward"} phase
   * @param {number} instant
   * @param {number} step
   * @param {number} place
   * @param {string} sentence
   * @param {Float64Array} grad
   * @param {Stage["notes"]} notes
   * @returns {Moment}
   */
  #moment(phase, instant, step, place, sentence, grad, notes) {
    const steps = phase === "forward" ? this.#forward.length : this.#backward.length;
    const state = phase === "forward" ? this.#statesForward(step) : this.#statesBackward(step);
    const numbers = { data: this.#computation.data, grad };
    const focus = place === -1 ? (this.#forward[0] ?? this.#computation.root) : place;
    const stage = { instant, state, current: place, focus, notes };
    return { instant, phase, step, steps, place, sentence, stage, numbers };
  }

  /** Finds the steps at which each value's gradient starts to accumulate and is complete. */
  #plan() {
    this.#first[this.#computation.root] = 0;
    this.#last[this.#computation.root] = 0;
    this.#backward.forEach((place, index) => {
      const step = index + 1;
      this.#own[place] = step;
      if (!this.#computation.operation(place)) return;
      for (const operand of this.#computation.operands(place)) {
        this.#first[operand] = Math.min(this.#first[operand], step);
        this.#last[operand] = step;
      }
    });
    // An operation that the engine does not know never passes a gradient on.
    this.#last.forEach((_, place) => {
      if (this.#computation.isBeyond(place)) this.#last[place] = NEVER;
    });
  }

  /** @param {number} step */
  #statesForward(step) {
    const state = new Uint8Array(this.#computation.length).fill(1);
    for (const place of this.#forward.subarray(step)) state[place] = 0;
    return state;
  }

  /** @param {number} step */
  #statesBackward(step) {
    const state = new Uint8Array(this.#computation.length);
    for (let place = 0; place < state.length; place++) {
      state[place] = this.#last[place] <= step ? 3 : this.#first[place] <= step ? 2 : 1;
    }
    return state;
  }

  #gradientsBeforeBackward() {
    this.#swept = -1;
    return this.#grad.fill(0);
  }

  /** Returns the gradients after a step of the backward pass, which are computed from those of an earlier step if known. @param {number} step */
  #gradientsAfter(step) {
    if (this.#swept === -1 || this.#swept > step) {
      this.#grad.fill(0);
      this.#grad[this.#computation.root] = 1;
      this.#swept = 0;
    }
    if (step > this.#swept) this.#computation.sweep(this.#grad, this.#backward.subarray(this.#swept, step));
    this.#swept = step;
    return this.#grad;
  }
}

/** The greatest number of operations of a group for which it is said what they add to. */
const MOST_NOTED = 200;

/** The step of an event that never happens. */
const NEVER = 0xffffffff;
