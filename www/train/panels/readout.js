// The numbers of the network in its present state. Each shows its full precision on hover, and is copied with it.
import {
  atMost,
  barNumber,
  barPercent,
  decimals,
  microseconds,
  percent,
  rateText,
  thousands,
} from "../../ui/numbers.js";

/** @import { TargetKind } from "../settings/target.js" */
/** @import { Frame } from "../worker/messages.js" */

/** @typedef {[text: string, value: number]} Shown */
/** @type {Record<string, (frame: Frame) => Shown>} */
const NUMBERS = {
  step: ({ runs: [{ step }] }) => [String(step), step],
  epoch: ({ runs: [{ epoch }] }) => [atMost(epoch, 1), epoch],
  loss: ({ runs: [{ measure }] }) => finite(measure.data + measure.regularisation, barNumber),
  data: ({ runs: [{ measure }] }) => finite(measure.data, decimals),
  regularisation: ({ runs: [{ measure }] }) => finite(measure.regularisation, decimals),
  accuracy: ({ runs: [{ measure }] }) => [barPercent(measure.accuracy), 100 * measure.accuracy],
  "test-loss": ({ runs: [{ measure }] }) => ofTest(measure.testLoss, decimals),
  "test-accuracy": ({ runs: [{ measure }] }) => ofTest(measure.testAccuracy, percent),
  rate: ({ runs: [{ learningRate }] }) => [rateText(learningRate), learningRate],
  speed: ({ stepsPerSecond, playing }) => [
    playing && stepsPerSecond > 0 ? thousands(stepsPerSecond) : "–",
    stepsPerSecond,
  ],
  time: ({ microsecondsPerStep }) => [
    microsecondsPerStep ? microseconds(microsecondsPerStep) : "–",
    microsecondsPerStep,
  ],
};

/** The numbers that measure the network on the points. */
const MEASURES = ["loss", "data", "accuracy", "test-loss", "test-accuracy"];

/** The name of each measure for classes, and for numbers to predict. @type {Record<string, [string, string]>} */
const ACCURACY_NAMES = {
  accuracy: ["accuracy", "explained"],
  "test-accuracy": ["Test accuracy", "Test explained"],
};

export class Readout {
  /** @type {TargetKind} */
  #kind = "two";
  /** @type {[HTMLElement, (frame: Frame) => Shown][]} */
  #fields;

  /** @param {ParentNode} root */
  constructor(root) {
    this.#fields = Object.entries(NUMBERS).map(([name, read]) => {
      const field = /** @type {HTMLElement} */ (root.querySelector(`#readout-${name}`));
      field.addEventListener("copy", (event) => {
        if (getSelection()?.toString().trim() !== field.textContent) return;
        event.preventDefault();
        event.clipboardData?.setData("text/plain", field.title);
      });
      return [field, read];
    });
  }

  /** Names the measures, which differ between classes and numbers to predict. @param {TargetKind} kind */
  #showNames(kind) {
    if (kind === this.#kind) return;
    this.#kind = kind;
    for (const [id, names] of Object.entries(ACCURACY_NAMES)) {
      const name = document.getElementById(`readout-${id}`)?.previousElementSibling;
      if (name) name.textContent = names[kind === "number" ? 1 : 0];
    }
  }

  /** Clears the numbers while there is nothing to measure. */
  forget() {
    for (const name of MEASURES) {
      const [field] = this.#fields[Object.keys(NUMBERS).indexOf(name)];
      field.textContent = "–";
      field.title = "";
    }
  }

  /** @param {Frame} frame */
  show(frame) {
    this.#showNames(frame.runs[0].kind);
    for (const [field, read] of this.#fields) {
      const [text, value] = read(frame);
      if (field.textContent === text && field.title === String(value)) continue;
      field.textContent = text;
      field.title = String(value);
    }
  }
}

/** @param {number} value @param {(value: number) => string} write @returns {Shown} */
function finite(value, write) {
  const infinite = value > 0 ? "∞" : "−∞";
  return [Number.isFinite(value) ? write(value) : Number.isNaN(value) ? "NaN" : infinite, value];
}

/** Formats a number, or shows a dash for NaN, which means that there are no test points. @param {number} value @param {(value: number) => string} write @returns {Shown} */
function ofTest(value, write) {
  return Number.isNaN(value) ? ["–", value] : finite(value, write);
}
