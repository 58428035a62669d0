// Shows a diagram of a network beside its graph of scalars, in which each neuron is folded. A neuron that is pointed at
// in one is highlighted in the other, and a click unfolds it.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { groupsOf } from "../../graph/groups/groups.js";
import { READABLE } from "../../graph/layout/placement.js";
import { MovableCamera } from "../../graph/view/movable-camera.js";
import { GraphView } from "../../graph/view/view.js";
import { element } from "../../ui/element.js";
import { nameOf, neuronsOf, opening, togglesOf } from "../network-groups.js";
import { graphFrame } from "./frame.js";
import { NetworkDrawing } from "./network-drawing.js";
import { onPoint, onPress } from "./svg-element.js";

/** @import { CardWith, LivePicture, Recorder } from "../card.js" */
/** @import { Neuron } from "../network-groups.js" */

/**
 * The part of a card for this picture: the graph, the inputs and the neurons of each layer, and the weights, neuron by neuron, biases last.
 * @typedef {{ graphs: [Recorder], sizes: number[], parameters: () => number[] }} Network
 *
 * The state that its task reads: the neurons that were pointed at and those that are open, as "1/2" for layer 1, neuron 2; and all
 * groups that are open or folded, as a view has them.
 * @typedef {{ pointed: string[], opened: string[], toggles: string[] }} NetworkState
 */

/** In a frame narrower than this, in pixels, the graph goes down, so that the neurons of a layer stand side by side. */
const NARROW = 600;

/** @implements {LivePicture<CardWith<"network">, NetworkState>} */
export default class NetworkPicture {
  #onChange;
  #drawing = new NetworkDrawing();
  #frame;
  #view;
  /** @type {Computation | undefined} */
  #computation;
  /** @type {Neuron[]} */
  #neurons = [];
  /** What is open and what is folded at first, until that is shown. @type {string[] | undefined} */
  #toggles;
  /** @type {Omit<NetworkState, "toggles">} */
  #found = { pointed: [], opened: [] };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#frame = graphFrame("Graph of the network");
    const drawn = element("figure", {}, element("figcaption", {}, "As one draws it"));
    drawn.append(this.#drawing.svg);
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

  /** @returns {NetworkState} */
  get state() {
    return { ...this.#found, toggles: this.#toggles ?? togglesOf(this.#view) };
  }

  get kept() {
    const { pointed, opened, toggles } = this.state;
    return pointed.length + opened.length > 0 ? { pointed, toggles } : undefined;
  }

  /** @param {CardWith<"network">} card @param {unknown} [kept] */
  async show({ shows }, kept) {
    const { pointed = [], toggles } = /** @type {Partial<NetworkState>} */ (kept ?? {});
    const computation = new Computation(recordedBy(shows.graphs[0]));
    computation.backward();
    this.#computation = computation;
    this.#neurons = neuronsOf(computation);
    this.#found = { pointed, opened: [] };
    this.#draw(shows);
    const { list } = groupsOf(computation);
    const open = opening(computation);
    this.#toggles = toggles ?? list.map(({ key }) => `${open.has(key) ? "+" : "-"}${key}`);
    await this.#fit();
    this.#opened();
  }

  controls() {
    return [];
  }

  async #fit() {
    const computation = this.#computation;
    // While a lab is shown the frame has no size, in which everything would fold.
    if (!computation || this.#frame.clientWidth === 0) return;
    const open = this.#toggles;
    const isShown = await this.#view.show(computation, computation, {
      keep: !open,
      open,
      direction: this.#frame.clientWidth < NARROW ? "down" : "across",
    });
    if (!isShown) return;
    // Until then the frame may get another size, which must not unfold anything.
    if (open === this.#toggles) this.#toggles = undefined;
    if (this.#view.scale < READABLE) this.#lookAt(this.#found.opened);
  }

  /** Shows some neurons, or those that have boxes. @param {string[]} names */
  #lookAt(names) {
    // Paper cannot be moved.
    if (this.#frame.closest(".booklet")) return;
    const { scene } = this.#view;
    const { list } = groupsOf(/** @type {Computation} */ (this.#computation));
    const keys = this.#neurons.filter((neuron) => names.includes(nameOf(neuron))).map(({ key }) => key);
    const values = list.filter(({ key }) => keys.includes(key)).flatMap((group) => [...group.values]);
    const folded = this.#neurons.filter(({ key, place }) => scene?.boxes[scene.item[place]].group?.key === key);
    const places = values.length > 0 ? values : folded.map(({ place }) => place);
    if (places.length > 0) this.#view.lookAt(places);
  }

  /** @param {Network} network */
  #draw({ sizes, parameters }) {
    this.#drawing.show(sizes, parameters());
    for (const neuron of this.#neurons) this.#makeButton(neuron);
  }

  /** @param {Neuron} neuron */
  #makeButton(neuron) {
    const node = /** @type {SVGElement} */ (this.#drawing.neurons.get(nameOf(neuron)));
    const { layer, neuron: index } = neuron;
    const attributes = { tabindex: "0", role: "button", "aria-label": `tanh, layer ${layer}, neuron ${index}` };
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.setAttribute("data-neuron", nameOf(neuron));
    onPoint(node, (is) => this.#point(is ? neuron : undefined));
    onPress(node, () => this.#open(neuron));
  }

  /** Highlights a neuron in both drawings. @param {Neuron | undefined} neuron */
  #point(neuron) {
    for (const [name, node] of this.#drawing.neurons) node.classList.toggle("lit", neuron && name === nameOf(neuron));
    this.#view.light(neuron ? [neuron.place] : []);
    if (!neuron || this.#found.pointed.includes(nameOf(neuron))) return;
    this.#found = { ...this.#found, pointed: [...this.#found.pointed, nameOf(neuron)] };
    this.#onChange();
  }

  /** @param {Neuron} neuron */
  async #open(neuron) {
    await this.#view.reveal(neuron.place);
    this.#lookAt([nameOf(neuron)]);
    this.#view.light([neuron.place]);
  }

  /** Updates which neurons are open: the output of an open neuron has its own box. */
  #opened() {
    const scene = this.#view.scene;
    const open = this.#neurons.filter(({ place }) => scene && !scene.boxes[scene.item[place]].group).map(nameOf);
    const more = open.filter((name) => !this.#found.opened.includes(name));
    if (more.length > 0) this.#lookAt(more);
    this.#found = { ...this.#found, opened: open };
    for (const [name, node] of this.#drawing.neurons) node.classList.toggle("open", open.includes(name));
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
