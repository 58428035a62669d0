// Draws a plot of the learner's code as a small SVG: its series over two axes, with a legend.
import { bottomAxis, leftAxis, roomLeft, textWidth } from "../../plot/axis.js";
import { at, mark } from "../../plot/mark.js";
import { linear, logarithmic, ticks } from "../../plot/scale.js";
import { draw } from "../../plot/screen.js";
import { element } from "../../ui/element.js";
import { colourOf, seriesMarks, strokeStyle } from "./chart-series.js";

/** @import { PlacedTick } from "../../plot/axis.js" */
/** @import { Range, Scale } from "../../plot/scale.js" */
/** @import { Figure, Film, Plot, Series } from "../../python/host/result.js" */
/** @import { Scales } from "./chart-series.js" */

/** The least and greatest width of a plot in pixels. A wider container enlarges it; in a narrower one, text keeps its size. */
const [NARROWEST, WIDEST] = [220, 400];
const MARGIN = { left: 48, right: 12, top: 12, bottom: 28 };
/** The greatest number of ticks along an axis. */
const TICKS = 6;
/** The font size of the page, in pixels, that marks are scaled with. */
const REM = 16;
/** The legend's line height, the length of its samples, and its distance from the frame. */
const LEGEND = { line: 18, sample: 22, gap: 8 };
/** Types of series that do not take a default colour. */
const UNCYCLED = new Set(["contour", "image", "rule", "text"]);

/**
 * @param {Plot} plot
 * @param {number} room the width of its place in pixels
 * @returns {SVGSVGElement}
 */
export function drawChart(plot, room) {
  const wide = Math.round(Math.min(Math.max(room, NARROWEST), WIDEST));
  const aspect = Math.min(Math.max(plot.aspect || 4 / 3, 0.5), 3);
  const height = Math.round(wide / aspect);
  const bottom = MARGIN.bottom + (plot.xLabel ? 18 : 0);
  const top = MARGIN.top + (plot.title ? 18 : 0);
  const yRange = rangeOf(plot, "y");
  const yTicks = (/** @type {Scale} */ scale) => placed(scale, plot.yTicks);
  const numbers = roomLeft(yTicks(scaleOf(plot.yLog, yRange, [0, 1]))) * REM;
  const left = Math.max(MARGIN.left, numbers) + (plot.yLabel ? 16 : 0);
  const area = { left, top, width: wide - MARGIN.right - left, height: height - bottom - top };
  const scales = scalesOf(plot, yRange, area);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${wide} ${height}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("class", "chart");
  svg.setAttribute("aria-label", described(plot));
  const size = { width: area.width, height: area.height };
  const indices = cycleOf(plot.series);
  const axis = { ...size, rem: REM, grid: plot.grid };
  draw(svg, [
    at(
      area.left,
      area.top,
      !plot.hidden && bottomAxis({ ticks: placed(scales.x, plot.xTicks), ...axis }),
      !plot.hidden && leftAxis({ ticks: yTicks(scales.y), ...axis }),
      // A nested SVG clips the series to the axes.
      mark("svg", size, ...plot.series.flatMap((series, index) => seriesMarks(series, scales, indices[index]))),
      !plot.hidden && mark("rect", { ...size, class: "chart-frame" }),
      legend(plot, scales, indices),
    ),
    ...words(plot, area, height),
  ]);
  return svg;
}

/**
 * Draws several plots, side by side where there is room.
 * @param {Pick<Figure, "title" | "columns" | "charts">} figure
 * @param {number} room the width of its place in pixels
 * @returns {HTMLElement}
 */
export function drawFigure({ title, columns, charts }, room) {
  const fitting = Math.max(1, Math.min(columns, Math.floor(room / NARROWEST)));
  const grid = document.createElement("div");
  grid.className = "chart-grid";
  grid.style.setProperty("--columns", String(fitting));
  grid.append(...charts.map((chart) => drawChart(chart, room / fitting)));
  if (!title) return grid;
  const whole = document.createElement("div");
  const caption = document.createElement("figcaption");
  caption.textContent = title;
  whole.append(caption, grid);
  return whole;
}

