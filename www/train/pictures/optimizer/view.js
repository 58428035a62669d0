// The state of the optimizer for each parameter: its velocity, or Adam's mean and root mean square of its gradients.

import { STRONGEST, scoreColours } from "../../../plot/colours.js";
import { mark } from "../../../plot/mark.js";
import { Picture } from "../../../plot/picture.js";
import { decimals } from "../../../ui/numbers.js";
import { inputNames } from "../../settings/width.js";
import { largest } from "../network/line-sizes.js";
import { Parameters } from "../network/parameters.js";
import { cellPlace, parameterAtCell, parameterGrid } from "./parameter-grid.js";

/** @import { Frame, Pictures, PictureNumbers, Scene } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */

/** Room above each set of matrices for its name and theirs, and below, in rems. */
const [HEAD, FOOT] = [2.75, 1];

export class Optimizer {
  static panel = {
    title: "Optimizer",
    hint: "What momentum and Adam keep of each parameter from step to step.",
  };

  /** @type {readonly string[]} */
  #features = [];
  #places = new Parameters([1]);
  #grid = parameterGrid([1], 300);
  /** @type {NonNullable<PictureNumbers["optimizer"]>} */
  #numbers = [];
  #selected = -1;
  /** The square under the pointer or the keyboard cursor. @type {{ set: number, parameter: number } | undefined} */
  #pointed;
  #scroll = document.createElement("div");
  #stage = document.createElement("div");
  #words = document.createElement("p");
  #picture;
  #colours;

  /**
   * @param {HTMLElement} root an empty element, which it fills
   * @param {Pick<Callbacks, "wanted" | "onSelect">} callbacks
   */
  constructor(root, { wanted, onSelect }) {
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
    this.#picture = new Picture(this.#stage, {
      marks: () => this.#numbers.flatMap((_, set) => this.#marks(set)),
      paint: (context) => this.#paint(context),
      onTheme: () => {
        this.#colours = scoreColours(root);
      },
      onVisible: wanted,
      watch: root,
    });
    new ResizeObserver(() => this.#place()).observe(this.#scroll);
    this.#stage.addEventListener("pointermove", (event) => this.#point(this.#under(event)));
    this.#stage.addEventListener("pointerleave", () => this.#point(undefined));
    this.#stage.addEventListener("click", (event) => {
      const under = this.#under(event);
      if (under) onSelect(under.parameter);
    });
    this.#stage.addEventListener("keydown", (event) => this.#key(event, onSelect));
    this.#stage.addEventListener("blur", () => this.#point(undefined));
    const label = "What the optimizer remembers of each parameter. Arrow keys go through the parameters.";
    this.#stage.setAttribute("aria-label", label);
    this.#say();
  }

  /** @returns {Pictures} */
  get request() {
    return this.#picture.visible ? { optimizer: true } : {};
  }

  /** @param {Pick<Scene, "sizes" | "settings">} scene */
  setScene({ sizes, settings }) {
    this.#features = inputNames(settings);
    if (this.#places.sizes.join() === sizes.join()) return;
    this.#places = new Parameters(sizes);
    this.#numbers = [];
    this.#selected = -1;
    this.#pointed = undefined;
    this.#place();
    this.#picture.update();
  }

  /** @param {Frame} frame */
  show({
    runs: [
      {
        pictures: { optimizer },
      },
    ],
  }) {
    if (!optimizer) return;
    const sets = this.#numbers.length;
    this.#numbers = optimizer.filter(({ numbers }) => numbers.length === this.#places.count);
    if (this.#numbers.length !== sets) this.#place();
    this.#say();
    this.#picture.update();
  }

  /** Marks a parameter. @param {number} parameter -1 for none */
  selectParameter(parameter) {
    this.#selected = parameter;
    this.#picture.update();
  }

  get #rem() {
    return this.#picture.rem;
  }

  /** Returns the top of a set's matrices. @param {number} set */
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
    this.#picture.update();
  }

  /** @param {KeyboardEvent} event @param {Callbacks["onSelect"]} onSelect */
  #key(event, onSelect) {
    const at = this.#pointed ?? { set: 0, parameter: 0 };
    const { layer } = this.#places.place(at.parameter);
    const row = (this.#places.sizes[layer] ?? 0) + 1;
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row }[event.key];
    if (by !== undefined && this.#numbers.length > 0) {
      const parameter = this.#pointed ? at.parameter + by : 0;
      if (parameter >= 0 && parameter < this.#places.count) this.#point({ set: at.set, parameter });
    } else if (event.key === "Enter" && this.#pointed) {
      onSelect(this.#pointed.parameter);
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
      const values = this.#numbers.map(({ name, numbers }) => `${name} ${decimals(numbers[pointed.parameter])}`);
      text = `${this.#places.name(pointed.parameter, this.#features)}: ${values.join(", ")}`;
    }
    if (this.#words.textContent !== text) this.#words.textContent = text;
  }

  /** Returns the side of a square that is drawn: large ones have a gap between them. */
  get #side() {
    const { cell } = this.#grid;
    return cell > 5 ? cell - 1 : cell;
  }

  /** Draws the squares. @param {CanvasRenderingContext2D} context */
  #paint(context) {
    this.#numbers.forEach(({ numbers }, set) => {
      const top = this.#top(set);
      const most = largest(numbers) || 1;
      for (let parameter = 0; parameter < numbers.length; parameter++) {
        const [x, y] = cellPlace(this.#grid, this.#places, parameter);
        context.fillStyle = this.#colours.css(
          Math.sign(numbers[parameter]) * Math.sqrt(Math.abs(numbers[parameter]) / most) * STRONGEST,
        );
        context.fillRect(x, top + y, this.#side, this.#side);
      }
    });
  }

  /** Returns a set's names, and the squares that are selected or pointed at. @param {number} set */
  #marks(set) {
    const { name, numbers } = this.#numbers[set];
    const [top, rem, side] = [this.#top(set), this.#rem, this.#side];
    const muted = { fill: "var(--text-muted)" };
    return [
      mark(
        "text",
        { y: top - 1.6 * rem },
        mark("tspan", { fill: "var(--text)", "font-weight": 600 }, `${name[0].toUpperCase()}${name.slice(1)}`),
        mark("tspan", { ...muted, dx: 0.75 * rem }, `strongest colour: ±${decimals(largest(numbers) || 1)}`),
      ),
      ...this.#grid.layers.map(({ left }, layer) =>
        mark("text", { x: left, y: top - 0.4 * rem, ...muted }, this.#places.layerName(layer)),
      ),
      .../** @type {const} */ ([
        [this.#selected, "--accent"],
        [this.#pointed?.parameter ?? -1, "--text"],
      ]).flatMap(([parameter, colour]) => {
        if (parameter < 0 || parameter >= numbers.length) return [];
        const [x, y] = cellPlace(this.#grid, this.#places, parameter);
        const square = { x: x - 1, y: top + y - 1, width: side + 2, height: side + 2 };
        return mark("rect", { ...square, fill: "none", stroke: `var(${colour})`, "stroke-width": 2 });
      }),
    ];
  }
}
