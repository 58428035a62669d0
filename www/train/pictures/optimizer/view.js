// What the optimiser remembers of each parameter: its velocity, or Adam's mean and size of its gradients.

import { STRONGEST, scoreColours } from "../boundary/score-colours.js";
import { Sheet } from "../canvas.js";
import { largest } from "../network/drawing.js";
import { Parameters } from "../network/parameters.js";
import { fourDecimals } from "../number-text.js";
import { cellPlace, parameterAtCell, parameterGrid } from "./parameter-grid.js";

/** @import { RunFrame, Scene } from "../../worker/messages.js" */

/** Room above each set of matrices for its name and theirs, and below, in rems. */
const [HEAD, FOOT] = [2.75, 1];

export class Optimizer {
  /** @type {readonly string[]} */
  #features = [];
  #places = new Parameters([1]);
  #grid = parameterGrid([1], 300);
  /** @type {NonNullable<RunFrame["optimizer"]>} */
  #numbers = [];
  #selected = -1;
  /** What is under the pointer or the keyboard's mark. @type {{ set: number, parameter: number } | undefined} */
  #pointed;
  #scroll = document.createElement("div");
  #stage = document.createElement("div");
  #words = document.createElement("p");
  #sheet;
  #colours;

  /**
   * @param {HTMLElement} root an empty element, which it fills
   * @param {{ onSelect?: (parameter: number) => void, onVisible?: (visible: boolean) => void }} [options] `onSelect`: a
   *   parameter was clicked
   */
  constructor(root, { onSelect, onVisible } = {}) {
    root.classList.add("optimizer");
    this.#scroll.className = "optimizer-scroll";
    this.#stage.className = "optimizer-stage";
    this.#stage.tabIndex = 0;
    this.#stage.setAttribute("role", "application");
    this.#words.className = "hint";
    this.#words.setAttribute("aria-live", "polite");
    this.#scroll.append(this.#stage);
    root.append(this.#scroll, this.#words);
    this.#colours = scoreColours(root);
    this.#sheet = new Sheet(this.#stage, (context) => this.#draw(context), {
      onTheme: () => {
        this.#colours = scoreColours(root);
      },
      onVisible,
      watch: root,
    });
    new ResizeObserver(() => this.#place()).observe(this.#scroll);
    this.#stage.addEventListener("pointermove", (event) => this.#point(this.#under(event)));
    this.#stage.addEventListener("pointerleave", () => this.#point(undefined));
    this.#stage.addEventListener("click", (event) => {
      const under = this.#under(event);
      if (under) onSelect?.(under.parameter);
    });
    this.#stage.addEventListener("keydown", (event) => this.#key(event, onSelect));
    this.#stage.addEventListener("blur", () => this.#point(undefined));
    this.describe("Optimiser state, not computed yet");
    this.#say();
  }

  /** Whether it is in sight, so that frames should carry `optimizer`. */
  get visible() {
    return this.#sheet.visible;
  }

  /** @param {Pick<Scene, "sizes" | "settings">} scene */
  setScene({ sizes, settings }) {
    this.#features = settings.model.features;
    if (this.#places.sizes.join() === sizes.join()) return;
    this.#places = new Parameters(sizes);
    this.#numbers = [];
    this.#selected = -1;
    this.#pointed = undefined;
    this.#place();
    this.#sheet.update();
  }

  /** @param {Pick<RunFrame, "optimizer">} frame */
  show({ optimizer }) {
    if (!optimizer) return;
    const sets = this.#numbers.length;
    this.#numbers = optimizer.filter(({ numbers }) => numbers.length === this.#places.count);
    if (this.#numbers.length !== sets) this.#place();
    if (this.visible) this.#say();
    this.#sheet.update();
  }

  /** Marks a parameter. @param {number} parameter -1 for none */
  select(parameter) {
    this.#selected = parameter;
    this.#sheet.update();
  }

  /** @param {string} text */
  describe(text) {
    this.#stage.setAttribute("aria-label", `${text}. Arrow keys go through the parameters.`);
  }

  get #rem() {
    return this.#sheet.rem;
  }

  /** The top of a set's matrices. @param {number} set */
  #top(set) {
    return set * (this.#grid.height + (HEAD + FOOT) * this.#rem) + HEAD * this.#rem;
  }

  #place() {
    const width = this.#scroll.clientWidth;
    if (width === 0) return;
    this.#grid = parameterGrid(this.#places.sizes, width);
    this.#stage.hidden = this.#numbers.length === 0;
    this.#stage.style.inlineSize = `${Math.max(width, this.#grid.width)}px`;
    this.#stage.style.blockSize = `${this.#top(Math.max(1, this.#numbers.length)) - HEAD * this.#rem}px`;
  }

  /** @param {MouseEvent} event */
  #under(event) {
    const { left, top } = this.#stage.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    for (let set = 0; set < this.#numbers.length; set++) {
      const parameter = parameterAtCell(this.#grid, this.#places, x, y - this.#top(set));
      if (parameter >= 0) return { set, parameter };
    }
    return undefined;
  }

  /** @param {{ set: number, parameter: number } | undefined} pointed */
  #point(pointed) {
    if (pointed?.set === this.#pointed?.set && pointed?.parameter === this.#pointed?.parameter) return;
    this.#pointed = pointed;
    this.#say();
    this.#sheet.update();
  }

  /** @param {KeyboardEvent} event @param {((parameter: number) => void) | undefined} onSelect */
  #key(event, onSelect) {
    const at = this.#pointed ?? { set: 0, parameter: 0 };
    const { layer } = this.#places.place(at.parameter);
    const row = (this.#places.sizes[layer] ?? 0) + 1;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row }[event.key];
    if (by !== undefined && this.#numbers.length > 0) {
      const parameter = this.#pointed ? at.parameter + by : 0;
      if (parameter >= 0 && parameter < this.#places.count) this.#point({ set: at.set, parameter });
    } else if (event.key === "Enter" && this.#pointed) {
      onSelect?.(this.#pointed.parameter);
    } else {
      return;
    }
    event.preventDefault();
  }

  #say() {
    const pointed = this.#pointed;
    let text =
      "A row for each neuron, a column for each input, the bias last. Blue is above zero, orange below; four times as large is twice as strong.";
    if (this.#numbers.length === 0) {
      text =
        "Plain gradient descent remembers nothing from step to step. Momentum and Adam do: choose one to see what.";
    } else if (pointed) {
      const values = this.#numbers.map(({ name, numbers }) => `${name} ${fourDecimals(numbers[pointed.parameter])}`);
      text = `${this.#places.name(pointed.parameter, this.#features)}: ${values.join(", ")}`;
    }
    if (this.#words.textContent !== text) this.#words.textContent = text;
  }

  /** @param {CanvasRenderingContext2D} context */
  #draw(context) {
    const { cell, layers } = this.#grid;
    const rem = this.#rem;
    const inner = cell > 5 ? cell - 1 : cell;
    this.#numbers.forEach(({ name, numbers }, set) => {
      const top = this.#top(set);
      const most = largest(numbers) || 1;
      context.textBaseline = "alphabetic";
      context.textAlign = "left";
      context.font = this.#sheet.font(0.75, 600);
      context.fillStyle = this.#sheet.colour("--text");
      context.fillText(`${name[0].toUpperCase()}${name.slice(1)}`, 0, top - 1.6 * rem);
      const width = context.measureText(`${name} `).width;
      context.font = this.#sheet.font(0.75, 400);
      context.fillStyle = this.#sheet.colour("--text-muted");
      context.fillText(`strongest colour: ±${fourDecimals(most)}`, width + 0.5 * rem, top - 1.6 * rem);
      layers.forEach(({ left }, layer) => {
        context.fillText(this.#places.layerName(layer), left, top - 0.4 * rem);
      });
      for (let parameter = 0; parameter < numbers.length; parameter++) {
        const [x, y] = cellPlace(this.#grid, this.#places, parameter);
        context.fillStyle = this.#colours.css(
          Math.sign(numbers[parameter]) * Math.sqrt(Math.abs(numbers[parameter]) / most) * STRONGEST,
        );
        context.fillRect(x, top + y, inner, inner);
      }
      for (const [parameter, colour] of /** @type {const} */ ([
        [this.#selected, "--accent"],
        [this.#pointed?.parameter ?? -1, "--text"],
      ])) {
        if (parameter < 0 || parameter >= numbers.length) continue;
        const [x, y] = cellPlace(this.#grid, this.#places, parameter);
        context.lineWidth = 2;
        context.strokeStyle = this.#sheet.colour(colour);
        context.strokeRect(x - 1, top + y - 1, inner + 2, inner + 2);
      }
    });
  }
}
