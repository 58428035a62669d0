// Shows two graphs side by side, each under a caption. The caller decides what they show.
import { GraphView } from "../../graph/view/view.js";
import { element } from "../../ui/element.js";
import { directionFor, LARGEST } from "../frame.js";
import { graphFrame } from "./frame.js";

/** @import { Computation, Numbers } from "../../graph/computation/computation.js" */

/** @typedef {{ caption: string, computation: Computation, numbers: Numbers }} Side */

export class TwoGraphs {
  root;
  #sides;
  /** @type {Side[]} */
  #shown = [];

  /** @param {(side: number, label: string) => void} [onChoose] is called when a value was clicked, or chosen by Enter */
  constructor(onChoose = () => {}) {
    this.#sides = ["left", "right"].map((where, side) => {
      const caption = element("figcaption");
      const frame = graphFrame(`Graph on the ${where}`);
      const svg = /** @type {SVGSVGElement} */ (frame.querySelector("svg"));
      svg.tabIndex = 0;
      const view = new GraphView(svg, () => {}, { largest: LARGEST });
      view.onTap = (place) => onChoose(side, this.#shown[side].computation.label(place));
      new ResizeObserver(() => this.#fit(side)).observe(frame);
      return { figure: element("figure", {}, caption, frame), caption, frame, view };
    });
    this.root = element("div", { class: "learn-two" }, ...this.#sides.map(({ figure }) => figure));
  }

  /** @param {Side[]} sides left and right */
  async show(sides) {
    this.#shown = sides;
    await Promise.all(sides.map((_, side) => this.#fit(side)));
  }

  /** Shows the current numbers, and highlights values. @param {number} side @param {string} caption @param {string[]} lit */
  update(side, caption, lit) {
    const { computation, numbers } = this.#shown[side];
    const { view, caption: words } = this.#sides[side];
    words.textContent = caption;
    view.update(numbers);
    const places = Array.from({ length: computation.length }, (_, place) => place);
    view.light(places.filter((place) => lit.includes(computation.label(place))));
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

  /** @param {number} side */
  async #fit(side) {
    const shown = this.#shown[side];
    if (!shown) return;
    const { view, frame, caption } = this.#sides[side];
    caption.textContent ||= shown.caption;
    await view.show(shown.computation, shown.numbers, { direction: directionFor(frame.clientWidth) });
  }
}
