// Shows the plane of the training demo beside the graph of a point's part of the loss, in which the largest gradient is followed to its
// parameter.
import { button, element } from "../../ui/element.js";
import { moons, train } from "../moons.js";
import { largestGradient, parameterName, pointRecording } from "../moons-graphs.js";
import { togglesOf } from "../network-groups.js";
import { FoldedGraph } from "./folded.js";
import MoonsPicture from "./moons.js";

/** @import { Computation } from "../../graph/computation/computation.js" */
/** @import { CardWith, LivePicture } from "../card.js" */

/**
 * The state that its task reads: the point that is open, the number of values of its graph, the point's part of the loss, the parameter
 * that was reached, and the groups of the graph that were opened and closed.
 * @typedef {{ point: number | undefined, values: number, loss: number, toggles: string[],
 *   reached: { name: string, parameter: number, gradient: number } | undefined }} PointState
 */

/** What is found before a point is chosen. @type {Omit<PointState, "toggles">} */
const NOTHING = { point: undefined, values: 0, loss: 0, reached: undefined };

/** @implements {LivePicture<CardWith<"point">, PointState>} */
export default class PointPicture {
  #root;
  #onChange;
  #plane;
  #graph;
  #caption = element("figcaption");
  #follow = button("Follow the largest gradient", () => this.#reach());
  /** @type {Omit<PointState, "toggles">} */
  #found = NOTHING;
  /** Whether the parameter that was reached on an earlier visit is to be shown. */
  #isToReach = false;
  /** Ends when the graph of the point that was chosen is there. @type {Promise<void> | undefined} */
  #opening;

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#root = root;
    this.#onChange = onChange;
    this.#graph = new FoldedGraph("Graph of the point’s loss", () => {});
    const drawn = element("div", { class: "learn-drawing moons" });
    const plane = element("figure", {}, element("figcaption", {}, "The plane"), drawn);
    root.append(element("div", { class: "learn-two" }, plane, element("figure", {}, this.#caption, this.#graph.frame)));
    // It reads the page's colours, so it is made within the page.
    this.#plane = new MoonsPicture(drawn, () => {
      this.#opening = this.#choose();
    });
  }

  /** @returns {PointState} */
  get state() {
    return { ...this.#found, toggles: togglesOf(this.#graph.view) };
  }

  get kept() {
    const { point, reached } = this.#found;
    return point === undefined ? undefined : { point, reached: reached !== undefined };
  }

  /** @param {CardWith<"point">} _card @param {unknown} [kept] */
  async show(_card, kept) {
    const { point, reached = false } = /** @type {{ point?: number, reached?: boolean }} */ (kept ?? {});
    this.#isToReach = reached;
    this.#found = NOTHING;
    this.#caption.textContent = "Its graph: choose a point first";
    this.#root.dataset.shows = "plane";
    this.#follow.disabled = true;
    this.#plane.show({ shows: { network: "untrained", hands: "pick" } }, point === undefined ? undefined : { point });
    this.#onChange();
    await this.#opening;
  }

  controls() {
    return [this.#follow];
  }

  /** Opens the graph of the point that was chosen. */
  async #choose() {
    const { point } = this.#plane;
    if (point === undefined || point === this.#found.point) return;
    const { x, y } = moons();
    this.#found = { ...NOTHING, point };
    this.#root.dataset.shows = "both";
    if (!(await this.#graph.show(pointRecording(train().start, x[point], y[point])))) return;
    const computation = /** @type {Computation} */ (this.#graph.computation);
    const [values, loss] = [computation.length, computation.data[computation.root]];
    this.#found = { ...NOTHING, point, values, loss };
    this.#caption.textContent = `Its graph: ${values} values`;
    // Where the loss is flat, no gradient is the largest.
    this.#follow.disabled = loss === 0;
    this.#onChange();
    if (this.#isToReach && loss > 0) this.#reach();
    this.#isToReach = false;
  }

  /** Opens the boxes around the parameter with the largest gradient, and lights the way there. */
  async #reach() {
    const { computation, view } = this.#graph;
    if (!computation) return;
    const { parameter, path } = largestGradient(computation);
    await view.reveal(parameter);
    this.#root.dataset.shows = "graph";
    // By the second frame the graph has the room of the plane.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    if (this.#graph.computation !== computation) return;
    view.lookAt([parameter]);
    view.light(path);
    const name = parameterName(parameter);
    this.#caption.textContent = `${name}, ${path.length - 1} steps from the loss`;
    this.#found = { ...this.#found, reached: { name, parameter, gradient: computation.grad[parameter] } };
    this.#onChange();
  }
}
