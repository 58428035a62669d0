// A quantity by step: training points solid, test points dashed; two runs side by side. Drag to zoom, double click to
// see all again; the pointer reads the numbers of the nearest step.
import UPlot from "uplot";
import { onPaper, onThemeChange, token } from "../../../ui/theme.js";
import { DASH, LOOKS, lines, looksOf } from "./curve-lines.js";
import { drawMarkers } from "./curve-markers.js";
import { ROOM, roomRight, rowsWithin, stepScale, stepsWithin, stepText, verticalScale } from "./curve-scales.js";

/** @import { Log, RunFrame } from "../../worker/messages.js" */
/** @import { Marker } from "./curve-markers.js" */

/** Curves with this name share the pointer's position. */
const SYNC = "curves";

/**
 * @typedef {object} Options
 * @property {"loss" | "accuracy"} quantity accuracy is shown from 0 to 100
 * @property {number} steps that the axis has room for at least
 * @property {boolean} [logarithmic]
 * @property {(value: number) => string} format
 * @property {(visible: boolean) => void} [onVisible] it came into sight, or left it
 */

export class Curve {
  visible = false;
  #root;
  #options;
  #logarithmic;
  #plot;
  #value = document.createElement("p");
  /** @type {import("./curve-lines.js").Lines} */
  #lines = { steps: [], series: [] };
  /** The plot itself only knows shares of it, from 0 to 1. */
  #scale = verticalScale("loss", true, []);
  /** Not drawn yet, being out of sight. */
  #stale = false;
  /** @type {Marker[]} */
  #markers = [];
  /** Steps that were zoomed to. @type {[number, number] | undefined} */
  #zoom;

  /** @param {HTMLElement} root an empty element, which it fills @param {Options} options */
  constructor(root, options) {
    this.#root = root;
    this.#options = options;
    this.#logarithmic = options.logarithmic ?? false;
    root.classList.add("curve-picture");
    root.setAttribute("role", "img");
    this.describe(`${options.quantity === "loss" ? "Loss" : "Accuracy"} by step, no steps yet`);
    this.#value.className = "curve-value";
    this.#value.setAttribute("aria-hidden", "true");
    this.#plot = this.#build();
    root.append(this.#value);
    onThemeChange(() => this.#update());
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width > 0) this.#plot.setSize({ width: contentRect.width, height: contentRect.height });
    }).observe(root);
    new IntersectionObserver((entries) => {
      const visible = entries[entries.length - 1].isIntersecting;
      if (visible === this.visible) return;
      this.visible = visible;
      if (visible && this.#stale) this.#update();
      options.onVisible?.(visible);
    }).observe(root);
  }

  /** Of the lines that are to be told apart. */
  get looks() {
    return looksOf(this.#lines);
  }

  get logarithmic() {
    return this.#logarithmic;
  }

  set logarithmic(logarithmic) {
    if (logarithmic === this.#logarithmic) return;
    this.#logarithmic = logarithmic;
    this.#update();
  }

  /**
   * @param {Log[]} logs of each run, all of it
   * @param {RunFrame[]} runs of each run, what is on show; it ends the lines, or is marked on them when it was sought
   * @param {Marker[]} [markers] steps worth a line, with a word
   */
  show(logs, runs, markers = []) {
    this.#lines = lines(logs, runs, this.#options.quantity);
    const step = runs[0]?.step ?? 0;
    const sought = step < (this.#lines.steps.at(-1) ?? 0);
    this.#markers = sought ? [...markers, { step, label: "" }] : markers;
    this.#update();
  }

  /** @param {string} text what the curve shows, in words */
  describe(text) {
    this.#root.setAttribute("aria-label", text);
  }

  /** @returns {Promise<Blob>} a PNG */
  toBlob() {
    this.#update(true);
    const { canvas } = this.#plot.ctx;
    const copy = document.createElement("canvas");
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
    context.fillStyle = token(this.#root, "--surface");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(canvas, 0, 0);
    return new Promise((resolve, reject) => {
      copy.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The curve is empty."))), "image/png");
    });
  }

  async toSVG() {
    const { curveSVG } = await import("./curve-svg.js");
    const [low, high] = this.#range();
    return curveSVG({
      title: this.#options.quantity === "loss" ? "Loss by step" : "Accuracy by step, in percent",
      lines: this.#lines,
      markers: this.#markers,
      steps: stepScale(low, high),
      vertical: this.#verticalScale(),
      last: high,
      look: { rem: this.#rem, colour: (name) => token(this.#root, name) },
    });
  }

  get #rem() {
    return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  /** The steps on show. @returns {[number, number]} */
  #range() {
    return this.#zoom ?? [0, Math.max(this.#lines.steps.at(-1) ?? 0, this.#options.steps)];
  }

  /** For what lies between the steps on show. */
  #verticalScale() {
    const { steps, series } = this.#lines;
    const [low, high] = this.#range();
    const shown = series.flatMap((values) => values.filter((_, index) => steps[index] >= low && steps[index] <= high));
    return verticalScale(this.#options.quantity, this.#logarithmic, shown);
  }

  /** @param {boolean} [anyway] even out of sight */
  #update(anyway = false) {
    this.#stale = !this.visible && !anyway && !onPaper();
    if (this.#stale) return;
    const { steps, series } = this.#lines;
    this.#scale = this.#verticalScale();
    const { share } = this.#scale;
    // At once; and the labels anew, although the range of the shares is the same.
    this.#plot.batch(() => {
      this.#plot.setData([
        steps,
        ...series.map((values) => values.map((value) => (value === null ? null : share(value)))),
      ]);
      this.#plot.redraw(false, true);
    });
    this.#readout();
  }

