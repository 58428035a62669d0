// The live picture of a card: a small graph whose leaves can be dragged, and whose gradients come with Backward.
import { Computation } from "../graph/computation/computation.js";
import { recordedBy } from "../graph/editor/first-graph.js";
import { GraphView } from "../graph/view/view.js";

/** @import { Card, Live } from "./card.js" */
/** @import { Numbers } from "../graph/computation/computation.js" */

/** A small graph is drawn so large at most. */
const LARGEST = 1.75;
/** Between two gradients that appear, in milliseconds. */
const PACE = 350;

export class LiveGraph {
  #view;
  #remark;
  #onChange;
  /** @type {Computation | undefined} */
  #computation;
  /** The card that is shown. @type {Card | undefined} */
  #card;
  /** @type {Record<string, number>} */
  #before = {};
  /** The values whose gradients are shown. @type {Set<number>} */
  #shown = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  /**
   * @param {HTMLElement} frame with an `<svg>` in it, and an element for remarks
   * @param {() => void} onChange called when numbers have changed, or gradients have appeared
   */
  constructor(frame, onChange) {
    const svg = /** @type {SVGSVGElement} */ (frame.querySelector("svg"));
    svg.tabIndex = 0;
    this.#remark = /** @type {HTMLElement} */ (frame.querySelector(".remark"));
    this.#onChange = onChange;
    this.#view = new GraphView(svg, () => {}, { largest: LARGEST, isFixed: true });
    new ResizeObserver(() => this.#placeRemark()).observe(frame);
  }

  /** @param {Card} card */
  async show(card) {
    clearTimeout(this.#next);
    const computation = new Computation(recordedBy(card.graph));
    computation.backward();
    this.#card = card;
    this.#computation = computation;
    this.#shown = new Set(card.hasGradients ? places(computation) : []);
    await this.#view.show(computation, this.#numbers);
    if (this.#card !== card) return;
    this.#before = this.#byLabel(computation.data);
    const labels = (/** @type {string[]} */ wanted) =>
      places(computation).filter((place) => wanted.includes(computation.label(place)));
    const adjustable = labels(card.adjustable);
    this.#view.adjusting = {
      canChange: (place) => adjustable.includes(place),
      number: (place) => computation.data[place],
      change: (place, number) => this.#change(place, number),
      commit: () => {},
    };
    this.#view.light(labels(card.lit));
    this.#remark.textContent = card.remark?.text ?? "";
    this.#placeRemark();
    this.#onChange();
  }

  /** @returns {Live} */
  get live() {
    const { data, grad } = /** @type {Computation} */ (this.#computation);
    return {
      before: this.#before,
      data: this.#byLabel(data),
      grad: this.#byLabel(grad),
      hasGradients: this.#shown.size === data.length,
    };
  }

  /** Brings the gradients, one value after the other from the result on, as backpropagation goes. */
  backward() {
    const computation = this.#computation;
    if (!computation) return;
    clearTimeout(this.#next);
    const order = computation.topologicalOrder().reverse();
    const isAtOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const reveal = () => {
      const hidden = order.filter((place) => !this.#shown.has(place));
      for (const place of isAtOnce ? hidden : hidden.slice(0, 1)) this.#shown.add(place);
      this.#view.update(this.#numbers);
      if (this.#shown.size < order.length) this.#next = setTimeout(reveal, PACE);
      else this.#onChange();
    };
    reveal();
  }

  /** @param {number} place @param {number} number */
  #change(place, number) {
    this.#computation?.setData([[place, number]]);
    this.#view.update(this.#numbers);
    if (this.#computation?.label(place) === this.#card?.remark?.at) this.#remark.textContent = "";
    this.#onChange();
  }

  /** @returns {Numbers} */
  get #numbers() {
    const { data, grad } = /** @type {Computation} */ (this.#computation);
    return { data, grad, hasGradient: (place) => this.#shown.has(place) };
  }

  /** @param {Float64Array} numbers */
  #byLabel(numbers) {
    const computation = /** @type {Computation} */ (this.#computation);
    return Object.fromEntries(places(computation).map((place) => [computation.label(place), numbers[place]]));
  }

  /** Puts the remark over the value that it is about. */
  #placeRemark() {
    const computation = this.#computation;
    const at = this.#card?.remark?.at;
    const place = computation && at ? places(computation).find((value) => computation.label(value) === at) : undefined;
    const area = place === undefined ? undefined : this.#view.areaOf(place);
    if (!area) return;
    this.#remark.style.left = `${area.x}px`;
    this.#remark.style.top = `${area.y}px`;
  }
}

/** @param {Computation} computation */
function places({ length }) {
  return Array.from({ length }, (_, place) => place);
}
