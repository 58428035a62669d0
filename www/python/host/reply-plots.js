// Checks the plots of a reply.
import { list, MOST, number, oneOf, record, refuse, truth, whole } from "./reply-checks.js";

/** @import { Figure, Film, Plot, Series, Stroke } from "./result.js" */

/** @type {Stroke[]} */
const STROKES = ["solid", "dashed", "dotted", "none"];
/** @type {Series["type"][]} */
const TYPES = ["line", "scatter", "contour", "bars", "image", "area", "rule", "text"];
const FLAGS = /** @type {const} */ (["xLog", "yLog", "legend", "equal", "hidden", "isUpsideDown"]);
const COLOUR = /^(#[0-9a-f]{6}|C\d|black|white)$/;
/** The greatest number of plots in one figure. */
const MOST_PLOTS = 100;
/** The greatest number of frames in one film. */
const MOST_FRAMES = 100;

/**
 * The functions of a run's reader that check plots, and count what the run has sent.
 * @typedef {object} Counted
 * @property {(value: unknown, where: string) => string} text
 * @property {(value: unknown, where: string, length?: number) => number[]} numbers
 * @property {(kind: keyof typeof MOST, amount: number) => void} take
 */

export class PlotReader {
  #text;
  #numbers;
  #take;

  /** @param {Counted} counted */
  constructor({ text, numbers, take }) {
    this.#text = text;
    this.#numbers = numbers;
    this.#take = take;
  }

  /**
   * @param {Record<string, unknown>} film
   * @param {string} where
   * @returns {Omit<Film, "kind" | "cell">}
   */
  film(film, where) {
    const frames = list(film.frames, `${where}.frames`, MOST_FRAMES);
    if (frames.length === 0) refuse(`${where}.frames`, "a list of frames");
    return {
      frames: Array.from(frames, (frame, index) => {
        const place = `${where}.frames[${index}]`;
        return this.figure(record(frame, place), place);
      }),
    };
  }

  /**
   * @param {Record<string, unknown>} figure
   * @param {string} where
   * @returns {Omit<Figure, "kind" | "cell">}
   */
  figure(figure, where) {
    const charts = list(figure.charts, `${where}.charts`, MOST_PLOTS);
    const columns = whole(figure.columns, `${where}.columns`);
    if (columns < 1 || columns > MOST_PLOTS) refuse(`${where}.columns`, "a number of plots");
    return {
      title: this.#text(figure.title, `${where}.title`),
      columns,
      charts: Array.from(charts, (chart, index) => {
        const place = `${where}.charts[${index}]`;
        return this.plot(record(chart, place), place);
      }),
    };
  }

  /**
   * @param {Record<string, unknown>} plot
   * @param {string} where
   * @returns {Plot}
   */
  plot(plot, where) {
    const found = list(plot.series, `${where}.series`, MOST.outputs);
    this.#take("outputs", found.length);
    const { xLimits, yLimits, xTicks, yTicks } = plot;
    const flags = FLAGS.filter((name) => plot[name] !== undefined);
    return {
      title: this.#text(plot.title, `${where}.title`),
      xLabel: this.#text(plot.xLabel, `${where}.xLabel`),
      yLabel: this.#text(plot.yLabel, `${where}.yLabel`),
      ...(xLimits !== undefined && { xLimits: pair(this.#numbers(xLimits, `${where}.xLimits`, 2)) }),
      ...(yLimits !== undefined && { yLimits: pair(this.#numbers(yLimits, `${where}.yLimits`, 2)) }),
      ...(xTicks !== undefined && { xTicks: this.#ticks(xTicks, `${where}.xTicks`) }),
      ...(yTicks !== undefined && { yTicks: this.#ticks(yTicks, `${where}.yTicks`) }),
      ...Object.fromEntries(flags.map((name) => [name, truth(plot[name], `${where}.${name}`)])),
      grid: truth(plot.grid, `${where}.grid`),
      aspect: number(plot.aspect, `${where}.aspect`),
      series: Array.from(found, (each, index) => this.#series(each, `${where}.series[${index}]`)),
    };
  }

  /**
   * @param {unknown} value
   * @param {string} where
   */
  #ticks(value, where) {
    const found = list(value, where, MOST.outputs);
    this.#take("outputs", found.length);
    return Array.from(found, (each) => {
      const [place, text] = list(each, where, 2);
      return /** @type {[number, string]} */ ([number(place, where), this.#text(text, where)]);
    });
  }

  /**
   * @param {unknown} value
   * @param {string} where
   * @returns {Series}
   */
  #series(value, where) {
    const series = record(value, where);
    const type = oneOf(series.type, TYPES, `${where}.type`);
    const x = this.#numbers(series.x, `${where}.x`);
    const isFree = type === "contour" || type === "image" || type === "rule";
    const y = this.#numbers(series.y, `${where}.y`, isFree ? undefined : x.length);
    const { colour, opacity } = series;
    const shared = {
      x,
      y,
      label: this.#text(series.label, `${where}.label`),
      ...(colour !== undefined && { colour: colourOf(colour, `${where}.colour`) }),
      ...(opacity !== undefined && { opacity: number(opacity, `${where}.opacity`) }),
    };
    if (type === "line")
      return { type, ...shared, ...stroked(series, where), marker: truth(series.marker, `${where}.marker`) };
    if (type === "rule") {
      if (x.length + y.length !== 1) refuse(where, "at one place");
      return { type, ...shared, ...stroked(series, where) };
    }
    if (type === "area") return { type, ...shared, base: this.#numbers(series.base, `${where}.base`, x.length) };
    if (type === "text") {
      if (x.length !== 1) refuse(where, "at one place");
      const align = oneOf(series.align, ["left", "center", "right"], `${where}.align`);
      return { type, ...shared, text: this.#text(series.text, `${where}.text`), align };
    }
    if (type === "contour") return { type, ...shared, ...this.#grid(series, where, y.length, x.length) };
    if (type === "image") {
      if (x.length !== 2 || y.length !== 2) refuse(where, "between two places on each axis");
      const { limits } = series;
      const z = this.#rows(series.z, `${where}.z`);
      this.#take("points", z.length * (z[0]?.length ?? 0));
      return { type, ...shared, z, ...(limits !== undefined && { limits: pair(this.#numbers(limits, where, 2)) }) };
    }
    if (type === "bars" && x.length % 2) refuse(`${where}.x`, "two numbers for each bar");
    const count = type === "bars" ? x.length / 2 : x.length;
    this.#take("points", count);
    const { colours, values } = series;
    const coloured = colours !== undefined && { colours: this.#colours(colours, `${where}.colours`, count) };
    if (type === "bars") return { type, ...shared, ...coloured };
    const size = number(series.size, `${where}.size`);
    const shaded = values !== undefined && { values: this.#numbers(values, `${where}.values`, count) };
    return { type, ...shared, size, ...coloured, ...shaded };
  }

  /**
   * @param {Record<string, unknown>} series
   * @param {string} where
   * @param {number} height
   * @param {number} width
   */
  #grid(series, where, height, width) {
    const z = this.#rows(series.z, `${where}.z`, height, width);
    const { levels } = series;
    const filled = truth(series.filled, `${where}.filled`);
    return { z, filled, ...(levels !== undefined && { levels: this.#numbers(levels, `${where}.levels`) }) };
  }

  /**
   * @param {unknown} value
   * @param {string} where
   * @param {number} [height]
   * @param {number} [width] of each row; that of the first if it is absent
   */
  #rows(value, where, height, width) {
    const rows = list(value, where, MOST.numbers);
    if (height !== undefined && rows.length !== height) refuse(where, `a list of ${height} rows`);
    let expected = width;
    return Array.from(rows, (row, index) => {
      const found = this.#numbers(row, `${where}[${index}]`, expected);
      expected ??= found.length;
      return found;
    });
  }

  /**
   * @param {unknown} value
   * @param {string} where
   * @param {number} length
   */
  #colours(value, where, length) {
    const found = list(value, where, MOST.points);
    if (found.length !== length) refuse(where, `a list of ${length} colours`);
    return Array.from(found, (each) => colourOf(each, where));
  }
}

/**
 * @param {Record<string, unknown>} series
 * @param {string} where
 */
function stroked(series, where) {
  return { stroke: oneOf(series.stroke, STROKES, `${where}.stroke`), width: number(series.width, `${where}.width`) };
}

/**
 * @param {unknown} value
 * @param {string} where
 */
function colourOf(value, where) {
  return typeof value === "string" && COLOUR.test(value) ? value : refuse(where, "a colour");
}

/** @param {number[]} numbers @returns {[number, number]} */
function pair([first, second]) {
  return [first, second];
}
