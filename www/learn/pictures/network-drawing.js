// Draws a network as one does on paper: a square for each input, a circle for each neuron, a line for each weight. It is as large as its
// element allows.
import { svgElement } from "./svg-element.js";

/**
 * A line: its layer and its neuron, from 0, the input that it comes from, and its place among the parameters.
 * @typedef {{ layer: number, neuron: number, input: number, parameter: number }} Weight
 *
 * The elements of a line. `ends` are in pixels.
 * @typedef {Weight & { line: SVGElement, ends: [x1: number, y1: number, x2: number, y2: number] }} DrawnWeight
 */

/** The radius of a neuron, from which it can hold a text, and at most; the largest distances between columns and rows. In pixels. */
const [LEAST, LARGEST, WIDEST_COLUMN, WIDEST_ROW] = [18, 30, 190, 120];
/** The share of the distance between two columns that a radius is at most, so that there is room for the lines. */
const SHARE = 1 / 3;
/** The height of the names of the columns, and half the width of the longest. */
const [HEAD, HALF_NAME] = [24, 27];
/** Half the width of an input's name and of the margin around it. */
const HALF_INPUT = 15;
/** The width of the line for a weight of 1 or more. */
const WIDEST = 5;

export class NetworkDrawing {
  svg = svgElement("svg", { class: "network-drawing", role: "group", "aria-label": "Network" });
  /** The group of each neuron, by its name such as "1/2". @type {Map<string, SVGElement>} */
  neurons = new Map();
  /** @type {DrawnWeight[]} */
  weights = [];
  /** The groups of the inputs. @type {SVGElement[]} */
  #inputs = [];
  /** The names of the columns. @type {SVGElement[]} */
  #heads = [];
  /** @type {number[]} */
  #sizes = [];

  constructor() {
    new ResizeObserver(() => this.#layOut()).observe(this.svg);
  }

  /**
   * Draws another network.
   * @param {number[]} sizes the inputs, and the neurons of each layer
   * @param {number[]} parameters neuron by neuron, each bias after its weights
   */
  show(sizes, parameters) {
    this.#sizes = sizes;
    this.weights = [];
    this.neurons.clear();
    this.#inputs = Array.from({ length: sizes[0] }, (_, input) => circleOf("rect", "network-input", `x${input + 1}`));
    this.#heads = sizes.map(() => svgElement("text", { class: "network-head" }));
    let parameter = 0;
    for (let layer = 0; layer < sizes.length - 1; layer++) {
      for (let neuron = 0; neuron < sizes[layer + 1]; neuron++) {
        for (let input = 0; input < sizes[layer]; input++) {
          this.weights.push({ layer, neuron, input, parameter, line: svgElement("line", {}), ends: [0, 0, 0, 0] });
          parameter += 1;
        }
        parameter += 1;
        this.neurons.set(`${layer}/${neuron}`, circleOf("circle", "network-neuron", "tanh"));
      }
    }
    this.write(parameters);
    this.svg.replaceChildren(
      ...this.#heads,
      ...this.weights.map(({ line }) => line),
      ...this.#inputs,
      ...this.neurons.values(),
    );
    this.#layOut();
  }

  /** Shows the weights by the colour and the width of their lines. @param {number[]} parameters */
  write(parameters) {
    for (const { line, parameter } of this.weights) {
      const weight = parameters[parameter];
      line.classList.toggle("negative", weight < 0);
      line.classList.toggle("positive", weight >= 0);
      line.setAttribute("stroke-width", String(0.5 + (WIDEST - 0.5) * Math.min(1, Math.abs(weight))));
    }
  }

  /** Writes a text into a neuron. @param {string} name @param {string} text */
  label(name, text) {
    const written = this.neurons.get(name)?.querySelector("text");
    if (written) written.textContent = text;
  }

  /** Writes a text into an input. @param {number} input @param {string} text */
  labelInput(input, text) {
    const written = this.#inputs[input].querySelector("text");
    if (written) written.textContent = text;
  }

  /** Returns the weight whose line is nearest to a point, if that is within reach. @param {number} x @param {number} y @param {number} reach */
  weightAt(x, y, reach) {
    /** @type {DrawnWeight | undefined} */
    let nearest;
    let least = reach;
    for (const weight of this.weights) {
      const distance = distanceTo(weight.ends, x, y);
      if (distance < least) [nearest, least] = [weight, distance];
    }
    return nearest;
  }

  #layOut() {
    const { clientWidth: width, clientHeight: height } = this.svg;
    const sizes = this.#sizes;
    if (width === 0 || sizes.length === 0) return;
    const tallest = Math.max(...sizes);
    const row = Math.min(WIDEST_ROW, (height - HEAD) / tallest);
    const between = (/** @type {number} */ margin) => (width - 2 * margin) / (sizes.length - 1);
    const isNamed = between(HALF_NAME) >= 2 * HALF_NAME;
    const margin = isNamed ? HALF_NAME : HALF_INPUT;
    const radius = Math.min(LARGEST, row / 2 - 2, between(margin) * SHARE);
    const column = Math.min(WIDEST_COLUMN, between(Math.max(radius + 2, margin)));
    const left = (width - (sizes.length - 1) * column) / 2;
    const middle = HEAD + (height - HEAD) / 2;
    const place = (/** @type {number} */ layer, /** @type {number} */ index) => [
      left + layer * column,
      middle + (index - (sizes[layer] - 1) / 2) * row,
    ];
    this.svg.classList.toggle("small", radius < LEAST);
    for (const [layer, head] of this.#heads.entries()) {
      const [x] = place(layer, 0);
      // Where names would touch, a layer's number is enough.
      head.textContent = layer === 0 ? "in" : isNamed ? `layer ${layer - 1}` : `${layer - 1}`;
      set(head, { x, y: middle - (tallest * row) / 2 - HEAD / 2 + 5 });
    }
    for (const [input, group] of this.#inputs.entries()) {
      const [x, y] = place(0, input);
      const [box, text] = group.children;
      const half = Math.max(radius, HALF_INPUT);
      set(box, { x: x - half, y: y - radius, width: 2 * half, height: 2 * radius, rx: 4 });
      set(text, { x, y: y + 5 });
    }
    for (const [name, group] of this.neurons) {
      const [layer, neuron] = name.split("/").map(Number);
      const [x, y] = place(layer + 1, neuron);
      const [circle, text] = group.children;
      set(circle, { cx: x, cy: y, r: radius });
      set(text, { x, y: y + 5 });
    }
    for (const weight of this.weights) {
      const [x1, y1] = place(weight.layer, weight.input);
      const [x2, y2] = place(weight.layer + 1, weight.neuron);
      weight.ends = [x1, y1, x2, y2];
      set(weight.line, { x1, y1, x2, y2 });
    }
  }
}

/** @param {"rect" | "circle"} shape @param {string} name @param {string} text */
function circleOf(shape, name, text) {
  return svgElement("g", { class: name }, svgElement(shape, {}), svgElement("text", {}, text));
}

/** Returns the distance of a point from a line between two others. @param {number[]} ends @param {number} x @param {number} y */
function distanceTo([x1, y1, x2, y2], x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
}
