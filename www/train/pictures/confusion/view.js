// The confusion matrix: the number of points by their class and the predicted class.
import { element } from "../../../ui/element.js";
import { classNames } from "../../settings/target.js";

/** @import { Frame, Pictures, PictureNumbers, Scene } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */

/** @typedef {NonNullable<PictureNumbers["confusion"]>} Numbers */

export class Confusion {
  static panel = { title: "Confusion", hint: "Each row is a class, each column what it is taken for." };

  #isVisible = false;
  /** @type {readonly string[]} */
  #classes = [];
  #root;
  /** The contents on show, as text, to see whether they change. */
  #shown = "";

  /** @param {HTMLElement} root an empty element, which it fills @param {Pick<Callbacks, "wanted">} callbacks */
  constructor(root, { wanted }) {
    this.#root = root;
    root.classList.add("confusion");
    new IntersectionObserver((entries) => {
      this.#isVisible = entries[entries.length - 1].isIntersecting;
      if (this.#isVisible) wanted();
    }).observe(root);
  }

  /** @returns {Pictures} */
  get request() {
    return this.#isVisible ? { confusion: true } : {};
  }

  /** @param {Scene} scene */
  setScene({ settings: { data } }) {
    const names = classNames(data);
    // A single class of the user's own is one of the two signs.
    this.#classes = names.length === 1 ? ["−1", "+1"] : names;
  }

  /** @param {Frame} frame */
  show({ runs: [{ pictures, kind }] }) {
    if (kind === "number")
      return this.#write("number", [element("p", { class: "hint" }, "A number to predict has no classes.")]);
    const numbers = pictures.confusion;
    if (!numbers || numbers.training.length !== this.#classes.length) return;
    const shown = JSON.stringify([numbers, this.#classes]);
    if (shown === this.#shown) return;
    const hasTest = numbers.test.flat().some((count) => count > 0);
    this.#write(shown, [
      confusionTable(numbers.training, this.#classes, hasTest ? "Points for training" : "Points"),
      ...(hasTest ? [confusionTable(numbers.test, this.#classes, "Points for testing")] : []),
    ]);
  }

  /** @param {string} shown @param {HTMLElement[]} children */
  #write(shown, children) {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#root.replaceChildren(...children);
  }
}

/** @param {number[][]} counts @param {readonly string[]} classes @param {string} caption */
export function confusionTable(counts, classes, caption) {
  const head = [
    element("td", { class: "hint" }, "taken for"),
    ...classes.map((name) => element("th", { scope: "col" }, name)),
  ];
  const rows = counts.map((row, is) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, classes[is]),
      ...row.map((count, found) =>
        element("td", { class: is === found ? "is-right" : count > 0 ? "is-wrong" : undefined }, String(count)),
      ),
    ),
  );
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
}
