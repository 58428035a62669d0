// A slice through the loss: stronger grey is higher, with lines of equal loss, and the path of the run over it.
import { contours } from "d3-contour";
import { drawAxes, plotWithin } from "../boundary/axes.js";
import { pathOf } from "../boundary/isolines.js";
import { Plane } from "../boundary/plane.js";
import { PlaneCursor, placeText } from "../boundary/plane-cursor.js";
import { neutralColours } from "../boundary/score-colours.js";
import { Sheet } from "../canvas.js";
import { fourDecimals, shortNumber } from "../number-text.js";
import { CellImage } from "../pixels.js";
import { lossAt, lossScale } from "./scale.js";

/** @import { Reply } from "../../worker/messages.js" */
/** @import { Place } from "../boundary/plane-cursor.js" */

/** @typedef {Extract<Reply, { type: "landscape" }>} Slice */

/**
 * @typedef {object} Options
 * @property {(spot: Place & { loss: number }) => void} [onPick] in the units of `reach`, and the loss there
 * @property {(visible: boolean) => void} [onVisible] it came into sight, or left it
 */

export class Landscape {
  /** @type {Slice | undefined} */
  #slice;
  #scale = lossScale([]);
  #names = ["a random direction", "another random direction"];
  #map = new CellImage();
  #stage = document.createElement("div");
  #words = document.createElement("p");
  #across = document.createElement("p");
  #up = document.createElement("p");
  #sheet;
  #colours;
  #cursor;

  /** @param {HTMLElement} root an empty element, which it fills @param {Options} [options] */
  constructor(root, { onPick, onVisible } = {}) {
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
    this.#sheet = new Sheet(stage, (context) => this.#draw(context), {
      onTheme: () => {
        this.#colours = neutralColours(root);
        this.#paint();
      },
      onVisible,
    });
    this.#cursor = new PlaneCursor(stage, {
      plane: () => this.#plane(),
      words: (place) => `${placeText(place)} · loss ${fourDecimals(this.#lossAt(place))}`,
    });
    /** @param {MouseEvent} event */
    const under = (event) => {
      const { left, top } = stage.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      const plane = this.#plane();
      return this.#slice && plane.holds(x, y) ? { x: plane.fromX(x), y: plane.fromY(y) } : undefined;
    };
    /** @param {Place | undefined} place */
    const pick = (place) => place && onPick?.({ ...place, loss: this.#lossAt(place) });
    stage.addEventListener("pointermove", (event) => this.#cursor.read(under(event)));
    stage.addEventListener("pointerleave", () => this.#cursor.read(undefined));
    stage.addEventListener("click", (event) => {
      this.#cursor.read(under(event));
      pick(under(event));
    });
    stage.addEventListener("keydown", (event) => {
      if (!this.#slice) return;
      if (event.key === "Enter") pick(this.#cursor.place);
      else if (!this.#cursor.key(event)) return;
      event.preventDefault();
    });
    this.describe("Loss landscape, not computed yet");
  }

  get visible() {
    return this.#sheet.visible;
  }

  /** @param {Slice} slice @param {{ directions?: "random" | "gradient" }} [names] what it was cut along */
  show(slice, { directions = "random" } = {}) {
    this.#slice = slice;
    this.#scale = lossScale(slice.losses);
    this.#names =
      directions === "gradient" ? ["the gradient", "a random direction"] : ["a random direction", "another"];
    this.#across.textContent = `along ${this.#names[0]} →`;
    this.#up.textContent = `↑ along ${this.#names[1]}`;
    const { low, high } = this.#scale;
    const broken = slice.losses.some((loss) => !Number.isFinite(loss));
    this.#words.textContent =
      `Loss from ${fourDecimals(low)} (faintest) to ${shortNumber(high)} (strongest grey), on a logarithmic scale` +
      `${broken ? "; where it is not finite, nothing is drawn" : ""}. ` +
      "The dot is the network as it is, the line the way it came, as far as this slice shows it. 1 is as long as the parameters themselves.";
    this.#paint();
    this.#cursor.refresh();
    this.#sheet.update();
  }

  /** @param {string} text */
  describe(text) {
    this.#stage.setAttribute("aria-label", `${text}. Arrow keys move a cross that reads the loss.`);
  }

  /** @returns {Promise<Blob>} a PNG */
  toBlob() {
    return this.#sheet.toBlob();
  }

  #plane() {
    const reach = this.#slice?.reach ?? 1;
    return new Plane({ left: -reach, right: reach, top: reach, bottom: -reach }, plotWithin(this.#sheet));
  }

  /** @param {Place} place */
  #lossAt({ x, y }) {
    if (!this.#slice) return Number.NaN;
    return lossAt(this.#slice.losses, this.#slice.cells, this.#slice.reach, x, y);
  }

  #paint() {
    if (!this.#slice) return;
    const { losses, cells } = this.#slice;
    const { pixel } = this.#colours;
    this.#map.set(losses, cells, (loss) => pixel(Number.isFinite(loss) ? this.#scale.share(loss) : Number.NaN));
  }

  /** @param {CanvasRenderingContext2D} context */
  #draw(context) {
    if (!this.#slice) return;
    const sheet = this.#sheet;
    const plane = this.#plane();
    const { left, top, width, height } = plane.plot;
    const { losses, cells, path } = this.#slice;
    // Samples reach from edge to edge, so half a cell of the outer ones lies outside.
    const [across, down] = [width / (cells - 1), height / (cells - 1)];
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    this.#map.draw(context, left - across / 2, top - down / 2, width + across, height + down);
    context.lineWidth = 1;
    context.strokeStyle = sheet.colour("--text-muted");
    context.globalAlpha = 0.55;
    const shares = Float64Array.from(losses, this.#scale.share);
    for (const level of this.#scale.levels) {
      const { coordinates } = contours()
        .size([cells, cells])
        .contour(/** @type {any} */ (shares), this.#scale.share(level));
      for (const ring of coordinates.flat()) {
        const places = ring.map(
          ([x, y]) => /** @type {[number, number]} */ ([left + (x - 0.5) * across, top + (y - 0.5) * down]),
        );
        context.stroke(pathOf([places]));
      }
    }
    context.globalAlpha = 1;
    this.#drawPath(context, plane, path);
    context.restore();
    drawAxes(context, sheet, plane);
  }

  /** @param {CanvasRenderingContext2D} context @param {Plane} plane @param {Float64Array} path */
  #drawPath(context, plane, path) {
    const sheet = this.#sheet;
    const { rem } = sheet;
    const way = new Path2D();
    for (let at = 0; at + 1 < path.length; at += 2) way.lineTo(plane.toX(path[at]), plane.toY(path[at + 1]));
    context.lineJoin = "round";
    for (const [name, width] of /** @type {const} */ ([
      ["--surface-raised", 0.3],
      ["--accent", 0.14],
    ])) {
      context.strokeStyle = sheet.colour(name);
      context.lineWidth = width * rem;
      context.stroke(way);
    }
    const [x, y] = [plane.toX(0), plane.toY(0)];
    context.beginPath();
    context.arc(x, y, 0.28 * rem, 0, 2 * Math.PI);
    context.fillStyle = sheet.colour("--accent");
    context.fill();
    context.lineWidth = 0.125 * rem;
    context.strokeStyle = sheet.colour("--surface-raised");
    context.stroke();
  }
}
