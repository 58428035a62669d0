// A slice through the loss: stronger grey is higher, with lines of equal loss, and the path of the run over it.
import { neutralColours } from "../../../plot/colours.js";
import { ringPath, rings } from "../../../plot/contours.js";
import { linePath } from "../../../plot/line.js";
import { mark } from "../../../plot/mark.js";
import { Picture } from "../../../plot/picture.js";
import { Raster } from "../../../plot/raster.js";
import { decimals, placeText, shortNumber } from "../../../ui/numbers.js";
import { Plane } from "../boundary/plane.js";
import { planeAxes, plotWithin } from "../boundary/plane-axes.js";
import { PlaneCursor } from "../boundary/plane-cursor.js";
import { lossAt, lossScale } from "./loss-scale.js";

/** @import { Place } from "../boundary/plane-cursor.js" */
/** @import { Landscape as Numbers } from "./compute.js" */

/** What the axes are called. @type {Record<import("./compute.js").Directions, [across: string, up: string]>} */
const AXES = {
  path: ["along the way from the start", "beside it"],
  random: ["along a random direction", "along another"],
  gradient: ["along the gradient", "along a random direction"],
};

export class LandscapePanel {
  /** @type {Numbers | undefined} */
  #slice;
  #scale = lossScale([]);
  #raster = new Raster();
  #stage = document.createElement("div");
  #words = document.createElement("p");
  #across = document.createElement("p");
  #up = document.createElement("p");
  #picture;
  #colours;
  #cursor;

  /** @param {HTMLElement} root @param {(visible: boolean) => void} onVisible called when the panel comes into view or leaves it */
  constructor(root, onVisible) {
    root.classList.add("landscape");
    const stage = this.#stage;
    stage.className = "landscape-stage";
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    this.#up.className = "landscape-up";
    this.#across.className = "landscape-across";
    this.#words.className = "hint";
    root.append(this.#up, stage, this.#across, this.#words);
    this.#colours = neutralColours(root);
    this.#picture = new Picture(stage, {
      marks: ({ rem }) => this.#marks(rem),
      paint: (context) => this.#paint(context),
      onTheme: () => {
        this.#colours = neutralColours(root);
        this.#colour();
      },
      onVisible,
      watch: root,
    });
    this.#cursor = new PlaneCursor(stage, {
      plane: () => this.#plane(),
      words: (place) => `${placeText(place)} · loss ${decimals(this.#lossAt(place))}`,
    });
    /** @param {MouseEvent} event */
    const under = (event) => {
      const { left, top } = stage.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      const plane = this.#plane();
      return this.#slice && plane.holds(x, y) ? { x: plane.fromX(x), y: plane.fromY(y) } : undefined;
    };
    for (const type of /** @type {const} */ (["pointermove", "click"])) {
      stage.addEventListener(type, (event) => this.#cursor.read(under(event)));
    }
    stage.addEventListener("pointerleave", () => this.#cursor.read(undefined));
    stage.addEventListener("keydown", (event) => {
      if (this.#slice && this.#cursor.key(event)) event.preventDefault();
    });
    const label = "Loss landscape. Arrow keys move a cross that reads the loss.";
    stage.setAttribute("aria-label", label);
  }

  get visible() {
    return this.#picture.visible;
  }

  /** @param {Numbers} slice */
  show(slice) {
    this.#slice = slice;
    this.#scale = lossScale(slice.losses);
    const [across, up] = AXES[slice.directions];
    this.#across.textContent = `${across} →`;
    this.#up.textContent = `↑ ${up}`;
    const { low, high } = this.#scale;
    const broken = slice.losses.some((loss) => !Number.isFinite(loss));
    this.#words.textContent =
      `Loss from ${decimals(low)} (faintest) to ${shortNumber(high)} (strongest grey), on a logarithmic scale` +
      `${broken ? "; where it is not finite, nothing is drawn" : ""}. ` +
      `The dot is the present network, the line its path so far, projected onto this slice. A distance of 1 is ${slice.directions === "path" ? "how far it has come" : "the length of the parameter vector"}.`;
    this.#colour();
    this.#cursor.refresh();
    this.#picture.update();
  }

  #plane() {
    const reach = this.#slice?.reach ?? 1;
    return new Plane({ left: -reach, right: reach, top: reach, bottom: -reach }, plotWithin(this.#picture));
  }

  /** @param {Place} place */
  #lossAt({ x, y }) {
    if (!this.#slice) return Number.NaN;
    return lossAt(this.#slice.losses, this.#slice.cells, this.#slice.reach, x, y);
  }

  #colour() {
    if (!this.#slice) return;
    const { losses, cells } = this.#slice;
    const { pixel } = this.#colours;
    this.#raster.set(losses, cells, (loss) => pixel(Number.isFinite(loss) ? this.#scale.share(loss) : Number.NaN));
  }

  /** @param {CanvasRenderingContext2D} context */
  #paint(context) {
    if (!this.#slice) return;
    const { left, top, width, height } = this.#plane().plot;
    const { cells } = this.#slice;
    // The samples reach from edge to edge, so half of each outer cell lies outside.
    const [across, down] = [width / (cells - 1), height / (cells - 1)];
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    this.#raster.draw(context, left - across / 2, top - down / 2, width + across, height + down);
    context.restore();
  }

  /** @param {number} rem */
  #marks(rem) {
    if (!this.#slice) return [];
    const plane = this.#plane();
    const { left, top, width, height } = plane.plot;
    if (width <= 0 || height <= 0) return [];
    const { losses, cells, path } = this.#slice;
    const [across, down] = [width / (cells - 1), height / (cells - 1)];
    const shares = Float64Array.from(losses, this.#scale.share);
    const lines = this.#scale.levels.map((level) =>
      ringPath(
        rings(shares, cells, this.#scale.share(level), (column, row) => [(column - 0.5) * across, (row - 0.5) * down]),
      ),
    );
    const way = linePath(
      Array.from({ length: path.length / 2 }, (_, at) => [
        plane.toX(path[2 * at]) - left,
        plane.toY(path[2 * at + 1]) - top,
      ]),
    );
    const line = { d: way, "stroke-linejoin": "round" };
    const dot = { cx: width / 2, cy: height / 2, r: 0.28 * rem, fill: "var(--accent)" };
    return [
      mark(
        "svg",
        { x: left, y: top, width, height, fill: "none" },
        mark("path", { d: lines.join(""), stroke: "var(--text-muted)", "stroke-opacity": 0.55 }),
        way && mark("path", { ...line, stroke: "var(--surface-raised)", "stroke-width": 0.3 * rem }),
        way && mark("path", { ...line, stroke: "var(--accent)", "stroke-width": 0.14 * rem }),
        mark("circle", { ...dot, stroke: "var(--surface-raised)", "stroke-width": 0.125 * rem }),
      ),
      planeAxes(plane, rem),
    ];
  }
}
