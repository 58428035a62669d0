// Two columns to be matched: one is chosen in each, and a pair that belongs together moves into one row.
import { element } from "../../ui/element.js";

/** @import { CardWith, LivePicture } from "../card.js" */

/**
 * Two texts that belong together, and what the second one does, as the end of a sentence that begins with it.
 * @typedef {{ left: string, right: string, does: string }} Pair
 *
 * The part of a card for this picture: the names of the columns, the pairs, and the order in which the right column begins, as indices of pairs.
 * @typedef {{ names: [string, string], pairs: Pair[], order: number[] }} Matching
 *
 * The state that its task reads: the number of pairs that were found, and what is said of the last try.
 * @typedef {{ found: number, reply: string }} MatchingState
 */

/** @implements {LivePicture<CardWith<"matching">, MatchingState>} */
export default class MatchingPicture {
  #onChange;
  #rows = element("div", { class: "learn-match" });
  /** @type {Matching} */
  #shown = { names: ["", ""], pairs: [], order: [] };
  /** The pair whose right text is in each row. @type {number[]} */
  #slots = [];
  /** The pairs that were found. @type {Set<number>} */
  #found = new Set();
  /** The pair that is chosen in each column. @type {(number | undefined)[]} */
  #chosen = [undefined, undefined];
  /** @type {MatchingState} */
  state = { found: 0, reply: "" };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    root.append(this.#rows);
  }

  /** @param {CardWith<"matching">} card @param {unknown} [kept] the pairs that were found */
  show({ shows }, kept) {
    this.#shown = shows;
    this.#slots = [...shows.order];
    this.#found = new Set();
    this.#chosen = [undefined, undefined];
    this.state = { found: 0, reply: "" };
    if (Array.isArray(kept)) for (const pair of kept) this.#judge(pair, pair);
    this.#draw();
    this.#onChange();
  }

  get kept() {
    return this.#found.size > 0 ? [...this.#found] : undefined;
  }

  controls() {
    return [];
  }

  /** @param {number} column @param {number} pair */
  #choose(column, pair) {
    this.#chosen[column] = this.#chosen[column] === pair ? undefined : pair;
    const [left, right] = this.#chosen;
    if (left !== undefined && right !== undefined) this.#judge(left, right);
    else this.state = { found: this.#found.size, reply: this.#request };
    this.#draw();
    /** @type {HTMLElement | null} */ (
      this.#rows.querySelector(`[data-column="${column}"][data-pair="${pair}"]`)
    )?.focus();
    this.#onChange();
  }

  /** What is to be chosen beside the text that is chosen. */
  get #request() {
    const { names, pairs } = this.#shown;
    const [left, right] = this.#chosen;
    if (left !== undefined) return `${pairs[left].left}: what is it in ${names[1]}?`;
    if (right !== undefined) return `${pairs[right].right}: what is it in ${names[0]}?`;
    return "Nothing is chosen.";
  }

  /** @param {number} left @param {number} right */
  #judge(left, right) {
    const isRight = left === right;
    const { right: name, does } = this.#shown.pairs[right];
    this.#chosen = [undefined, undefined];
    if (isRight) {
      this.#found.add(left);
      // The right text takes the place beside the left one.
      const from = this.#slots.indexOf(right);
      [this.#slots[from], this.#slots[left]] = [this.#slots[left], right];
    }
    this.state = { found: this.#found.size, reply: `${isRight ? "Right" : "No"}: ${name} ${does}.` };
  }

  #draw() {
    const { names, pairs } = this.#shown;
    const button = (/** @type {number} */ column, /** @type {number} */ pair) => {
      const { left, right } = pairs[pair];
      const made = element("button", { type: "button" }, element("code", {}, column === 0 ? left : right));
      made.dataset.column = String(column);
      made.dataset.pair = String(pair);
      made.disabled = this.#found.has(pair);
      made.setAttribute("aria-pressed", String(this.#chosen[column] === pair));
      made.addEventListener("click", () => this.#choose(column, pair));
      return made;
    };
    const join = (/** @type {boolean} */ isJoined) =>
      element("span", { class: isJoined ? "join" : "", "aria-hidden": "true" });
    this.#rows.replaceChildren(
      element("strong", {}, names[0]),
      join(false),
      element("strong", {}, names[1]),
      ...pairs.flatMap((_, row) => [button(0, row), join(this.#found.has(row)), button(1, this.#slots[row])]),
    );
  }
}
