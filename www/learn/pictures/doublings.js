// Plots the number of paths through a chain of doublings beside the steps of backpropagation, with a slider for the length
// of the chain. Both are counted on the recorded graph.
import { Computation } from "../../graph/computation/computation.js";
import { pathLedger } from "../../graph/computation/path-ledger.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { linePath } from "../../plot/line.js";
import { mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { linear } from "../../plot/scale.js";
import { element } from "../../ui/element.js";
import { inside, plotIn } from "./plot.js";
import { Slider } from "./slider.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Value } from "../../engine/value.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */

/**
 * The part of a card for this picture: a function that records a chain of so many doublings and returns its result; the label of the
 * leaf that it starts from; and the lengths of the chain at first and at most.
 * @typedef {{ chain: (doublings: number) => Value, leaf: string, first: number, most: number }} Doublings
 *
 * The state that its task reads: the doublings, the paths from the leaf to the result, and the steps of backpropagation.
 * @typedef {{ doublings: number, paths: bigint, steps: number }} DoublingsState
 */

/** The smallest number of doublings for which there is room, so that the axis counts in whole ones. */
const SHORTEST = 10;
/** The colours of paths and of steps. */
const [PATHS, STEPS] = ["var(--negative)", "var(--accent)"];

/** @implements {LivePicture<CardWith<"doublings">, DoublingsState>} */
export default class DoublingsPicture {
  #onChange;
  #picture;
  #readout;
  #sliders;
  /** The counts of the chains of 1, 2, … doublings. @type {DoublingsState[]} */
  #counts = [];
  /** @type {DoublingsState} */
  state = { doublings: 0, paths: 0n, steps: 0 };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const plot = element("div", { class: "learn-plot", "data-fixed": true });
    this.#readout = element("p", { class: "learn-readout" });
    this.#sliders = element("div", { class: "learn-sliders" });
    root.append(plot, this.#readout, this.#sliders);
    this.#picture = new Picture(plot, { marks: (size) => this.#marks(size) });
  }

  /** @param {CardWith<"doublings">} card @param {unknown} [kept] the number of doublings */
  show({ shows }, kept) {
    const { first, most } = shows;
    this.#counts = Array.from({ length: most }, (_, index) => counted(shows, index + 1));
    const slider = new Slider("doublings", { min: 1, max: most, step: 1 }, String, (value) => this.#move(value));
    const begin = typeof kept === "number" ? kept : first;
    slider.value = begin;
    this.#sliders.replaceChildren(slider.root);
    this.#move(begin);
  }

  get kept() {
    return this.state.doublings;
  }

  controls() {
    return [];
  }

  /** @param {number} doublings */
  #move(doublings) {
    this.state = this.#counts[doublings - 1];
    const { paths, steps } = this.state;
    const lines = [`paths: ${paths.toLocaleString("en")}`, `steps of backpropagation: ${steps}`];
    this.#readout.replaceChildren(...lines.map((line) => element("code", {}, line)));
    this.#picture.update();
    this.#onChange();
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    if (this.#counts.length === 0) return [];
    const { doublings, paths, steps } = this.state;
    const { plot, axes } = plotIn(size, {
      x: (pixels) => linear([0, Math.max(SHORTEST, doublings)], pixels),
      y: (pixels) => linear([0, Math.max(2 * SHORTEST, Number(paths))], pixels),
      names: ["", ""],
      text: (value) => value.toLocaleString("en", { notation: "compact" }),
    });
    const { rem } = size;
    const sofar = this.#counts.slice(0, doublings);
    const line = (/** @type {(count: DoublingsState) => number} */ of, /** @type {string} */ stroke) =>
      mark("path", {
        d: linePath(sofar.map((count) => [plot.x(count.doublings), plot.y(of(count))])),
        fill: "none",
        stroke,
        "stroke-width": 0.16 * rem,
        "stroke-linejoin": "round",
      });
    const end = (/** @type {number} */ value, /** @type {string} */ fill) =>
      mark("circle", { cx: plot.left + plot.x(doublings), cy: plot.top + plot.y(value), r: 0.4 * rem, fill });
    const name = (/** @type {string} */ text, /** @type {number} */ row, /** @type {string} */ fill) =>
      mark("text", { x: plot.left + rem, y: plot.top + row * rem, fill, "font-weight": 600 }, text);
    return [
      ...axes,
      inside(
        plot,
        line((count) => Number(count.paths), PATHS),
        line((count) => count.steps, STEPS),
      ),
      end(Number(paths), PATHS),
      end(steps, STEPS),
      name("paths", 1.6, PATHS),
      name("steps of backpropagation", 3, STEPS),
    ];
  }
}

/** @param {Doublings} shown @param {number} doublings @returns {DoublingsState} */
function counted({ chain, leaf }, doublings) {
  const computation = new Computation(recordedBy(() => chain(doublings)));
  const place = Array.from(computation.data.keys()).find((place) => computation.label(place) === leaf);
  const ledger = pathLedger(computation, /** @type {number} */ (place), 0);
  if (!ledger) throw new Error("the chain has an operation that the engine does not know");
  return { doublings, paths: ledger.count, steps: ledger.steps };
}
