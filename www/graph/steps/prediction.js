// Compares the change of the result that a gradient predicts with the real one, when a leaf changes.
import { brief } from "../../ui/numbers.js";

/**
 * The state before a change: the number of the leaf, the result, and the derivative of the result by the leaf.
 * @typedef {{ data: number, root: number, grad: number }} Base
 * @typedef {{ name: string, data: number, rootName: string, root: number }} Now
 */

/** The relative error of a difference of results that rounding alone explains: some units in the last place. */
const ROUNDING = 8 * Number.EPSILON;

const CONTENT = `
  <p class="nudge-since"></p>
  <dl>
    <div><dt>grad predicts</dt><dd><span class="bar predicted"></span></dd><dd class="number"></dd></div>
    <div><dt>it really is</dt><dd><span class="bar"></span></dd><dd class="number"></dd></div>
  </dl>
  <p class="nudge-off"></p>`;

/**
 * Returns the change of the leaf, the predicted change of the result, and its real change.
 * @param {Base} base
 * @param {Pick<Now, "data" | "root">} now
 */
export function prediction(base, now) {
  const delta = now.data - base.data;
  return { delta, predicted: base.grad * delta, real: now.root - base.root };
}

/**
 * Returns a sentence that says how far the prediction is off, or why that is unknown.
 * @param {Base} base
 * @param {Pick<Now, "data" | "root" | "rootName">} now
 */
export function verdict(base, now) {
  const { predicted, real } = prediction(base, now);
  const off = Math.abs(real - predicted);
  if (off <= ROUNDING * Math.max(Math.abs(base.root), Math.abs(now.root))) {
    return "The straight line that grad stands for is exact here.";
  }
  if (Number.isFinite(off)) return `The straight line that grad stands for is off by ${brief(off)}.`;
  const { root, rootName } = now;
  if (Number.isFinite(root)) return "That is too large to compare with the actual change: try a smaller change.";
  return `${rootName} is ${brief(root)} now, so the two cannot be compared: try a smaller change.`;
}

/** Shows a prediction and the real change as two bars. */
export class Prediction {
  #root;

  /** @param {HTMLElement} root */
  constructor(root) {
    root.innerHTML = CONTENT;
    this.#root = root;
  }

  /**
   * Shows the change since `base`, and hides the bars if nothing has changed.
   * @param {Now | undefined} now
   * @param {Base | undefined} base
   */
  show(now, base) {
    const isChanged = now !== undefined && base !== undefined && !Object.is(now.data, base.data);
    this.#root.hidden = !isChanged;
    if (!isChanged) return;
    const { delta, predicted, real } = prediction(base, now);
    this.#write(
      ".nudge-since",
      `From ${brief(base.data)} to ${brief(now.data)}, a change of ${signed(delta)}. So ${now.rootName} changes by:`,
    );
    const product = `${brief(base.grad)} * ${brief(delta)} = ${signed(predicted)}`;
    this.#write(".nudge-off", `grad * change = ${product}. ${verdict(base, now)}`);
    const scale = Math.max(Math.abs(predicted), Math.abs(real)) || 1;
    const bars = /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(".bar"));
    const numbers = this.#root.querySelectorAll(".number");
    [predicted, real].forEach((number, index) => {
      const share = number / scale;
      bars[index].style.setProperty("--share", String(Number.isFinite(share) ? share : 0));
      bars[index].toggleAttribute("data-negative", share < 0);
      numbers[index].textContent = signed(number);
    });
  }

  /**
   * @param {string} selector
   * @param {string} text
   */
  #write(selector, text) {
    /** @type {HTMLElement} */ (this.#root.querySelector(selector)).textContent = text;
  }
}

/** @param {number} number */
function signed(number) {
  return number > 0 ? `+${brief(number)}` : brief(number);
}
