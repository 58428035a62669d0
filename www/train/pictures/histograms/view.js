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
  return [
    ...bars(histogram).flatMap(({ share, middle }, index) => {
      if (share === 0) return [];
      const tall = Math.max(1.5, share * (floor - 0.125 * rem));
      const fill = `var(${isGradient ? "--gradient" : middle < 0 ? "--negative" : "--positive"})`;
      return mark("rect", { x: index * bin, y: floor - tall, width: Math.max(1, bin - 1), height: tall, fill });
    }),
    mark("rect", { y: floor, width, height: 1, fill: "var(--line-strong)" }),
    ...axisLabels(histogram, width, rem).map(({ x, anchor, label }) =>
      mark("text", { ...text, x, "text-anchor": anchor }, label),
    ),
    // A line marks zero.
    ...(low < 0 && high > 0
      ? [mark("rect", { x: zero, y: floor, width: 1, height: 0.2 * rem, fill: "var(--text-muted)" })]
      : []),
  ];
}

/** The width of a character, in heights of the text: that of a digit, and somewhat more than any other has. */
const CHARACTER = 0.62;

/** Returns how wide a number is on an axis. @param {string} label @param {number} rem */
export function labelWidth(label, rem) {
  return label.length * CHARACTER * TEXT * rem;
}

/**
 * Returns the numbers under a histogram that have room: its ends, with two digits, one, or only the end that is farther
 * from zero; and zero between them.
 * @param {Pick<Histogram, "low" | "high">} histogram
 * @param {number} width
 * @param {number} rem
 * @returns {{ x: number, anchor: "start" | "middle" | "end", label: string }[]}
 */
export function axisLabels({ low, high }, width, rem) {
  const gap = labelWidth("0", rem);
  const start = (/** @type {string} */ label) => ({ x: 0, anchor: /** @type {const} */ ("start"), label });
  const end = (/** @type {string} */ label) => ({ x: width, anchor: /** @type {const} */ ("end"), label });
  for (const digits of [2, 1]) {
    const [first, last] = [low, high].map((value) => shortNumber(value, digits));
    // All numbers may be the same, or look the same.
    if (first === last) return [start(first)];
    const [left, right] = [labelWidth(first, rem) + gap, width - labelWidth(last, rem) - gap];
    if (left > right + gap) continue;
    const zero = (-low / (high - low)) * width;
    const hasRoom = low < 0 && high > 0 && zero - gap / 2 >= left && zero + gap / 2 <= right;
    return [
      start(first),
      ...(hasRoom ? [{ x: zero, anchor: /** @type {const} */ ("middle"), label: "0" }] : []),
      end(last),
    ];
  }
  return Math.abs(low) > Math.abs(high) ? [start(shortNumber(low, 1))] : [end(shortNumber(high, 1))];
}
