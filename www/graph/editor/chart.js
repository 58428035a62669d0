// A plot of the learner's, as a small SVG: lines, points and filled contours over two axes.
import { contours } from "d3-contour";
import { labelledTicks } from "./labelled-ticks.js";

/** @import { Chart, Series } from "../../python/host/result.js" */

const WIDTH = 400;
const MARGIN = { left: 48, right: 12, top: 12, bottom: 28 };
const LEVELS = 8;
/** The colours of lines, in turn. */
const LINES = ["var(--accent)", "var(--gradient)", "var(--positive)", "var(--negative)"];
/** A scatter's size is an area in points², as matplotlib has it. */
const radiusOf = (/** @type {number} */ size) => Math.min(Math.max(Math.sqrt(size) / 2.2, 1.5), 8);

/**
 * From numbers to the places where they are drawn.
 * @typedef {{ x: (value: number) => number, y: (value: number) => number }} Scales
 * @typedef {[least: number, greatest: number]} Range
 */

/**
 * @param {Chart} chart
 * @returns {SVGSVGElement}
 */
export function drawChart(chart) {
  const aspect = Math.min(Math.max(chart.aspect || 4 / 3, 0.5), 3);
  const height = Math.round(WIDTH / aspect);
  const bottom = MARGIN.bottom + (chart.xLabel ? 18 : 0);
  const top = MARGIN.top + (chart.title ? 18 : 0);
  const left = MARGIN.left + (chart.yLabel ? 16 : 0);
  const area = { left, right: WIDTH - MARGIN.right, top, bottom: height - bottom };
  const xRange = chart.xLimits ?? rangeOf(chart.series, "x");
  const yRange = chart.yLimits ?? rangeOf(chart.series, "y");
  const scales = {
    x: linear(xRange, [area.left, area.right]),
    y: linear(yRange, [area.bottom, area.top]),
  };
  const clip = `chart-${++drawn}`;
  const svg = element("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", class: "chart" });
  svg.setAttribute("aria-label", described(chart));
  const frame = { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top };
  const definitions = element("clipPath", { id: clip });
  definitions.append(element("rect", frame));
  const plot = element("g", { "clip-path": `url(#${clip})` });
  for (const [index, series] of chart.series.entries()) plot.append(...marks(series, scales, index));
  svg.append(
    definitions,
    ...axis(xRange, scales.x, (x) => ({ x1: x, x2: x, y1: area.bottom, y2: chart.grid ? area.top : area.bottom + 4 })),
    ...axis(yRange, scales.y, (y) => ({ y1: y, y2: y, x1: area.left, x2: chart.grid ? area.right : area.left - 4 })),
    plot,
    element("rect", { ...frame, class: "chart-frame" }),
    ...numbers(xRange, scales.x, (x) => ({ x, y: area.bottom + 16, "text-anchor": "middle" })),
    ...numbers(yRange, scales.y, (y) => ({ x: area.left - 7, y: y + 4, "text-anchor": "end" })),
    ...words(chart, area, height),
  );
  return svg;
}

let drawn = 0;

/** @param {Chart} chart */
function described({ title, xLabel, yLabel, series }) {
  const kinds = series.map(({ type, x }) => (type === "contour" ? "filled contours" : `${type} of ${x.length} points`));
  const axes = [xLabel && `x: ${xLabel}`, yLabel && `y: ${yLabel}`].filter(Boolean).join(", ");
  return `Chart${title ? ` “${title}”` : ""}: ${kinds.join(", ") || "empty"}${axes ? `; ${axes}` : ""}`;
}

/**
 * @param {Series[]} series
 * @param {"x" | "y"} side
 * @returns {Range}
 */
