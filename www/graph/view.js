// The drawing on the page: numbers that change in place, and focus that walks along the edges.
import { Camera } from "./camera.js";
import { bar, content, PAGE_STYLE, readings, tint } from "./svg.js";

/** @import { Graph, Scene } from "./scene.js" */
/** @import { Reading } from "./svg.js" */

/** A glow around a number that has changed. */
const HIGHLIGHT = [
  { stroke: "var(--accent)", strokeWidth: "4px" },
  { stroke: "var(--accent)", strokeWidth: "0px" },
];

/** The expression graph in an `<svg>` element. */
export class GraphView {
  #svg;
  #camera;
  #onPoint;
  /** @type {Scene | undefined} */
  #scene;
  /** Of the values, in the scene's order, as all that follows. @type {SVGGElement[]} */
  #elements = [];
  /** @type {Reading[]} */
  #readings = [];
  /** The places of the operands of each value, and of the values computed from it. @type {number[][]} */
  #operands = [];
  /** @type {number[][]} */
  #consumers = [];
  /** Column by column, each from top to bottom: where up and down go. @type {number[]} */
  #columns = [];
  /** The value that Tab reaches. */
  #current = 0;

  /**
   * @param {SVGSVGElement} svg
   * @param {(place: number | undefined) => void} onPoint takes the place of the value under the pointer, else in focus
   */
  constructor(svg, onPoint) {
    this.#svg = svg;
    this.#onPoint = onPoint;
    this.#camera = new Camera(svg, (transform) => svg.querySelector(".world")?.setAttribute("transform", transform));
    svg.addEventListener("keydown", (event) => this.#onKey(event));
    svg.addEventListener("click", ({ target }) =>
      this.#elements[this.#placeOf(target)]?.focus({ preventScroll: true }),
    );
    svg.addEventListener("focusin", ({ target }) => this.#onFocus(this.#placeOf(target)));
    svg.addEventListener("focusout", () => this.#point(-1));
    svg.addEventListener("pointerover", ({ target }) => this.#point(this.#placeOf(target)));
    svg.addEventListener("pointerleave", () => this.#point(-1));
  }

  /**
   * Shows another graph.
   * @param {Scene} scene
   * @param {Graph} graph
   */
  show(scene, graph) {
    this.#svg.innerHTML = `<style>${PAGE_STYLE}</style><g class="world">${content(scene, graph)}</g>`;
    this.#svg.setAttribute("aria-label", scene.title);
    this.#scene = scene;
    this.#elements = Array.from(this.#svg.querySelectorAll(".value"));
    this.#readings = readings(graph);
    const places = new Map(graph.nodes.map(({ id }, place) => [id, place]));
    this.#operands = graph.nodes.map(({ prev }) => prev.map((id) => places.get(id) ?? 0));
    this.#consumers = graph.nodes.map(() => []);
    for (const [place, operands] of this.#operands.entries()) {
      for (const operand of operands) this.#consumers[operand].push(place);
    }
    const centres = scene.values.map(({ x, y, width, height }) => [Math.round(x + width / 2), y + height / 2]);
    this.#columns = centres.map((_, place) => place);
    this.#columns.sort((one, other) => centres[one][0] - centres[other][0] || centres[one][1] - centres[other][1]);
    const root = scene.values.length - 1;
    this.#makeCurrent(root);
    this.#camera.open(scene.width, scene.height, scene.values[root]);
  }

  /**
   * Puts in other numbers of the same graph.
   * @param {Graph} graph
   */
  update(graph) {
    if (!this.#scene) return;
    const next = readings(graph);
    const duration = motion();
    for (const [place, reading] of next.entries()) {
      const element = this.#elements[place];
      const { name, width } = this.#scene.values[place];
      element.setAttribute("aria-label", `${name}: ${reading.spoken}`);
      within(element, "title").textContent = `${name}\n${reading.exact}`;
      const cell = within(element, ".tint");
      cell.setAttribute("class", `tint ${reading.sign}`);
      cell.setAttribute("fill-opacity", String(tint(reading)));
      const { x, width: length } = bar(reading.share, width);
      within(element, ".bar").setAttribute("x", String(x));
      within(element, ".bar").setAttribute("width", String(length));
      for (const word of /** @type {const} */ (["data", "grad"])) {
        if (reading[word] === this.#readings[place][word]) continue;
        const text = within(element, `.${word}`);
        text.textContent = reading[word];
        if (duration) text.animate(HIGHLIGHT, { duration });
      }
    }
    this.#readings = next;
  }

  /** Brings the whole graph into view. */
  fit() {
    this.#camera.fit(motion());
  }

  /** The place of the value in focus, or -1. */
  get focused() {
    return this.#placeOf(document.activeElement);
  }

  /** @param {EventTarget | null} target */
  #placeOf(target) {
    const element = target instanceof Element ? target.closest(".value") : null;
    return this.#elements.indexOf(/** @type {SVGGElement} */ (element));
  }

  /**
   * Shows what is connected with a value, or with the one in focus when there is none.
   * @param {number} place
   */
  #point(place) {
    const pointed = place === -1 ? this.focused : place;
    const id = String(this.#scene?.values[pointed]?.id);
    for (const edge of this.#svg.querySelectorAll(".edge")) {
      const near = edge instanceof SVGElement && (edge.dataset.from === id || edge.dataset.to === id);
      edge.classList.toggle("near", near);
    }
    this.#onPoint(pointed === -1 ? undefined : pointed);
  }

  /** @param {number} place */
  #onFocus(place) {
    if (place === -1) return;
    this.#makeCurrent(place);
    this.#point(place);
    const area = this.#scene?.values[place];
    if (area && this.#elements[place].matches(":focus-visible")) this.#camera.reveal(area, motion());
  }

  /** @param {number} place */
  #makeCurrent(place) {
    this.#elements[this.#current]?.setAttribute("tabindex", "-1");
    this.#elements[place].setAttribute("tabindex", "0");
    this.#current = place;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const place = this.focused;
    const next = place === -1 || event.shiftKey ? undefined : this.#neighbour(place, event.key);
    if (next !== undefined) this.#elements[next].focus({ preventScroll: true });
    else if (event.key === "Escape" && place !== -1) this.#svg.focus({ preventScroll: true });
    else if (!this.#camera.press(event.key, motion())) return;
    event.preventDefault();
  }

  /**
   * Where a key goes from a value: left to its first operand, right to what uses it, up and down through the columns.
   * @param {number} place
   * @param {string} key
   * @returns {number | undefined} the place itself at an end; nothing if the key goes nowhere
   */
  #neighbour(place, key) {
    const [first, last] = [0, this.#elements.length - 1];
    const row = this.#columns.indexOf(place);
    switch (key) {
      case "ArrowLeft":
        return this.#operands[place][0] ?? place;
      case "ArrowRight":
        return this.#consumers[place][0] ?? place;
      case "ArrowUp":
        return this.#columns[Math.max(first, row - 1)];
      case "ArrowDown":
        return this.#columns[Math.min(last, row + 1)];
      case "Home":
        return this.#columns[first];
      case "End":
        return last;
      default:
        return undefined;
    }
  }
}

/** How long a change is shown, in milliseconds: none when reduced motion is wanted. */
function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 220;
}

/**
 * @param {Element} element
 * @param {string} selector
 */
function within(element, selector) {
  const part = element.querySelector(selector);
  if (!part) throw new Error(`The drawing has no ${selector}`);
  return part;
}
