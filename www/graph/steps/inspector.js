// Shows the description of one value. It takes words and numbers, and depends on no graph and no engine.

import { numberText } from "../../engine/numbers.js";
import { copyText } from "../../ui/clipboard.js";
import { brief, precise, significant } from "../../ui/numbers.js";

/** @import { Check, Local, Use } from "../computation/derivative.js" */

/**
 * @typedef {object} Described
 * @property {number} place
 * @property {string} name
 * @property {string} label
 * @property {{ text: string, numbers: string }} made how it was computed: "d = a * b" and "-4 * 2"
 * @property {string} scope "" when it has none
 * @property {number | undefined} data nothing when it is not computed yet
 * @property {number | undefined} grad
 * @property {Local[]} locals
 * @property {Use[]} uses
 * @property {boolean} isRoot
 * @property {Check | undefined} check
 * @property {string[]} sentences what it means, and what is to be known beside
 */

/** The number of rows that are listed; the smaller ones beyond it are summed up in one row. */
const MOST_ROWS = 20;
const LARGEST = 8;

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
  <div class="inspector-head">
    <h3 tabindex="-1"></h3>
    <button type="button">Copy</button>
  </div>
  <p class="inspector-made"></p>
  <dl class="inspector-numbers">
    <div><dt>data</dt><dd class="data"></dd></div>
    <div><dt>grad</dt><dd class="grad"></dd></div>
  </dl>
  <p class="inspector-meaning"></p>
  <section class="inspector-uses">
    <h4>Where its grad comes from</h4>
    <ul></ul>
  </section>
  <section class="inspector-check">
    <h4>Checked by trying it out</h4>
    <p></p>
  </section>
  <section class="inspector-local">
    <h4>Local derivative</h4>
    <ul></ul>
  </section>`;

export class Inspector {
  #root;
  #follow;
  #button;
  #text = "";

  /**
   * @param {HTMLElement} root
   * @param {(place: number) => void} follow called when another value is chosen in it
   */
  constructor(root, follow) {
    root.classList.add("inspector");
    root.innerHTML = CONTENT;
    this.#root = root;
    this.#follow = follow;
    this.#button = /** @type {HTMLButtonElement} */ (root.querySelector(".inspector-head button"));
    this.#button.addEventListener("click", () => copyText(this.#button, this.#text));
    this.show(undefined);
  }

  /** The text to copy, with all digits. */
  get text() {
    return this.#text;
  }

  /** @param {Described | undefined} value */
  show(value) {
    this.#root.toggleAttribute("data-empty", !value);
    this.#find("h3").textContent = value?.name ?? "Value";
    this.#button.hidden = !value;
    if (!value) {
      this.#text = "";
      this.#find(".inspector-made").textContent = "Point at a value, or tap it, to see what its gradient is made of.";
      return;
    }
    const { data, grad, label } = value;
    this.#text = written({ label, data: data ?? Number.NaN, grad: grad ?? 0 });
    this.#button.hidden = data === undefined;
    this.#find(".inspector-made").replaceChildren(...madeOf(value));
    this.#find(".data").textContent = data === undefined ? "not computed yet" : numberText(data);
    this.#find(".grad").textContent = grad === undefined ? "not computed yet" : numberText(grad);
    this.#find(".inspector-meaning").textContent = value.sentences.join(" ");
    this.#section("inspector-uses", data === undefined ? [] : this.#useRows(value));
    this.#section(
      "inspector-local",
      value.locals.map(({ by, text }) => this.#row(by, text)),
    );
    this.#find(".inspector-check").hidden = !value.check || data === undefined;
    if (value.check) this.#find(".inspector-check p").textContent = checkText(value.check);
  }

  /** @param {Described} value */
  #useRows({ uses, isRoot }) {
    if (isRoot && uses.length === 0) return [line("It is the result: its grad starts at 1.")];
    const { rows, others, rest } = shortened(uses);
    const items = rows.map((use) => this.#useRow(use));
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

  /** @param {Use} use */
  #useRow({ place, through, formula, numbers, product, isDone }) {
    const item = this.#row(place, through, "through ");
    const arithmetic = document.createElement("span");
    arithmetic.className = "arithmetic";
    arithmetic.textContent = isDone ? `${formula} = ${numbers} = ${brief(product)}` : `${formula}: still to come`;
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
      // The row has gone with the value that it belonged to.
      this.#find("h3").focus();
    });
    item.append(button);
    return item;
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} items none hides it
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

/** @param {Described} value */
function madeOf({ made, scope, data }) {
  const text = document.createElement("code");
  text.textContent = made.text;
  /** @type {(Node | string)[]} */
  const parts = [made.numbers === "" ? made.text : text];
  if (made.numbers !== "" && data !== undefined) {
    const numbers = document.createElement("code");
    numbers.textContent = `${made.numbers} = ${brief(data)}`;
    parts.push(" with ", numbers);
  }
  if (scope) parts.push(` · in ${scope}`);
  return parts;
}

/** @param {Check} check */
function checkText({ slope, step, error, isKink }) {
  const text = `Moving it by ±${numberText(step)} moves the result at a rate of ${precise(slope)} (central difference).`;
  if (error === undefined) return text;
  if (isKink)
    return `${text} The rate to the left differs from the rate to the right: this is a kink, and grad is the rate of one side.`;
  return error === 0 ? `${text} grad is exactly that.` : `${text} grad differs by ${significant(error, 2)}.`;
}
