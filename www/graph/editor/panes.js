// Divides the window between the parts of the lab: the width of the code, which can be hidden; in a narrow window the height of the
// sheet, and its tab. One divider changes whichever of both there is.
import { effect, signal } from "@preact/signals-core";
import { restorePanes, savePanes } from "./saved.js";

/** @import { Signal } from "@preact/signals-core" */

/**
 * The width of the code and the height of the sheet in percent of the window: the least, the greatest and the first one, how the
 * divider is called, and what the arrow keys add.
 */
const WIDTH = {
  least: 20,
  most: 60,
  initial: 32,
  title: "Width of the code",
  orientation: "vertical",
  keys: { ArrowLeft: -2, ArrowRight: 2 },
};
const HEIGHT = {
  least: 24,
  most: 60,
  initial: 24,
  title: "Height of the sheet",
  orientation: "horizontal",
  keys: { ArrowUp: 4, ArrowDown: -4 },
};
/** The height to which a tap raises the sheet. */
const RAISED = 44;
const NARROW = "(width < 1000px)";

const TABS = /** @type {const} */ (["value", "code", "output"]);

export class Panes {
  #root;
  /** The tab that a narrow window shows. @type {Signal<typeof TABS[number]>} */
  tab = signal("value");
  /** The width of the code, the height of the sheet, and whether the code is hidden. */
  #width;
  #height;
  #isHidden;
  /** Whether the sheet takes the place of the code. */
  #isNarrow = signal(matchMedia(NARROW).matches);

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    const { width = WIDTH.initial, height = HEIGHT.initial, isHidden = false } = restorePanes();
    this.#width = signal(width);
    this.#height = signal(height);
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
    matchMedia(NARROW).addEventListener("change", ({ matches }) => {
      this.#isNarrow.value = matches;
    });
    effect(() => {
      root.style.setProperty("--code-width", `${this.#width.value}%`);
      root.style.setProperty("--sheet-height", `${this.#height.value}svh`);
      const { least, most, title, orientation } = this.#limits;
      const attributes = {
        "aria-label": title,
        "aria-orientation": orientation,
        "aria-valuemin": least,
        "aria-valuemax": most,
        "aria-valuenow": Math.round(this.#size.value),
      };
      for (const [name, value] of Object.entries(attributes)) find("lab-divider").setAttribute(name, String(value));
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

  /** Returns whether the code is in sight. */
  get hasCode() {
    return this.#isNarrow.value ? this.tab.value === "code" : !this.#isHidden.value;
  }

  /** Brings the code into sight. */
  showCode() {
    this.tab.value = "code";
    this.#isHidden.value = false;
  }

  /** Keeps the top of the sheet free for the texts that stand there, of which one is shown. @param {Iterable<HTMLElement>} texts */
  keepFree(texts) {
    const all = Array.from(texts);
    const resized = new ResizeObserver(() => {
      const told = Math.max(...all.map(({ offsetHeight }) => offsetHeight));
      this.#root.style.setProperty("--told", `${told}px`);
    });
    for (const text of all) resized.observe(text);
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
    let isMoved = false;
    divider.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
      if (!divider.hasPointerCapture(pointerId)) return;
      const { left, bottom, width } = root.getBoundingClientRect();
      const { top, height } = divider.getBoundingClientRect();
      isMoved ||= !this.#isNarrow.value || clientY < top || clientY > top + height;
      if (!isMoved) return;
      if (this.#isNarrow.value) this.#resize((100 * (bottom - clientY - height / 2)) / innerHeight);
      else this.#resize((100 * (clientX - left)) / width);
    });
    divider.addEventListener("click", () => {
      if (!isMoved && this.#isNarrow.value) {
        this.#resize(this.#height.value > HEIGHT.initial ? HEIGHT.initial : RAISED);
        this.#save();
      }
      isMoved = false;
    });
    divider.addEventListener("lostpointercapture", () => {
      divider.removeAttribute("data-dragged");
      this.#save();
    });
    divider.addEventListener("keydown", (event) => {
      /** @type {Record<string, number>} */
      const keys = { ...this.#limits.keys, Home: -Infinity, End: Infinity };
      const steps = keys[event.key];
      if (steps === undefined) return;
      event.preventDefault();
      this.#resize(this.#size.value + steps);
      this.#save();
    });
  }

  /** Returns what the divider changes. */
  get #size() {
    return this.#isNarrow.value ? this.#height : this.#width;
  }

  get #limits() {
    return this.#isNarrow.value ? HEIGHT : WIDTH;
  }

  /** @param {number} size */
  #resize(size) {
    const { least, most } = this.#limits;
    this.#size.value = Math.min(most, Math.max(least, size));
  }

  #save() {
    savePanes({ width: this.#width.value, height: this.#height.value, isHidden: this.#isHidden.value });
  }
}
