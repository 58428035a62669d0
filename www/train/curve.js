// A quantity by step, as a line with axes; the pointer shows the number under it.
import UPlot from "uplot";
import { onThemeChange, token } from "../theme.js";

/** Curves with this name share the pointer's position. */
const SYNC = "curves";

/** Distances between the numbers of the step axis. */
const WHOLE = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].flatMap((power) => [power, 2 * power, 5 * power]);

/** At least a decade, with a margin. @param {number} low @param {number} high @returns {[number, number]} */
function logarithmicRange(low, high) {
  return [Math.min(low, high / 10) / 1.2, high * 1.3];
}

/** Powers of ten, and their double and fivefold where there would be few. @param {number} low @param {number} high */
function logarithmicTicks(low, high) {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const factors = Math.log10(high / low) < 1.5 ? [1, 2, 5] : [1];
  const powers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const all = powers.flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)));
  return all.filter((tick) => tick >= low && tick <= high);
}

export class Curve {
  #element;
  #plot;
  #logarithmic;

  /**
   * @param {HTMLElement} element
   * @param {object} options
   * @param {number} options.steps that the axis has room for at least
   * @param {[number, number]} [options.range] of the values; when absent, their logarithm is drawn, with room for all
   * @param {(value: number) => string} options.format
   */
  constructor(element, { steps, range, format }) {
    this.#element = element;
    this.#logarithmic = !range;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const font = `${0.75 * rem}px ${token(element, "--font-body")}`;
    /** @param {string} name */
    const colour = (name) => () => token(element, name);
    /** @type {UPlot.Axis} */
    const axis = {
      stroke: colour("--text-muted"),
      font,
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { stroke: colour("--line-strong"), width: 1, size: 0.3 * rem },
      gap: 0.2 * rem,
    };
    /** A dot ends the line, so that the first step shows as well. @type {UPlot.Series.Points} */
    const points = {
      show: true,
      filter: (plot) => [plot.data[0].length - 1],
      size: 0.4 * rem,
      fill: colour("--accent"),
    };
    const value = document.createElement("span");
    value.className = "curve-value";
    this.#plot = new UPlot(
      {
        width: element.clientWidth,
        height: element.clientHeight,
        padding: [0.5 * rem, 0.75 * rem, 0, 0],
        legend: { show: false },
        cursor: { sync: { key: SYNC }, drag: { x: false, y: false }, y: false, points: { size: 0.5 * rem } },
        scales: {
          x: { time: false, range: (_, _low, high) => [0, Math.max(high, steps)] },
          y: range ? { range } : { distr: 3, range: (_, low, high) => logarithmicRange(low, high) },
        },
        axes: [
          { ...axis, size: 1.5 * rem, space: 2.5 * rem, incrs: WHOLE },
          {
            ...axis,
            size: 3 * rem,
            space: 1.5 * rem,
            ...(range
              ? {}
              : { splits: (_, _axis, low, high) => logarithmicTicks(low, high), filter: (_, splits) => splits }),
          },
        ],
        series: [{}, { stroke: colour("--accent"), width: 0.1 * rem, points }],
        hooks: {
          setCursor: [
            (plot) => {
              const { idx } = plot.cursor;
              const [steps, values] = plot.data;
              value.textContent =
                idx == null || values[idx] == null ? "" : `step ${steps[idx]}: ${format(values[idx])}`;
            },
          ],
        },
      },
      [[], []],
      element,
    );
    element.append(value);
    onThemeChange(() => this.#plot.redraw(true));
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width > 0) this.#plot.setSize({ width: contentRect.width, height: contentRect.height });
    }).observe(element);
  }

  /** @param {number[]} steps @param {number[]} values */
  show(steps, values) {
    // Zero and NaN have no logarithm: a gap.
    this.#plot.setData([steps, this.#logarithmic ? values.map((value) => (value > 0 ? value : null)) : values]);
  }

  /** @param {string} text what the curve shows, in words */
  describe(text) {
    this.#element.setAttribute("aria-label", text);
  }
}
