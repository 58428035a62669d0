// The curves of loss and accuracy by step, with their legend.
import { decimals, percent } from "../../../ui/numbers.js";
import { Curve } from "./curve.js";
import { CurveLegend } from "./curve-legend.js";

/** @import { Frame, Log } from "../../worker/messages.js" */

/** Where the tutorial's demo ends. */
const DEMO_STEPS = 100;

export class Curves {
  /** The log of each run. @type {Log[]} */
  #logs = [];
  #legend;
  /** The name of what is measured of points. */
  #title;

  /** @param {HTMLElement} root which has an element for each of the curves, for the legend and for the choice of a scale */
  constructor(root) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    // Both read the same step.
    const onRead = (/** @type {number | undefined} */ index) => {
      this.loss.read(index);
      this.accuracy.read(index);
    };
    this.loss = new Curve(find("loss-curve"), {
      quantity: "loss",
      steps: DEMO_STEPS,
      logarithmic: true,
      format: decimals,
      onRead,
    });
    this.accuracy = new Curve(find("accuracy-curve"), {
      quantity: "accuracy",
      steps: DEMO_STEPS,
      format: (value) => percent(value / 100),
      onRead,
    });
    this.#title = root.querySelector("#accuracy-title")?.firstChild;
    this.#legend = new CurveLegend(find("curve-legend"));
    const logarithmic = /** @type {HTMLInputElement} */ (find("logarithmic"));
    logarithmic.addEventListener("change", () => {
      this.loss.logarithmic = logarithmic.checked;
    });
  }

  /** @param {Frame} frame */
  show({ logs, runs, finding }) {
    if (logs.length) this.#logs = logs;
    const markers = finding ? [{ step: finding.step, label: "not finite" }] : [];
    const name = runs[0].kind === "number" ? "Variance explained " : "Accuracy ";
    if (this.#title && this.#title.textContent !== name) this.#title.textContent = name;
    for (const curve of [this.loss, this.accuracy]) curve.show(this.#logs, runs, markers);
    this.#legend.show(this.loss.looks);
  }

  /** Says in words what is shown. @param {Frame} frame */
  describe({ runs: [{ step, measure, kind }] }) {
    const [first, start] = [this.#logs[0]?.losses[0], this.#logs[0]?.accuracies[0]];
    const from = first === undefined ? "" : `, from ${decimals(first)}`;
    const loss = measure.data + measure.regularisation;
    this.loss.describe(`Loss by step${from} to ${decimals(loss)} after ${step} steps`);
    const began = start === undefined ? "" : `, from ${percent(start)}`;
    const what = kind === "number" ? "Variance explained" : "Accuracy";
    this.accuracy.describe(`${what} by step${began} to ${percent(measure.accuracy)} after ${step} steps`);
  }
}
