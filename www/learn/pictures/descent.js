// Shows the tutorial's four samples with the network's predictions, their errors as bars, and the loss; below, if a card trains,
// the loss of each step.
import { linePath } from "../../plot/line.js";
import { at, mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { linear } from "../../plot/scale.js";
import { button, element } from "../../ui/element.js";
import { pythonText, told } from "../../ui/numbers.js";
import { FIRST_RATE, LOOP_RATE, LOOP_STEPS, lossText, SAMPLES, TutorialNetwork } from "../tutorial-network.js";
import { inside, plotIn } from "./plot.js";
import { Slider } from "./slider.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */
/** @import { Pass } from "../tutorial-network.js" */

/**
 * The part of a card for this picture.
 * @typedef {object} Descent
 * @property {Parameters<TutorialNetwork["start"]>[0]} start
 * @property {"first weight" | "rate"} [slider] what the reader moves
 * @property {("step one" | "step all" | "loop")[]} [buttons]
 * @property {{ name: string, rate: number, zeroGrad?: boolean }[]} [loops] runs of the tutorial's loop, one curve each
 *
 * The state that its task reads: the loss as the card began and now, the first weight and its gradient, the steps that were taken one
 * by one, the rate, and the loss at each step of the last loop.
 * @typedef {object} DescentState
 * @property {number} before
 * @property {number} loss
 * @property {number} weight
 * @property {number} gradient
 * @property {number} steps
 * @property {number} rate
 * @property {number[]} losses
 * @property {number[]} ends the last loss of every loop so far
 */

/** What is kept of a card: the first weight; the steps that were taken; or the rate of the last loop, and where all of them ended. @typedef {{ weight?: number, steps?: number, rate?: number, ends?: number[] }} Kept */

/** The learning rates of the slider, from too small to too large. */
const RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const WEIGHTS = { min: -3, max: 3, step: 0.01 };
/** The largest loss on the axis: with every answer at the wrong end of tanh two samples are off by 2. */
const HIGHEST = 8.5;
/** The height of a sample at least and at most, and the widths of its input and its squared error, in rems. */
const [LOWEST_ROW, HIGHEST_ROW, INPUT, ERROR] = [1.25, 5, 6.5, 6];
/** The largest squared error: a tanh may be off by 2. */
const LARGEST_ERROR = 4;
/** The share of the picture that the samples take when there is a curve, and the least height that they leave it, in rems. */
const [SHARE, CURVE] = [0.45, 9];
/** The time between two steps of the loop, in milliseconds. */
const PACE = 80;
const COLOURS = ["var(--accent)", "var(--negative)", "var(--gradient)"];

/** @implements {LivePicture<CardWith<"descent">, DescentState>} */
export default class DescentPicture {
  #onChange;
  #picture;
  #readout;
  #sliders;
  /** @type {Slider | undefined} */
  #slider;
  #network = new TutorialNetwork();
  /** @type {Descent} */
  #shown = { start: "printed" };
  /** @type {Pass} */
  #pass = this.#network.pass();
  /** @type {{ name: string, losses: number[] }[]} */
  #curves = [];
  /** The predictions of the last step of the loop, which the tutorial prints. @type {number[]} */
  #printed = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;
  /** What the last press did. */
  report = "";
  /** @type {DescentState} */
  state = { before: 0, loss: 0, weight: 0, gradient: 0, steps: 0, rate: LOOP_RATE, losses: [], ends: [] };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const plot = element("div", { class: "learn-plot" });
    this.#readout = element("p", { class: "learn-readout" });
    this.#sliders = element("div", { class: "learn-sliders" });
    root.append(plot, this.#readout, this.#sliders);
    this.#picture = new Picture(plot, { marks: (size) => this.#marks(size) });
  }

  /** @param {CardWith<"descent">} card @param {unknown} [kept] */
  show({ shows }, kept) {
    clearTimeout(this.#next);
    this.#shown = shows;
    this.report = "";
    this.#network.start(shows.start);
    this.#curves = (shows.loops ?? []).map(({ name, rate, zeroGrad }) => {
      const passes = this.#network.loop(rate, { zeroGrad });
      this.#network.start(shows.start);
      return { name, losses: passes.map(({ loss }) => loss) };
    });
    const { loss } = this.#network.pass();
    this.state = { ...this.state, before: loss, steps: 0, rate: LOOP_RATE, losses: [], ends: [] };
    this.#slider = this.#makeSlider();
    this.#sliders.replaceChildren(...(this.#slider ? [this.#slider.root] : []));
    this.#compute();
    if (kept) this.#restore(/** @type {Kept} */ (kept));
  }

  /** @returns {Kept | undefined} */
  get kept() {
    const { weight, steps, rate, losses, ends } = this.state;
    if (this.#shown.slider === "first weight") return { weight };
    if (steps > 0) return { steps };
    return losses.length > 0 ? { rate, ends } : undefined;
  }

  /** Shows what an earlier visit has left. @param {Kept} kept */
  #restore({ weight, steps = 0, rate, ends = [] }) {
    if (weight !== undefined) {
      this.#network.weight = weight;
      if (this.#slider) this.#slider.value = weight;
      this.#compute();
    }
    for (let step = 0; step < steps; step++) this.#take();
    if (rate === undefined) return;
    if (this.#slider) this.#slider.value = RATES.indexOf(rate);
    this.#loop(rate);
    this.state = { ...this.state, ends };
    this.#onChange();
  }

  controls() {
    const act = {
      "step one": () => button("Step this weight", () => this.#take()),
      "step all": () => button("Step all 41", () => this.#take()),
      loop: () => button(`Run ${LOOP_STEPS} steps`, () => this.#play()),
    };
    return (this.#shown.buttons ?? []).map((name) => act[name]());
  }

  #makeSlider() {
    if (this.#shown.slider === "first weight") {
      const slider = new Slider("weight", WEIGHTS, pythonText, (value) => {
        this.#network.weight = value;
        this.#compute();
      });
      slider.value = this.#network.weight;
      return slider;
    }
    if (this.#shown.slider === "rate") {
      const slider = new Slider(
        "rate",
        { min: 0, max: RATES.length - 1, step: 1 },
        (index) => pythonText(RATES[index]),
        (index) => this.#loop(RATES[index]),
      );
      slider.value = 0;
      return slider;
    }
    return undefined;
  }

  /** Takes a step of the first weight, or of all, and reports its result. */
  #take() {
    if (this.#shown.buttons?.includes("step one")) this.#network.stepFirst();
    else this.#network.step(FIRST_RATE);
    this.state = { ...this.state, steps: this.state.steps + 1 };
    this.#compute();
  }

  /** Runs the loop from the card's start at a rate, and shows where it ends. @param {number} rate */
  #loop(rate) {
    this.#network.start(this.#shown.start);
    this.#showLoop(rate, this.#network.loop(rate));
  }

  /** Runs the loop, and shows one step after the other. */
  #play() {
    clearTimeout(this.#next);
    this.#network.start(this.#shown.start);
    const passes = this.#network.loop(this.state.rate);
    const isAtOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const show = (/** @type {number} */ count) => {
      if (count === passes.length) return this.#showLoop(this.state.rate, passes);
      this.#curves = [{ name: "", losses: passes.slice(0, count).map(({ loss }) => loss) }];
      this.#pass = passes[count - 1];
      this.#picture.update();
      this.#next = setTimeout(() => show(count + 1), PACE);
    };
    this.report = "It runs…";
    this.#onChange();
    show(isAtOnce ? passes.length : 1);
  }

  /** @param {number} rate @param {Pass[]} passes */
  #showLoop(rate, passes) {
    const losses = passes.map(({ loss }) => loss);
    this.#curves = [{ name: "", losses }];
    this.#printed = passes[passes.length - 1].predictions;
    this.state = { ...this.state, rate, losses, ends: [...this.state.ends, losses[losses.length - 1]] };
    this.#compute();
  }

  #compute() {
    this.#pass = this.#network.pass();
    const { loss, gradients } = this.#pass;
    this.state = { ...this.state, loss, weight: this.#network.weight, gradient: gradients[0] };
    this.#readout.replaceChildren(...this.#lines().map((line) => element("code", {}, line)));
    this.#picture.update();
    this.#onChange();
  }

  #lines() {
    const { loss, weight, gradient, losses } = this.state;
    if (losses.length > 0) {
      return [
        ...losses.map((loss, step) => `${step} ${lossText(loss)}`),
        `ypreds = [${this.#printed.map(lossText).join(", ")}]`,
      ];
    }
    // A loop prints its losses.
    if (this.#hasCurves) return [];
    return [`loss = ${lossText(loss)}`, `w = ${pythonText(weight)}`, `w.grad = ${pythonText(gradient)}`];
  }

  /** Whether the card is about the loss of each step. */
  get #hasCurves() {
    const { slider, buttons, loops } = this.#shown;
    return Boolean(loops || slider === "rate" || buttons?.includes("loop"));
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    const { rem, width, height } = size;
    const { loops, slider } = this.#shown;
    const hasCurves = this.#hasCurves;
    const room = hasCurves ? Math.min(SHARE * height, height - CURVE * rem) : height;
    const row = Math.min(HIGHEST_ROW * rem, Math.max(LOWEST_ROW * rem, room / (SAMPLES.length + 1)));
    const all = (SAMPLES.length + 1) * row;
    // The loop is watched in the samples; a rate is judged by its curve.
    const hasSamples = !loops && (slider !== "rate" || height - all >= CURVE * rem);
    const rows = hasSamples ? all : 0;
    return [
      ...(hasSamples ? this.#samples(width, row, rem) : []),
      ...(hasCurves ? [at(0, rows, ...this.#plot({ rem, width, height: height - rows }))] : []),
    ];
  }

  /**
   * Draws a row for each sample: its input, its target as a ring, the answer as a dot, the error between them, and its square.
   * @param {number} width
   * @param {number} row the height of a row
   * @param {number} rem
   */
  #samples(width, row, rem) {
    const left = INPUT * rem;
    const right = width - (ERROR - 0.5) * rem;
    const x = linear([-1, 1], [left + rem, Math.max(left + 2 * rem, width - (ERROR + 0.75) * rem)]);
    const text = (/** @type {number} */ at, /** @type {string} */ anchor, /** @type {string} */ written) =>
      mark("text", { x: at, dy: "0.35em", "text-anchor": anchor, fill: "var(--text)" }, written);
    return [
      at(
        0,
        0.5 * row,
        text(0.5 * rem, "start", "in"),
        text(x(-1), "middle", "−1"),
        text(x(1), "middle", "1"),
        text(right, "start", "error²"),
      ),
      ...SAMPLES.map(({ x: inputs, y }, index) => {
        const answer = this.#pass.predictions[index];
        return at(
          0,
          (index + 1.5) * row,
          text(0.5 * rem, "start", inputs.map(told).join(", ")),
          mark("line", { x1: x(-1), x2: x(1), stroke: "var(--line)" }),
          mark("line", { x1: x(answer), x2: x(y), stroke: "var(--negative)", "stroke-width": 0.5 * rem, opacity: 0.6 }),
          mark("circle", { cx: x(y), r: 0.5 * rem, fill: "var(--surface)", stroke: "var(--text)", "stroke-width": 2 }),
          mark("circle", { cx: x(answer), r: 0.4 * rem, fill: "var(--accent)" }),
          mark("rect", {
            x: right,
            y: 0.6 * rem,
            width: ((answer - y) ** 2 / LARGEST_ERROR) * (ERROR - 1) * rem,
            height: Math.min(0.4 * rem, 0.5 * row - 0.6 * rem),
            fill: "var(--negative)",
          }),
          text(right, "start", told((answer - y) ** 2)),
        );
      }),
    ];
  }

  /** Draws the loss of each step, with one curve for each loop. @param {Size} size */
  #plot(size) {
    const { plot, axes } = plotIn(size, {
      x: (pixels) => linear([0, LOOP_STEPS - 1], pixels),
      y: (pixels) => linear([0, HIGHEST], pixels),
      names: ["step", "loss"],
    });
    const { rem } = size;
    return [
      ...axes,
      inside(
        plot,
        ...this.#curves.map(({ losses }, index) =>
          mark("path", {
            d: linePath(losses.map((loss, step) => [plot.x(step), plot.y(loss)])),
            fill: "none",
            stroke: COLOURS[index],
            "stroke-width": 0.16 * rem,
          }),
        ),
        ...this.#curves.flatMap(({ name, losses }, index) =>
          name
            ? [
                mark(
                  "text",
                  {
                    x: plot.x(NAMED[index]) + 0.4 * rem,
                    y: plot.y(losses[NAMED[index]]) - 0.4 * rem,
                    fill: COLOURS[index],
                    "font-weight": "bold",
                  },
                  name,
                ),
              ]
            : [],
        ),
      ),
    ];
  }
}

/** The step at which a curve's name stands, where it lies apart from the others. */
const NAMED = [1, 3, 2];
