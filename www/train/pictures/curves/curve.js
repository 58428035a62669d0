// A quantity by step: solid lines for training points, dashed ones for test points. A drag zooms, a double click shows
// all again, and the pointer reads the numbers of the nearest step.
import { bisectCenter } from "d3-array";
import { Picture } from "../../../plot/picture.js";
import { LINE_STYLES, lines, stylesOf } from "./curve-lines.js";
import { curveMarks, curveWithLegend, frameOf } from "./curve-marks.js";

/** @import { Range } from "../../../plot/scale.js" */
/** @import { Log, RunFrame } from "../../worker/messages.js" */
/** @import { Marker } from "./curve-marks.js" */

/** The size of a file, in rems. */
const [WIDTH, HEIGHT] = [40, 18];
/** A drag that is shorter than this, in pixels, is a click. */
const SHORTEST_DRAG = 4;
/** The narrowest range that can be zoomed to, in steps. */
const NARROWEST = 2;

/**
 * @typedef {object} Options
 * @property {"loss" | "accuracy"} quantity accuracy is shown from 0 to 100
 * @property {number} steps that the axis has room for at least
 * @property {boolean} [logarithmic]
 * @property {(value: number) => string} format
 * @property {(index: number | undefined) => void} onRead called with the index of the step under the pointer, or
 * `undefined` when it has left
 */

export class Curve {
  #root;
  #options;
  #logarithmic;
  #picture;
  #value = document.createElement("p");
  /** @type {import("./curve-lines.js").Lines} */
  #lines = { steps: [], series: [] };
  /** @type {Marker[]} */
  #markers = [];
  /** The step at which the run began. */
  #first = 0;
  /** The range of steps that is zoomed to. @type {Range | undefined} */
  #zoom;
  /** The start and the present end of a drag, in steps. @type {Range | undefined} */
  #drag;
  /** The index of the step under the cursor. @type {number | undefined} */
  #cursor;

  /** @param {HTMLElement} root an empty element, which it fills @param {Options} options */
  constructor(root, options) {
    this.#root = root;
    this.#options = options;
    this.#logarithmic = options.logarithmic ?? false;
    root.classList.add("curve-picture");
    root.setAttribute("role", "img");
    this.describe(`${options.quantity === "loss" ? "Loss" : "Accuracy"} by step, no steps yet`);
    this.#value.className = "curve-value";
    this.#value.setAttribute("aria-hidden", "true");
    this.#picture = new Picture(root, { marks: (size) => curveMarks(this.#curve, size) });
    root.append(this.#value);
    this.#listen();
  }

  /** Returns the styles of the lines that are to be told apart. */
  get styles() {
    return stylesOf(this.#lines);
  }

  get logarithmic() {
    return this.#logarithmic;
  }

  set logarithmic(logarithmic) {
    this.#logarithmic = logarithmic;
    this.#picture.update();
  }

  /**
   * @param {Log[]} logs of each run, all of it
   * @param {RunFrame[]} runs of each run, what is on show; it ends the lines, or is marked on them when it was sought
   * @param {Marker[]} [markers] steps worth a line, with a word
   * @param {number} [first] the step at which the run began, with weights from elsewhere
   */
  show(logs, runs, markers = [], first = 0) {
    this.#first = first;
    this.#lines = lines(logs, runs, this.#options.quantity);
    const step = runs[0]?.step ?? 0;
    // A new run has not come to the steps that the one before was zoomed to.
    if (this.#zoom && this.#zoom[0] > (this.#lines.steps.at(-1) ?? 0)) this.#zoom = undefined;
    const sought = step < (this.#lines.steps.at(-1) ?? 0);
    this.#markers = sought ? [...markers, { step, label: "" }] : markers;
    this.read(this.#cursor);
  }

  /** Shows the numbers of the step with this index. @param {number | undefined} index */
  read(index) {
    const { steps, series } = this.#lines;
    this.#cursor = index !== undefined && index < steps.length ? index : undefined;
    this.#picture.update();
    const words = LINE_STYLES.flatMap(({ title }, at) => {
      const number = index === undefined ? null : series[at]?.[index];
      return number == null ? [] : [`${at === 0 ? "" : `${title} `}${this.#options.format(number)}`];
    });
    this.#value.textContent = words.length === 0 ? "" : `step ${steps[Number(index)]}: ${words.join(" · ")}`;
  }

  /** @param {string} text what the curve shows, in words */
  describe(text) {
    this.#root.setAttribute("aria-label", text);
  }

  toSVG() {
    const { rem } = this.#picture;
    const size = { width: WIDTH * rem, height: HEIGHT * rem, rem };
    const title = this.#options.quantity === "loss" ? "Loss by step" : "Accuracy by step, in percent";
    const marks = curveWithLegend({ ...this.#curve, cursor: undefined, selection: undefined }, size);
    return this.#picture.toSVG(title, { size, marks });
  }

  /** @returns {import("./curve-marks.js").Curve} */
  get #curve() {
    const first = this.#first;
    const last = Math.max(this.#lines.steps.at(-1) ?? 0, first + this.#options.steps);
    return {
      quantity: this.#options.quantity,
      logarithmic: this.#logarithmic,
      lines: this.#lines,
      range: this.#zoom ?? [first, last],
      markers: this.#markers,
      cursor: this.#cursor,
      selection: this.#drag,
    };
  }

  /** Returns the step under the pointer, which can lie between two. @param {PointerEvent} event */
  #stepAt(event) {
    const { plot, steps } = frameOf(this.#curve, this.#picture);
    const x = event.clientX - this.#root.getBoundingClientRect().left - plot.left;
    return steps.invert(Math.min(plot.width, Math.max(0, x)));
  }

  #listen() {
    const root = this.#root;
    const { onRead } = this.#options;
    let pressed = 0;
    root.addEventListener("pointerdown", (event) => {
      // On a touch screen, a drag scrolls the page.
      if (event.button !== 0 || event.pointerType === "touch") return;
      pressed = event.clientX;
      const step = this.#stepAt(event);
      this.#drag = [step, step];
      root.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    root.addEventListener("pointermove", (event) => {
      const step = this.#stepAt(event);
      if (this.#drag) this.#drag = [this.#drag[0], step];
      onRead(this.#lines.steps.length > 0 ? bisectCenter(this.#lines.steps, step) : undefined);
    });
    root.addEventListener("pointerup", (event) => {
      if (!this.#drag) return;
      const [low, high] = [Math.min(...this.#drag), Math.max(...this.#drag)];
      this.#drag = undefined;
      if (Math.abs(event.clientX - pressed) >= SHORTEST_DRAG && high - low >= NARROWEST) this.#zoom = [low, high];
      this.#picture.update();
    });
    root.addEventListener("pointercancel", () => {
      this.#drag = undefined;
      onRead(undefined);
    });
    root.addEventListener("pointerleave", () => onRead(undefined));
    root.addEventListener("dblclick", () => {
      this.#zoom = undefined;
      this.#picture.update();
    });
  }
}
