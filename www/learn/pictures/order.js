// Shows a graph with the list of its values in a topological order, which the reader or the page writes.
import { button, element } from "../../ui/element.js";
import { valueText } from "../numbers.js";
import { graphFrame } from "./frame.js";
import { GraphPicture } from "./graph.js";

/** @import { CardWith, Live, LivePicture, Recorder } from "../card.js" */

/**
 * The part of a card for this picture: the graph, and whether the page finds the order, as micrograd does; otherwise the
 * reader chooses one value after the other.
 * @typedef {{ graphs: [Recorder], isFound?: boolean }} Order
 *
 * The state that its task reads: the list so far, the number of all values, the value that was chosen last with the operands
 * that have to come before it, and the graph.
 * @typedef {{ placed: string[], total: number, last: string, missing: string[], live: Live }} OrderState
 */

/** The time between two values that are listed, in milliseconds. */
const PACE = 250;

/** @implements {LivePicture<CardWith<"order">, OrderState>} */
export default class OrderPicture {
  #graph;
  #list;
  #onChange;
  #isFound = false;
  /** @type {string[]} */
  #placed = [];
  #last = "";
  /** @type {string[]} */
  #missing = [];
  /** The order that the page finds. @type {string[]} */
  #found = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;
  /** The number of choices that were seen. */
  #seen = 0;

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    const frame = graphFrame("Expression graph");
    this.#list = element("ol", { class: "learn-topo", tabindex: 0, role: "list", "aria-label": "topo" });
    root.append(frame, this.#list);
    this.#onChange = onChange;
    this.#graph = new GraphPicture(frame, () => this.#onGraph());
  }

  /** @param {CardWith<"order">} card @param {unknown} [kept] */
  async show({ shows }, kept) {
    const { placed = [], graph } = /** @type {{ placed?: string[], graph?: unknown }} */ (kept ?? {});
    clearTimeout(this.#next);
    this.#isFound = shows.isFound ?? false;
    this.#found = [];
    this.#placed = placed;
    this.#last = "";
    this.#missing = [];
    this.#seen = 0;
    this.#list.replaceChildren();
    const actions = /** @type {import("../card.js").Action[]} */ (this.#isFound ? ["Backward"] : []);
    await this.#graph.show({ graph: shows.graphs[0], actions, beginsAtLeaves: !this.#isFound }, graph);
    if (placed.length === 0) return;
    this.#write();
    this.#onChange();
  }

  get kept() {
    // What was chosen in the graph is in the list already.
    const graph = this.#isFound ? this.#graph.kept : undefined;
    // What is still being listed is there already.
    const placed = this.#found.length > 0 ? this.#found : this.#placed;
    return placed.length > 0 || graph ? { placed, graph } : undefined;
  }

  get report() {
    return this.#graph.report;
  }

  controls() {
    if (!this.#isFound) return [];
    return [button("build_topo(o)", () => this.#find(), { class: "code" }), ...this.#graph.controls()];
  }

  /** Writes the list as micrograd's `build_topo` does, one value after the other. */
  #find() {
    const { computation } = this.#graph;
    clearTimeout(this.#next);
    this.#found = Array.from(computation.topologicalOrder(), (place) => computation.label(place));
    const isAtOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const list = (/** @type {number} */ count) => {
      this.#placed = this.#found.slice(0, count);
      this.#write();
      if (count < this.#found.length) this.#next = setTimeout(() => list(count + 1), PACE);
      if (count === 1 || count === this.#found.length) this.#onChange();
    };
    list(isAtOnce ? this.#found.length : 1);
  }

  /** Takes a value that was chosen into the list, unless it comes before one of its operands. */
  #onGraph() {
    const { chosen } = this.#graph.state;
    if (!this.#isFound && chosen.length > this.#seen) {
      this.#last = chosen[chosen.length - 1];
      const { computation } = this.#graph;
      const operands = computation
        .operands(this.#graph.placeOf(this.#last))
        .map((operand) => computation.label(operand));
      this.#missing = operands.filter((operand) => !this.#placed.includes(operand));
      if (this.#missing.length === 0 && !this.#placed.includes(this.#last)) {
        this.#placed = [...this.#placed, this.#last];
        this.#write();
      }
    }
    this.#seen = chosen.length;
    this.#onChange();
  }

  #write() {
    const { data } = this.#graph.state;
    const lines = this.#placed.map((label) => element("li", {}, element("code", {}, valueText(data[label], label))));
    this.#list.replaceChildren(...lines);
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#graph.light(this.#placed);
  }

  get drawing() {
    return this.#graph.drawing;
  }

  /** @returns {OrderState} */
  get state() {
    const live = this.#graph.state;
    return {
      placed: this.#placed,
      total: Object.keys(live.data).length,
      last: this.#last,
      missing: this.#missing,
      live,
    };
  }
}
