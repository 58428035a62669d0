// Plots the error of a difference quotient over its width h, on logarithmic axes, with a slider for h.
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { linePath } from "../../plot/line.js";
import { mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { logarithmic } from "../../plot/scale.js";
import { element } from "../../ui/element.js";
import { pythonText } from "../../ui/numbers.js";
import { smallStep } from "../numbers.js";
import { inside, plotIn } from "./plot.js";
import { Slider, smallStepText } from "./slider.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */

/**
 * @typedef {object} Line
 * @property {string} name the name beside the line
 * @property {(x: Value) => Value} f
 * @property {number} x the place at which the slope is taken
 *
 * The part of a card for this picture. The first line is the one whose numbers are written out, as the tutorial prints them.
 * @typedef {object} QuotientError
 * @property {Line[]} lines
 * @property {number} decades the number of powers of ten by which h can go down from 1
 *
 * @typedef {object} QuotientErrorState
 * @property {number} decades h is 10 to the minus this
 * @property {number} quotient of the first line
 */

/** The number of samples of a line in each power of ten. */
const DENSITY = 12;
/** The decades of h at first. */
const FIRST = 2;
/** The range of errors that is drawn; smaller ones, and 0, lie at the lower edge. */
const [SMALLEST, LARGEST] = [1e-13, 30];
const COLOURS = ["var(--accent)", "var(--negative)"];

/** @implements {LivePicture<CardWith<"quotient-error">, QuotientErrorState>} */
export default class QuotientErrorPicture {
  #onChange;
  #picture;
  #readout;
  #slider;
  /** @type {QuotientError | undefined} */
  #shown;
  /** @type {QuotientErrorState} */
  state = { decades: 0, quotient: 0 };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const plot = element("div", { class: "learn-plot", "data-fixed": true });
    this.#readout = element("p", { class: "learn-readout" });
    this.#slider = element("div", { class: "learn-sliders" });
    root.append(plot, this.#readout, this.#slider);
    this.#picture = new Picture(plot, { marks: (size) => this.#marks(size) });
  }

  /** @param {CardWith<"quotient-error">} card @param {unknown} [kept] the decades of h */
  show({ shows }, kept) {
    this.#shown = shows;
    const slider = new Slider("h", { min: 0, max: shows.decades, step: 1 }, smallStepText, (decades) =>
      this.#compute(decades),
    );
    const begin = typeof kept === "number" ? kept : FIRST;
    slider.value = begin;
    this.#slider.replaceChildren(slider.root);
    this.#compute(begin);
  }

  get kept() {
    return this.state.decades;
  }

  controls() {
    return [];
  }

  /** @param {number} decades */
  #compute(decades) {
    const { lines } = /** @type {QuotientError} */ (this.#shown);
    const { before, after, quotient } = measured(lines[0], smallStep(decades));
    this.state = { decades, quotient };
    const written = [`d1: ${pythonText(before)}`, `d2: ${pythonText(after)}`, `slope: ${pythonText(quotient)}`];
    this.#readout.replaceChildren(...written.map((line) => element("code", {}, line)));
    this.#picture.update();
    this.#onChange();
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    if (!this.#shown) return [];
    const { lines, decades } = this.#shown;
    const { plot, axes } = plotIn(size, {
      x: (pixels) => logarithmic([1, smallStep(decades)], pixels),
      y: (pixels) => logarithmic([SMALLEST, LARGEST], pixels),
      names: ["h", "error of the slope"],
      text: powerText,
    });
    const { rem } = size;
    const place = (/** @type {Line} */ line, /** @type {number} */ h) =>
      /** @type {[number, number]} */ ([plot.x(h), plot.y(Math.max(SMALLEST, measured(line, h).error))]);
    const widths = Array.from({ length: decades * DENSITY + 1 }, (_, index) => 10 ** (-index / DENSITY));
    const here = plot.x(smallStep(this.state.decades));
    return [
      ...axes,
      inside(
        plot,
        mark("line", { x1: here, x2: here, y2: plot.height, stroke: "var(--text)", "stroke-width": 0.09 * rem }),
        ...lines.map((line, index) =>
          mark("path", {
            d: linePath(widths.map((h) => place(line, h))),
            fill: "none",
            stroke: COLOURS[index],
            "stroke-width": 0.11 * rem,
            "stroke-linejoin": "round",
          }),
        ),
        ...lines.map((line, index) => {
          const [x, y] = place(line, smallStep(this.state.decades));
          return mark("circle", { cx: x, cy: y, r: 0.4 * rem, fill: COLOURS[index] });
        }),
      ),
      ...lines.map(({ name }, index) =>
        mark(
          "text",
          {
            x: plot.left + plot.width / 2,
            y: plot.top + (1.2 + 1.3 * index) * rem,
            fill: COLOURS[index],
            stroke: "var(--surface)",
            "stroke-width": 0.25 * rem,
            "paint-order": "stroke",
            "text-anchor": "middle",
            "font-weight": 600,
          },
          name,
        ),
      ),
    ];
  }
}

/** @param {Line} line @param {number} h */
function measured({ f, x }, h) {
  return scope(() => {
    const input = new Value(x);
    const output = f(input);
    output.backward();
    const [before, after] = [output.data, f(new Value(x + h)).data];
    const quotient = (after - before) / h;
    return { before, after, quotient, error: Math.abs(quotient - input.grad) };
  });
}

/** Writes a power of ten as "1e−8", with a true minus sign. @param {number} value */
function powerText(value) {
  return value === 1 ? "1" : value.toExponential().replace("e+", "e").replace("-", "−");
}
