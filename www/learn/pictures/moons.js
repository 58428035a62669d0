// Shows the plane of the training demo: its points, and a border that the reader draws or the scores of a trained network.
import { scoreColours } from "../../plot/colours.js";
import { mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { boundaryMarks } from "../../train/pictures/boundary/boundary-marks.js";
import { Plane } from "../../train/pictures/boundary/plane.js";
import { plotWithin } from "../../train/pictures/boundary/plane-axes.js";
import { ScoreMap } from "../../train/pictures/boundary/score-map.js";
import { button, element } from "../../ui/element.js";
import { pythonText, told } from "../../ui/numbers.js";
import { ALPHA, ask, EXTENT, moons, STEPS, train } from "../moons.js";
import { lossText } from "../tutorial-network.js";
import { Slider } from "./slider.js";

/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */
/** @import { Answer, Moment, Training } from "../moons.js" */

/**
 * The part of a card for this picture.
 * @typedef {object} Moons
 * @property {"border" | "point" | "alpha" | "pick"} [hands] what the reader moves: a border, a point, or the strength of L2
 *   regularisation; or that a point can be chosen
 * @property {"trains" | "trained" | "untrained"} [network] whether the reader trains it, or finds it trained or before its first step
 *
 * The state that its task reads.
 * @typedef {object} MoonsState
 * @property {number} correct the number of the hundred points that are classified correctly
 * @property {number} step
 * @property {number} loss of all points
 * @property {number} alpha
 * @property {number[]} parameters of the network that is shown
 * @property {Answer | undefined} answer the network's answer for the point that was moved or chosen
 * @property {number} values the number of values from which the whole loss is computed
 */

/** What is kept of a card: the border, the point that was moved or chosen, the alpha, or whether the network is trained. @typedef {{ border?: number[], moved?: number[], point?: number, alpha?: number, isTrained?: boolean }} Kept */

/** The heights of the border at its ends at first. */
const BORDER = [-0.6, -0.2];
const ALPHAS = [0, ALPHA, 0.001, 0.01, 0.03, 0.1, 0.2];
/** The point that can be moved, and its class. It comes from the lower moon. */
const MOVED = { point: [1, -0.5], target: 1 };
/** The largest distance at which a pointer grabs a handle, and the size of a handle, in rems. */
const [REACH, HANDLE] = [2, 0.55];
const COORDINATE = 0.05;

/** @implements {LivePicture<CardWith<"moons">, MoonsState>} */
export default class MoonsPicture {
  #onChange;
  #root;
  #picture;
  #readout;
  #sliders;
  /** What the tutorial's loop prints. */
  #printed = element("pre", { class: "learn-output", tabindex: 0, "aria-label": "What the loop prints" });
  #colours;
  #map = new ScoreMap();
  #points;
  /** @type {Moons} */
  #shown = {};
  /** The trainings so far, by their alpha. @type {Map<number, Training>} */
  #trainings = new Map();
  /** @type {Moment | undefined} */
  #moment;
  /** The heights of the border at the left edge and at the right. */
  #border = BORDER;
  #moved = MOVED.point;
  /** @type {number | undefined} */
  #chosen;
  /** What a drag moves: an end of the border, or the point. @type {number | "point" | undefined} */
  #held;
  /** @type {Slider[]} */
  #hands = [];
  #frame = 0;
  /** What the last press did. */
  report = "";
  /** @type {MoonsState} */
  state = { correct: 0, step: 0, loss: 0, alpha: ALPHA, parameters: [], answer: undefined, values: 0 };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    this.#root = element("div", { class: "learn-plot" });
    this.#readout = element("p", { class: "learn-readout" });
    this.#sliders = element("div", { class: "learn-sliders" });
    root.append(this.#root, this.#readout, this.#printed, this.#sliders);
    const { x, y } = moons();
    this.#points = { x, y };
    this.#colours = scoreColours(this.#root);
    this.#picture = new Picture(this.#root, {
      marks: (size) => this.#marks(size),
      paint: (context, size) => this.#paint(context, size),
      onTheme: () => {
        this.#colours = scoreColours(this.#root);
      },
    });
    this.#root.addEventListener("pointerdown", (event) => this.#press(event));
    this.#root.addEventListener("pointermove", (event) => this.#drag(event));
    this.#root.addEventListener("pointerup", () => {
      this.#held = undefined;
    });
  }

  /** @param {{ shows: Moons }} card @param {unknown} [kept] */
  show({ shows }, kept) {
    const {
      border = BORDER,
      moved = MOVED.point,
      point,
      alpha = ALPHA,
      isTrained = shows.network === "trained",
    } = /** @type {Kept} */ (kept ?? {});
    cancelAnimationFrame(this.#frame);
    this.#shown = shows;
    this.#border = border;
    this.#moved = moved;
    this.#chosen = point;
    this.#moment = undefined;
    this.report = "";
    this.state = { ...this.state, alpha, answer: undefined, values: 0 };
    if (shows.network) this.#show(isTrained ? this.#training(alpha).moments.length - 1 : 0);
    this.#root.toggleAttribute("data-fixed", !shows.hands || shows.hands === "alpha");
    this.#hands = this.#makeSliders();
    this.#sliders.replaceChildren(...this.#hands.map((slider) => slider.root));
    this.#compute();
  }

  /** @returns {Kept | undefined} */
  get kept() {
    const { hands, network } = this.#shown;
    if (hands === "border") return { border: this.#border };
    if (hands === "point") return { moved: this.#moved };
    if (hands === "alpha") return { alpha: this.state.alpha };
    return network === "trains" && this.state.step > 0 ? { isTrained: true } : undefined;
  }

  /** Returns the index of the point that was chosen, if one was. */
  get point() {
    return this.#chosen;
  }

  controls() {
    return this.#shown.network === "trains" ? [button(`Train ${STEPS} steps`, () => this.#play())] : [];
  }

  /** @param {number} alpha */
  #training(alpha) {
    const known = this.#trainings.get(alpha) ?? train(alpha);
    this.#trainings.set(alpha, known);
    return known;
  }

  /** Shows one moment of the training. @param {number} index */
  #show(index) {
    const { moments, values } = this.#training(this.state.alpha);
    this.#moment = moments[index];
    const { step, loss, correct, parameters } = this.#moment;
    this.state = { ...this.state, step, loss, correct, parameters, values };
  }

  /** Plays the training, one moment in each frame. */
  #play() {
    cancelAnimationFrame(this.#frame);
    const { moments } = this.#training(this.state.alpha);
    this.report = "It trains…";
    const isAtOnce = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const frame = (/** @type {number} */ index) => {
      this.#show(index);
      this.#compute();
      if (index + 1 < moments.length) this.#frame = requestAnimationFrame(() => frame(index + 1));
    };
    frame(isAtOnce ? moments.length - 1 : 0);
  }

  /** Makes sliders for what the reader moves, for the keyboard and for screen readers. */
  #makeSliders() {
    /** @param {string} label @param {number} min @param {number} max @param {number} value @param {(value: number) => void} move */
    const coordinate = (label, min, max, value, move) => {
      const slider = new Slider(label, { min, max, step: COORDINATE }, pythonText, (moved) => {
        move(moved);
        this.#compute();
      });
      slider.value = value;
      return slider;
    };
    const { left, right, top, bottom } = EXTENT;
    if (this.#shown.hands === "border") {
      return ["left end", "right end"].map((name, end) =>
        coordinate(name, bottom, top, this.#border[end], (y) => {
          this.#moveEnd(end, y);
        }),
      );
    }
    if (this.#shown.hands === "point") {
      return [
        coordinate("x", left, right, this.#moved[0], (x) => {
          this.#moved = [x, this.#moved[1]];
        }),
        coordinate("y", bottom, top, this.#moved[1], (y) => {
          this.#moved = [this.#moved[0], y];
        }),
      ];
    }
    if (this.#shown.hands === "pick") {
      const last = this.#points.y.length - 1;
      const slider = new Slider("point", { min: 0, max: last, step: 1 }, String, (index) => this.#choose(index));
      if (this.#chosen !== undefined) slider.value = this.#chosen;
      return [slider];
    }
    if (this.#shown.hands !== "alpha") return [];
    const slider = new Slider(
      "alpha",
      { min: 0, max: ALPHAS.length - 1, step: 1 },
      (index) => pythonText(ALPHAS[index]),
      (index) => {
        this.state = { ...this.state, alpha: ALPHAS[index] };
        this.#show(this.#training(ALPHAS[index]).moments.length - 1);
        this.#compute();
      },
    );
    slider.value = ALPHAS.indexOf(this.state.alpha);
    return [slider];
  }

  /** @param {number} end of the border: 0 is the left one @param {number} height */
  #moveEnd(end, height) {
    this.#border = this.#border.map((before, index) => (index === end ? height : before));
  }

  /** @param {number} index of a point */
  #choose(index) {
    this.#chosen = index;
    this.#compute();
  }

  #compute() {
    const { x, y } = this.#points;
    const { hands } = this.#shown;
    const { start = "", model = "" } = this.#shown.network ? this.#training(this.state.alpha) : {};
    if (hands === "border") {
      const below = x.filter((point, index) => point[1] < this.#borderAt(point[0]) === y[index] > 0).length;
      this.state = { ...this.state, correct: Math.max(below, y.length - below) };
    }
    if (hands === "point") this.state = { ...this.state, answer: ask(model, this.#moved, MOVED.target) };
    if (hands === "pick" && this.#chosen !== undefined) {
      this.state = {
        ...this.state,
        answer: ask(this.#shown.network === "untrained" ? start : model, x[this.#chosen], y[this.#chosen]),
      };
    }
    this.#readout.replaceChildren(...this.#lines().map((line) => element("code", {}, line)));
    this.#printed.hidden = this.#shown.network !== "trains";
    if (!this.#printed.hidden) this.#print();
    this.#picture.update();
    this.#onChange();
  }

  /** Writes what the tutorial prints: the loss and the share of right answers before training, and a line for each step. */
  #print() {
    const { log } = this.#training(this.state.alpha);
    const lines = log
      .slice(0, this.state.step)
      .map(({ loss, correct }, step) => `step ${step} loss ${lossText(loss)}, accuracy ${correct.toFixed(1)}%`);
    const [{ loss, correct }] = log;
    this.#printed.textContent = [`Value(data=${pythonText(loss)}, grad=0) ${correct / 100}`, ...lines].join("\n");
    this.#printed.scrollTop = this.#printed.scrollHeight;
  }

  /** Returns the height of the border at `x`. @param {number} x */
  #borderAt(x) {
    const [left, right] = this.#border;
    return left + ((right - left) * (x - EXTENT.left)) / (EXTENT.right - EXTENT.left);
  }

  #lines() {
    const { correct, step, loss, answer } = this.state;
    const { hands, network } = this.#shown;
    if (hands === "border") return [`${correct} of 100 points on their side`];
    if (answer) return [`score = ${told(answer.score)}`, `loss = max(0, 1 - y * score) = ${told(answer.loss)}`];
    return network ? [`step ${step}`, `loss ${loss.toFixed(4)}`, `accuracy ${correct}%`] : [];
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button > 0) return;
    const { plane, x, y } = this.#at(event);
    const reach = REACH * this.#picture.rem;
    const { hands } = this.#shown;
    if (hands === "border") {
      const ends = [EXTENT.left, EXTENT.right].map((end, index) => [plane.toX(end), plane.toY(this.#border[index])]);
      const distances = ends.map(([left, top]) => Math.hypot(left - x, top - y));
      const nearest = distances[0] < distances[1] ? 0 : 1;
      this.#held = nearest;
    } else if (hands === "point") {
      this.#held = "point";
    } else if (hands === "pick") {
      const index = plane.pointAt(this.#points.x.flat(), x, y, reach);
      if (index !== -1) {
        this.#hands[0].value = index;
        this.#choose(index);
      }
      return;
    } else return;
    this.#root.setPointerCapture(event.pointerId);
    this.#drag(event);
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (this.#held === undefined) return;
    const { plane, x, y } = this.#at(event);
    const rounded = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
      Number((Math.round(Math.min(high, Math.max(low, value)) / COORDINATE) * COORDINATE).toFixed(2));
    const height = rounded(plane.fromY(y), EXTENT.bottom, EXTENT.top);
    if (this.#held === "point") {
      this.#moved = [rounded(plane.fromX(x), EXTENT.left, EXTENT.right), height];
      for (const [index, slider] of this.#hands.entries()) slider.value = this.#moved[index];
    } else {
      this.#moveEnd(this.#held, height);
      this.#hands[this.#held].value = height;
    }
    this.#compute();
  }

  /** Returns the place of a pointer on the plane. @param {PointerEvent} event */
  #at({ clientX, clientY }) {
    const { left, top } = this.#root.getBoundingClientRect();
    return { plane: this.#plane(this.#picture), x: clientX - left, y: clientY - top };
  }

  /** @param {Size} size */
  #plane(size) {
    return new Plane(EXTENT, plotWithin(size));
  }

  /** @param {CanvasRenderingContext2D} context @param {Size} size */
  #paint(context, size) {
    const plane = this.#plane(size);
    if (!this.#moment || plane.plot.width <= 0 || plane.plot.height <= 0) return;
    this.#map.paint(context, this.#moment.grid, plane, { mode: "smooth", faded: false, pixel: this.#colours.pixel });
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    const plane = this.#plane(size);
    if (plane.plot.width <= 0 || plane.plot.height <= 0) return [];
    const { rem } = size;
    const { x, y } = this.#points;
    const hasMoved = this.#shown.hands === "point";
    const points = hasMoved ? [...x.flat(), ...this.#moved] : x.flat();
    const targets = hasMoved ? [...y, MOVED.target] : y;
    const selected = hasMoved ? y.length : this.#chosen;
    return [
      ...boundaryMarks({
        plane,
        data: { points: Float64Array.from(points), targets: Float64Array.from(targets), training: targets.length },
        grid: this.#moment?.grid,
        mode: "smooth",
        selected:
          selected === undefined
            ? undefined
            : { x: points[2 * selected], y: points[2 * selected + 1], point: selected },
        rem,
      }),
      ...(this.#shown.hands === "border" ? this.#borderMarks(plane, rem) : []),
    ];
  }

  /** @param {Plane} plane @param {number} rem */
  #borderMarks(plane, rem) {
    const ends = [EXTENT.left, EXTENT.right].map((x, index) => [plane.toX(x), plane.toY(this.#border[index])]);
    const [[x1, y1], [x2, y2]] = ends;
    return [
      mark("line", { x1, y1, x2, y2, stroke: "var(--accent)", "stroke-width": 0.2 * rem }),
      ...ends.map(([cx, cy]) =>
        mark("circle", { cx, cy, r: HANDLE * rem, fill: "var(--accent)", stroke: "var(--surface)", "stroke-width": 2 }),
      ),
    ];
  }
}
