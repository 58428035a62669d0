// Updates the elements of a drawn scene: numbers, stages and marks. It only writes to elements that change.

import { Culling } from "./culling.js";
import { bar, hasData, hasGradient, largestGradient, PENDING, reading } from "./reading.js";
import { STATES, statesOf } from "./stage.js";
import { PAGE_STYLE } from "./style.js";
import { content, headOf, sentence, spokenName } from "./svg.js";

/** @import { Numbers, Stage } from "../computation/computation.js" */
/** @import { Scene } from "../layout/scene.js" */

const SVG = "http://www.w3.org/2000/svg";
/** The keyframes of a changed number's glow. It is left out if more than GLOWING numbers change, or within PAUSE milliseconds. */
const GLOW = [
  { stroke: "var(--accent)", strokeWidth: "4px" },
  { stroke: "var(--accent)", strokeWidth: "0px" },
];
const GLOWING = 80;
const PAUSE = 250;

/**
 * The parts of a drawn box that change.
 * @typedef {{ element: SVGGElement, title: Element, data?: Element, grad?: Element, tint?: Element, bar?: Element,
 *   mark?: SVGTextElement, label?: Element }} Parts
 */

export class Drawing {
  #scene;
  #world;
  /** @type {(Parts | undefined)[]} */
  #parts = [];
  /** @type {SVGGElement[]} */
  #elements;
  /** The edges at each box. @type {Element[][]} */
  #edges;
  /** The numbers that are shown, by box. */
  #data;
  #grad;
  /** Which of both are shown, by box: 1 for data, 2 for the gradient, 3 for both. */
  #has;
  #largest;
  /** The state that is shown, by box: its index in STATES, or -1 without a stage. */
  #states;
  #current = -1;
  #changed = 0;
  /** @type {Element[]} */
  #near = [];
  /** The boxes next to the selected one. @type {Element[]} */
  #neighbours = [];
  #culling;
  #numbers;
  /** The boxes that were hidden when their numbers changed. @type {Set<number>} */
  #late = new Set();

