// Changes the number of a leaf, and compares the change that its gradient predicts with the real one. It does not depend on the graph.
import { numberText } from "../../engine/numbers.js";
import { brief } from "../../ui/numbers.js";
import { Prediction } from "./prediction.js";

/**
 * The current numbers of the leaf and the result.
 * @typedef {object} Leaf
 * @property {number} place
 * @property {string} name
 * @property {number} data
 * @property {() => number} grad the derivative of the result by it
 * @property {string} rootName
 * @property {number} root the result
 *
 * @typedef {object} Handlers
 * @property {(place: number, number: number) => void} change is called at most once a frame while the number is being changed
 * @property {() => void} commit is called when a change is complete, which `undo` reverts
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} reset resets all leaves
 *
 * @typedef {{ undo: boolean, redo: boolean, reset: boolean }} Possible
 */

/** The amounts that an arrow key adds, alone, with Shift and with Alt. */
const STEPS = { plain: 0.01, coarse: 0.1, fine: 0.001 };

/** The least width of the text field, in characters. */
const LEAST_CHARACTERS = 8;

const CONTENT = `
  <div class="nudge-inputs">
    <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" aria-label="Number" />
    <input type="range" step="any" aria-label="Drag the number" title="Arrow keys change it by 0.01, with Shift by 0.1, with Alt by 0.001." />
  </div>
  <p class="nudge-error" role="alert"></p>
  <div class="nudge-change"></div>
  <div class="toolbar">
    <button type="button" data-act="undo">Undo</button>
    <button type="button" data-act="redo">Redo</button>
    <button type="button" data-act="reset">Reset all</button>
  </div>`;

export class Nudge {
  #root;
  #handlers;
  #number;
  #range;
  #prediction;
  /** @type {Leaf | undefined} */
  #leaf;
  /**
   * The numbers that changes are measured from: those at the time when the leaf was selected.
   * @type {import("./prediction.js").Base | undefined}
   */
  #base;
  /** The number before an entry, to which an invalid entry is reset. */
  #entered = 0;
  /** The number that the next frame shows. @type {number | undefined} */
  #next;
  #frame = 0;

  /**
   * @param {HTMLElement} root
   * @param {Handlers} handlers
   */
  constructor(root, handlers) {
    root.innerHTML = CONTENT;
    this.#root = root;
    this.#handlers = handlers;
    this.#number = /** @type {HTMLInputElement} */ (root.querySelector("input[type=text]"));
    this.#range = /** @type {HTMLInputElement} */ (root.querySelector("input[type=range]"));
    this.#prediction = new Prediction(this.#find(".nudge-change"));
    this.#listen();
    this.show(undefined);
  }

