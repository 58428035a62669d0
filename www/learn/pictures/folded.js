// Shows a large graph, folded until it is legible; its boxes open at a click.
import { Computation } from "../../graph/computation/computation.js";
import { MovableCamera } from "../../graph/view/movable-camera.js";
import { GraphView } from "../../graph/view/view.js";
import { button, element } from "../../ui/element.js";
import { togglesOf } from "../network-groups.js";
import { graphFrame } from "./frame.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { CardWith, LivePicture } from "../card.js" */

/**
 * The part of a card for this picture: records the graph.
 * @typedef {{ record: () => Recording }} Folded
 *
 * The state that its task reads: the number of values, and of the boxes that the reader opened and has not closed.
 * @typedef {{ values: number, opened: number }} FoldedState
 */

/** A graph that is folded, in a frame of its own. */
export class FoldedGraph {
  frame;
  view;
  /** @type {Computation | undefined} */
  computation;

  /** @param {string} label @param {() => void} onOpen is called when a box was opened or closed */
  constructor(label, onOpen) {
    this.frame = graphFrame(label);
    const svg = /** @type {SVGSVGElement} */ (this.frame.querySelector("svg"));
    svg.tabIndex = 0;
    this.view = new GraphView(svg, () => {}, { camera: MovableCamera });
    this.view.onOpen = onOpen;
    this.view.onTap = (place) => this.view.select(place);
  }

  /** Shows a graph with its gradients. @param {Recording} recording @param {string[]} [open] the groups that were opened and closed @returns {Promise<boolean>} whether no other one was shown since */
  async show(recording, open) {
    const computation = new Computation(recording);
    computation.zeroGrad();
    computation.backward();
    this.computation = computation;
    return this.view.show(computation, computation, { open });
  }

  /** Returns how many boxes the reader opened. */
  get opened() {
    return this.view.opened.filter((toggle) => toggle.startsWith("+")).length;
  }
}

/** @implements {LivePicture<CardWith<"folded">, FoldedState>} */
export default class FoldedPicture {
  #onChange;
  #graph;
  /** @type {FoldedState} */
  state = { values: 0, opened: 0 };
  /** What the last press did. */
  report = "";

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#graph = new FoldedGraph("Graph", () => this.#change());
    const fit = button("Fit", () => {
      this.#graph.view.fit();
      this.report = "The whole graph is in view.";
      this.#onChange();
    });
    root.append(this.#graph.frame, element("div", { class: "learn-fit" }, fit));
  }

  /** @param {CardWith<"folded">} card @param {unknown} [kept] the groups that were opened and closed */
  async show({ shows }, kept) {
    this.state = { values: 0, opened: 0 };
    this.report = "";
    const open = Array.isArray(kept) ? kept : undefined;
    if (await this.#graph.show(shows.record(), open)) this.#change();
  }

  get kept() {
    return this.state.opened > 0 ? togglesOf(this.#graph.view) : undefined;
  }

  controls() {
    return [];
  }

  #change() {
    this.state = { values: this.#graph.computation?.length ?? 0, opened: this.#graph.opened };
    this.#onChange();
  }
}