function rangeOf(series, side) {
  let [least, greatest] = [Infinity, -Infinity];
  for (const each of series) {
    for (const value of each[side]) {
      if (!Number.isFinite(value)) continue;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }
  if (least > greatest) return [0, 1];
  // Contours fill the plane to its border; lines and points keep a little room.
  const room = series.some(({ type }) => type === "contour") ? 0 : (greatest - least) * 0.05 || 0.5;
  return [least - room, greatest + room];
}

/**
 * @param {Range} from
 * @param {Range} to
 */
function linear([least, greatest], [start, end]) {
  const factor = (end - start) / (greatest - least || 1);
  return (/** @type {number} */ value) => start + (value - least) * factor;
}

/**
 * @param {Series} series
 * @param {Scales} scales
 * @param {number} index
 */
function marks(series, scales, index) {
  if (series.type === "line") return [line(series, scales, LINES[index % LINES.length])];
  return series.type === "scatter" ? points(series, scales) : fills(series, scales);
}

/**
 * @param {Extract<Series, { type: "line" }>} series
 * @param {Scales} scales
 * @param {string} colour
 */
function line({ x, y }, scales, colour) {
  let path = "";
  let command = "M";
  for (const [index, value] of y.entries()) {
    const place = [scales.x(x[index]), scales.y(value)];
    const known = place.every(Number.isFinite);
    if (known) path += `${command}${place.map((number) => number.toFixed(1)).join(" ")}`;
    command = known ? "L" : "M";
  }
  return element("path", { d: path, class: "chart-line", style: `stroke: ${colour}` });
}

/**
 * @param {Extract<Series, { type: "scatter" }>} series
 * @param {Scales} scales
 */
function points({ x, y, values, size }, scales) {
  const [least, greatest] = extremes(values ?? []);
  return x.map((value, index) => {
    const share = values ? (values[index] - least) / (greatest - least || 1) : 1;
    const fill = shade(share, ["--negative", "--surface-raised", "--positive"]);
    const place = { cx: scales.x(value).toFixed(1), cy: scales.y(y[index]).toFixed(1), r: radiusOf(size) };
    return element("circle", { ...place, class: "chart-point", style: `fill: ${fill}` });
  });
}

/**
 * @param {Extract<Series, { type: "contour" }>} series
 * @param {Scales} scales
 */
function fills({ x, y, z, opacity }, scales) {
  const values = z.flat().map(Number);
  const [least, greatest] = extremes(values);
  // Two values alone, such as False and True, have one border.
  const count = values.every((value) => value === least || value === greatest) ? 2 : LEVELS;
  const thresholds = Array.from({ length: count }, (_, level) => least + ((greatest - least) * level) / count);
  const column = linear([0, x.length - 1], [scales.x(x[0]), scales.x(x[x.length - 1])]);
  const row = linear([0, y.length - 1], [scales.y(y[0]), scales.y(y[y.length - 1])]);
  // Grid coordinates of d3-contour run from 0 to the size, with a sample in the middle of its cell.
  const place = (/** @type {number[]} */ [i, j]) => `${column(i - 0.5).toFixed(1)} ${row(j - 0.5).toFixed(1)}`;
  return contours()
    .size([x.length, y.length])
    .thresholds(thresholds)(values)
    .map(({ coordinates }, level) => {
      const path = coordinates.flat().map((ring) => `M${ring.map(place).join("L")}Z`);
      const fill = shade(level / (count - 1 || 1), [
        "--score-negative-strong",
        "--score-zero",
        "--score-positive-strong",
      ]);
      return element("path", { d: path.join(""), style: `fill: ${fill}`, "fill-opacity": opacity });
    });
}

/** @param {number[]} values @returns {Range} */
function extremes(values) {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}

/**
 * The colour at a share of the way over three tokens.
 * @param {number} share
 * @param {[string, string, string]} tokens
 */
function shade(share, [low, middle, high]) {
  const [from, to, part] = share < 0.5 ? [low, middle, share * 2] : [middle, high, share * 2 - 1];
  return `color-mix(in srgb, var(${to}) ${Math.round(part * 100)}%, var(${from}))`;
}

/**
 * @param {Range} range
 * @param {(value: number) => number} scale
 * @param {(place: number) => Record<string, number>} ends
 */
function axis(range, scale, ends) {
  return labelledTicks(...range).map(({ value }) => element("line", { ...ends(scale(value)), class: "chart-tick" }));
}

/**
 * @param {Range} range
 * @param {(value: number) => number} scale
 * @param {(place: number) => Record<string, string | number>} at
 */
function numbers(range, scale, at) {
  return labelledTicks(...range).map(({ value, text }) => element("text", at(scale(value)), text));
}

/**
 * @param {Chart} chart
 * @param {{ left: number, right: number, top: number, bottom: number }} area
 * @param {number} height
 */
function words({ title, xLabel, yLabel }, area, height) {
  const centre = { x: (area.left + area.right) / 2, "text-anchor": "middle" };
  const middle = (area.top + area.bottom) / 2;
  const turned = { transform: `translate(14 ${middle}) rotate(-90)`, "text-anchor": "middle" };
  return [
    title ? element("text", { ...centre, y: 18, class: "chart-title" }, title) : "",
    xLabel ? element("text", { ...centre, y: height - 8 }, xLabel) : "",
    yLabel ? element("text", turned, yLabel) : "",
  ];
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 * @returns {SVGElementTagNameMap[Name]}
 */
function element(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}