  /**
   * Shows a leaf, or its new numbers if it is already shown.
   * @param {Leaf | undefined} leaf
   * @param {Possible} [possible]
   */
  show(leaf, possible = { undo: false, redo: false, reset: false }) {
    const isOther = leaf?.place !== this.#leaf?.place;
    this.#leaf = leaf;
    this.#root.hidden = !leaf;
    for (const button of this.#root.querySelectorAll("button")) {
      const isPossible = possible[/** @type {keyof Possible} */ (button.dataset.act)];
      // `disabled` would take the focus from a reader who presses the button repeatedly.
      button.setAttribute("aria-disabled", String(!isPossible));
    }
    // The toolbar is hidden until there is something to undo.
    this.#find(".toolbar").hidden = !possible.undo && !possible.redo && !possible.reset;
    if (isOther) this.#rebase();
    this.#prediction.show(leaf, this.#base);
    if (!leaf) return;
    if (isOther) this.#number.size = LEAST_CHARACTERS;
    if (isOther || leaf.data < Number(this.#range.min) || leaf.data > Number(this.#range.max)) this.#span(leaf);
    this.#range.value = String(leaf.data);
    if (this.#next === undefined && !this.#isTyping) this.#write(leaf.data);
  }

  /** Measures changes from the current numbers on. */
  #rebase() {
    const leaf = this.#leaf;
    this.#base = leaf && { data: leaf.data, root: leaf.root, grad: leaf.grad() };
    this.#find(".nudge-error").textContent = "";
  }

  #listen() {
    this.#range.addEventListener("pointerdown", () => {
      this.#rebase();
      if (this.#leaf) this.#span(this.#leaf);
    });
    this.#range.addEventListener("input", () => this.#change(this.#slid));
    this.#range.addEventListener("change", () => this.#commit());
    this.#number.addEventListener("input", () => this.#type());
    this.#number.addEventListener("change", () => this.#commit());
    this.#number.addEventListener("focus", () => {
      this.#entered = this.#leaf?.data ?? 0;
    });
    this.#number.addEventListener("blur", () => this.#settle());
    for (const input of [this.#number, this.#range]) {
      input.addEventListener("keydown", (event) => this.#key(event, input));
      input.addEventListener("keyup", (event) => event.key.startsWith("Arrow") && this.#commit());
    }
    this.#root.addEventListener("focusin", (event) => {
      const isInside = event.relatedTarget instanceof Node && this.#root.contains(event.relatedTarget);
      if (!isInside && event.target !== this.#range) this.#rebase();
    });
    this.#root.addEventListener("keydown", (event) => this.#shortcut(event));
    for (const button of this.#root.querySelectorAll("button")) {
      button.addEventListener("click", () => this.#act(/** @type {keyof Possible} */ (button.dataset.act)));
    }
  }

  /** @param {keyof Possible} act */
  #act(act) {
    this.#flush();
    this.#handlers[act]();
    this.#settle();
  }

  /** @param {KeyboardEvent} event */
  #shortcut(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    event.stopPropagation();
    this.#act(key === "y" || event.shiftKey ? "redo" : "undo");
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLInputElement} input
   */
  #key(event, input) {
    if (event.key === "Escape" && input === this.#number) {
      this.#change(this.#entered);
      this.#commit();
      this.#settle();
    }
    const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    const isCaret = input === this.#number && /^Arrow[LR]/.test(event.key);
    if (!direction || isCaret || !this.#leaf || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.shiftKey ? STEPS.coarse : event.altKey ? STEPS.fine : STEPS.plain;
    const number = (this.#next ?? this.#leaf.data) + direction * step;
    // The rounding removes the error of 0.1 + 0.2.
    const rounded = Number(number.toPrecision(12));
    this.#write(rounded);
    this.#change(rounded);
  }

  #type() {
    this.#widen();
    const text = this.#number.value.trim().replace(",", ".");
    const number = Number(text);
    const isNumber = text !== "" && Number.isFinite(number);
    // A partly typed number, such as the 1e of 1e3, must not leave an unintended number.
    this.#change(isNumber ? number : this.#entered);
    this.#number.setAttribute("aria-invalid", String(!isNumber));
    this.#find(".nudge-error").textContent = isNumber ? "" : this.#refusal(number);
  }

  /** Returns why an entry is refused. @param {number} number */
  #refusal(number) {
    const reason = Math.abs(number) === Infinity ? "is beyond the largest number, about 1.8e+308" : "is no number";
    return `"${this.#number.value}" ${reason}. ${capital(this.#leaf?.name ?? "")} stays ${brief(this.#entered)}.`;
  }

  /** @param {number} number */
  #change(number) {
    this.#next = number;
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Applies the change that waits for the next frame. */
  #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const number = this.#next;
    // The slider shows the number at once, but the text field must not overwrite what is being typed.
    this.#next = undefined;
    if (number === undefined || !this.#leaf || Object.is(number, this.#leaf.data)) return;
    this.#handlers.change(this.#leaf.place, number);
  }

  #commit() {
    this.#flush();
    this.#handlers.commit();
    this.#entered = this.#leaf?.data ?? 0;
    if (!this.#isTyping) this.#settle();
  }

  /** Writes the leaf's number into the text field. */
  #settle() {
    this.#entered = this.#leaf?.data ?? 0;
    if (this.#leaf) this.#write(this.#leaf.data);
    this.#number.removeAttribute("aria-invalid");
    this.#find(".nudge-error").textContent = "";
  }

  /** Writes a number into the text field. @param {number} number */
  #write(number) {
    this.#number.value = numberText(number);
    this.#widen();
  }

  /** Makes the text field as wide as its text. It does not get narrower, as the slider beside it would move under the pointer. */
  #widen() {
    this.#number.size = Math.max(this.#number.size, this.#number.value.length);
  }

  get #isTyping() {
    return document.activeElement === this.#number;
  }

  /** Returns the number of the slider to a thousandth of its range or less, as more digits would be noise. */
  get #slid() {
    const reach = (Number(this.#range.max) - Number(this.#range.min)) / 2;
    const decimals = Math.max(0, 3 - Math.floor(Math.log10(reach)));
    return Number(this.#range.valueAsNumber.toFixed(decimals));
  }

  /** Sets the range of the slider to the number plus and minus its magnitude, or 1 if that is larger. @param {Leaf} leaf */
  #span({ data }) {
    const reach = Math.max(1, Math.abs(Number.isFinite(data) ? data : 0));
    const middle = Number.isFinite(data) ? data : 0;
    this.#range.min = String(middle - reach);
    this.#range.max = String(middle + reach);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}

/**
 * Returns a text with a capital letter to begin a sentence, unless it is a name such as "a".
 * @param {string} called
 */
function capital(called) {
  return called.replace(/^the /, "The ");
}
