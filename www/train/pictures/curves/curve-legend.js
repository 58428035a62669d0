// The legend of the curves, hidden while there is only one line.
import { element } from "../../../ui/element.js";

/** @import { LINE_STYLES } from "./curve-lines.js" */

export class CurveLegend {
  #root;
  #shown = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /** @param {typeof LINE_STYLES} styles of the lines that are to be told apart */
  show(styles) {
    const key = styles.map(({ title }) => title).join();
    if (key === this.#shown) return;
    this.#shown = key;
    this.#root.hidden = styles.length === 0;
    this.#root.replaceChildren(
      ...styles.map(({ title, colour, dashed }) => {
        const sample = element("span", { class: "legend-line", "aria-hidden": "true" });
        sample.style.borderBlockStart = `0.125rem ${dashed ? "dashed" : "solid"} var(${colour})`;
        return element("span", { class: "legend-entry" }, sample, title);
      }),
    );
  }
}