  /**
   * @param {SVGSVGElement} svg
   * @param {Scene} scene
   * @param {Numbers} numbers
   */
  constructor(svg, scene, numbers) {
    svg.innerHTML = `<style>${PAGE_STYLE}</style><g class="world">${content(scene, numbers)}<g class="notes" aria-hidden="true"></g></g>`;
    this.#scene = scene;
    this.#numbers = numbers;
    this.#world = /** @type {SVGGElement} */ (svg.querySelector(".world"));
    this.#elements = /** @type {SVGGElement[]} */ (Array.from(this.#world.querySelectorAll("[data-item]")));
    this.#edges = scene.boxes.map(() => /** @type {Element[]} */ ([]));
    const edges = /** @type {SVGGElement[]} */ (Array.from(this.#world.querySelectorAll(".edge")));
    this.#culling = new Culling(scene, this.#elements, edges);
    for (const [index, element] of edges.entries()) {
      const { from, to } = scene.edges[index];
      this.#edges[from].push(element);
      if (to !== from) this.#edges[to].push(element);
    }
    this.#data = Float64Array.from(scene.boxes, ({ place }) => (place < 0 ? 0 : numbers.data[place]));
    this.#grad = Float64Array.from(scene.boxes, ({ place }) => (place < 0 ? 0 : numbers.grad[place]));
    this.#has = Uint8Array.from(scene.boxes, ({ place }) => (place < 0 ? 0 : shownOf(numbers, place)));
    this.#largest = largestGradient(numbers);
    this.#states = new Int8Array(scene.boxes.length).fill(-1);
  }

  get world() {
    return this.#world;
  }

  /** Returns the elements of the boxes, in the scene's order. */
  get elements() {
    return this.#elements;
  }

  /**
   * Hides what is not in view.
   * @param {import("../layout/scene.js").Area} area in view
   * @param {number} current the box that Tab reaches
   */
  look(area, current) {
    this.#culling.look(area, current);
    for (const index of this.#late) this.#catchUp(index);
  }

  /** Writes what changed while a box was hidden. @param {number} index */
  #catchUp(index) {
    if (this.#culling.hides(index) || !this.#late.delete(index)) return;
    this.#write(index, this.#numbers);
  }

  /** @param {number} index of a box */
  focus(index) {
    this.#culling.keep(index);
    this.#catchUp(index);
    this.#elements[index]?.focus({ preventScroll: true });
  }

  /**
   * Shows other numbers.
   * @param {Numbers} numbers
   * @param {number} duration of the glow of changed numbers, in milliseconds
   */
  update(numbers, duration) {
    this.#numbers = numbers;
    const largest = largestGradient(numbers);
    const rescaled = largest !== this.#largest;
    this.#largest = largest;
    const now = performance.now();
    const calm = now - this.#changed < PAUSE;
    /** @type {Element[]} */
    const glowing = [];
    for (const [index, { place }] of this.#scene.boxes.entries()) {
      if (place < 0) continue;
      const [data, grad] = [numbers.data[place], numbers.grad[place]];
      const has = shownOf(numbers, place);
      const same = Object.is(data, this.#data[index]) && Object.is(grad, this.#grad[index]) && has === this.#has[index];
      if (same && !(rescaled && grad !== 0)) continue;
      this.#changed = now;
      this.#data[index] = data;
      this.#grad[index] = grad;
      this.#has[index] = has;
      if (this.#culling.hides(index)) this.#late.add(index);
      else glowing.push(...this.#write(index, numbers));
    }
    if (!duration || calm || glowing.length > GLOWING) return;
    for (const text of glowing) text.animate(GLOW, { duration });
  }

  /**
   * Writes what a box shows.
   * @param {number} index
   * @param {Numbers} numbers
   * @returns {Element[]} the texts that have changed
   */
  #write(index, numbers) {
    const box = this.#scene.boxes[index];
    const parts = this.#partsOf(index);
    const isPending = this.#states[index] === 0;
    const shown = isPending ? PENDING : reading(numbers, box.place, this.#largest);
    const name = spokenName(this.#scene, numbers, box);
    const mark = this.#states[index] > 0 ? `, ${STATES[this.#states[index]].name}` : "";
    parts.element.setAttribute(
      "aria-label",
      sentence(name, shown, this.#scene, box) + (index === this.#current ? ", current" : mark),
    );
    parts.title.textContent = `${name}\n${shown.exact}`;
    parts.tint?.setAttribute("class", `tint ${shown.sign}`);
    parts.tint?.setAttribute("fill-opacity", String(shown.tint));
    const { x, width } = bar(shown.share, box.width);
    parts.bar?.setAttribute("x", String(x));
    parts.bar?.setAttribute("width", String(width));
    // An expression may name the number of a constant.
    if (parts.label && !box.group && !box.title) parts.label.textContent = headOf(this.#scene, numbers, box);
    const changed = [];
    for (const word of /** @type {const} */ (["data", "grad"])) {
      const text = parts[word];
      if (!text || text.textContent === shown[word]) continue;
      text.textContent = shown[word];
      changed.push(text);
    }
    return changed;
  }

  /**
   * Shows how far a computation has come.
   * @param {Stage | undefined} stage
   * @param {Numbers} numbers
   */
  stage(stage, numbers) {
    const states = stage ? statesOf(this.#scene, stage) : new Int8Array(this.#states.length).fill(-1);
    const current = stage && stage.current >= 0 ? this.#scene.item[stage.current] : -1;
    const previous = this.#current;
    this.#current = current;
    for (const [index, state] of states.entries()) {
      const before = this.#states[index];
      if (state === before && (index === previous) === (index === current)) continue;
      this.#states[index] = state;
      const { element } = this.#partsOf(index);
      for (const [place, { name }] of STATES.entries()) element.classList.toggle(name, place === state);
      element.classList.toggle("current", index === current);
      if (before !== state) this.#mark(index, STATES[state]?.mark ?? "");
      if (this.#scene.boxes[index].place >= 0) this.#write(index, numbers);
    }
  }

  /**
   * @param {number} index
   * @param {string} text
   */
  #mark(index, text) {
    const parts = this.#partsOf(index);
    if (!text) {
      parts.mark?.remove();
      parts.mark = undefined;
      return;
    }
    if (!parts.mark) {
      const { width, height } = this.#scene.boxes[index];
      parts.mark = document.createElementNS(SVG, "text");
      parts.mark.setAttribute("class", "mark");
      parts.mark.setAttribute("x", String(width - 2));
      parts.mark.setAttribute("y", String(height + 5));
      parts.element.append(parts.mark);
    }
    parts.mark.textContent = text;
  }

  /** Highlights the edges at a box. @param {number} index of the box, or -1 */
  near(index) {
    for (const edge of this.#near) edge.classList.remove("near");
    this.#near = this.#edges[index] ?? [];
    for (const edge of this.#near) edge.classList.add("near");
  }

  /** Marks the boxes that share an edge with a box. @param {number} index of the box, or -1 */
  nextTo(index) {
    for (const element of this.#neighbours) element.classList.remove("neighbour");
    const ends = this.#scene.edges.filter(({ from, to }) => from === index || to === index);
    this.#neighbours = ends.map(({ from, to }) => this.#elements[from === index ? to : from]);
    for (const element of this.#neighbours) element.classList.add("neighbour");
  }

  /**
   * @param {number} index
   * @returns {Parts}
   */
  #partsOf(index) {
    const known = this.#parts[index];
    if (known) return known;
    const element = this.#elements[index];
    const part = (/** @type {string} */ name) => element.querySelector(name) ?? undefined;
    const title = /** @type {Element} */ (part("title"));
    const made = {
      element,
      title,
      data: part(".data"),
      grad: part(".grad"),
      tint: part(".tint"),
      bar: part(".bar"),
      label: part(".label"),
    };
    this.#parts[index] = made;
    return made;
  }
}

/** Returns which numbers of a value are shown: 1 for data, 2 for the gradient, 3 for both. @param {Numbers} numbers @param {number} place */
function shownOf(numbers, place) {
  return Number(hasData(numbers, place)) + 2 * Number(hasGradient(numbers, place));
}
