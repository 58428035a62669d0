// A quantity by step: training points solid, test points dashed; two runs side by side. Drag to zoom, double click to
// see all again; the pointer reads the numbers of the nearest step.
import UPlot from "uplot";
import { onThemeChange, token } from "../../theme.js";
import { COLOURS, lines } from "./curve-lines.js";
import { drawMarkers } from "./curve-markers.js";
import { logarithmicRange, logarithmicTicks, WHOLE } from "./curve-scales.js";
import { shortNumber } from "./number-text.js";

/** @import { Log, RunFrame } from "../messages.js" */
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
    onThemeChange(() => this.#plot.redraw(true));
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

  get logarithmic() {
    return this.#logarithmic;
  }

  set logarithmic(logarithmic) {
    if (logarithmic === this.#logarithmic) return;
    this.#logarithmic = logarithmic;
    this.#plot.destroy();
    this.#plot = this.#build();
    this.#root.append(this.#value);
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

  /** @param {boolean} [anyway] even out of sight */
  #update(anyway = false) {
    this.#stale = !this.visible && !anyway;
    if (this.#stale) return;
    const { steps, series } = this.#lines;
    // Zero and NaN have no logarithm: a gap.
    const shown = this.#logarithmic
      ? series.map((values) => values.map((v) => (v !== null && v > 0 ? v : null)))
      : series;
    // uPlot's own ranging resets the zoom, so the range of the steps says what is zoomed to.
    this.#plot.setData([steps, ...shown]);
    this.#readout();
  }

  #readout() {
    const { idx } = this.#plot.cursor;
    const [steps, ...values] = this.#plot.data;
    const names = ["", "test ", "twin ", "twin’s test "];
    const numbers = idx == null ? [] : values.map((line) => line[idx]);
    const words = numbers.flatMap((number, index) =>
      number == null ? [] : [`${names[index]}${this.#options.format(number)}`],
    );
    this.#value.textContent = idx == null || words.length === 0 ? "" : `step ${steps[idx]}: ${words.join(" · ")}`;
  }

  #build() {
    const root = this.#root;
    const logarithmic = this.#logarithmic;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const font = `${0.75 * rem}px ${token(root, "--font-body")}`;
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
    /** @type {UPlot.Scale} */
    const vertical = logarithmic
      ? { distr: 3, range: (_, low, high) => logarithmicRange(low, high) }
      : this.#options.quantity === "accuracy"
        ? { range: [0, 100] }
        : { range: (_, _low, high) => [0, Number.isFinite(high) && high > 0 ? high * 1.05 : 1] };
    return new UPlot(
      {
        width: root.clientWidth || 200,
        height: root.clientHeight || 100,
        padding: [0.5 * rem, 0.75 * rem, 0, 0],
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
            range: (_, _low, high) => this.#zoom ?? [0, Math.max(high ?? 0, this.#options.steps)],
          },
          y: vertical,
        },
        axes: [
          { ...axis, size: 1.5 * rem, space: 2.5 * rem, incrs: WHOLE },
          {
            ...axis,
            size: 3 * rem,
            space: 1.5 * rem,
            values: (_, splits) => splits.map((value) => shortNumber(value)),
            ...(logarithmic
              ? { splits: (_, _axis, low, high) => logarithmicTicks(low, high), filter: (_, splits) => splits }
              : {}),
          },
        ],
        series: [
          {},
          ...COLOURS.map(({ name, dashed, width }) => ({
            stroke: colour(name),
            width: width * rem,
            dash: dashed ? [0.35 * rem, 0.25 * rem] : undefined,
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
      [[], ...COLOURS.map(() => [])],
      root,
    );
  }
}