/**
 * Draws the last frame of an animation, and a slider that goes through all of them.
 * @param {Pick<Film, "frames">} film
 * @param {number} room the width of its place in pixels
 * @returns {HTMLElement[]}
 */
export function drawFilm({ frames }, room) {
  const last = frames.length - 1;
  const slider = element("input", { type: "range", min: 0, max: last, value: last, "aria-label": "Frame" });
  const words = element("output", {});
  const picture = element("div", {});
  const show = () => {
    const at = Number(slider.value);
    picture.replaceChildren(drawFigure(frames[at], room));
    words.textContent = slider.ariaValueText = `Frame ${at + 1} of ${frames.length}`;
  };
  slider.addEventListener("input", show);
  show();
  return [picture, element("div", { class: "chart-frames" }, slider, words)];
}

/**
 * Returns the index of each series among those that take default colours.
 * @param {Series[]} series
 */
function cycleOf(series) {
  let next = 0;
  return series.map(({ type, colour }) => (colour || UNCYCLED.has(type) ? 0 : next++));
}

/**
 * @param {boolean | undefined} isLog
 * @param {Range} range
 * @param {Range} places
 */
function scaleOf(isLog, range, places) {
  return isLog ? logarithmic(range, places) : linear(range, places);
}

/**
 * @param {Plot} plot
 * @param {Range} yRange
 * @param {{ width: number, height: number }} area
 * @returns {Scales}
 */
function scalesOf(plot, yRange, { width, height }) {
  let [xs, ys] = [rangeOf(plot, "x"), yRange];
  if (plot.equal && !plot.xLog && !plot.yLog) {
    // With equal scales a unit has the same length on both axes, so one range is widened.
    const unit = Math.max((xs[1] - xs[0]) / width, (ys[1] - ys[0]) / height);
    [xs, ys] = [widened(xs, unit * width), widened(ys, unit * height)];
  }
  const isDown = plot.isUpsideDown || plot.series.some(({ type, y }) => type === "image" && y[0] > y[1]);
  return {
    x: scaleOf(plot.xLog, xs, [0, width]),
    y: scaleOf(plot.yLog, ys, isDown ? [0, height] : [height, 0]),
    width,
    height,
  };
}

/** @param {Range} range @param {number} length @returns {Range} */
function widened([least, greatest], length) {
  const middle = (least + greatest) / 2;
  return [middle - length / 2, middle + length / 2];
}

/**
 * @param {Scale} scale
 * @param {[place: number, text: string][]} [named] the ticks that were asked for
 * @returns {PlacedTick[]}
 */
function placed(scale, named) {
  const [least, greatest] = scale.domain();
  if (!(greatest > least) || !Number.isFinite(greatest - least)) return [];
  if (!named) return ticks(scale, TICKS).map(({ value, text }) => ({ at: scale(value), text }));
  return named
    .filter(([place]) => place >= least && place <= greatest)
    .map(([place, text]) => ({ at: scale(place), text }));
}

/** @param {Plot} plot */
function described({ title, xLabel, yLabel, series }) {
  const kinds = series.map(({ type, x, label }) => {
    const named = label && ` “${label}”`;
    if (type === "contour") return "filled contours";
    if (type === "image") return "picture";
    if (type === "rule" || type === "text") return `${type}${named}`;
    return type === "bars" ? `${x.length / 2} bars${named}` : `${type} of ${x.length} points${named}`;
  });
  const axes = [xLabel && `x: ${xLabel}`, yLabel && `y: ${yLabel}`].filter(Boolean).join(", ");
  return `Chart${title ? ` “${title}”` : ""}: ${kinds.join(", ") || "empty"}${axes ? `; ${axes}` : ""}`;
}

/**
 * Returns the range of an axis: the requested limits, or else the range of the series.
 * @param {Plot} plot
 * @param {"x" | "y"} side
 * @returns {Range}
 */
