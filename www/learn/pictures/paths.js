// Shows a graph with the paths from one of its values to the result, and highlights the chosen path.
import { showPaths } from "../../graph/steps/path-list.js";
import { element } from "../../ui/element.js";
import { graphFrame } from "./frame.js";
import { GraphPicture } from "./graph.js";

/** @import { CardWith, Live, LivePicture } from "../card.js" */

/**
 * The part of a card for this picture: the graph, whose paths are shown, and the value from which they lead.
 * @typedef {{ graphs: [import("../card.js").Recorder], from: string, hasGradients?: boolean, gradientsOf?: string[] }} Paths
 *
 * The state that its task reads: how many of how many paths were followed, and the graph.
 * @typedef {{ followed: number, paths: number, live: Live }} PathsState
 */

/** @implements {LivePicture<CardWith<"paths">, PathsState>} */
export default class PathsPicture {
  #graph;
  #list;
  #onChange;
  /** The paths that were chosen. @type {Set<number>} */
  #followed = new Set();
  #count = 0;
  /** The last path that was chosen. */
  report = "";

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    const frame = graphFrame("Expression graph");
    this.#list = element("div", { class: "learn-paths", role: "group", "aria-label": "Paths" });
    root.append(frame, this.#list);
    this.#graph = new GraphPicture(frame, () => {});
    this.#onChange = onChange;
  }

  /** @param {CardWith<"paths">} card @param {unknown} [kept] the paths that were chosen */
  async show({ shows }, kept) {
    const { graphs, from, hasGradients, gradientsOf } = shows;
    this.#followed = new Set();
    // The sum of the paths is shown only on a card that shows the gradients.
    this.#list.toggleAttribute("data-summed", Boolean(hasGradients));
    await this.#graph.show({ graph: graphs[0], hasGradients, gradientsOf, lit: [from] });
    const { computation } = this.#graph;
    this.report = "";
    showPaths(this.#list, computation, this.#graph.placeOf(from), ({ places }, index) => {
      this.#followed.add(index);
      this.#graph.light(places.map((place) => computation.label(place)));
      this.report = `${this.#list.querySelectorAll("button")[index].textContent} is lit.`;
      for (const [at, row] of [...this.#list.querySelectorAll("button")].entries()) {
        row.setAttribute("aria-pressed", String(at === index));
        row.toggleAttribute("data-followed", this.#followed.has(at));
      }
      this.#onChange();
    });
    const rows = this.#list.querySelectorAll("button");
    this.#count = rows.length;
    this.#onChange();
    if (Array.isArray(kept)) for (const index of kept) rows[index]?.click();
  }

  get kept() {
    return this.#followed.size > 0 ? [...this.#followed] : undefined;
  }

  controls() {
    return [];
  }

  /** @returns {PathsState} */
  get state() {
    return { followed: this.#followed.size, paths: this.#count, live: this.#graph.state };
  }

  /** @param {string} label */
  reveal(label) {
    this.#graph.reveal(label);
    this.#list.setAttribute("data-summed", "");
  }
}
