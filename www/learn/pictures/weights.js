// Shows a network with the output of each neuron. The line of a weight is dragged, or changed by the arrow keys, and the outputs that move
// are marked.
import { Computation } from "../../graph/computation/computation.js";
import { recordedBy } from "../../graph/editor/first-graph.js";
import { element } from "../../ui/element.js";
import { decimals, told, unsignedZero } from "../../ui/numbers.js";
import { nameOf, neuronsOf } from "../network-groups.js";
import { NetworkDrawing } from "./network-drawing.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Neuron } from "../network-groups.js" */
/** @import { Network } from "./network.js" */
/** @import { DrawnWeight } from "./network-drawing.js" */

/**
 * The part of a card for this picture: a network, and its inputs.
 * @typedef {Network & { inputs: number[] }} Weights
 *
 * The state that its task reads: the layers of the weights that were changed, by at least `FAR`; and of the weight that was changed last
 * the layer and the neurons whose outputs moved with it, of how many; and all parameters that were changed, by their index.
 * @typedef {{ layers: number[], layer: number | undefined, moved: string[], outputs: number, changed: Record<string, number> }} WeightsState
 */

/** The change of a weight that counts, and the largest weight. */
const [FAR, LARGEST] = [0.2, 3];
/** The change for each pixel of a drag, and for an arrow key, alone and with Shift. */
const [BY_PIXEL, BY_KEY, BY_LARGE_KEY] = [0.01, 0.05, 0.5];
/** The largest distance of a pointer from the line that it grabs, in pixels. */
const REACH = 14;