  #readout() {
    const { idx } = this.#plot.cursor;
    const { steps, series } = this.#lines;
    const words = LOOKS.flatMap(({ title }, index) => {
      const number = idx == null ? null : series[index]?.[idx];
      return number == null ? [] : [`${index === 0 ? "" : `${title} `}${this.#options.format(number)}`];
    });
    this.#value.textContent = idx == null || words.length === 0 ? "" : `step ${steps[idx]}: ${words.join(" · ")}`;
  }

  #build() {
    const root = this.#root;
    const rem = this.#rem;
    // Whole pixels: of a fraction, uPlot takes the digits behind the point for the size.
    const font = `${Math.round(0.75 * rem)}px ${token(root, "--font-body")}`;
    /** @param {string} name */
    const colour = (name) => () => token(root, name);
    /** @type {UPlot.Axis} */
    const axis = {
      stroke: colour("--text-muted"),
      font,
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { stroke: colour("--line-strong"), width: 1, size: 0.3 * rem },
      gap: 0.2 * rem,
    };
    /** A dot ends each line, so that the first step shows as well. @param {string} name @returns {UPlot.Series.Points} */
    const dot = (name) => ({
      show: true,
      filter: (plot) => [plot.data[0].length - 1],
      size: 0.4 * rem,
      fill: colour(name),
    });
    /** @param {UPlot} plot */
    const rows = ({ height }) => this.#scale.ticks(rowsWithin(height / rem - ROOM.top - ROOM.bottom));
    /** @param {UPlot} plot */
    const stepTicks = ({ width }) => {
      const [low, high] = this.#range();
      const scale = stepScale(low, high);
      return scale.ticks(stepsWithin(width / rem - ROOM.left - ROOM.right, stepText(high)));
    };
    return new UPlot(
      {
        width: root.clientWidth || 200,
        height: root.clientHeight || 100,
        padding: [ROOM.top * rem, () => roomRight(stepText(this.#range()[1])) * rem, 0, 0],
        legend: { show: false },
        cursor: {
          sync: { key: SYNC },
          // The zoom is ours to keep, as every frame brings new data: see setSelect.
          drag: { x: true, y: false, setScale: false },
          y: false,
          points: { size: 0.5 * rem },
          bind: {
            dblclick: () => () => {
              this.#zoom = undefined;
              this.#update();
              return null;
            },
          },
        },
        scales: {
          x: {
            time: false,
            range: () => this.#range(),
          },
          y: { range: [0, 1] },
        },
        axes: [
          {
            ...axis,
            size: ROOM.bottom * rem,
            splits: stepTicks,
            values: (_, steps) => steps.map(stepText),
          },
          {
            ...axis,
            size: ROOM.left * rem,
            splits: (plot) => rows(plot).map((value) => this.#scale.share(value) ?? 0),
            values: (plot) => rows(plot).map((value) => this.#scale.label(value)),
          },
        ],
        series: [
          {},
          ...LOOKS.map(({ colour: name, dashed, width }) => ({
            stroke: colour(name),
            width: width * rem,
            dash: dashed ? DASH.map((length) => length * rem) : undefined,
            points: dot(name),
          })),
        ],
        hooks: {
          setCursor: [() => this.#readout()],
          setSelect: [
            (plot) => {
              const { left, width } = plot.select;
              if (width < 4) return;
              const from = plot.posToVal(left, "x");
              const to = plot.posToVal(left + width, "x");
              // Narrower than a step or two there is nothing to see.
              if (to - from >= 2) this.#zoom = [from, to];
              plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
              this.#update();
            },
          ],
          draw: [
            (plot) =>
              drawMarkers(plot, this.#markers, {
                line: token(root, "--accent"),
                text: token(root, "--text"),
                font,
                rem,
              }),
          ],
        },
      },
      [[], ...LOOKS.map(() => [])],
      root,
    );
  }
}
