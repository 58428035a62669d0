// The live picture of a card: a small graph whose leaves can be dragged, and whose gradients come with Backward.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { GraphView } from "../../graph/view/view.js";
import { button } from "../../ui/element.js";
import { directionFor, LARGEST } from "../frame.js";

/** @import { Action, GraphShown, Live, LivePicture, Recorder } from "../card.js" */
/** @import { Numbers } from "../../graph/computation/computation.js" */

/** The time between two gradients that appear, in milliseconds. */
const PACE = 350;
/** The number of values from which a graph needs more of a phone's height. */
const LARGE = 9;

/** @implements {LivePicture<GraphShown, Live>} */
export class GraphPicture {
  /** Is called with the label of the value under the pointer, or else in focus; `undefined` if there is none. @type {(label: string | undefined) => void} */
  onPoint = () => {};
  #frame;
  #view;
  #remark;
  #onChange;
  /** @type {Computation | undefined} */
  #computation;
  /** The card that is shown. @type {GraphShown | undefined} */
  #card;
  /** @type {Record<string, number>} */
  #before = {};
  /** @type {Record<string, number>} */
  #presses = {};
  /** @type {string[]} */
  #chosen = [];
  /** The labels of the values that are highlighted. @type {string[]} */
  #lit = [];
  /** The gradients of a sweep in a given order, which are shown in place of the computation's. @type {Float64Array | undefined} */
  #swept;
  /** @type {import("../../graph/steps/timeline.js").Timeline | undefined} */
  #timeline;
  /** @type {Live["walk"]} */
  #walk = { step: 0, steps: 0, sentence: "" };
  /** The values whose gradients are shown. @type {Set<number>} */
  #shown = new Set();
  /** The values whose data are shown, where not all are. @type {Set<number> | undefined} */
  #told;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;

  /**
   * @param {HTMLElement} frame with an `<svg>` in it, and an element for remarks
   * @param {() => void} onChange called when numbers have changed, gradients have appeared, or a value was chosen
   */
  constructor(frame, onChange) {
    const svg = /** @type {SVGSVGElement} */ (frame.querySelector("svg"));
    svg.tabIndex = 0;
    this.#frame = frame;
    this.#remark = /** @type {HTMLElement} */ (frame.querySelector(".remark"));
    this.#onChange = onChange;
    this.#view = new GraphView(svg, (place) => this.onPoint(this.#labelOf(place)), { largest: LARGEST });
    this.#view.onTap = (place) => {
      this.#chosen = [...this.#chosen, this.#computation?.label(place) ?? ""];
      this.#view.select(place);
      this.#onChange();
    };
    new ResizeObserver(() => this.#onResize()).observe(frame);
  }

  /** @param {GraphShown} card */
  async show(card) {
    this.#card = card;
    this.#presses = {};
    await this.#record(card.recording ?? recordedBy(/** @type {Recorder} */ (card.graph)));
  }

