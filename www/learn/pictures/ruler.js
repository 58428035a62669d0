// Shows a graph above two rulers of the same scale: how far a leaf was moved, and how far the result moved with it.
import { bottomAxis } from "../../plot/axis.js";
import { at, mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { linear, ticks } from "../../plot/scale.js";
import { element } from "../../ui/element.js";
import { told } from "../../ui/numbers.js";
import { graphFrame } from "./frame.js";
import { GraphPicture } from "./graph.js";

/** @import { CardWith, Live, LivePicture, Recorder } from "../card.js" */
/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */

/**
 * The part of a card for this picture: the graph, the labels of the leaf that can be moved and of the result, and how far the
 * result should move.
 * @typedef {{ graphs: [Recorder], leaf: string, result: string, goal: number }} Ruler
 */

/** The half of the rulers' length at first. */
const REACH = 4;
/** The room to the left for the names, the first row and the distance to the next one, and the height of a bar, in rems. */
const [LEFT, FIRST, ROW, BAR] = [2.5, 1.6, 1.6, 0.7];

/** @implements {LivePicture<CardWith<"ruler">, Live>} */
export default class RulerPicture {
  #graph;
  #rulers;
  #readout;
  #onChange;
  /** @type {Ruler | undefined} */
  #shown;

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const frame = graphFrame("Expression graph");
    const plot = element("div", { class: "learn-ruler" });
    this.#readout = element("p", { class: "learn-readout" });
    root.append(frame, plot, this.#readout);
    this.#rulers = new Picture(plot, { marks: (size) => this.#marks(size) });
    this.#graph = new GraphPicture(frame, () => this.#update());
  }

  /** @param {CardWith<"ruler">} card @param {unknown} [kept] */
  async show({ shows }, kept) {
    this.#shown = shows;
    const { graphs, leaf, result } = shows;
    const card = { graph: graphs[0], hasGradients: true, adjustable: [leaf], lit: [leaf, result] };
    await this.#graph.show(card, kept);
  }

  get kept() {
    return this.#graph.kept;
  }

  controls() {
    return [];
  }

  get drawing() {
    return this.#graph.drawing;
  }

  get state() {
    return this.#graph.state;
  }

  /** Returns how far the leaf and the result have moved. */
  get #moved() {
    const { leaf, result } = /** @type {Ruler} */ (this.#shown);
    const { before, data } = this.#graph.state;
    return [leaf, result].map((label) => ({ label, by: data[label] - before[label] }));
  }

  #update() {
    const [leaf, result] = this.#moved;
    const lines = [leaf, result].map(({ label, by }) => `Δ${label} = ${told(by)}`);
    if (told(leaf.by) !== "0") lines.push(`Δ${result.label} / Δ${leaf.label} = ${told(result.by / leaf.by)}`);
    this.#readout.replaceChildren(...lines.map((line) => element("code", {}, line)));
    this.#rulers.update();
    this.#onChange();
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks({ width, rem }) {
    if (!this.#shown || !this.#graph.computation) return [];
    const moved = this.#moved;
    const reach = Math.max(REACH, ...moved.map(({ by }) => Math.ceil(Math.abs(by))));
    const length = width - (LEFT + 1) * rem;
    const x = linear([-reach, reach], [0, length]);
    const numbers = ticks(x, Math.max(2, Math.floor(length / rem / 3))).map(({ value, text }) => ({
      at: x(value),
      text,
    }));
    const height = (FIRST + ROW * moved.length - ROW / 2) * rem;
    const goal = x(this.#shown.goal);
    return [
      at(
        LEFT * rem,
        0,
        bottomAxis({ ticks: numbers, width: length, height, rem, grid: true }),
        mark("line", { x1: x(0), x2: x(0), y2: height, stroke: "var(--line-strong)", "stroke-width": 2 }),
        mark("line", {
          x1: goal,
          x2: goal,
          y1: 0.9 * rem,
          y2: height,
          stroke: "var(--accent)",
          "stroke-width": 0.14 * rem,
          "stroke-dasharray": `${0.3 * rem} ${0.25 * rem}`,
        }),
        mark("text", { x: goal, y: 0.7 * rem, fill: "var(--accent)", "text-anchor": "middle" }, "goal"),
        ...moved.map(({ by }, row) => {
          const [from, to] = [x(Math.min(0, by)), x(Math.max(0, by))];
          const y = (FIRST + ROW * row - BAR / 2) * rem;
          return mark("rect", {
            x: from,
            y,
            width: to - from,
            height: BAR * rem,
            rx: 0.15 * rem,
            fill: by < 0 ? "var(--negative)" : "var(--positive)",
          });
        }),
      ),
      ...moved.map(({ label }, row) =>
        mark(
          "text",
          { x: 0.25 * rem, y: (FIRST + ROW * row + 0.3) * rem, fill: "var(--text)", "font-weight": 600 },
          `Δ${label}`,
        ),
      ),
    ];
  }
}
