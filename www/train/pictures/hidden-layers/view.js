// The plane as each hidden layer sees it: its grid lines, bent by the layer, and the points where the layer puts them.
import { linePath } from "../../../plot/line.js";
import { mark } from "../../../plot/mark.js";
import { Picture } from "../../../plot/picture.js";
import { pointMarks } from "../boundary/data-points.js";
import { lookOf } from "../boundary/shades.js";
import { fit } from "./fit.js";

/** @import { Frame, Pictures, PictureNumbers, Scene } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */

/** @typedef {{ figure: HTMLElement, stage: HTMLElement, picture: Picture }} Layer */

export class HiddenLayers {
  static panel = {
    title: "The plane in each layer",
    hint: "How each layer bends the plane, to make it easier for the next one.",
  };

  /** @type {Scene | undefined} */
  #scene;
  /** @type {NonNullable<PictureNumbers["hiddenLayers"]>} */
  #views = [];
  /** @type {Layer[]} */
  #layers = [];
  #root;
  #wanted;
  #none = document.createElement("p");

  /**
   * @param {HTMLElement} root an empty element, which it fills: one small picture for each hidden layer
   * @param {Pick<Callbacks, "wanted">} callbacks
   */
  constructor(root, { wanted }) {
    this.#root = root;
    this.#wanted = wanted;
    root.classList.add("hidden-layers");
    this.#none.className = "hint";
    this.#none.textContent =
      "This network has no hidden layer that could bend the plane: its boundary is set by the inputs alone.";
    this.#none.hidden = true;
    root.append(this.#none);
  }

  /** @returns {Pictures} */
  get request() {
    return this.#layers.some(({ picture }) => picture.visible) ? { hiddenLayers: true } : {};
  }

  /** @param {Scene} scene */
  setScene(scene) {
    const sizes = scene.sizes.slice(1, -1);
    const same = this.#scene?.sizes.join() === scene.sizes.join();
    this.#scene = scene;
    this.#none.hidden = sizes.length > 0;
    if (same) return;
    this.#views = [];
    for (const { figure } of this.#layers) figure.remove();
    this.#layers = sizes.map((size, index) => this.#layer(size, index));
  }

  /** @param {Frame} frame */
  show({ runs: [{ pictures }] }) {
    if (!pictures.hiddenLayers) return;
    this.#views = pictures.hiddenLayers;
    for (const { picture } of this.#layers) picture.update();
  }

  /** @param {number} size @param {number} index @returns {Layer} */
  #layer(size, index) {
    const figure = document.createElement("figure");
    const stage = document.createElement("div");
    const caption = document.createElement("figcaption");
    stage.className = "hidden-stage";
    stage.setAttribute("role", "img");
    stage.setAttribute("aria-label", `The plane as layer ${index + 1} sees it`);
    const axes =
      size === 1
        ? "its one neuron"
        : size === 2
          ? "its two neurons"
          : `the two widest directions of its ${size} neurons`;
    caption.textContent = `Layer ${index + 1}: ${axes}`;
    figure.append(stage, caption);
    this.#root.append(figure);
    const picture = new Picture(stage, { marks: (size) => this.#marks(index, size), onVisible: this.#wanted });
    return { figure, stage, picture };
  }

  /** @param {number} index @param {import("../../../plot/picture.js").Size} size */
  #marks(index, { width, height, rem }) {
    const view = this.#views[index];
    if (!view || !this.#scene) return [];
    const { targets, training } = this.#scene;
    const place = fit([...view.lines, view.points], width, height, 0.75 * rem);
    const lines = view.lines.map((line) =>
      linePath(Array.from({ length: line.length / 2 }, (_, at) => place(line[2 * at], line[2 * at + 1]))),
    );
    const look = lookOf(this.#scene.settings.data, targets);
    const data = { points: view.points, targets, training, look };
    return [
      mark("path", { d: lines.join(""), fill: "none", stroke: "var(--line-strong)", "stroke-opacity": 0.6 }),
      ...pointMarks(data, (point) => place(view.points[2 * point], view.points[2 * point + 1]), 0.22 * rem, rem),
    ];
  }
}
