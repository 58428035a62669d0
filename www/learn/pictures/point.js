// Shows the plane of the training demo beside the graph of a point's part of the loss, in which the largest gradient is followed to its
// parameter.
import { button, element } from "../../ui/element.js";
import { moons, train } from "../moons.js";
import { largestGradient, parameterName, pointRecording } from "../moons-graphs.js";
import { FoldedGraph } from "./folded.js";
import MoonsPicture from "./moons.js";

/** @import { CardWith, LivePicture } from "../card.js" */

/**
 * The state that its task reads: the point that is open, the number of values of its graph, and the parameter that was reached.
 * @typedef {{ point: number | undefined, values: number, reached: { name: string, gradient: number } | undefined }} PointState
 */

/** @implements {LivePicture<CardWith<"point">, PointState>} */
export default class PointPicture {
  #onChange;
  #plane;
  #graph;
  #caption = element("figcaption");
  #follow = button("Follow the largest gradient", () => this.#reach());
  /** @type {PointState} */
  state = { point: undefined, values: 0, reached: undefined };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#graph = new FoldedGraph("Graph of the point’s loss", () => {});
    const drawn = element("div", { class: "learn-drawing moons" });
    const plane = element("figure", {}, element("figcaption", {}, "The plane"), drawn);
    root.append(element("div", { class: "learn-two" }, plane, element("figure", {}, this.#caption, this.#graph.frame)));
    // It reads the page's colours, so it is made within the page.
    this.#plane = new MoonsPicture(drawn, () => this.#choose());
  }

  /** @param {CardWith<"point">} _card */
  show(_card) {
    this.state = { point: undefined, values: 0, reached: undefined };
    this.#caption.textContent = "Its graph: choose a point first";
    this.#graph.frame.style.visibility = "hidden";
    this.#follow.disabled = true;
    this.#plane.show({ shows: { network: "untrained", hands: "pick" } });
    this.#onChange();
  }

  controls() {
    return [this.#follow];
  }

  /** Opens the graph of the point that was chosen. */
  async #choose() {
    const { point } = this.#plane;
    if (point === undefined || point === this.state.point) return;
    const { x, y } = moons();
    this.state = { point, values: 0, reached: undefined };
    this.#graph.frame.style.visibility = "";
    if (!(await this.#graph.show(pointRecording(train().start, x[point], y[point])))) return;
    const values = this.#graph.computation?.length ?? 0;
    this.state = { point, values, reached: undefined };
    this.#caption.textContent = `Its graph: ${values} values`;
    this.#follow.disabled = false;
    this.#onChange();
  }

  /** Opens the boxes around the parameter with the largest gradient, and lights the way there. */
  async #reach() {
    const { computation, view } = this.#graph;
    if (!computation) return;
    const { parameter, path } = largestGradient(computation);
    await view.reveal(parameter);
    view.light(path);
    const name = parameterName(parameter);
    this.#caption.textContent = `${name}, ${path.length - 1} steps from the loss`;
    this.state = { ...this.state, reached: { name, gradient: computation.grad[parameter] } };
    this.#onChange();
  }
}
