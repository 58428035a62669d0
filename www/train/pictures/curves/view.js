// The curves of loss and accuracy by step: the loss with its legend and the choice of a scale.
import { element } from "../../../ui/element.js";
import { decimals, percent } from "../../../ui/numbers.js";
import { Curve } from "./curve.js";
import { CurveLegend } from "./curve-legend.js";

/** @import { Frame, Log } from "../../worker/messages.js" */
/** @import { Marker } from "./curve-marks.js" */

/** The number of steps of the tutorial's demo. */
const DEMO_STEPS = 100;

/** The part that both curves have in common. */
class CurveView {
  /** The log of each run. @type {Log[]} */
  logs = [];

  /** @param {HTMLElement} root an empty element, which it fills @param {Omit<import("./curve.js").Options, "onRead" | "steps">} options */
  constructor(root, options) {
    const stage = element("div");
    root.append(stage);
    this.curve = new Curve(stage, { ...options, steps: DEMO_STEPS, onRead: (index) => this.curve.read(index) });
  }

  /** @param {Frame} frame */
  show({ logs, runs, finding, firstStep }) {
    if (logs.length) this.logs = logs;
    /** @type {Marker[]} */
    const markers = finding ? [{ step: finding.step, label: "not finite" }] : [];
    this.curve.show(this.logs, runs, markers, firstStep);
  }

  toSVG() {
    return this.curve.toSVG();
  }
}

export class LossCurve extends CurveView {
  #legend;

  /** @param {HTMLElement} root which may be followed by what it belongs to: a legend and the choice of a scale */
  constructor(root) {
    super(root, { quantity: "loss", logarithmic: true, format: decimals });
    const around = root.parentElement;
    const legend = /** @type {HTMLElement | null} */ (around?.querySelector(".legend") ?? null);
    this.#legend = legend && new CurveLegend(legend);
    const scale = /** @type {HTMLInputElement | null} */ (around?.querySelector("input[type=checkbox]") ?? null);
    scale?.addEventListener("change", () => {
      this.curve.logarithmic = scale.checked;
    });
  }

  /** @param {Frame} frame */
  show(frame) {
    super.show(frame);
    this.#legend?.show(this.curve.styles);
  }

  /** Says in words what is shown. @param {Frame} frame */
  describe({ runs: [{ step, measure }] }) {
    const first = this.logs[0]?.losses[0];
    const from = first === undefined ? "" : `, from ${decimals(first)}`;
    const loss = measure.data + measure.regularisation;
    this.curve.describe(`Loss by step${from} to ${decimals(loss)} after ${step} steps`);
  }
}

export class AccuracyCurve extends CurveView {
  /** The text of its heading. */
  #title;

  /** @param {HTMLElement} root which may follow its heading */
  constructor(root) {
    super(root, { quantity: "accuracy", format: (value) => percent(value / 100) });
    this.#title = root.previousElementSibling?.firstChild;
  }

  /** @param {Frame} frame */
  show(frame) {
    super.show(frame);
    const name = frame.runs[0].kind === "number" ? "Variance explained " : "Accuracy ";
    if (this.#title && this.#title.textContent !== name) this.#title.textContent = name;
  }

  /** Says in words what is shown. @param {Frame} frame */
  describe({ runs: [{ step, measure, kind }] }) {
    const first = this.logs[0]?.accuracies[0];
    const from = first === undefined ? "" : `, from ${percent(first)}`;
    const what = kind === "number" ? "Variance explained" : "Accuracy";
    this.curve.describe(`${what} by step${from} to ${percent(measure.accuracy)} after ${step} steps`);
  }
}
