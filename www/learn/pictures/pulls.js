// Shows how far each point of the training demo alone would move one weight in a step, as an arrow at the point, and adds the arrows up:
// all of them, or those of a batch that is drawn.
import { permutation, seed } from "../../engine/data.js";
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
 * The part of a card for this picture: the place of the weight among the parameters, and the number of points of a batch, if there are
 * batches.
 * @typedef {{ parameter: number, batch?: number }} Pulls
 *
 * The state that its task reads: what the points do to the weight, and whether that was added up; the number of points of a batch, or 0,
 * and the mean of each batch that was drawn.
 * @typedef {{ pulls: Found | undefined, isAdded: boolean, batch: number, means: number[] }} PullsState
 */

/** The seed of the batches, which is the tutorial's. */
const SEED = 1337;

/** The length of the longest arrow, and of its head, in rems. */
const [LONGEST, HEAD] = [3, 0.45];

/** @implements {LivePicture<CardWith<"pulls">, PullsState>} */
export default class PullsPicture {
  #onChange;
  #picture;
  #readout = element("p", { class: "learn-readout" });
  #points = moons();
  /** The indices of the points of the batch that was drawn last. @type {number[]} */
  #drawn = [];
  /** @type {PullsState} */
  state = { pulls: undefined, isAdded: false, batch: 0, means: [] };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    const plot = element("div", { class: "learn-plot", "data-fixed": "" });
    root.append(plot, this.#readout);
    this.#picture = new Picture(plot, { marks: (size) => this.#marks(size) });
  }

  /** @param {CardWith<"pulls">} card @param {unknown} [kept] whether they were added up, or how many batches were drawn */
  show({ shows: { parameter, batch = 0 } }, kept) {
    this.state = { pulls: pullsAt(train().start, parameter), isAdded: kept === true, batch, means: [] };
    this.#draw(typeof kept === "number" ? kept : 0);
  }

  get kept() {
    return this.state.means.length || this.state.isAdded || undefined;
  }

  controls() {
    const { batch } = this.state;
    if (batch > 0) return [button(`Draw ${batch} points`, () => this.#draw(this.state.means.length + 1))];
    return [
      button("Add the arrows up", () => {
        this.state = { ...this.state, isAdded: true };
        this.#write();
      }),
    ];
  }

  /** Draws batches as the tutorial does, each anew from all points. @param {number} count of them from the start */
  #draw(count) {
    const { each } = /** @type {Found} */ (this.state.pulls);
    seed(SEED);
    this.#drawn = [];
    const means = Array.from({ length: count }, () => {
      this.#drawn = permutation(each.length).slice(0, this.state.batch);
      return this.#drawn.reduce((total, point) => total + each[point], 0) / this.state.batch;
    });
    this.state = { ...this.state, means };
    this.#write();
  }

  /** Returns what is written under the picture. */
  #lines() {
    const { name, before, mean, decay, update } = /** @type {Found} */ (this.state.pulls);
    const { isAdded, batch, means } = this.state;
    if (batch > 0) {
      const last = means.length > 0 ? [`mean of batch ${means.length} ${signed(means[means.length - 1])}`] : [];
      return [`mean of all ${signed(mean)}`, ...last];
    }
    if (!isAdded) return [`w = ${name} = ${decimals(before)}`];
    return [
      `mean of the arrows ${signed(mean)}`,
      `L2 ${signed(decay)}`,
      `step ${signed(update)}`,
      `w ${decimals(before)} → ${decimals(before + update)}`,
    ];
  }

  #write() {
    const lines = this.#lines();
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
      if (pull === 0 || (this.#drawn.length > 0 && !this.#drawn.includes(index))) return [];
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
