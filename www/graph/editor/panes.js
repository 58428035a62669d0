// Divides the window between the parts of the lab: the width of the code, which can be hidden, and the tab in a narrow window.
import { effect, signal } from "@preact/signals-core";
import { restorePanes, savePanes } from "./saved.js";

/** @import { Signal } from "@preact/signals-core" */

/** The least and greatest width of the code in percent of the window, and what an arrow key adds. */
const LEAST = 20;
const MOST = 60;
const STEP = 2;
const DEFAULT = 32;

const TABS = /** @type {const} */ (["value", "code", "output"]);

export class Panes {
  /** The tab that a narrow window shows. @type {Signal<typeof TABS[number]>} */
  tab = signal("value");
  /** The width of the code in percent, and whether it is hidden. */
  #width;
  #isHidden;

  /** @param {HTMLElement} root */
  constructor(root) {
    const { width = DEFAULT, isHidden = false } = restorePanes();
    this.#width = signal(width);
    this.#isHidden = signal(isHidden);
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#listen(root, find("lab-divider"));
    const hide = find("lab-hide");
    hide.addEventListener("click", () => {
      this.#isHidden.value = !this.#isHidden.value;
      this.#save();
    });
    const tabs = TABS.map((name) => ({ name, button: find(`tab-${name}`) }));
    for (const [index, { name, button }] of tabs.entries()) {
      button.addEventListener("click", () => {
        this.tab.value = name;
      });
      button.addEventListener("keydown", ({ key }) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
        if (!step) return;
        const next = tabs[(index + step + tabs.length) % tabs.length];
        this.tab.value = next.name;
        next.button.focus();
      });
    }
    effect(() => {
      root.style.setProperty("--code-width", `${this.#width.value}%`);
      find("lab-divider").setAttribute("aria-valuenow", String(Math.round(this.#width.value)));
    });
    effect(() => {
      root.toggleAttribute("data-code-hidden", this.#isHidden.value);
      hide.setAttribute("aria-expanded", String(!this.#isHidden.value));
      hide.title = this.#isHidden.value ? "Show the code" : "Hide the code";
    });
    effect(() => {
      root.dataset.tab = this.tab.value;
      for (const { name, button } of tabs) {
        button.setAttribute("aria-selected", String(name === this.tab.value));
        button.tabIndex = name === this.tab.value ? 0 : -1;
      }
    });
  }

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} divider
   */
  #listen(root, divider) {
    divider.addEventListener("pointerdown", (event) => {
      divider.setPointerCapture(event.pointerId);
      divider.toggleAttribute("data-dragged", true);
    });
    divider.addEventListener("pointermove", (event) => {
      if (!divider.hasPointerCapture(event.pointerId)) return;
      const { left, width } = root.getBoundingClientRect();
      this.#resize((100 * (event.clientX - left)) / width);
    });
    divider.addEventListener("lostpointercapture", () => {
      divider.removeAttribute("data-dragged");
      this.#save();
    });
    divider.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -Infinity, End: Infinity }[event.key];
      if (steps === undefined) return;
      event.preventDefault();
      this.#resize(this.#width.value + steps);
      this.#save();
    });
  }

  /** @param {number} width */
  #resize(width) {
    this.#width.value = Math.min(MOST, Math.max(LEAST, width));
  }

  #save() {
    savePanes({ width: this.#width.value, isHidden: this.#isHidden.value });
  }
}
