// Shows the drawing of a neuron above its graph. The reader matches each part of the drawing with its value in the graph;
// from then on, pointing at one highlights the other.
import { element } from "../../ui/element.js";
import { graphFrame } from "./frame.js";
import { GraphPicture } from "./graph.js";
import { onPoint, onPress, svgElement } from "./svg-element.js";

/** @import { CardWith, LivePicture, Recorder } from "../card.js" */

/**
 * The part of a card for this picture: the graph of a neuron with two inputs, and what each of its values is, by label.
 * @typedef {{ graphs: [Recorder], values: Record<string, string> }} NeuronParts
 *
 * The state that its task reads: how many parts of how many are matched; what was matched last, or did not match, as the name of
 * the part and the label of the value.
 * @typedef {{ matched: number, parts: number, last?: { part: string, label: string, fits: boolean }, chosen: string }} NeuronPartsState
 */

/**
 * A part of the drawing: what is written in it, what it is called, the values that it stands for, its place and its size.
 * The second input works as the first one does, so it is drawn but not asked for.
 * @typedef {{ text: string, name: string, label: string, x: number, y: number, width?: number, isRound?: boolean, follows?: string }} Part
 */

/** The size of the drawing, the height of a part, and the radius of a round one. */
const [WIDTH, HEIGHT, PART, RADIUS] = [370, 108, 34, 18];
/** @type {Part[]} */
const PARTS = [
  { text: "input", name: "first input", label: "x1", x: 32, y: 17, width: 54 },
  { text: "weight", name: "first weight", label: "w1", x: 108, y: 17, width: 60 },
  { text: "×", name: "first weighted input", label: "x1*w1", x: 172, y: 35, isRound: true },
  { text: "Σ", name: "sum of the weighted inputs", label: "x1*w1 + x2*w2", x: 228, y: 54, isRound: true },
  { text: "bias", name: "bias", label: "b", x: 284, y: 17, width: 48 },
  { text: "+", name: "sum with the bias", label: "n", x: 284, y: 54, isRound: true },
  { text: "tanh", name: "output", label: "o", x: 341, y: 54, width: 50 },
  { text: "input", name: "second input", label: "x2", x: 32, y: 91, width: 54, follows: "x1" },
  { text: "weight", name: "second weight", label: "w2", x: 108, y: 91, width: 60, follows: "w1" },
  { text: "×", name: "second weighted input", label: "x2*w2", x: 172, y: 73, isRound: true, follows: "x1*w1" },
];
/** The lines between parts, by their labels. */
const LINES = [
  ["x1", "w1"],
  ["w1", "x1*w1"],
  ["x2", "w2"],
  ["w2", "x2*w2"],
  ["x1*w1", "x1*w1 + x2*w2"],
  ["x2*w2", "x1*w1 + x2*w2"],
  ["x1*w1 + x2*w2", "n"],
  ["b", "n"],
  ["n", "o"],
];
const ASKED = PARTS.filter(({ follows }) => !follows);

