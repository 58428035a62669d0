// Shows two graphs beside each other or one above the other, each under a caption, at one scale. Where they do not fit at a legible
// scale, each is scrolled in its frame, and the other one follows. The caller decides what they show.
import { opening } from "../../graph/groups/collapse.js";
import { sceneOf } from "../../graph/layout/arrangement.js";
import { Camera } from "../../graph/view/camera.js";
import { GraphView } from "../../graph/view/view.js";
import { element } from "../../ui/element.js";
import { graphFrame } from "./frame.js";
import { scrollTo } from "./scrolled-camera.js";
import { arrangementOf, MARGIN } from "./two-frames.js";

/** @import { Computation, Numbers } from "../../graph/computation/computation.js" */
/** @import { Direction } from "../../graph/layout/graphviz.js" */

/** @typedef {{ computation: Computation, numbers: Numbers }} Side */

/** @type {Direction[]} */
const DIRECTIONS = ["across", "down"];

export class TwoGraphs {
  root;
  #sides;
  /** @type {Side[]} */
  #shown = [];
  /** The scale of both drawings. */
  #scale = 1;
  /** The value of each side that is kept in view. @type {(number | undefined)[]} */
  #inView = [];

  /** @param {(side: number, label: string) => void} [onChoose] is called when a value was clicked, or chosen by Enter */
  constructor(onChoose = () => {}) {
    this.#sides = ["First graph", "Second graph"].map((name, side) => {
      const caption = element("figcaption");
      const frame = graphFrame(name);
      const svg = /** @type {SVGSVGElement} */ (frame.querySelector("svg"));
      svg.tabIndex = 0;
      const view = new GraphView(svg, () => {}, { camera: this.#cameraIn(frame) });
      view.onTap = (place) => onChoose(side, this.#shown[side].computation.label(place));
      const scroller = element("div", { class: "learn-scroll" }, frame);
      scroller.addEventListener("scroll", () => this.#follow(side));
      return { figure: element("figure", {}, caption, scroller), caption, scroller, frame, view };
    });
    this.root = element("div", { class: "learn-two" }, ...this.#sides.map(({ figure }) => figure));
    new ResizeObserver(() => this.#fit()).observe(this.root);
  }

  /** Returns the class of a camera that shows a drawing in the middle of its frame, at the scale of both. @param {HTMLElement} frame */
  #cameraIn(frame) {
    const scale = () => this.#scale;
    return class extends Camera {
      get view() {
        return { width: frame.clientWidth, height: frame.clientHeight };
      }

      get whole() {
        const [k, { width, height }] = [scale(), this.view];
        return { k, x: (width - this.drawing.width * k) / 2, y: (height - this.drawing.height * k) / 2 };
      }
    };
  }

  /** @param {Side[]} sides the first and the second */
  async show(sides) {
    this.#shown = sides;
    this.#inView = [];
    await this.#fit();
  }

  /**
   * Shows the current numbers of a graph, highlights values, and brings one into view.
   * @param {number} side
   * @param {string} caption
   * @param {{ lit?: string[], inView?: string }} values by label
   */
  update(side, caption, { lit = [], inView }) {
    const { computation, numbers } = this.#shown[side];
    const { view, caption: words } = this.#sides[side];
    words.textContent = caption;
    view.update(numbers);
    const places = Array.from({ length: computation.length }, (_, place) => place);
    view.light(places.filter((place) => lit.includes(computation.label(place))));
    this.#inView[side] = places.find((place) => computation.label(place) === inView);
    this.#bringIntoView(side);
  }

  /**
   * Lets leaves of both graphs be changed together.
   * @param {string[]} labels
   * @param {(label: string, number: number) => void} change
   */
  adjust(labels, change) {
    for (const [side, { view }] of this.#sides.entries()) {
      const { computation } = this.#shown[side];
      view.adjusting = {
        canChange: (place) => labels.includes(computation.label(place)),
        number: (place) => computation.data[place],
        change: (place, number) => change(computation.label(place), number),
        commit: () => {},
      };
    }
  }

  /** Arranges both graphs for the room that there is. */
  async #fit() {
    const shown = this.#shown;
    const { clientWidth: width, clientHeight: height } = this.root;
    if (shown.length === 0 || width === 0) return;
    const scenes = await Promise.all(
      DIRECTIONS.map((direction) =>
        Promise.all(
          shown.map(({ computation }) => {
            const open = opening(computation);
            return sceneOf(computation, open, direction, open);
          }),
        ),
      ),
    );
    if (shown !== this.#shown) return;
    const sizes = { across: scenes[0], down: scenes[1] };
    const line = Number.parseFloat(getComputedStyle(this.#sides[0].caption).lineHeight);
    const { isStacked, direction, scale } = arrangementOf({ width, height }, sizes, line);
    this.#scale = scale;
    this.root.toggleAttribute("data-stacked", isStacked);
    const frames = sizes[direction].map(({ width, height }) => ({
      width: Math.floor(width * scale + 2 * MARGIN),
      height: Math.floor(height * scale + 2 * MARGIN),
    }));
    // Two graphs of different sizes share the room as they need it.
    const shares = frames.map(({ width, height }) => (isStacked ? `minmax(0, ${height + line}fr)` : `${width}fr`));
    this.root.style.gridTemplate = isStacked ? `${shares.join(" ")} / 1fr` : `minmax(0, 1fr) / ${shares.join(" ")}`;
    await Promise.all(
      this.#sides.map(async ({ view, frame }, side) => {
        frame.style.minInlineSize = `${frames[side].width}px`;
        frame.style.minBlockSize = `${frames[side].height}px`;
        await view.show(shown[side].computation, shown[side].numbers, { direction });
      }),
    );
    for (const side of this.#sides.keys()) this.#bringIntoView(side);
  }

  /** Scrolls the other graph to where this one is. @param {number} side */
  #follow(side) {
    const [from, to] = [this.#sides[side].scroller, this.#sides[1 - side].scroller];
    to.scrollLeft = from.scrollLeft;
    to.scrollTop = from.scrollTop;
  }

  /** @param {number} side */
  #bringIntoView(side) {
    const { view, scroller } = this.#sides[side];
    const place = this.#inView[side];
    const area = place === undefined ? undefined : view.areaOf(place);
    if (area) scrollTo(scroller, area);
  }
}
