// The bar that adds up, head to tail, what each training point contributes to the gradient of one parameter.
import { decimals, signed } from "../../../ui/numbers.js";

/** @typedef {{ points: Float64Array, regularisation: number, sum: number }} Contributions */

/**
 * Returns the sum of the positive contributions, the sum of the negative ones, and the sum of all as the tape computed
 * it.
 * @param {Contributions} contributions
 */
export function headToTail({ points, regularisation, sum }) {
  let [up, down] = [0, 0];
  for (const part of [...points, regularisation]) {
    if (part > 0) up += part;
    else down += part;
  }
  return { up, down, sum };
}

/**
 * Returns where the parts of the bar lie, in percent of a track that reaches from the lowest to the highest place on
 * the way and holds 0.
 * @param {Contributions} contributions
 * @returns {{ zero: number, up: number, down: number, end: number, sum: number } | undefined} the lengths of what adds
 *   and of what takes away, and the places of 0, of the end of the way and of the sum; `undefined` if any of them is not finite
 */
export function barPlaces(contributions) {
  const { up, down, sum } = headToTail(contributions);
  const [low, high] = [Math.min(0, up + down), up];
  const width = high - low || 1;
  if (![up, down, sum, width].every(Number.isFinite)) return undefined;
  /** @param {number} length */
  const percent = (length) => 100 * Math.min(1, Math.max(0, length / width));
  return {
    zero: percent(-low),
    up: percent(up),
    down: percent(-down),
    end: percent(up + down - low),
    sum: percent(sum - low),
  };
}

/** The bar under the plane: the positive contributions, then the negative ones, which end at the sum. */
export class SumBar {
  #element = document.createElement("div");
  #track = document.createElement("div");
  #up = document.createElement("span");
  #down = document.createElement("span");
  #zero = document.createElement("span");
  #mark = document.createElement("span");
  #text = document.createElement("p");

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#element.className = "sum-bar";
    this.#track.className = "sum-track";
    this.#track.setAttribute("aria-hidden", "true");
    this.#up.className = "sum-up";
    this.#down.className = "sum-down";
    this.#zero.className = "sum-zero";
    this.#mark.className = "sum-mark";
    this.#track.append(this.#up, this.#down, this.#zero, this.#mark);
    this.#element.append(this.#track, this.#text);
    this.#element.hidden = true;
    root.append(this.#element);
  }

  /** @param {Contributions | undefined} contributions @param {boolean} isFrozen whether training leaves the parameter as it is */
  show(contributions, isFrozen) {
    this.#element.hidden = !contributions;
    if (!contributions) return;
    const places = barPlaces(contributions);
    this.#track.hidden = !places;
    if (places) {
      const { zero, up, down, end, sum } = places;
      this.#up.style.insetInlineStart = `${zero}%`;
      this.#up.style.inlineSize = `${up}%`;
      this.#down.style.insetInlineStart = `${end}%`;
      this.#down.style.inlineSize = `${down}%`;
      this.#zero.style.insetInlineStart = `${zero}%`;
      this.#mark.style.insetInlineStart = `${sum}%`;
    }
    this.#text.textContent = sumWords(contributions, isFrozen);
  }
}

/** Returns the sum in words. @param {Contributions} contributions @param {boolean} [isFrozen] whether training leaves the parameter as it is */
export function sumWords(contributions, isFrozen = false) {
  const { up, down, sum } = headToTail(contributions);
  const { points, regularisation } = contributions;
  if (![up, down, sum].every(Number.isFinite)) {
    return `Some parts are too large for a number: gradient ${signed(sum)}, which no step can follow.`;
  }
  if (sum === 0 && up === 0) return "Nothing moves this parameter now: its gradient is 0.";
  const step = isFrozen
    ? "but the parameter is frozen"
    : `so a step makes the parameter ${sum > 0 ? "smaller" : "larger"}`;
  const end = `gradient ${signed(sum)}, ${step}.`;
  if (points.every((part) => part === 0)) return `No point moves it now. Regularisation alone: ${end}`;
  const extra = regularisation === 0 ? "" : `, regularisation ${signed(regularisation)}`;
  return `Arrows up add ${signed(up)}, down ${decimals(down)}${extra}: ${end}`;
}