/** @implements {LivePicture<CardWith<"neuron">, NeuronPartsState>} */
export default class NeuronPicture {
  #onChange;
  #graph;
  #readout;
  /** The elements of the drawing, by label. @type {Map<string, Element>} */
  #elements = new Map();
  /** @type {NeuronParts["values"]} */
  #values = {};
  /** The labels of the parts that are matched. @type {Set<string>} */
  #matched = new Set();
  /** The part that is chosen and waits for its value, or "". */
  #part = "";
  /** The value that is chosen and waits for its part, or "". */
  #value = "";
  /** @type {NeuronPartsState["last"]} */
  #last;
  /** The number of choices in the graph that were seen. */
  #seen = 0;
  /** What the last press did. */
  report = "";

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const frame = graphFrame("Graph of the neuron");
    this.#readout = element("p", { class: "learn-readout" });
    root.append(/** @type {any} */ (this.#drawn()), this.#readout, frame);
    this.#graph = new GraphPicture(frame, () => this.#onGraph());
    this.#graph.onPoint = (label) => this.#point(label);
  }

  /** @param {CardWith<"neuron">} card @param {unknown} [kept] the labels that are matched */
  async show({ shows }, kept) {
    this.#values = shows.values;
    this.#matched = new Set(Array.isArray(kept) ? kept : []);
    this.#part = "";
    this.#value = "";
    this.#last = undefined;
    this.#seen = 0;
    this.report = this.#matched.size > 0 ? `${this.#matched.size} of ${ASKED.length} are matched.` : "";
    await this.#graph.show({ graph: shows.graphs[0], beginsAtLeaves: true });
    this.#update();
  }

  controls() {
    return [];
  }

  get kept() {
    return this.#matched.size > 0 ? [...this.#matched] : undefined;
  }

  get drawing() {
    return this.#graph.drawing;
  }

  /** @returns {NeuronPartsState} */
  get state() {
    const chosen = ASKED.find(({ label }) => label === this.#part)?.name ?? this.#value;
    return { matched: this.#matched.size, parts: ASKED.length, last: this.#last, chosen };
  }

  #drawn() {
    const drawing = svgElement("svg", {
      class: "neuron-drawing",
      role: "group",
      "aria-label": "Drawing of a neuron",
      viewBox: `-1 -2 ${WIDTH + 2} ${HEIGHT + 4}`,
    });
    const placeOf = (/** @type {string} */ label) => /** @type {Part} */ (PARTS.find((part) => part.label === label));
    for (const [from, to] of LINES.map((ends) => ends.map(placeOf))) {
      drawing.append(svgElement("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
    }
    for (const part of PARTS) drawing.append(this.#partOf(part));
    return drawing;
  }

  /** @param {Part} part */
  #partOf({ text, label, x, y, width = 0, isRound, follows }) {
    const shape = isRound
      ? svgElement("circle", { cx: x, cy: y, r: RADIUS })
      : svgElement("rect", { x: x - width / 2, y: y - PART / 2, width, height: PART, rx: 6 });
    const written = svgElement("text", { x, y: y + 5 }, text);
    const part = follows
      ? svgElement("g", { class: "neuron-part follows", role: "img" }, shape, written)
      : svgElement("g", { class: "neuron-part", role: "button", tabindex: 0 }, shape, written);
    this.#elements.set(label, part);
    onPoint(part, (is) => this.#point(is ? label : undefined, true));
    if (!follows) onPress(part, () => this.#choosePart(label));
    return part;
  }

  /** @param {string} label */
  #choosePart(label) {
    this.#part = this.#part === label ? "" : label;
    this.report = "Nothing is chosen.";
    this.#judge();
  }

  #onGraph() {
    const { chosen } = this.#graph.state;
    if (chosen.length > this.#seen) {
      this.#value = chosen[chosen.length - 1];
      this.#judge();
    }
    this.#seen = chosen.length;
  }

  /** Compares the chosen part with the chosen value, once both are there. */
  #judge() {
    if (this.#part && this.#value) {
      const { name, label } = /** @type {Part} */ (ASKED.find(({ label }) => label === this.#part));
      const fits = label === this.#value;
      this.#last = { part: name, label: this.#value, fits };
      if (fits) {
        this.#matched.add(label);
        this.#part = "";
      }
      this.#value = "";
    } else this.#last = undefined;
    this.#update();
  }

  #update() {
    for (const { text, label, name, follows } of PARTS) {
      const part = /** @type {Element} */ (this.#elements.get(label));
      const isMatched = this.#matched.has(follows ?? label);
      part.classList.toggle("matched", isMatched);
      part.classList.toggle("chosen", label === this.#part);
      // What is written in it is a part of what it is called.
      const spoken = name.includes(text) ? name : `${name}, ${text}`;
      part.setAttribute("aria-label", isMatched ? `${spoken}: ${label}` : spoken);
      if (!follows) part.setAttribute("aria-pressed", String(label === this.#part));
    }
    this.#point(undefined);
    this.#onChange();
  }

  get #request() {
    if (this.#value) return `${this.#value}: which part is it?`;
    return this.#matched.size < ASKED.length ? "Choose a part, then its box." : "";
  }

  /**
   * Highlights a part and its value, if they are matched; without one, the value that is chosen.
   * @param {string | undefined} label
   * @param {boolean} [isPart] whether it is in the drawing rather than in the graph
   */
  #point(label, isPart = false) {
    const part = PARTS.find((part) => part.label === label);
    const isMatched = part !== undefined && this.#matched.has(part.follows ?? part.label);
    for (const [other, shape] of this.#elements) shape.classList.toggle("lit", isMatched && other === label);
    this.#graph.light(isMatched ? [part.label] : this.#value ? [this.#value] : []);
    const named = isPart ? part : PARTS.find(({ label }) => label === this.#part);
    this.#readout.textContent = isMatched
      ? `${part.label} is ${this.#values[part.label]}.`
      : (named?.name ?? this.#request);
  }
}
