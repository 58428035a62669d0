// Shows the card of the selected value: its number, what it means, why, and how it was checked. It depends on neither graph nor engine.

import { numberText } from "../../engine/numbers.js";
import { copyText } from "../../ui/clipboard.js";
import { atMost, brief, precise, significant } from "../../ui/numbers.js";

/** @import { Check, Local, Use } from "../computation/derivative.js" */

/**
 * @typedef {object} Described
 * @property {number} place
 * @property {string} name
 * @property {string} label
 * @property {{ text: string, numbers: string }} made the expression in names and in numbers: "d = a * b" and "-4 * 2"
 * @property {string} scope "" if it has none
 * @property {number | undefined} data `undefined` until it is computed
 * @property {number | undefined} grad
 * @property {Local[]} locals
 * @property {Use[]} uses
 * @property {boolean} isRoot
 * @property {Check | undefined} check
 * @property {string[]} sentences what its gradient means, and further remarks
 */

/** The greatest number of rows that say in names what they add. More of them say it in numbers, so that all are in sight. */
const MOST_IN_NAMES = 2;
/** The greatest number of rows; the smallest contributions beyond it are summed in one row. */
const MOST_ROWS = 20;
const LARGEST = 8;
/** The relative difference of a gradient and the measured slope below which only rounding separates them. */
const SMALL = 1e-6;

/**
 * Writes a value as Python would.
 * @param {{ label: string, data: number, grad: number }} value
 */
export function written({ label, data, grad }) {
  return `Value(data=${numberText(data)}, grad=${numberText(grad)}${label ? `, label='${label}'` : ""})`;
}

/**
 * Splits the rows into those that are shown and the sum of the others.
 * @param {Use[]} uses
 */
export function shortened(uses) {
  if (uses.length <= MOST_ROWS) return { rows: uses, others: 0, rest: 0 };
  const order = uses.map((use, index) => ({ index, size: Math.abs(use.product) })).sort((a, b) => b.size - a.size);
  const largest = new Set(order.slice(0, LARGEST).map(({ index }) => index));
  const others = uses.filter((_, index) => !largest.has(index));
  const rest = others.reduce((sum, { product }) => sum + product, 0);
  return { rows: uses.filter((_, index) => largest.has(index)), others: others.length, rest };
}

const CONTENT = `
  <p class="card-empty hint"></p>
  <div class="card-head">
    <h3 tabindex="-1"></h3>
    <dl class="card-numbers">
      <div><dt>data</dt><dd class="data"></dd></div>
      <div><dt>grad</dt><dd class="grad"></dd></div>
    </dl>
    <button type="button" data-act="copy">Copy</button>
    <button type="button" data-act="close" aria-label="Close"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg></button>
  </div>
  <div class="card-body">
    <div class="nudge"></div>
    <p class="card-meaning"></p>
    <section class="card-uses">
      <h4>Because</h4>
      <ul></ul>
    </section>
    <section class="card-check">
      <p></p>
    </section>
    <details class="card-made">
      <summary></summary>
      <p></p>
      <ul class="card-local"></ul>
    </details>
  </div>
  <div class="card-foot"></div>`;

export class Card {
  #root;
  #follow;
  #button;
  #text = "";