  /** Returns the buttons above the graph. */
  controls() {
    const { actions = [] } = /** @type {GraphShown} */ (this.#card);
    return actions.map((action) => this.#control(action));
  }

  /** @param {Action} action */
  #control(action) {
    if (action === "Backward") return button(action, () => this.#backward());
    if (action === "Step back") return button(action, () => this.#stepBack());
    if (action === "Zero grad") return button(action, () => this.#zeroGrad());
    if ("sweep" in action) return button(action.name, () => this.#sweep(action.name, action.sweep));
    return button(action.name, () => this.#changeBy(action.name, action.change(this.state)));
  }

  /** @param {import("../../engine/recording.js").Recording} recording */
  async #record(recording) {
    clearTimeout(this.#next);
    const card = /** @type {GraphShown} */ (this.#card);
    const computation = new Computation(recording);
    const places = Array.from({ length: computation.length }, (_, place) => place);
    const labelled = (/** @type {string[]} */ labels) =>
      places.filter((place) => labels.includes(computation.label(place)));
    if (card.hasGradients || card.gradientsOf) {
      computation.zeroGrad();
      computation.backward();
    }
    this.#computation = computation;
    this.#frame.toggleAttribute("data-large", computation.length >= LARGE);
    this.#chosen = [];
    this.#lit = card.lit ?? [];
    this.#swept = undefined;
    this.#timeline = undefined;
    this.#walk = { step: 0, steps: 0, sentence: "" };
    this.#shown = new Set(card.hasGradients ? places : labelled(card.gradientsOf ?? []));
    this.#told = card.dataOf && new Set(labelled(card.dataOf));
    this.#before = this.#byLabel(computation.data);
    await this.#view.show(computation, this.#numbers, { direction: this.#direction });
    if (this.#computation !== computation) return;
    this.#mark();
    this.#remark.textContent = card.remark?.text ?? "";
    this.#placeRemark();
    this.#onChange();
  }

  get #direction() {
    return directionFor(this.#frame.clientWidth);
  }

  async #onResize() {
    const computation = this.#computation;
    if (!computation) return;
    await this.#view.show(computation, this.#numbers, { direction: this.#direction });
    if (this.#computation !== computation) return;
    this.#mark();
    this.#placeRemark();
  }

  /** Highlights the card's values, and makes its adjustable leaves adjustable. */
  #mark() {
    const computation = /** @type {Computation} */ (this.#computation);
    const { adjustable: labels = [] } = /** @type {GraphShown} */ (this.#card);
    const adjustable = labels.map((label) => this.#placeOf(computation, label));
    this.#view.adjusting = {
      canChange: (place) => adjustable.includes(place),
      number: (place) => computation.data[place],
      change: (place, number) => this.#change([[place, number]]),
      commit: () => {},
    };
    this.light(this.#lit);
  }

  /** Returns what is drawn, and its numbers. */
  get drawing() {
    const { scene, numbers } = this.#view;
    return scene && numbers && { scene, numbers };
  }

  /** @returns {Live} */
  get state() {
    const { data, grad } = this.#numbers;
    return {
      before: this.#before,
      data: this.#byLabel(data),
      grad: this.#byLabel(grad),
      hasGradients: this.#shown.size === data.length,
      walk: this.#walk,
      presses: this.#presses,
      chosen: this.#chosen,
    };
  }

  /**
   * Adds the derivatives of the result to the gradients, as micrograd does. The first time, they appear one after the other,
   * from the result to the leaves.
   */
  #backward() {
    const computation = this.#computation;
    if (!computation) return;
    clearTimeout(this.#next);
    this.#swept = undefined;
    // A change of data computes gradients that are not shown; they are cleared, so that they do not count.
    if (this.#shown.size < computation.length) computation.zeroGrad();
    computation.backward();
    this.#press("Backward");
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

  /** Runs one `_backward`, beginning at the result; after the last one, it begins again. */
  async #stepBack() {
    const computation = /** @type {Computation} */ (this.#computation);
    if (!this.#timeline) {
      const { Timeline } = await import("../../graph/steps/timeline.js");
      if (this.#computation !== computation) return;
      this.#timeline = new Timeline(computation);
    }
    const { length, boundary } = this.#timeline;
    const steps = length - boundary - 1;
    const step = this.#walk.step === steps ? 1 : this.#walk.step + 1;
    const { stage, numbers, sentence } = this.#timeline.at(boundary + step);
    this.#walk = { step, steps, sentence };
    this.#swept = numbers.grad.slice();
    this.#shown = new Set(Array.from(stage.state.keys()).filter((place) => stage.state[place] > 1));
    this.#view.update(this.#numbers);
    this.#view.stage(stage);
    this.#press("Step back");
    this.#onChange();
  }

  #zeroGrad() {
    this.#computation?.zeroGrad();
    this.#press("Zero grad");
    this.#view.update(this.#numbers);
    this.#onChange();
  }

  /**
   * Runs the `_backward` of some values in a given order. All gradients but the result's start at 0.
   * @param {string} name of the button
   * @param {string[]} order the labels of the values
   */
  #sweep(name, order) {
    const computation = /** @type {Computation} */ (this.#computation);
    this.#swept = new Float64Array(computation.length);
    this.#swept[computation.root] = 1;
    this.#chosen = [];
    const places = order.map((label) => this.#placeOf(computation, label));
    computation.sweep(this.#swept, places);
    this.#shown = new Set(this.#swept.keys());
    this.#press(name);
    this.#view.update(this.#numbers);
    this.#onChange();
  }

  /**
   * Changes leaves at the press of a button.
   * @param {string} name of the button
   * @param {Record<string, number>} numbers by label
   */
  #changeBy(name, numbers) {
    const computation = /** @type {Computation} */ (this.#computation);
    this.#press(name);
    this.#change(Object.entries(numbers).map(([label, number]) => [this.#placeOf(computation, label), number]));
  }

  /** Shows the gradient of a value, or its data where data are hidden. @param {string} label */
  reveal(label) {
    const computation = /** @type {Computation} */ (this.#computation);
    if (!this.#told && computation.isCleared) computation.backward();
    (this.#told ?? this.#shown).add(this.#placeOf(computation, label));
    this.#view.update(this.#numbers);
  }

  /** Highlights these values, and no others. @param {string[]} labels */
  light(labels) {
    this.#lit = labels;
    this.#view.light(labels.map((label) => this.placeOf(label)));
  }

  /** Gives a value the focus. @param {string} label */
  focus(label) {
    return this.#view.focus(this.placeOf(label));
  }

  /** Returns the computation that is shown. */
  get computation() {
    return /** @type {Computation} */ (this.#computation);
  }

  /** Returns the place of a value. @param {string} label */
  placeOf(label) {
    return this.#placeOf(this.computation, label);
  }

  /** @param {string} name */
  #press(name) {
    this.#presses = { ...this.#presses, [name]: (this.#presses[name] ?? 0) + 1 };
  }

  /** @param {[number, number][]} changes */
  #change(changes) {
    const computation = /** @type {Computation} */ (this.#computation);
    computation.setData(changes);
    if (this.#timeline) {
      // The walk was made with the old numbers, so it ends; the gradients are now those of a whole backward pass.
      this.#timeline = undefined;
      this.#swept = undefined;
      this.#walk = { step: 0, steps: 0, sentence: "" };
      this.#view.stage(undefined);
    }
    this.#view.update(this.#numbers);
    if (changes.some(([place]) => computation.label(place) === this.#card?.remark?.at)) this.#remark.textContent = "";
    this.#onChange();
  }

  /** @returns {Numbers} */
  get #numbers() {
    const { data, grad } = /** @type {Computation} */ (this.#computation);
    return {
      data,
      grad: this.#swept ?? grad,
      hasData: (place) => this.#told?.has(place) ?? true,
      hasGradient: (place) => this.#shown.has(place),
    };
  }

  /** @param {Float64Array} numbers */
  #byLabel(numbers) {
    const computation = /** @type {Computation} */ (this.#computation);
    return Object.fromEntries(Array.from(numbers, (number, place) => [computation.label(place), number]));
  }

  /** @param {number | undefined} place */
  #labelOf(place) {
    return place === undefined ? undefined : this.#computation?.label(place);
  }

  /** @param {Computation} computation @param {string} label */
  #placeOf(computation, label) {
    for (let place = 0; place < computation.length; place++) if (computation.label(place) === label) return place;
    throw new Error(`the card has no value ${label}`);
  }

  /** Places the remark above the value that it is about. */
  #placeRemark() {
    const at = this.#card?.remark?.at;
    if (!this.#computation || !at) return;
    const area = this.#view.areaOf(this.#placeOf(this.#computation, at));
    if (!area) return;
    this.#remark.style.left = `${area.x}px`;
    this.#remark.style.top = `${area.y}px`;
  }
}
