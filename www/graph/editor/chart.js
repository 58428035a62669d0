// Draws a plot of the learner's code as a small SVG: lines, points and filled contours over two axes.
import { extent } from "d3-array";
import { bottomAxis, leftAxis, roomLeft } from "../../plot/axis.js";
import { mixed } from "../../plot/colours.js";
import { ringPath, rings } from "../../plot/contours.js";
import { linePath } from "../../plot/line.js";
import { at, mark } from "../../plot/mark.js";
import { linear, ticks } from "../../plot/scale.js";
import { draw } from "../../plot/screen.js";

/** @import { Range, Scale } from "../../plot/scale.js" */
/** @import { Chart, Series } from "../../python/host/result.js" */

const WIDTH = 400;
const MARGIN = { left: 48, right: 12, top: 12, bottom: 28 };
const LEVELS = 8;
/** The colours that lines take in turn. */
const LINES = ["var(--accent)", "var(--gradient)", "var(--positive)", "var(--negative)"];
/** The tokens of the two ends of the colour scale, for points and for filled contours. */
const POINTS = ["--negative", "--surface-raised", "--positive"];
const FILLS = ["--score-negative-strong", "--score-zero", "--score-positive-strong"];
/** A scatter's size is an area in points², as matplotlib has it. */
const radiusOf = (/** @type {number} */ size) => Math.min(Math.max(Math.sqrt(size) / 2.2, 1.5), 8);

/** The greatest number of ticks along an axis. */
const TICKS = 6;
/** The size that marks grow with. */
const REM = 16;

/**
 * Maps numbers to the places where they are drawn.
 * @typedef {{ x: Scale, y: Scale }} Scales
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
  const yRange = chart.yLimits ?? rangeOf(chart.series, "y");
  const numbers = roomLeft(placed(linear(yRange, [0, 1]))) * REM;
  const left = Math.max(MARGIN.left, numbers) + (chart.yLabel ? 16 : 0);
  const area = { left, top, width: WIDTH - MARGIN.right - left, height: height - bottom - top };
  const scales = {
    x: linear(chart.xLimits ?? rangeOf(chart.series, "x"), [0, area.width]),
    y: linear(yRange, [area.height, 0]),
  };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("class", "chart");
  svg.setAttribute("aria-label", described(chart));
  const size = { width: area.width, height: area.height };
  draw(svg, [
    at(
      area.left,
      area.top,
      bottomAxis({ ticks: placed(scales.x), ...size, rem: REM, grid: Boolean(chart.grid) }),
      leftAxis({ ticks: placed(scales.y), ...size, rem: REM, grid: Boolean(chart.grid) }),
      // What stands in another drawing does not leave it.
      mark("svg", size, ...chart.series.flatMap((series, index) => marks(series, scales, index))),
      mark("rect", { ...size, class: "chart-frame" }),
    ),
    ...words(chart, area, height),
  ]);
  return svg;
}

/** @param {Scale} scale */
function placed(scale) {
  const [least, greatest] = scale.domain();
  if (!(greatest > least) || !Number.isFinite(greatest - least)) return [];
  return ticks(scale, TICKS).map(({ value, text }) => ({ at: scale(value), text }));
}

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
  // Contours fill the plane to its border; lines and points keep a margin.
  const room = series.some(({ type }) => type === "contour") ? 0 : (greatest - least) * 0.05 || 0.5;
  return [least - room, greatest + room];
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
  const d = linePath(y.map((value, index) => [scales.x(x[index]), scales.y(value)]));
  return mark("path", { d, class: "chart-line", style: `stroke: ${colour}` });
}

/**
 * @param {Extract<Series, { type: "scatter" }>} series
 * @param {Scales} scales
 */
function points({ x, y, values, size }, scales) {
  const [least, greatest] = extremes(values ?? []);
  return x.map((value, index) => {
    const share = values ? (values[index] - least) / (greatest - least || 1) : 1;
    const place = { cx: scales.x(value), cy: scales.y(y[index]), r: radiusOf(size) };
    return mark("circle", { ...place, class: "chart-point", style: `fill: ${mixed(POINTS, share)}` });
  });
}

/**
 * @param {Extract<Series, { type: "contour" }>} series
 * @param {Scales} scales
 */
function fills({ x, y, z, opacity }, scales) {
  const values = z.flat().map(Number);
  const [least, greatest] = extremes(values);
  // Two distinct values, such as False and True, have one border.
  const count = values.every((value) => value === least || value === greatest) ? 2 : LEVELS;
  const column = linear([0, x.length - 1], [scales.x(x[0]), scales.x(x[x.length - 1])]);
  const row = linear([0, y.length - 1], [scales.y(y[0]), scales.y(y[y.length - 1])]);
  return Array.from({ length: count }, (_, level) => {
    const threshold = least + ((greatest - least) * level) / count;
    // A sample lies in the middle of its cell.
    const found = rings(values, x.length, threshold, (i, j) => [column(i - 0.5), row(j - 0.5)]);
    const style = `fill: ${mixed(FILLS, level / (count - 1 || 1))}`;
    return mark("path", { d: ringPath(found), style, "fill-opacity": opacity });
  });
}

/** @param {number[]} values @returns {Range} */
function extremes(values) {
  const [least = Infinity, greatest = -Infinity] = extent(values);
  return [least, greatest];
}

/**
 * @param {Chart} chart
 * @param {{ left: number, top: number, width: number, height: number }} area
 * @param {number} height
 */
function words({ title, xLabel, yLabel }, area, height) {
  const centre = { x: area.left + area.width / 2, "text-anchor": "middle" };
  const turned = { transform: `translate(14 ${area.top + area.height / 2}) rotate(-90)`, "text-anchor": "middle" };
  return [
    ...(title ? [mark("text", { ...centre, y: 18, class: "chart-title" }, title)] : []),
    ...(xLabel ? [mark("text", { ...centre, y: height - 8 }, xLabel)] : []),
    ...(yLabel ? [mark("text", turned, yLabel)] : []),
  ];
}