  /**
   * @param {HTMLElement} root
   * @param {{ follow: (place: number) => void, close: () => void, goBack: () => void, fold: () => void }} handlers `follow` is
   *   called when another value is chosen in the card, `goBack` when the keyboard leaves it towards its value, and `fold` when it
   *   closes on the way
   */
  constructor(root, { follow, close, goBack, fold }) {
    root.innerHTML = CONTENT;
    this.#root = root;
    this.#follow = follow;
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector("[data-act=copy]"));
    this.#button.addEventListener("click", () => copyText(this.#button, this.#text));
    this.#find("[data-act=close]").addEventListener("click", close);
    const made = /** @type {HTMLDetailsElement} */ (this.#find(".card-made"));
    // The card is placed anew at the end of a frame, by which its height may change.
    const show = () => made.open && made.scrollIntoView({ block: "nearest" });
    made.addEventListener("toggle", () => requestAnimationFrame(() => requestAnimationFrame(show)));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) fold();
      if (event.key !== "Tab" || !event.shiftKey || !this.#isAtStart) return;
      event.preventDefault();
      goBack();
    });
    this.show(undefined);
  }

  /** Gives the number of a leaf the focus, or else the name of the value. */
  focus() {
    const heading = this.#find("h3");
    (this.leaf.hidden ? heading : (this.leaf.querySelector("input") ?? heading)).focus();
  }

  /** Returns whether the focus is where Tab enters the card. */
  get #isAtStart() {
    const first = this.#root.querySelector("button:not([hidden])");
    return document.activeElement === first || document.activeElement === this.#find("h3");
  }

  /** Returns the container of what is said of the value, to which more can be added. */
  get body() {
    return this.#find(".card-body");
  }

  /** Returns the container of what leads further, which is in sight however much is said of the value. */
  get foot() {
    return this.#find(".card-foot");
  }

  /** Returns the container of the controls that change the number of a leaf. */
  get leaf() {
    return this.#find(".nudge");
  }

  /** Returns the text to copy, with all digits. */
  get text() {
    return this.#text;
  }

  /** @param {Described | undefined} value */
  show(value) {
    this.#root.toggleAttribute("data-empty", !value);
    this.#find("h3").textContent = value?.name ?? "";
    if (!value) {
      this.#text = "";
      this.#find(".card-empty").textContent = "Select a value to see what its gradient says.";
      return;
    }
    const { data, grad, label } = value;
    this.#text = written({ label, data: data ?? Number.NaN, grad: grad ?? 0 });
    this.#button.hidden = data === undefined;
    this.#number(".data", data, "not computed yet");
    this.#number(".grad", grad, "none yet");
    this.#find(".card-meaning").textContent = value.sentences.join(" ");
    this.#section("card-uses", data === undefined || grad === undefined ? [] : this.#useRows(value));
    this.#find(".card-check").hidden = !value.check || data === undefined;
    if (value.check) this.#find(".card-check p").textContent = checkText(value.check);
    // A leaf is not computed.
    this.#find(".card-made").hidden = value.made.numbers === "" && value.scope === "";
    this.#find(".card-made summary").textContent = value.made.text;
    this.#find(".card-made p").replaceChildren(...madeOf(value));
    this.#find(".card-local").replaceChildren(...value.locals.map(({ by, text }) => this.#row(by, text)));
  }

  /**
   * Writes a number in few digits, with all digits in the tooltip.
   * @param {string} selector
   * @param {number | undefined} number
   * @param {string} missing the text for an unknown number
   */
  #number(selector, number, missing) {
    const element = this.#find(selector);
    element.textContent = number === undefined ? missing : brief(number);
    element.title = number === undefined ? "" : numberText(number);
  }

  /** @param {Described} value */
  #useRows({ uses, isRoot }) {
    if (isRoot && uses.length === 0) return [line("It is the result: its grad starts at 1.")];
    const { rows, others, rest } = shortened(uses);
    const items = rows.map((use) => this.#useRow(use, rows.length <= MOST_IN_NAMES));
    if (others > 0) items.push(line(`and ${others} others, together ${brief(rest)}`));
    const done = uses.filter(({ isDone }) => isDone);
    const sum = done.reduce((total, { product }) => total + product, 0);
    if (uses.length > 1) {
      const item = line(`Sum${done.length < uses.length ? " so far" : ""}: ${brief(sum)}`);
      item.className = "sum";
      items.push(item);
    }
    return items;
  }

  /** @param {Use} use @param {boolean} isInNames */
  #useRow({ place, through, formula, numbers, product, isDone }, isInNames) {
    const item = this.#row(place, through, "through ");
    const arithmetic = document.createElement("span");
    arithmetic.className = "arithmetic";
    const sum = isDone ? `${numbers} = ${brief(product)}` : "still to come";
    arithmetic.textContent = isInNames ? `${formula}${isDone ? " =" : ":"} ${sum}` : sum;
    item.classList.toggle("short", !isInNames);
    item.append(arithmetic);
    item.toggleAttribute("data-pending", !isDone);
    return item;
  }

  /**
   * Returns a line with a button that leads to another value.
   * @param {number} place
   * @param {string} text
   * @param {string} [before]
   */
  #row(place, text, before = "") {
    const item = line(before);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", () => {
      this.#follow(place);
      // The row that had the focus has been replaced.
      this.#find("h3").focus();
    });
    item.append(button);
    return item;
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} items if there are none, the section is hidden
   */
  #section(name, items) {
    this.#find(`.${name}`).hidden = items.length === 0;
    this.#find(`.${name} ul`).replaceChildren(...items);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}

/** @param {string} text */
function line(text) {
  const item = document.createElement("li");
  item.textContent = text;
  return item;
}

/** Says with which numbers a value is computed, and where. @param {Described} value */
function madeOf({ made, scope, data }) {
  /** @type {(Node | string)[]} */
  const parts = [];
  if (made.numbers !== "" && data !== undefined) {
    const numbers = document.createElement("code");
    numbers.textContent = `${made.numbers} = ${brief(data)}`;
    parts.push("with ", numbers);
  }
  if (scope) parts.push(`${parts.length > 0 ? " · " : ""}in ${scope}`);
  return parts;
}

/** @param {Check} check */
function checkText({ slope, step, error, isKink }) {
  const text = `Checked by moving it ±${atMost(step, 5)}: ${precise(slope)}`;
  if (error === undefined) return `${text}.`;
  if (isKink) return `${text}. The rates at its two sides differ: this is a kink, and grad is the rate of one side.`;
  return error < SMALL * Math.max(1, Math.abs(slope))
    ? `${text}\u{a0}✓`
    : `${text}; grad differs by ${significant(error, 2)}.`;
}
