// Places the card of the selected value beside its box, in windows where it floats over the picture.
import { keepCard, placeCard } from "../layout/card-placement.js";

/** @import { Area } from "../layout/scene.js" */

/** The distance between the card and the edges of the picture, in pixels. */
const MARGIN = 8;
/** The widths that the card may have. From the second on, what it says is in two columns. */
const WIDTHS = ["19rem", "31rem", "36rem", "42rem"];

export class FloatingCard {
  #root;
  #card;
  /** Where the card stands. @type {Area | undefined} */
  #spot;

  /**
   * @param {HTMLElement} root of the lab
   * @param {HTMLElement} card
   */
  constructor(root, card) {
    this.#root = root;
    this.#card = card;
    // The player grows with what a step says, and the card with what it says of a change.
    const resized = new ResizeObserver(() => this.#adjust());
    for (const floating of [card, this.#find(".lab-player")]) resized.observe(floating);
  }

  /** Places the card anew, as when another value is selected, or the picture has moved. */
  place() {
    this.#spot = undefined;
    // By then the card says what it has to say of the value.
    queueMicrotask(() => this.#adjust());
  }

  /** Adjusts the card to what it says and to the room that there is. It stays where it is if it can. */
  #adjust() {
    const { style, scrollTop } = this.#card;
    style.inlineSize = style.maxBlockSize = style.translate = "";
    const surroundings = this.#surroundings;
    if (!surroundings) return;
    const { room, value, around } = surroundings;
    const last = this.#spot;
    if (last) style.inlineSize = `${last.width}px`;
    this.#spot = last && keepCard(last, this.#size.height, room, around);
    this.#spot ??= placeCard(this.#shapes(), room, value, around);
    const { x, y, width, height } = this.#spot;
    style.inlineSize = `${width}px`;
    // Without need, no scroll bar may come and take room from the text.
    if (height < this.#size.height) style.maxBlockSize = `${height}px`;
    style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
    // Measured as a whole, the card forgot how far it was scrolled.
    this.#card.scrollTop = scrollTop;
  }

  /** Returns the sizes that the card has in each width. */
  #shapes() {
    return WIDTHS.map((width) => {
      this.#card.style.inlineSize = width;
      return this.#size;
    });
  }

  /** Returns the size of the card, in whole pixels, with which it need not scroll. */
  get #size() {
    const { width, height } = this.#card.getBoundingClientRect();
    return { width: Math.ceil(width), height: Math.ceil(height) };
  }

  /** Returns the areas of what is around the card; `undefined` if the card does not float, or has no value in sight. */
  get #surroundings() {
    const card = this.#card;
    if (!card.hasAttribute("data-open") || getComputedStyle(card).position !== "absolute") return undefined;
    const lab = this.#root.getBoundingClientRect();
    const within = (/** @type {Element} */ element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x - lab.x, y: y - lab.y, width, height };
    };
    const frame = this.#find("#graph-frame");
    const value = frame.querySelector(".selected .box");
    if (!value) return undefined;
    const { x, y, width, height } = within(frame);
    const bar = within(this.#find(".lab-bar"));
    const top = bar.y + bar.height;
    const bottom = within(this.#find(".lab-player")).y;
    const room = {
      x: x + MARGIN,
      y: top + MARGIN,
      width: width - 2 * MARGIN,
      height: Math.max(bottom, y + height / 2) - top - 2 * MARGIN,
    };
    const boxes = (/** @type {string} */ selector) => Array.from(frame.querySelectorAll(selector), within);
    const near = boxes(":is(.neighbour, .current, .root) .box, .note rect");
    const others = boxes(":is(.value, .group) .box");
    return { room, value: within(value), around: { near, others } };
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}
