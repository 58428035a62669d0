// The item of the network diagram that has the keyboard focus: a neuron, a weight or a bias. Its element is replaced at
// each move, so that its name is read aloud. On a touch screen it is the handle that drags a weight.
import { biasPlace, edgeLine, neighbour, placeOf } from "./network-layout.js";

/** @import { Layout, NeuronPosition, ParameterPosition } from "./network-layout.js" */

/**
 * @typedef {object} Access
 * @property {() => Layout} layout
 * @property {(position: NeuronPosition | ParameterPosition) => string} words
 * @property {(position: NeuronPosition | ParameterPosition | undefined) => void} point called when the item gets or
 * loses the focus
 * @property {(position: ParameterPosition) => void} select
 * @property {(position: ParameterPosition, direction: number, fine: boolean) => void} change called when + or − was
 * pressed
 * @property {(position: ParameterPosition) => void} freeze
 */

export class NetworkItem {
  /** @type {NeuronPosition | ParameterPosition} */
  position = { column: 0, neuron: 0 };
  element = document.createElement("button");
  #stage;
  #access;

  /** @param {HTMLElement} stage @param {Access} access */
  constructor(stage, access) {
    this.#stage = stage;
    this.#access = access;
  }

  /** @param {NeuronPosition | ParameterPosition} position @param {boolean} focus */
  put(position, focus) {
    this.position = position;
    const old = this.element;
    this.element = Object.assign(document.createElement("button"), { type: "button", className: "network-item" });
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("click", (event) => event.detail === 0 && this.#enter());
    this.element.addEventListener("focus", () => {
      this.speak();
      if (this.element.matches(":focus-visible")) this.#access.point(this.position);
    });
    this.element.addEventListener("blur", () => this.#access.point(undefined));
    this.speak();
    this.place();
    this.#stage.append(this.element);
    if (focus) this.element.focus({ preventScroll: "input" in position });
    old.remove();
  }

  /** Updates its accessible name with the present numbers. */
  speak() {
    this.element.setAttribute("aria-label", this.#access.words(this.position));
  }

  /** Moves it to its present place in the diagram. */
  place() {
    const layout = this.#access.layout();
    const { columns, box } = layout;
    const position = this.position;
    if (columns[position.column]?.ys[position.neuron] === undefined) return;
    let [x, y] = placeOf(layout, position.column, position.neuron);
    if ("input" in position) {
      const line = position.input < 0 ? undefined : edgeLine(layout, position.column, position.neuron, position.input);
      if (line) [x, y] = [(line[0] + line[2]) / 2, (line[1] + line[3]) / 2];
      else [x, y] = biasPlace(layout, position.column, position.neuron);
    }
    this.element.toggleAttribute("data-parameter", "input" in position);
    this.element.style.setProperty("--x", `${x}px`);
    this.element.style.setProperty("--y", `${y}px`);
    this.element.style.setProperty("--box", `${box}px`);
  }

  /** Handles Enter, or a press without a pointer. */
  #enter() {
    const position = this.position;
    if ("input" in position) this.#access.select(position);
    else if (position.column > 0) this.put({ ...position, input: 0 }, true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const next = neighbour(this.#access.layout(), this.position, event.key);
    const direction = { "+": 1, "=": 1, "-": -1, "\u2212": -1, _: -1 }[event.key];
    if (next) this.put(next, true);
    else if (direction && "input" in this.position) this.#access.change(this.position, direction, event.shiftKey);
    else if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && "input" in this.position) {
      this.#access.freeze(this.position);
    } else if (!event.key.startsWith("Arrow")) return;
    event.preventDefault();
  }
}