function rangeOf({ series, xLimits, yLimits, xLog, yLog }, side) {
  const isLog = side === "x" ? xLog : yLog;
  const [low = Number.NaN, high = Number.NaN] = (side === "x" ? xLimits : yLimits) ?? [];
  let [least, greatest] = [Infinity, -Infinity];
  for (const each of series) {
    const base = each.type === "area" && side === "y" ? each.base : [];
    for (const value of [each[side], base].flat()) {
      if (!Number.isFinite(value) || (isLog && value <= 0)) continue;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
  }
  if (least > greatest) [least, greatest] = isLog ? [1, 10] : [0, 1];
  const [first, last] = isLog ? roomOnLog(least, greatest) : withRoom(series, side, least, greatest);
  const isFine = (/** @type {number} */ end) => Number.isFinite(end) && !(isLog && end <= 0);
  return [isFine(low) ? low : first, isFine(high) ? high : last];
}

/**
 * @param {Series[]} series
 * @param {"x" | "y"} side
 * @param {number} least
 * @param {number} greatest
 * @returns {Range}
 */
function withRoom(series, side, least, greatest) {
  // Contours and images fill the axes; lines and points keep a margin, and bars start at their axis.
  if (series.some(({ type }) => type === "contour" || type === "image")) return [least, greatest];
  const room = (greatest - least) * 0.05 || 0.5;
  const stands = (/** @type {number} */ end) =>
    end === 0 && series.some((each) => each.type === "bars" && each[side].includes(0));
  return [stands(least) ? 0 : least - room, stands(greatest) ? 0 : greatest + room];
}

/** @param {number} least @param {number} greatest @returns {Range} */
function roomOnLog(least, greatest) {
  const room = (greatest / least) ** 0.05;
  return room > 1 ? [least / room, greatest * room] : [least / 2, greatest * 2];
}

/**
 * Draws the legend in the corner where the fewest points are.
 * @param {Plot} plot
 * @param {Scales} scales
 * @param {number[]} indices
 */
function legend({ series, legend }, scales, indices) {
  const entries = series.map((each, index) => ({ each, index })).filter(({ each }) => each.label);
  if (!legend || !entries.length) return undefined;
  const width =
    LEGEND.sample + LEGEND.gap + Math.max(...entries.map(({ each }) => textWidth(each.label) * REM)) + LEGEND.gap * 2;
  const height = entries.length * LEGEND.line + LEGEND.gap;
  const [right, low] = [scales.width - width - LEGEND.gap, scales.height - height - LEGEND.gap];
  const corners = [
    [right, LEGEND.gap],
    [LEGEND.gap, LEGEND.gap],
    [right, low],
    [LEGEND.gap, low],
  ];
  const covered = corners.map(([x, y]) => pointsWithin(series, scales, x, y, width, height));
  const [x, y] = corners[covered.indexOf(Math.min(...covered))];
  return at(
    x,
    y,
    mark("rect", { width, height, rx: 4, class: "chart-legend" }),
    ...entries.map(({ each, index }, row) => {
      const middle = LEGEND.gap / 2 + (row + 0.5) * LEGEND.line;
      const start = LEGEND.gap + LEGEND.sample + LEGEND.gap;
      return at(0, middle, sample(each, indices[index]), mark("text", { x: start, dy: "0.35em" }, each.label));
    }),
  );
}

/**
 * @param {Series} series
 * @param {number} index
 */
function sample(series, index) {
  const colour = colourOf(series, index);
  const across = { x1: LEGEND.gap, x2: LEGEND.gap + LEGEND.sample };
  if ((series.type === "line" && series.stroke !== "none") || series.type === "rule") {
    return mark("line", { ...across, style: strokeStyle(series, colour) });
  }
  const centre = LEGEND.gap + LEGEND.sample / 2;
  if (series.type === "line" || series.type === "scatter")
    return mark("circle", { cx: centre, r: 4, style: `fill: ${colour}` });
  return mark("rect", { x: LEGEND.gap, y: -5, width: LEGEND.sample, height: 10, style: `fill: ${colour}` });
}

/**
 * @param {Series[]} series
 * @param {Scales} scales
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function pointsWithin(series, scales, x, y, width, height) {
  let count = 0;
  for (const each of series) {
    if (each.type === "contour" || each.type === "image") continue;
    each.x.forEach((value, index) => {
      const [left, top] = [scales.x(value) - x, scales.y(each.y[index]) - y];
      if (left > 0 && left < width && top > 0 && top < height) count += 1;
    });
  }
  return count;
}

/**
 * @param {Plot} plot
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