/** @implements {LivePicture<CardWith<"weights">, WeightsState>} */
export default class WeightsPicture {
  #onChange;
  #drawing = new NetworkDrawing();
  #readout = element("p", { class: "learn-readout" });
  /** @type {Computation | undefined} */
  #computation;
  /** @type {Neuron[]} */
  #neurons = [];
  /** The parameters now, and where each is in the computation. @type {number[]} */
  #parameters = [];
  /** @type {number[]} */
  #places = [];
  /** The weight that is changed, and all numbers before that. @type {{ weight: DrawnWeight, data: Float64Array } | undefined} */
  #held;
  /** @type {{ y: number, from: number } | undefined} */
  #drag;
  /** @type {WeightsState} */
  state = { layers: [], layer: undefined, moved: [], outputs: 0, changed: {} };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const { svg } = this.#drawing;
    svg.classList.add("adjustable");
    root.append(svg, this.#readout);
    svg.addEventListener("pointerdown", (event) => this.#press(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    // A finger that takes a line moves it; any other scrolls the page.
    const onTouch = (/** @type {TouchEvent} */ event) => {
      if (event.touches.length === 1 && this.#weightAt(event.touches[0])) event.preventDefault();
    };
    svg.addEventListener("touchstart", onTouch, { passive: false });
    for (const type of ["pointerup", "pointercancel"]) {
      svg.addEventListener(type, () => {
        this.#drag = undefined;
      });
    }
    svg.addEventListener("keydown", (event) => this.#onKey(event));
    svg.addEventListener("focusin", ({ target }) => {
      const weight = this.#drawing.weights.find(({ line }) => line === target);
      if (weight && weight !== this.#held?.weight) this.#hold(weight);
    });
  }

  /** @param {CardWith<"weights">} card @param {unknown} [kept] the parameters that were changed */
  show({ shows }, kept) {
    const computation = new Computation(recordedBy(shows.graphs[0]));
    this.#computation = computation;
    this.#neurons = neuronsOf(computation);
    this.#parameters = shows.parameters();
    this.#places = this.#parameters.map((number) => computation.data.indexOf(number));
    this.#held = undefined;
    this.#drag = undefined;
    this.state = { layers: [], layer: undefined, moved: [], outputs: this.#neurons.length, changed: {} };
    this.#drawing.show(shows.sizes, this.#parameters);
    for (const [input, number] of shows.inputs.entries()) this.#drawing.labelInput(input, told(number));
    for (const [index, { line }] of this.#drawing.weights.entries()) {
      line.setAttribute("role", "slider");
      line.setAttribute("tabindex", index === 0 ? "0" : "-1");
      line.setAttribute("aria-valuemin", String(-LARGEST));
      line.setAttribute("aria-valuemax", String(LARGEST));
    }
    this.#write();
    this.#readout.textContent = "Drag a line up or down.";
    for (const [parameter, number] of Object.entries(kept ?? {})) {
      const weight = this.#drawing.weights.find((weight) => weight.parameter === Number(parameter));
      if (weight) this.#hold(weight);
      this.#change(number);
    }
  }

  get kept() {
    const { changed } = this.state;
    return Object.keys(changed).length > 0 ? changed : undefined;
  }

  controls() {
    return [];
  }

  /** Takes a weight in hand. @param {DrawnWeight} weight */
  #hold(weight) {
    this.#held = { weight, data: /** @type {Computation} */ (this.#computation).data.slice() };
    for (const { line } of this.#drawing.weights) {
      line.classList.toggle("held", line === weight.line);
      line.setAttribute("tabindex", line === weight.line ? "0" : "-1");
    }
    this.#write();
  }

  /** Changes the weight in hand. @param {number} number */
  #change(number) {
    if (!this.#held) return;
    const computation = /** @type {Computation} */ (this.#computation);
    const { weight, data } = this.#held;
    const place = this.#places[weight.parameter];
    this.#parameters[weight.parameter] = Number(Math.min(LARGEST, Math.max(-LARGEST, number)).toFixed(2));
    computation.setData([[place, this.#parameters[weight.parameter]]]);
    const isFar = Math.abs(computation.data[place] - data[place]) >= FAR;
    this.state = {
      ...this.state,
      layers: isFar ? [...new Set([...this.state.layers, weight.layer])] : this.state.layers,
      layer: weight.layer,
      changed: { ...this.state.changed, [weight.parameter]: this.#parameters[weight.parameter] },
      moved: this.#neurons.filter(({ place }) => computation.data[place] !== data[place]).map(nameOf),
    };
    this.#write();
    this.#onChange();
  }

  /** Writes all numbers. */
  #write() {
    const { data } = /** @type {Computation} */ (this.#computation);
    const held = this.#held;
    this.#drawing.write(this.#parameters);
    for (const neuron of this.#neurons) {
      const name = nameOf(neuron);
      const now = data[neuron.place];
      this.#drawing.label(name, shortened(now));
      const node = this.#drawing.neurons.get(name);
      node?.classList.toggle("moved", held !== undefined && now !== held.data[neuron.place]);
      node?.setAttribute("role", "img");
      node?.setAttribute("aria-label", `layer ${neuron.layer}, neuron ${neuron.neuron}: ${told(now)}`);
    }
    for (const weight of this.#drawing.weights) {
      const number = this.#parameters[weight.parameter];
      weight.line.setAttribute("aria-label", `weight ${wayOf(weight)}`);
      weight.line.setAttribute("aria-valuenow", String(number));
      weight.line.setAttribute("aria-valuetext", told(number));
    }
    if (!held) return;
    const { weight } = held;
    const before = held.data[this.#places[weight.parameter]];
    const [from, to] = [before, this.#parameters[weight.parameter]].map(decimals);
    this.#readout.textContent = `The weight ${wayOf(weight)}: ${from === to ? from : `${from} → ${to}`}`;
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button > 0 || !event.isPrimary) return;
    const weight = this.#weightAt(event);
    if (!weight) return;
    event.preventDefault();
    this.#hold(weight);
    weight.line.focus({ preventScroll: true });
    this.#drag = { y: event.clientY, from: this.#parameters[weight.parameter] };
    this.#drawing.svg.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (this.#drag) return this.#change(this.#drag.from + (this.#drag.y - event.clientY) * BY_PIXEL);
    const near = this.#weightAt(event);
    for (const { line } of this.#drawing.weights) line.classList.toggle("near", line === near?.line);
    this.#drawing.svg.style.cursor = near ? "ns-resize" : "";
  }

  /** @param {{ clientX: number, clientY: number }} point */
  #weightAt({ clientX, clientY }) {
    const { left, top } = this.#drawing.svg.getBoundingClientRect();
    return this.#drawing.weightAt(clientX - left, clientY - top, REACH);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { weights } = this.#drawing;
    const index = weights.findIndex(({ line }) => line === event.target);
    if (index === -1 || event.ctrlKey || event.metaKey || event.altKey) return;
    const number = this.#parameters[weights[index].parameter];
    const step = event.shiftKey ? BY_LARGE_KEY : BY_KEY;
    const other = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const changed = { ArrowUp: step, ArrowDown: -step, PageUp: BY_LARGE_KEY, PageDown: -BY_LARGE_KEY }[event.key];
    if (changed !== undefined) this.#change(number + changed);
    else if (other !== undefined) weights[(index + other + weights.length) % weights.length].line.focus();
    else return;
    event.preventDefault();
  }
}

/** Says from where to where a weight leads. @param {DrawnWeight} weight */
function wayOf({ layer, neuron, input }) {
  const from = layer === 0 ? `x${input + 1}` : `neuron ${input} of layer ${layer - 1}`;
  return `from ${from} to neuron ${neuron} of layer ${layer}`;
}

/** Writes a number that fits into a circle. @param {number} number */
function shortened(number) {
  return unsignedZero(number.toFixed(2)).replace("-", "−");
}
