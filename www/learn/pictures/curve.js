// Draws a function as a curve, with a movable point, the tangent there, and a secant whose width can be reduced.
// The engine computes the values and the slopes.
import { scope } from "../../engine/scope.js";
import { Value } from "../../engine/value.js";
import { linePath } from "../../plot/line.js";
import { at, mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { linear } from "../../plot/scale.js";
import { element } from "../../ui/element.js";
import { pythonText } from "../../ui/numbers.js";
import { smallStep } from "../numbers.js";
import { inside, plotIn } from "./plot.js";
import { Slider, smallStepText } from "./slider.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */
/** @import { Plot } from "./plot.js" */

/**
 * The part of a card for this picture.
 * @typedef {object} Curve
 * @property {(x: Value) => Value} f
 * @property {readonly [x: string, y: string]} names the names of the input and the output
 * @property {string} formula the formula, for screen readers
 * @property {readonly [number, number]} domain
 * @property {readonly [number, number]} range
 * @property {number} x the place of the point at first
 * @property {boolean} [isFixed] whether the point stays there
 * @property {number} [decades] for a secant: the number of powers of ten by which its width can go down from 1
 * @property {boolean} [hasTangent]
 *
 * The state that its task reads: the point, the slope there by backpropagation, and the slope of the secant.
 * @typedef {object} CurveState
 * @property {{ x: number }} before
 * @property {number} x
 * @property {number} y
 * @property {number} slope
 * @property {number} h
 * @property {number} quotient
 */

/** The distance between two samples of the curve, in pixels; and the step of the point, as a share of the domain. */
const SAMPLE = 3;
const STEP = 0.01;
const [POINT, FAR_POINT] = [0.5, 0.35];

/** @implements {LivePicture<CardWith<"curve">, CurveState>} */
export default class CurvePicture {
  #onChange;
  #plotRoot;
  #picture;
  #readout;
  #sliders;
  /** @type {Slider | undefined} */
  #x;
  /** @type {Curve | undefined} */
  #shown;
  #decades = 0;
  /** @type {Plot | undefined} */
  #plot;
  /** @type {CurveState} */
  state = { before: { x: 0 }, x: 0, y: 0, slope: 0, h: 1, quotient: 0 };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#plotRoot = element("div", { class: "learn-plot" });
    this.#readout = element("p", { class: "learn-readout" });
    this.#sliders = element("div", { class: "learn-sliders" });
    root.append(this.#plotRoot, this.#readout, this.#sliders);
    this.#picture = new Picture(this.#plotRoot, { marks: (size) => this.#marks(size) });
    this.#plotRoot.addEventListener("pointerdown", (event) => this.#drag(event));
    this.#plotRoot.addEventListener("pointermove", (event) => {
      if (this.#plotRoot.hasPointerCapture(event.pointerId)) this.#drag(event);
    });
  }

  /** @param {CardWith<"curve">} card @param {unknown} [kept] */
  show({ shows }, kept) {
    this.#shown = shows;
    const { domain, names, isFixed, decades } = shows;
    const { x = shows.x, narrowed = 0 } = /** @type {{ x?: number, narrowed?: number }} */ (kept ?? {});
    this.#decades = narrowed;
    this.#x = isFixed
      ? undefined
      : new Slider(names[0], { min: domain[0], max: domain[1], step: STEP }, pythonText, (value) => this.#move(value));
    if (this.#x) this.#x.value = x;
    const width =
      decades === undefined
        ? undefined
        : new Slider("h", { min: 0, max: decades, step: 1 }, smallStepText, (value) => {
            this.#decades = value;
            this.#compute(this.state.x);
          });
    if (width) width.value = narrowed;
    this.#sliders.replaceChildren(...[this.#x, width].flatMap((slider) => slider?.root ?? []));
    this.#plotRoot.toggleAttribute("data-fixed", Boolean(isFixed));
    this.state = { ...this.state, before: { x: shows.x } };
    this.#compute(x);
  }

  get kept() {
    const { x, before } = this.state;
    return x !== before.x || this.#decades > 0 ? { x, narrowed: this.#decades } : undefined;
  }

  controls() {
    return [];
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (!this.#plot || !this.#x || event.button > 0) return;
    const { left } = this.#plotRoot.getBoundingClientRect();
    this.#plotRoot.setPointerCapture(event.pointerId);
    this.#x.value = this.#plot.x.invert(event.clientX - left - this.#plot.left);
    this.#move(this.#x.value);
  }

  /** @param {number} x */
  #move(x) {
    this.#compute(Number(x.toFixed(2)));
  }

  /** @param {number} x */
  #compute(x) {
    const h = smallStep(this.#decades);
    const { y, slope } = this.#at(x);
    const quotient = (this.#at(x + h).y - y) / h;
    this.state = { ...this.state, x, y, slope, h, quotient };
    this.#readout.replaceChildren(...this.#lines().map((line) => element("code", {}, line)));
    this.#picture.update();
    this.#onChange();
  }

  #lines() {
    const { x, y, slope, quotient } = this.state;
    const { names, decades, hasTangent } = /** @type {Curve} */ (this.#shown);
    const [input, output] = names;
    return [
      `${output}(${pythonText(x)}) = ${pythonText(y)}`,
      ...(decades === undefined
        ? []
        : [`(${output}(${input} + h) - ${output}(${input})) / h = ${pythonText(quotient)}`]),
      ...(hasTangent ? [`${input}.grad = ${pythonText(slope)}`] : []),
    ];
  }

  /** @param {number} x */
  #at(x) {
    const { f } = /** @type {Curve} */ (this.#shown);
    return scope(() => {
      const input = new Value(x);
      const output = f(input);
      output.backward();
      return { y: output.data, slope: input.grad };
    });
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    if (!this.#shown) return [];
    const { domain, range, names, decades, hasTangent } = this.#shown;
    const { plot, axes } = plotIn(size, {
      x: (pixels) => linear(domain, pixels),
      y: (pixels) => linear(range, pixels),
      names,
    });
    this.#plot = plot;
    const { x, y, slope, h, quotient } = this.state;
    const { rem } = size;
    const places = Array.from({ length: Math.ceil(plot.width / SAMPLE) + 1 }, (_, index) => index * SAMPLE);
    const curve = linePath(places.map((left) => [left, plot.y(this.#at(plot.x.invert(left)).y)]));
    /** Returns the line through the point with this slope. @param {number} slope */
    const through = (slope) => linePath(domain.map((end) => [plot.x(end), plot.y(y + slope * (end - x))]));
    const far = [plot.x(x + h), plot.y(y + h * quotient)];
    const [left, top] = [plot.x(x), plot.y(y)];
    const line = { fill: "none", "stroke-width": 0.14 * rem };
    return [
      ...axes,
      inside(
        plot,
        mark("path", { ...line, d: curve, stroke: "var(--text)" }),
        hasTangent && mark("path", { ...line, d: through(slope), stroke: "var(--gradient)" }),
        ...(decades === undefined
          ? []
          : [
              mark("path", {
                ...line,
                "stroke-width": 0.09 * rem,
                d: `M${left} ${top}H${far[0]}V${far[1]}`,
                stroke: "var(--text-muted)",
                "stroke-dasharray": `${0.3 * rem} ${0.25 * rem}`,
              }),
              mark("path", { ...line, d: through(quotient), stroke: "var(--negative)" }),
              at(far[0], far[1], mark("circle", { r: FAR_POINT * rem, fill: "var(--negative)" })),
            ]),
      ),
      at(
        plot.left + left,
        plot.top + top,
        mark("circle", { r: POINT * rem, fill: "var(--accent)", stroke: "var(--surface)", "stroke-width": 2 }),
      ),
    ];
  }
}
