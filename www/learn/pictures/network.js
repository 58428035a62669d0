// Shows a diagram of a network beside its graph of scalars, in which each neuron is folded. A neuron that is pointed at
// in one is highlighted in the other, and a click unfolds it.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { MovableCamera } from "../../graph/view/movable-camera.js";
import { GraphView } from "../../graph/view/view.js";
import { element } from "../../ui/element.js";
import { directionFor } from "../frame.js";
import { neuronsOf, openLayers } from "../network-groups.js";
import { graphFrame } from "./frame.js";
import { onPoint, onPress, svgElement } from "./svg-element.js";

/** @import { CardWith, LivePicture, Recorder } from "../card.js" */
/** @import { Neuron } from "../network-groups.js" */

/**
 * The part of a card for this picture: the graph, the inputs and the neurons of each layer, and the weights, neuron by neuron, biases last.
 * @typedef {{ graphs: [Recorder], sizes: number[], parameters: () => number[] }} Network
 *
 * The state that its task reads: the neurons that were pointed at and those that are open, as "1/2" for layer 1, neuron 2.
 * @typedef {{ pointed: string[], opened: string[] }} NetworkState
 */

/** The distances between columns and rows, and the radius of a neuron, in the drawing's units. */
const [COLUMN, ROW, RADIUS] = [110, 64, 20];
/** The width of the line for a weight of 1 or more. */
const WIDEST = 5;

/** @implements {LivePicture<CardWith<"network">, NetworkState>} */
export default class NetworkPicture {
  #onChange;
  #drawing;
  #frame;
  #view;
  /** @type {Computation | undefined} */
  #computation;
  /** @type {Neuron[]} */
  #neurons = [];
  /** @type {NetworkState} */
  state = { pointed: [], opened: [] };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#drawing = svgElement("svg", { class: "network-drawing", role: "group", "aria-label": "Network" });
    this.#frame = graphFrame("Graph of the network");
    const drawn = element("figure", {}, element("figcaption", {}, "As one draws it"));
    drawn.append(this.#drawing);
    root.append(
      element(
        "div",
        { class: "learn-two" },
        drawn,
        element("figure", {}, element("figcaption", {}, "As scalars"), this.#frame),
      ),
    );
    const svg = /** @type {SVGSVGElement} */ (this.#frame.querySelector("svg"));
    svg.tabIndex = 0;
    const onPoint = (/** @type {number | undefined} */ place) =>
      this.#point(place === undefined ? undefined : this.#neuronOf(place));
    this.#view = new GraphView(svg, onPoint, { camera: MovableCamera });
    this.#view.onOpen = () => this.#opened();
    new ResizeObserver(() => this.#fit()).observe(this.#frame);
  }

  /** @param {CardWith<"network">} card */
  async show({ shows }) {
    const computation = new Computation(recordedBy(shows.graphs[0]));
    computation.backward();
    this.#computation = computation;
    this.#neurons = neuronsOf(computation);
    this.state = { pointed: [], opened: [] };
    this.#draw(shows);
    const layers = Array.from(openLayers(computation), (key) => `+${key}`);
    await this.#fit([...layers, ...this.#neurons.map(({ key }) => `-${key}`)]);
    this.#onChange();
  }

  controls() {
    return [];
  }

  /** @param {string[]} [open] what is folded at first */
  async #fit(open) {
    const computation = this.#computation;
    if (!computation) return;
    const direction = directionFor(this.#frame.clientWidth);
    await this.#view.show(computation, computation, open ? { open, direction } : { keep: true, direction });
  }

  /** @param {Network} network */
  #draw({ sizes, parameters }) {
    const numbers = parameters();
    const tallest = Math.max(...sizes);
    const place = (/** @type {number} */ layer, /** @type {number} */ index) => [
      RADIUS * 2 + layer * COLUMN,
      RADIUS * 2 + ((tallest - sizes[layer]) / 2 + index) * ROW,
    ];
    /** @type {Element[]} */
    const lines = [];
    /** @type {Element[]} */
    const nodes = [];
    for (let input = 0; input < sizes[0]; input++) {
      const [x, y] = place(0, input);
      const box = svgElement("rect", { x: x - RADIUS, y: y - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS, rx: 4 });
      nodes.push(
        svgElement("g", { class: "network-input" }, box, svgElement("text", { x, y: y + 5 }, `x${input + 1}`)),
      );
    }
    let parameter = 0;
    for (const neuron of this.#neurons) {
      const { layer, neuron: index } = neuron;
      const [x, y] = place(layer + 1, index);
      for (let input = 0; input < sizes[layer]; input++) {
        const [fromX, fromY] = place(layer, input);
        const weight = numbers[parameter++];
        const width = 0.5 + (WIDEST - 0.5) * Math.min(1, Math.abs(weight));
        const sign = weight < 0 ? "negative" : "positive";
        lines.push(svgElement("line", { x1: fromX, y1: fromY, x2: x, y2: y, class: sign, "stroke-width": width }));
      }
      parameter += 1;
      nodes.push(this.#node(neuron, x, y));
    }
    const [width, height] = [(sizes.length - 1) * COLUMN + 4 * RADIUS, (tallest - 1) * ROW + 4 * RADIUS];
    this.#drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#drawing.replaceChildren(...lines, ...nodes);
  }

  /** @param {Neuron} neuron @param {number} x @param {number} y */
  #node(neuron, x, y) {
    const { layer, neuron: index } = neuron;
    const node = svgElement(
      "g",
      {
        class: "network-neuron",
        tabindex: 0,
        role: "button",
        "aria-label": `tanh, layer ${layer}, neuron ${index}`,
        "data-neuron": nameOf(neuron),
      },
      svgElement("circle", { cx: x, cy: y, r: RADIUS }),
      svgElement("text", { x, y: y + 5 }, "tanh"),
    );
    onPoint(node, (is) => this.#point(is ? neuron : undefined));
    onPress(node, () => this.#open(neuron));
    return node;
  }

  /** Highlights a neuron in both drawings. @param {Neuron | undefined} neuron */
  #point(neuron) {
    for (const node of this.#drawing.querySelectorAll("[data-neuron]")) {
      node.classList.toggle("lit", neuron !== undefined && node.getAttribute("data-neuron") === nameOf(neuron));
    }
    this.#view.light(neuron ? [neuron.place] : []);
    if (!neuron || this.state.pointed.includes(nameOf(neuron))) return;
    this.state = { ...this.state, pointed: [...this.state.pointed, nameOf(neuron)] };
    this.#onChange();
  }

  /** @param {Neuron} neuron */
  async #open(neuron) {
    await this.#view.reveal(neuron.place);
    this.#view.light([neuron.place]);
  }

  /** Updates which neurons are open: the output of an open neuron has its own box. */
  #opened() {
    const scene = this.#view.scene;
    const open = this.#neurons.filter(({ place }) => scene && !scene.boxes[scene.item[place]].group).map(nameOf);
    this.state = { ...this.state, opened: open };
    for (const node of this.#drawing.querySelectorAll("[data-neuron]")) {
      node.classList.toggle("open", open.includes(node.getAttribute("data-neuron") ?? ""));
    }
    this.#onChange();
  }

  /** Returns the neuron to which a value belongs. @param {number} place */
  #neuronOf(place) {
    const computation = /** @type {Computation} */ (this.#computation);
    const scope = computation.scope(place);
    return this.#neurons.find(
      (neuron) => neuron.place === place || (scope > 0 && computation.scope(neuron.place) === scope),
    );
  }
}

/** @param {Neuron} neuron */
function nameOf({ layer, neuron }) {
  return `${layer}/${neuron}`;
}
