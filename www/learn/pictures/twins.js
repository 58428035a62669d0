// Shows two graphs that compute the same function of the same leaves; a leaf changes in both.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { TwoGraphs } from "./two-graphs.js";

/** @import { CardWith, LivePicture, Recorder } from "../card.js" */

/**
 * The part of a card for this picture: the graphs with their captions, and the labels of the leaves that can be changed.
 * @typedef {{ graphs: [Recorder, Recorder], captions: [string, string], adjustable: string[] }} Twins
 *
 * The state that its task reads: how often a leaf was changed, and the numbers of both graphs by label.
 * @typedef {{ changes: number, data: Record<string, number>[], grad: Record<string, number>[] }} TwinsState
 */

/** @implements {LivePicture<CardWith<"twins">, TwinsState>} */
export default class TwinsPicture {
  #onChange;
  #graphs = new TwoGraphs();
  /** @type {Computation[]} */
  #computations = [];
  /** @type {Twins["captions"]} */
  #captions = ["", ""];
  #changes = 0;

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    root.append(this.#graphs.root);
  }

  /** @param {CardWith<"twins">} card @param {unknown} [kept] the leaves that were changed, by label */
  async show({ shows }, kept) {
    const computations = shows.graphs.map((record) => new Computation(recordedBy(record)));
    for (const computation of computations) computation.backward();
    this.#computations = computations;
    this.#captions = shows.captions;
    this.#changes = 0;
    await this.#graphs.show(computations.map((computation) => ({ computation, numbers: computation })));
    if (this.#computations !== computations) return;
    this.#graphs.adjust(shows.adjustable, (label, number) => this.#change(label, number));
    this.#update();
    for (const [label, number] of Object.entries(kept ?? {})) this.#change(label, number);
  }

  get kept() {
    const [{ changes }] = this.#computations;
    return changes.length > 0
      ? Object.fromEntries(changes.map(([place, number]) => [this.#computations[0].label(place), number]))
      : undefined;
  }

  controls() {
    return [];
  }

  /** @param {string} label @param {number} number */
  #change(label, number) {
    this.#changes += 1;
    for (const computation of this.#computations) {
      const place = Array.from(computation.data.keys()).find((place) => computation.label(place) === label);
      if (place !== undefined) computation.setData([[place, number]]);
    }
    this.#update();
  }

  #update() {
    for (const [side, caption] of this.#captions.entries()) this.#graphs.update(side, caption, {});
    this.#onChange();
  }

  /** @returns {TwinsState} */
  get state() {
    const byLabel = (/** @type {Computation} */ computation, /** @type {Float64Array} */ numbers) =>
      Object.fromEntries(Array.from(numbers, (number, place) => [computation.label(place), number]));
    return {
      changes: this.#changes,
      data: this.#computations.map((computation) => byLabel(computation, computation.data)),
      grad: this.#computations.map((computation) => byLabel(computation, computation.grad)),
    };
  }
}
