// How the weights, the activations and the gradients of each layer are spread.

import { Sheet } from "../canvas.js";
import { flagWords } from "../network/descriptions.js";
import { Parameters } from "../network/parameters.js";
import { shortNumber } from "../number-text.js";

/** @import { Histogram, LayerFrame, RunFrame, Scene } from "../../worker/messages.js" */

/** @type {("weights" | "activations" | "gradients")[]} */
const KINDS = ["weights", "activations", "gradients"];

export class Histograms {
  #places = new Parameters([1]);
  /** @type {LayerFrame[]} */
  #layers = [];
  /** @type {{ row: HTMLElement, sheets: Sheet[] }[]} */
  #rows = [];
  #root;
  #onVisible;
  #flags = document.createElement("p");

  /**
   * @param {HTMLElement} root an empty element, which it fills: a row for each layer
   * @param {{ onVisible?: (visible: boolean) => void }} [options]
   */
  constructor(root, { onVisible } = {}) {
    this.#root = root;
    this.#onVisible = onVisible;
    root.classList.add("histograms");
    root.setAttribute("role", "group");
    this.#flags.className = "picture-flags";
    root.append(this.#flags);
    this.describe("Histograms of weights, activations and gradients, not computed yet");
  }

  /** Whether any of it is in sight, so that frames should carry `layers`. */
  get visible() {
    return this.#rows.some(({ sheets }) => sheets.some((sheet) => sheet.visible));
  }

  /** @param {Pick<Scene, "sizes">} scene */
  setScene({ sizes }) {
    if (this.#places.sizes.join() === sizes.join()) return;
    this.#places = new Parameters(sizes);
    this.#layers = [];
    for (const { row } of this.#rows) row.remove();
    this.#rows = Array.from({ length: this.#places.layers }, (_, layer) => this.#row(layer));
  }

  /** @param {Pick<RunFrame, "layers">} frame */
  show({ layers }) {
    if (!layers) return;
    this.#layers = layers;
    const flags = flagWords(layers, this.#places);
    if (this.#flags.textContent !== flags) this.#flags.textContent = flags;
    for (const { sheets } of this.#rows) for (const sheet of sheets) sheet.update();
  }

  /** @param {string} text */
  describe(text) {
    this.#root.setAttribute("aria-label", text);
  }

  /** @param {number} layer */
  #row(layer) {
    const row = document.createElement("div");
    row.className = "histogram-row";
    const name = document.createElement("h4");
    const title = this.#places.layerName(layer);
    name.textContent = title[0].toUpperCase() + title.slice(1);
    row.append(name);
    const sheets = KINDS.map((kind) => {
      const figure = document.createElement("figure");
      const caption = document.createElement("figcaption");
      const stage = document.createElement("div");
      caption.textContent = kind;
      stage.className = "histogram-stage";
      figure.append(caption, stage);
      row.append(figure);
      /** @type {Sheet} */
      const sheet = new Sheet(
        stage,
        (context) => {
          const histogram = this.#layers[layer]?.[kind];
          if (histogram) drawHistogram(context, sheet, histogram, kind === "gradients");
        },
        { onVisible: this.#onVisible },
      );
      return sheet;
    });
    this.#flags.before(row);
    return { row, sheets };
  }
}

/**
 * The bars of a histogram as shares of the highest, with the middle of each bin.
 * @param {Histogram} histogram
 * @returns {{ share: number, middle: number }[]}
 */
export function bars({ low, high, counts }) {
  const most = Math.max(1, ...counts);
  const width = (high - low) / counts.length;
  return Array.from(counts, (count, index) => ({ share: count / most, middle: low + (index + 0.5) * width }));
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Histogram} histogram @param {boolean} gradient */
function drawHistogram(context, sheet, histogram, gradient) {
  const { rem, width, height } = sheet;
  const { low, high, counts } = histogram;
  const floor = height - 1.125 * rem;
  const bin = width / counts.length;
  bars(histogram).forEach(({ share, middle }, index) => {
    if (share === 0) return;
    const tall = Math.max(1.5, share * (floor - 0.125 * rem));
    context.fillStyle = sheet.colour(gradient ? "--gradient" : middle < 0 ? "--negative" : "--positive");
    context.fillRect(index * bin, floor - tall, Math.max(1, bin - 1), tall);
  });
  context.fillStyle = sheet.colour("--line-strong");
  context.fillRect(0, floor, width, 1);
  context.font = sheet.font(0.6875);
  context.fillStyle = sheet.colour("--text-muted");
  context.textBaseline = "top";
  context.textAlign = "left";
  context.fillText(shortNumber(low, 2), 0, floor + 0.2 * rem);
  context.textAlign = "right";
  context.fillText(shortNumber(high, 2), width, floor + 0.2 * rem);
  if (low >= 0 || high <= 0) return;
  // Where zero is, and its number if there is room for it.
  const zero = (-low / (high - low)) * width;
  context.fillRect(zero, floor, 1, 0.2 * rem);
  if (zero < 3 * rem || zero > width - 3 * rem) return;
  context.textAlign = "center";
  context.fillText("0", zero, floor + 0.2 * rem);
}
