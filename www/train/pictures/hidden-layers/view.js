// The plane as each hidden layer sees it: its grid lines, bent by the layer, and the points where the layer puts them.
import { drawPoints } from "../boundary/data-points.js";
import { Sheet } from "../canvas.js";
import { fit } from "../network/warp.js";

/** @import { RunFrame, Scene } from "../../worker/messages.js" */

/** @typedef {{ figure: HTMLElement, stage: HTMLElement, sheet: Sheet }} Layer */

export class Hidden {
  /** @type {Scene | undefined} */
  #scene;
  /** @type {NonNullable<RunFrame["hidden"]>} */
  #views = [];
  /** @type {Layer[]} */
  #layers = [];
  #root;
  #onVisible;
  #none = document.createElement("p");
  #text = "";

  /**
   * @param {HTMLElement} root an empty element, which it fills: one small picture for each hidden layer
   * @param {{ onVisible?: (visible: boolean) => void }} [options]
   */
  constructor(root, { onVisible } = {}) {
    this.#root = root;
    this.#onVisible = onVisible;
    root.classList.add("hidden-layers");
    this.#none.className = "hint";
    this.#none.textContent =
      "This network has no hidden layer that could bend the plane: its boundary is set by the inputs alone.";
    this.#none.hidden = true;
    root.append(this.#none);
  }

  /** Whether any of it is in sight, so that frames should carry `hidden`. */
  get visible() {
    return this.#layers.some(({ sheet }) => sheet.visible);
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
    this.describe(this.#text);
  }

  /** @param {Pick<RunFrame, "hidden">} frame */
  show({ hidden }) {
    if (!hidden) return;
    this.#views = hidden;
    for (const { sheet } of this.#layers) sheet.update();
  }

  /** @param {string} text */
  describe(text) {
    this.#text = text;
    this.#layers.forEach(({ stage }, index) => {
      stage.setAttribute("aria-label", `The plane as layer ${index + 1} sees it${text ? `, ${text}` : ""}`);
    });
  }

  /** @param {number} size @param {number} index @returns {Layer} */
  #layer(size, index) {
    const figure = document.createElement("figure");
    const stage = document.createElement("div");
    const caption = document.createElement("figcaption");
    stage.className = "hidden-stage";
    stage.setAttribute("role", "img");
    const axes =
      size === 1
        ? "its one neuron"
        : size === 2
          ? "its two neurons"
          : `the two widest directions of its ${size} neurons`;
    caption.textContent = `Layer ${index + 1}: ${axes}`;
    figure.append(stage, caption);
    this.#root.append(figure);
    const sheet = new Sheet(stage, (context) => this.#draw(context, index), { onVisible: this.#onVisible });
    return { figure, stage, sheet };
  }

  /** @param {CanvasRenderingContext2D} context @param {number} index */
  #draw(context, index) {
    const { sheet } = this.#layers[index];
    const view = this.#views[index];
    if (!view || !this.#scene) return;
    const { targets, training } = this.#scene;
    const { rem, width, height } = sheet;
    const place = fit([...view.lines, view.points], width, height, 0.75 * rem);
    context.beginPath();
    for (const line of view.lines) {
      for (let at = 0; at + 1 < line.length; at += 2) {
        const [x, y] = place(line[at], line[at + 1]);
        at === 0 ? context.moveTo(x, y) : context.lineTo(x, y);
      }
    }
    context.strokeStyle = sheet.colour("--line-strong");
    context.globalAlpha = 0.6;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
    drawPoints(
      context,
      sheet,
      { points: view.points, targets, training },
      (point) => place(view.points[2 * point], view.points[2 * point + 1]),
      0.22 * rem,
    );
  }
}
