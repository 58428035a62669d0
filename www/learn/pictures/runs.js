// Shows two runs on the same graph, one that works and one that does not, step by step, with their loss curves.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { button } from "../../ui/element.js";
import { decimals } from "../../ui/numbers.js";
import { TwoGraphs } from "./two-graphs.js";

/** @import { CardWith, LivePicture, Recorder } from "../card.js" */

/**
 * The part of a card for this picture: the graphs, the rate of each, and the labels of the leaves that are trained.
 * @typedef {{ graphs: [Recorder, Recorder], rates: [number, number], captions: [string, string], trains: string[],
 *   lit?: string[] }} Runs
 *
 * The state that its task reads: the steps taken, the losses of both runs before each step and now, the numbers by label, and the
 * values that were chosen.
 * @typedef {{ step: number, losses: [number[], number[]], grad: Record<string, number>[], data: Record<string, number>[],
 *   chosen: string[] }} RunsState
 */

/** @implements {LivePicture<CardWith<"runs">, RunsState>} */
export default class RunsPicture {
  #onChange;
  #graphs;
  /** @type {Computation[]} */
  #computations = [];
  /** @type {Runs | undefined} */
  #shown;
  /** @type {[number[], number[]]} */
  #losses = [[], []];
  #step = 0;
  /** @type {string[]} */
  #chosen = [];
  /** What the last press did. */
  report = "";

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#graphs = new TwoGraphs((_, label) => {
      this.#chosen = [...this.#chosen, label];
      this.#update();
    });
    root.append(this.#graphs.root);
  }

  /** @param {CardWith<"runs">} card @param {unknown} [kept] the steps that were taken */
  async show({ shows }, kept) {
    this.#shown = shows;
    this.report = "";
    await this.#begin();
    if (this.#shown === shows && typeof kept === "number") this.#train(kept);
  }

  get kept() {
    return this.#step > 0 ? this.#step : undefined;
  }

  controls() {
    return [
      button("Step", () => this.#train(1)),
      button("10 steps", () => this.#train(10)),
      button("Start again", () => this.#again()),
    ];
  }

  async #again() {
    this.report = "At the start: no step is taken.";
    await this.#begin();
  }

  async #begin() {
    const { graphs } = /** @type {Runs} */ (this.#shown);
    const computations = graphs.map((record) => new Computation(recordedBy(record)));
    for (const computation of computations) computation.backward();
    this.#computations = computations;
    this.#step = 0;
    this.#chosen = [];
    this.#losses = [[], []];
    await this.#graphs.show(computations.map((computation) => ({ computation, numbers: computation })));
    if (this.#computations !== computations) return;
    this.#note();
    this.#update();
  }

  #note() {
    for (const [side, { data, root }] of this.#computations.entries()) this.#losses[side].push(data[root]);
  }

  /** Takes steps of gradient descent, as the tutorial does. @param {number} steps */
  #train(steps) {
    const { rates, trains } = /** @type {Runs} */ (this.#shown);
    for (let count = 0; count < steps; count++) {
      for (const [side, computation] of this.#computations.entries()) {
        const { data, grad } = computation;
        const places = Array.from(data.keys()).filter((place) => trains.includes(computation.label(place)));
        computation.setData(places.map((place) => [place, data[place] - rates[side] * grad[place]]));
      }
      this.#step += 1;
      this.#note();
    }
    this.#update();
  }

  #update() {
    const { captions, lit = [] } = /** @type {Runs} */ (this.#shown);
    for (const [side, caption] of captions.entries()) {
      const loss = decimals(this.#losses[side].at(-1) ?? 0);
      this.#graphs.update(side, `${caption} · step ${this.#step} · loss ${loss}`, { lit, inView: lit[0] });
    }
    this.#onChange();
  }

  /** @returns {RunsState} */
  get state() {
    const byLabel = (/** @type {Computation} */ computation, /** @type {Float64Array} */ numbers) =>
      Object.fromEntries(Array.from(numbers, (number, place) => [computation.label(place), number]));
    return {
      step: this.#step,
      losses: this.#losses,
      data: this.#computations.map((computation) => byLabel(computation, computation.data)),
      grad: this.#computations.map((computation) => byLabel(computation, computation.grad)),
      chosen: this.#chosen,
    };
  }
}
