// The live picture of a card: a small graph whose leaves can be dragged, and whose gradients come with Backward.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { GraphView } from "../../graph/view/view.js";
import { button } from "../../ui/element.js";
import { LARGEST } from "../frame.js";
import { ScrolledCamera, scrollTo } from "./scrolled-camera.js";

/** @import { Action, GraphShown, Live, LivePicture, Recorder } from "../card.js" */
/** @import { Numbers } from "../../graph/computation/computation.js" */

/** The time between two gradients that appear, in milliseconds. */
const PACE = 350;
/** The number of values from which a graph needs more of a phone's height. */
const LARGE = 8;

/**
 * What the reader does: a press of a button, by its name; the choice of a value; or a change of leaves, by their labels.
 * @typedef {string | { chosen: string } | { moved: Record<string, number> }} Act
 */

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
  /** All that the reader has done, in order. @type {Act[]} */
  #acts = [];
  /** Whether acts of an earlier visit are done again. */
  #isRestoring = false;
  /** What the last press did. */
  report = "";
  /** @type {Record<string, number>} */
  #before = {};
  /** @type {Record<string, number>} */
  #presses = {};
  /** @type {string[]} */
  #chosen = [];
  /** The leaf that was moved last. */
  #moved = "";
  /** The labels of the values that are highlighted. @type {string[]} */
  #lit = [];
  /** The gradients of a walk, or of a sweep in a given order, which are shown in place of the computation's. @type {Float64Array | undefined} */
  #swept;
  /** The labels of the values in the order of that sweep. @type {string[]} */
  #order = [];
  /** The number of backward passes whose gradients are in the computation. */
  #passes = 0;
  /** @type {import("../../graph/steps/timeline.js").Timeline | undefined} */
  #timeline;
  /** What the walk back highlights. @type {import("../../graph/computation/computation.js").Stage | undefined} */
  #stage;
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
    this.#view = new GraphView(svg, (place) => this.onPoint(this.#labelOf(place)), {
      camera: ScrolledCamera,
      largest: LARGEST,
    });
    this.#view.onTap = (place) => this.#do({ chosen: this.#computation?.label(place) ?? "" });
    new ResizeObserver(() => this.#onResize()).observe(frame);
  }

  /** @param {GraphShown} card @param {unknown} [kept] */
  async show(card, kept) {
    this.#card = card;
    this.#presses = {};
    this.#acts = [];
    this.report = "";
    await this.#record(card.recording ?? recordedBy(/** @type {Recorder} */ (card.graph)));
    if (this.#card !== card || !Array.isArray(kept)) return;
    this.#isRestoring = true;
    try {
      for (const act of kept) await this.#do(act);
    } finally {
      this.#isRestoring = false;
    }
  }

  get kept() {
    return this.#acts.length > 0 ? this.#acts : undefined;
  }

  /** Returns the buttons above the graph. */
  controls() {
    return this.#actions.map((action) => {
      const name = typeof action === "string" ? action : action.name;
      return button(name, () => this.#do(name));
    });
  }

  /** @returns {Action[]} */
  get #actions() {
    return this.#card?.actions ?? [];
  }

  /** Does what the reader does, and remembers it. @param {Act} act */
  #do(act) {
    const before = this.#acts.at(-1);
    // Of a drag, the end is kept.
    const isDrag = typeof act !== "string" && "moved" in act && typeof before === "object" && "moved" in before;
    if (isDrag) this.#acts = [...this.#acts.slice(0, -1), { moved: { ...before.moved, ...act.moved } }];
    else this.#acts = [...this.#acts, act];
    if (typeof act === "string") return this.#press(act);
    if ("moved" in act) return this.#move(act.moved);
    this.#chosen = [...this.#chosen, act.chosen];
    this.#view.select(this.placeOf(act.chosen));
    this.#onChange();
  }

  /** @param {string} name of a button */
  #press(name) {
    const action = this.#actions.find(
      (action) => action === name || (typeof action === "object" && action.name === name),
    );
    if (!action) throw new Error(`the card has no button ${name}`);
    this.#presses = { ...this.#presses, [name]: (this.#presses[name] ?? 0) + 1 };
    if (action === "Backward") return this.#backward();
    if (action === "Step back") return this.#stepBack();
    if (action === "Zero grad") return this.#zeroGrad();
    if ("sweep" in action) return this.#sweep(action.sweep);
    this.#move(action.change(this.state));
  }

  /** @param {import("../../engine/recording.js").Recording} recording */
  async #record(recording) {
    this.#stopAppearing();
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
    this.#moved = "";
    this.#lit = card.lit ?? [];
    this.#unsweep();
    this.#timeline = undefined;
    this.#stage = undefined;
    this.#walk = { step: 0, steps: 0, sentence: "" };
    this.#passes = computation.isCleared ? 0 : 1;
    this.#shown = new Set(card.hasGradients ? places : labelled(card.gradientsOf ?? []));
    this.#told = card.dataOf && new Set(labelled(card.dataOf));
    this.#before = this.#byLabel(computation.data);
    if (!(await this.#draw(computation))) return;
    this.#remark.textContent = card.remark?.text ?? "";
    this.#placeRemark();
    this.#onChange();
  }

  /**
   * Draws a graph across or down, whichever shows more of it, and begins where the card does.
   * @param {Computation} computation
   * @returns {Promise<boolean>} whether no other one was drawn since
   */
  async #draw(computation) {
    const direction = await this.#view.directionOf(computation);
    if (this.#computation !== computation) return false;
    await this.#view.show(computation, this.#numbers, { direction });
    if (this.#computation !== computation) return false;
    this.#mark();
    const { adjustable = [], beginsAtLeaves = false } = /** @type {GraphShown} */ (this.#card);
    const [first] = computation.topologicalOrder();
    this.#bringIntoView([computation.label(beginsAtLeaves ? first : computation.root)]);
    this.#bringIntoView(this.#lit.length > 0 ? this.#lit : adjustable);
    return true;
  }

  /** Scrolls to values. @param {string[]} labels */
  #bringIntoView(labels) {
    const areas = labels.flatMap((label) => this.#view.areaOf(this.placeOf(label)) ?? []);
    if (areas.length === 0) return;
    const [x, y] = [Math.min(...areas.map((area) => area.x)), Math.min(...areas.map((area) => area.y))];
    const right = Math.max(...areas.map((area) => area.x + area.width));
    const bottom = Math.max(...areas.map((area) => area.y + area.height));
    scrollTo(this.#frame, { x, y, width: right - x, height: bottom - y });
  }

  async #onResize() {
    const computation = this.#computation;
    if (!computation || !(await this.#draw(computation))) return;
    if (this.#stage) this.#view.stage(this.#stage);
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
      change: (place, number) => this.#do({ moved: { [computation.label(place)]: number } }),
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
      shown: Array.from(this.#shown, (place) => this.#labelOf(place) ?? ""),
      passes: this.#passes,
      swept: this.#order,
      walk: this.#walk,
      presses: this.#presses,
      chosen: this.#chosen,
      moved: this.#moved,
    };
  }

  /**
   * Adds the derivatives of the result to the gradients, as micrograd does; or finds them anew on a card that has no way to clear
   * them, where the reader has not heard of that yet. The first time, they appear one after the other, from the result to the leaves.
   */
  #backward() {
    const computation = this.computation;
    // Gradients that are still appearing are there already.
    if (this.#next !== undefined) this.#shown = new Set(computation.grad.keys());
    this.#stopAppearing();
    this.#unsweep();
    this.#endWalk();
    // A change of data computes gradients that are not shown; they are cleared, so that they do not count.
    if (this.#shown.size < computation.length || !this.#actions.includes("Zero grad")) {
      computation.zeroGrad();
      this.#passes = 0;
    }
    computation.backward();
    this.#passes += 1;
    const order = computation.topologicalOrder().reverse();
    const isAtOnce = this.#isRestoring || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.report = "Gradients appear from the result back to the leaves.";
    const reveal = () => {
      const hidden = order.filter((place) => !this.#shown.has(place));
      const next = isAtOnce ? hidden : hidden.slice(0, 1);
      for (const place of next) this.#shown.add(place);
      this.#view.update(this.#numbers);
      this.#bringIntoView(Array.from(next, (place) => computation.label(place)));
      if (this.#shown.size < order.length) this.#next = setTimeout(reveal, PACE);
      else {
        this.#next = undefined;
        this.report = "Every value has its gradient.";
        this.#onChange();
      }
    };
    reveal();
    if (this.#shown.size < order.length) this.#onChange();
  }

  /** Runs one `_backward`, beginning at the result; after the last one, it begins again. */
  async #stepBack() {
    const computation = this.computation;
    this.#stopAppearing();
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
    this.#order = [];
    this.#swept = numbers.grad.slice();
    this.#shown = new Set(Array.from(stage.state.keys()).filter((place) => stage.state[place] > 1));
    this.#view.update(this.#numbers);
    this.#stage = stage;
    this.#view.stage(stage);
    this.#onChange();
  }

  #zeroGrad() {
    this.#stopAppearing();
    this.computation.zeroGrad();
    this.#passes = 0;
    this.#shown = new Set(this.computation.grad.keys());
    this.report = "All gradients are 0.";
    this.#view.update(this.#numbers);
    this.#onChange();
  }

  /**
   * Runs the `_backward` of some values in a given order. All gradients but the result's start at 0.
   * @param {string[]} order the labels of the values
   */
  #sweep(order) {
    const computation = this.computation;
    this.#stopAppearing();
    this.#order = order;
    this.#swept = new Float64Array(computation.length);
    this.#swept[computation.root] = 1;
    this.#chosen = [];
    const places = order.map((label) => this.#placeOf(computation, label));
    computation.sweep(this.#swept, places);
    this.#shown = new Set(this.#swept.keys());
    this.#view.update(this.#numbers);
    this.#onChange();
  }

  #stopAppearing() {
    clearTimeout(this.#next);
    this.#next = undefined;
  }

  /** Shows the computation's own gradients again. */
  #unsweep() {
    this.#swept = undefined;
    this.#order = [];
  }

  /** Shows the gradient of a value, or its data where data are hidden. @param {string} label */
  reveal(label) {
    const computation = /** @type {Computation} */ (this.#computation);
    if (!this.#told && computation.isCleared) {
      computation.backward();
      this.#passes = 1;
    }
    (this.#told ?? this.#shown).add(this.#placeOf(computation, label));
    this.#view.update(this.#numbers);
    this.#bringIntoView([label]);
  }

  /** Highlights these values, and no others. @param {string[]} labels */
  light(labels) {
    this.#lit = labels;
    this.#view.light(labels.map((label) => this.placeOf(label)));
    this.#bringIntoView(labels);
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

  /** Changes leaves. @param {Record<string, number>} numbers by label */
  #move(numbers) {
    const computation = this.computation;
    this.#moved = Object.keys(numbers).at(-1) ?? "";
    computation.setData(Object.entries(numbers).map(([label, number]) => [this.placeOf(label), number]));
    // The walk was made with the old numbers, so it ends; the gradients are now those of a whole backward pass.
    this.#endWalk();
    this.#passes = Math.min(1, this.#passes);
    this.#view.update(this.#numbers);
    if (this.#card?.remark && this.#card.remark.at in numbers) this.#remark.textContent = "";
    this.#onChange();
  }

  /** Ends a walk back. */
  #endWalk() {
    if (!this.#timeline) return;
    this.#timeline = undefined;
    this.#unsweep();
    this.#stage = undefined;
    this.#walk = { step: 0, steps: 0, sentence: "" };
    this.#view.stage(undefined);
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
