// Runs the same graph on two engines, a correct one and one with a mistake, step by step until their gradients differ.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { button } from "../../ui/element.js";
import { FAULTS, gradientsAfter, parting, RIGHT } from "../engines.js";
import { TwoGraphs } from "./two-graphs.js";

/** @import { CardWith, LivePicture, Recorder } from "../card.js" */
/** @import { Fault, Pass } from "../engines.js" */

/**
 * The part of a card for this picture: the graph, the mistake, and whether the reader searches for the place where the engines differ; otherwise the picture marks it.
 * @typedef {{ graphs: [Recorder], fault: Fault, isSearch?: boolean }} Engines
 *
 * The state that its task reads: how many steps of how many were taken; the labels of the values where the gradients part, as far as
 * they have come; whether they differ; the values that were chosen; and the two gradients of a value.
 * @typedef {object} EnginesState
 * @property {number} step
 * @property {number} steps
 * @property {string[]} parting
 * @property {boolean} differs
 * @property {string[]} chosen
 * @property {Record<string, [right: number, wrong: number]>} grad
 */

const NAMES = ["Correct engine", "Wrong engine"];

/** @implements {LivePicture<CardWith<"engines">, EnginesState>} */
export default class EnginesPicture {
  #onChange;
  #graphs;
  /** @type {Computation | undefined} */
  #computation;
  /** @type {[Pass, Pass] | undefined} */
  #passes;
  #step = 0;
  #isSearch = false;
  /** What the last press did. */
  report = "";
  /** @type {string[]} */
  #chosen = [];
  /** The gradients that are shown. @type {[Float64Array, Float64Array]} */
  #grads = [new Float64Array(0), new Float64Array(0)];

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#graphs = new TwoGraphs((_, label) => {
      this.#chosen = [...this.#chosen, label];
      this.#update();
    });
    root.append(this.#graphs.root);
  }

  /** @param {CardWith<"engines">} card @param {unknown} [kept] */
  async show({ shows }, kept) {
    const { step = 0, chosen = [] } = /** @type {{ step?: number, chosen?: string[] }} */ (kept ?? {});
    const computation = new Computation(recordedBy(shows.graphs[0]));
    this.#computation = computation;
    this.#isSearch = shows.isSearch ?? false;
    this.#passes = [RIGHT(computation), FAULTS[shows.fault](computation)];
    this.#chosen = chosen;
    this.#step = step;
    this.report = "";
    const { length } = computation;
    this.#grads = [new Float64Array(length), new Float64Array(length)];
    const sides = this.#grads.map((grad) => ({ computation, numbers: { data: computation.data, grad } }));
    await this.#graphs.show(sides);
    if (this.#computation !== computation) return;
    this.#update();
  }

  get kept() {
    return this.#step > 0 ? { step: this.#step, chosen: this.#chosen } : undefined;
  }

  controls() {
    return [
      button("Step", () => this.#go(this.#step + 1)),
      button("Run", () => this.#go(Number.POSITIVE_INFINITY)),
      button("Start again", () => this.#go(0)),
    ];
  }

  /** @param {number} step */
  #go(step) {
    // What was chosen before the engines have run found nothing.
    if (this.#step < this.#steps) this.#chosen = [];
    this.#step = Math.min(step, this.#steps);
    this.report =
      this.#step === 0
        ? "At the start: no step has run."
        : `Step ${this.#step} of ${this.#steps}: ${this.state.differs ? "the gradients differ" : "the same so far"}.`;
    this.#update();
  }

  get #steps() {
    const [right, wrong] = /** @type {[Pass, Pass]} */ (this.#passes);
    return Math.max(right.steps.length, wrong.steps.length);
  }

  #update() {
    const passes = /** @type {[Pass, Pass]} */ (this.#passes);
    const computation = /** @type {Computation} */ (this.#computation);
    for (const [side, pass] of passes.entries()) this.#grads[side].set(gradientsAfter(pass, this.#step));
    const { parting, chosen } = this.state;
    const isFound = !this.#isSearch || chosen.some((label) => parting.includes(label));
    for (const [side, { steps }] of passes.entries()) {
      const step = Math.min(this.#step, steps.length);
      const ran = step > 0 ? this.#label(steps[step - 1].place) : undefined;
      const words = `${NAMES[side]} · step ${step} of ${steps.length}`;
      const lit = isFound ? parting : [];
      // A search follows backward, from the result to the leaves.
      const isOver = passes.every(({ steps }) => this.#step >= steps.length);
      const inView =
        lit[0] ?? (isOver ? this.#label(computation.topologicalOrder()[0]) : (ran ?? this.#label(computation.root)));
      this.#graphs.update(side, ran ? `${words}: ${ran}._backward()` : words, { lit, inView });
    }
    this.#onChange();
  }

  /** @returns {EnginesState} */
  get state() {
    const [right, wrong] = this.#grads;
    const computation = /** @type {Computation} */ (this.#computation);
    const found = parting(computation, right, wrong).map((place) => this.#label(place));
    const grad = Object.fromEntries(
      Array.from(right, (number, place) => [
        this.#label(place),
        /** @type {[number, number]} */ ([number, wrong[place]]),
      ]),
    );
    const differs = found.length > 0;
    return { step: this.#step, steps: this.#steps, parting: found, differs, chosen: this.#chosen, grad };
  }

  /** @param {number} place */
  #label(place) {
    return /** @type {Computation} */ (this.#computation).label(place);
  }
}
