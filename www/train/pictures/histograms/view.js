// Histograms of the weights, the activations and the gradients of each layer.

import { TEXT } from "../../../plot/file.js";
import { mark } from "../../../plot/mark.js";
import { Picture } from "../../../plot/picture.js";
import { shortNumber } from "../../../ui/numbers.js";
import { flagWords, needsAct } from "../network/descriptions.js";
import { Parameters } from "../network/parameters.js";

/** @import { Frame, Pictures, Scene } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */
/** @import { Histogram, LayerHistograms } from "./compute.js" */

/** @type {("weights" | "activations" | "gradients")[]} */
const KINDS = ["weights", "activations", "gradients"];

export class Histograms {
  static panel = {
    title: "Weights & gradients",
    hint: "How weights, activations and gradients are spread, layer by layer.",
  };

  #places = new Parameters([1]);
  /** @type {LayerHistograms[]} */
  #layers = [];
  /** @type {{ row: HTMLElement, pictures: Picture[] }[]} */
  #rows = [];
  #wanted;
  #flags = document.createElement("p");

  /**
   * @param {HTMLElement} root an empty element, which it fills: a row for each layer
   * @param {Pick<Callbacks, "wanted">} callbacks
   */
  constructor(root, { wanted }) {
    this.#wanted = wanted;
    root.classList.add("histograms");
    root.setAttribute("role", "group");
    this.#flags.className = "picture-flags";
    root.append(this.#flags);
    root.setAttribute("aria-label", "Histograms of weights, activations and gradients");
  }

  /** @returns {Pictures} */
  get request() {
    const isVisible = this.#rows.some(({ pictures }) => pictures.some(({ visible }) => visible));
    return isVisible ? { histograms: true } : {};
  }

  /** @param {Pick<Scene, "sizes">} scene */
  setScene({ sizes }) {
    if (this.#places.sizes.join() === sizes.join()) return;
    this.#places = new Parameters(sizes);
    this.#layers = [];
    for (const { row } of this.#rows) row.remove();
    this.#rows = Array.from({ length: this.#places.layers }, (_, layer) => this.#row(layer));
  }

  /** @param {Frame} frame */
  show({ runs: [{ pictures: numbers }] }) {
    const layers = numbers.histograms;
    if (!layers) return;
    this.#layers = layers;
    const flags = flagWords(layers, this.#places);
    if (this.#flags.textContent !== flags) this.#flags.textContent = flags;
    this.#flags.toggleAttribute("data-alarm", needsAct(layers, this.#places));
    for (const { pictures } of this.#rows) for (const picture of pictures) picture.update();
  }

  /** @param {number} layer */
  #row(layer) {
    const row = document.createElement("div");
    row.className = "histogram-row";
    const name = document.createElement("h4");
    const title = this.#places.layerName(layer);
    name.textContent = title[0].toUpperCase() + title.slice(1);
    row.append(name);
    const pictures = KINDS.map((kind) => {
      const figure = document.createElement("figure");
      const caption = document.createElement("figcaption");
      const stage = document.createElement("div");
      caption.textContent = kind;
      stage.className = "histogram-stage";
      figure.append(caption, stage);
      row.append(figure);
      return new Picture(stage, {
        marks: (size) => {
          const histogram = this.#layers[layer]?.[kind];
          return histogram ? histogramMarks(histogram, kind === "gradients", size) : [];
        },
        onVisible: this.#wanted,
      });
    });
    this.#flags.before(row);
    return { row, pictures };
  }
}

/**
 * Returns the bars of a histogram as shares of the highest, with the middle of each bin.
 * @param {Histogram} histogram
 * @returns {{ share: number, middle: number }[]}
 */
export function bars({ low, high, counts }) {
  const most = Math.max(1, ...counts);
  const width = (high - low) / counts.length;
  return Array.from(counts, (count, index) => ({ share: count / most, middle: low + (index + 0.5) * width }));
}

/** @param {Histogram} histogram @param {boolean} isGradient @param {import("../../../plot/picture.js").Size} size */
function histogramMarks(histogram, isGradient, { width, height, rem }) {
  const { low, high, counts } = histogram;
  const floor = height - 1.25 * rem;
  const bin = width / counts.length;
  const text = { y: floor + (0.2 + 0.8 * TEXT) * rem, fill: "var(--text-muted)" };
  const zero = (-low / (high - low)) * width;
  // The ends have two digits each where there is room, a digit being somewhat wider than half its height.
  const [start, end] = [low, high].map((value) => shortNumber(value, 2));
  const digits = (start.length + end.length + 1) * 0.62 * TEXT * rem < width ? 2 : 1;
  return [
    ...bars(histogram).flatMap(({ share, middle }, index) => {
      if (share === 0) return [];
      const tall = Math.max(1.5, share * (floor - 0.125 * rem));
      const fill = `var(${isGradient ? "--gradient" : middle < 0 ? "--negative" : "--positive"})`;
      return mark("rect", { x: index * bin, y: floor - tall, width: Math.max(1, bin - 1), height: tall, fill });
    }),
    mark("rect", { y: floor, width, height: 1, fill: "var(--line-strong)" }),
    mark("text", text, shortNumber(low, digits)),
    mark("text", { ...text, x: width, "text-anchor": "end" }, shortNumber(high, digits)),
    // A line marks zero, with its number if there is room for it.
    ...(low < 0 && high > 0
      ? [mark("rect", { x: zero, y: floor, width: 1, height: 0.2 * rem, fill: "var(--text-muted)" })]
      : []),
    ...(low < 0 && high > 0 && zero > 3 * rem && zero < width - 3 * rem
      ? [mark("text", { ...text, x: zero, "text-anchor": "middle" }, "0")]
      : []),
  ];
}
