// Shows how far each point of the training demo alone would move one weight in a step, as an arrow at the point, and adds the arrows up.
import { mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { boundaryMarks } from "../../train/pictures/boundary/boundary-marks.js";
import { Plane } from "../../train/pictures/boundary/plane.js";
import { plotWithin } from "../../train/pictures/boundary/plane-axes.js";
import { button, element } from "../../ui/element.js";
import { decimals, signed } from "../../ui/numbers.js";
import { EXTENT, moons, train } from "../moons.js";
import { pullsAt } from "../moons-graphs.js";

/** @import { Mark } from "../../plot/mark.js" */
/** @import { Size } from "../../plot/picture.js" */
/** @import { CardWith, LivePicture } from "../card.js" */
/** @import { Pulls as Found } from "../moons-graphs.js" */

/**
 * The part of a card for this picture: the place of the weight among the parameters.
 * @typedef {{ parameter: number }} Pulls
 *
 * The state that its task reads: what the points do to the weight, and whether that was added up.
 * @typedef {{ pulls: Found | undefined, isAdded: boolean }} PullsState
 */

/** The length of the longest arrow, and of its head, in rems. */
const [LONGEST, HEAD] = [3, 0.45];

/** @implements {LivePicture<CardWith<"pulls">, PullsState>} */
export default class PullsPicture {
  #onChange;
  #picture;
  #readout = element("p", { class: "learn-readout" });
  #points = moons();
  /** @type {PullsState} */
  state = { pulls: undefined, isAdded: false };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const plot = element("div", { class: "learn-plot", "data-fixed": "" });
    root.append(plot, this.#readout);
    this.#picture = new Picture(plot, { marks: (size) => this.#marks(size) });
  }

  /** @param {CardWith<"pulls">} card @param {unknown} [kept] whether they were added up */
  show({ shows }, kept) {
    this.state = { pulls: pullsAt(train().start, shows.parameter), isAdded: kept === true };
    this.#write();
  }

  get kept() {
    return this.state.isAdded || undefined;
  }

  controls() {
    return [
      button("Add the arrows up", () => {
        this.state = { ...this.state, isAdded: true };
        this.#write();
      }),
    ];
  }

  #write() {
    const { name, before, mean, decay, update } = /** @type {Found} */ (this.state.pulls);
    const lines = this.state.isAdded
      ? [
          `mean of the arrows ${signed(mean)}`,
          `L2 ${signed(decay)}`,
          `step ${signed(update)}`,
          `w ${decimals(before)} → ${decimals(before + update)}`,
        ]
      : [`w = ${name} = ${decimals(before)}`];
    this.#readout.replaceChildren(...lines.map((line) => element("code", {}, line)));
    this.#picture.update();
    this.#onChange();
  }

  /** @param {Size} size @returns {Mark[]} */
  #marks(size) {
    const plane = new Plane(EXTENT, plotWithin(size));
    if (plane.plot.width <= 0 || plane.plot.height <= 0) return [];
    const { rem } = size;
    const { x, y } = this.#points;
    const { each = [] } = this.state.pulls ?? {};
    const longest = Math.max(...each.map(Math.abs));
    const arrows = each.flatMap((pull, index) => {
      if (pull === 0) return [];
      const [left, from] = [plane.toX(x[index][0]), plane.toY(x[index][1])];
      const to = from - (pull / longest) * LONGEST * rem;
      const [head, colour] = [Math.sign(to - from) * HEAD * rem, pull > 0 ? "var(--positive)" : "var(--negative)"];
      return [
        mark("path", {
          d: `M${left} ${from}V${to}m${-0.6 * HEAD * rem} ${-head}l${0.6 * HEAD * rem} ${head}l${0.6 * HEAD * rem} ${-head}`,
          fill: "none",
          stroke: colour,
          "stroke-width": 0.14 * rem,
        }),
      ];
    });
    return [
      ...boundaryMarks({
        plane,
        data: { points: Float64Array.from(x.flat()), targets: Float64Array.from(y), training: y.length },
        grid: undefined,
        mode: "smooth",
        selected: undefined,
        rem,
      }),
      ...arrows,
    ];
  }
}
