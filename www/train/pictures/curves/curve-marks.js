// Draws a curve as marks: axes, lines, marked steps, the step under the cursor, and in a file the legend.
import { bisectLeft, bisectRight } from "d3-array";
import { bottomAxis, leftAxis, roomLeft, textWidth } from "../../../plot/axis.js";
import { TEXT } from "../../../plot/file.js";
import { linePath, seenIndices } from "../../../plot/line.js";
import { at, mark } from "../../../plot/mark.js";
import { linear, ticks } from "../../../plot/scale.js";
import { DASH, LINE_STYLES, stylesOf } from "./curve-lines.js";
import { stepText, verticalScale } from "./curve-scales.js";

/** @import { Plot } from "../../../plot/axis.js" */
/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Size } from "../../../plot/picture.js" */
/** @import { Range, Scale } from "../../../plot/scale.js" */
/** @import { Lines } from "./curve-lines.js" */

/**
 * @typedef {{ step: number, label: string }} Marker the one without a label is the step on show
 *
 * @typedef {object} Curve what is to be drawn
 * @property {"loss" | "accuracy"} quantity
 * @property {boolean} logarithmic
 * @property {Lines} lines
 * @property {Range} range the steps on show
 * @property {readonly Marker[]} markers
 * @property {number} [cursor] the index of the step that is read
 * @property {Range} [selection] the steps that are about to be zoomed to
 *
 * @typedef {[x: number, y: number]} Place a position in the plot; y is NaN where a line has no value
 *
 * @typedef {object} Frame where things are
 * @property {Plot} plot
 * @property {Scale} steps from the plot's left edge
 * @property {Scale} vertical from its upper edge
 * @property {import("../../../plot/scale.js").Tick[]} rows
 */

/** The margins of the plot, in rems. The left and right ones grow when the numbers need it. */
const ROOM = { left: 3, top: 0.5, bottom: 1.6, right: 0.75 };
/** The least distance between rows of numbers, and between columns of them, in rems. */
const [ROW, GAP] = [1.25, 0.6];
/** The height of the legend in a file, the length of a line in it, and the width of a letter, in rems. */
const [HEAD, SAMPLE, LETTER] = [2, 1.75, 0.45];
/** The radius of the dot that ends a line, and of the one at the cursor; in rems. */
const [END, READ] = [0.2, 0.25];

/**
 * @param {Curve} curve
 * @param {Size} size
 * @param {number} [above] room above the plot, in rems
 * @returns {Frame}
 */
export function frameOf({ quantity, logarithmic, lines, range }, { width, height, rem }, above = ROOM.top) {
  const [low, high] = range;
  const [from, to] = [bisectLeft(lines.steps, low), bisectRight(lines.steps, high)];
  const shown = lines.series.map((values) => values.slice(from, to));
  const [top, tall] = [above * rem, Math.max(0, height - (above + ROOM.bottom) * rem)];
  const vertical = verticalScale(quantity, logarithmic, shown, [tall, 0]);
  const rows = ticks(vertical, 1 + Math.max(1, Math.floor(tall / rem / ROW)));
  const left = Math.max(ROOM.left, roomLeft(rows)) * rem;
  const right = Math.max(ROOM.right, textWidth(stepText(high)) / 2) * rem;
  const plot = { left, top, width: Math.max(0, width - left - right), height: tall };
  return { plot, steps: linear(range, [0, plot.width]), vertical, rows };
}

/** @param {Curve} curve @param {Size} size @returns {Mark[]} */
export function curveMarks(curve, size) {
  return body(curve, frameOf(curve, size), size.rem);
}

/** Returns the marks of the curve with its legend above, where several lines need one. @param {Curve} curve @param {Size} size @returns {Mark[]} */
export function curveWithLegend(curve, size) {
  const styles = stylesOf(curve.lines);
  if (styles.length === 0) return curveMarks(curve, size);
  const frame = frameOf(curve, size, HEAD + ROOM.top);
  return [legendMarks(styles, frame.plot.left, size.rem), ...body(curve, frame, size.rem)];
}

/** @param {Curve} curve @param {Frame} frame @param {number} rem @returns {Mark[]} */
function body({ lines, range, markers, cursor, selection }, { plot, steps, vertical, rows }, rem) {
  const { width, height } = plot;
  const most = 1 + Math.floor(width / rem / (textWidth(stepText(range[1])) + GAP));
  const columns = ticks(steps, most, stepText).filter(({ value }) => Number.isInteger(value));
  const xs = lines.steps.map((step) => steps(step));
  /** @param {(number | null)[]} values @param {number} index @returns {Place} */
  const placeAt = (values, index) => [xs[index], placeOf(values[index], vertical)];
  const seen = lines.series.map((values) => seenIndices(xs, values).map((index) => placeAt(values, index)));
  const dots = (/** @type {number} */ index, /** @type {number} */ radius) =>
    lines.series.map((values, line) => dot(placeAt(values, index), LINE_STYLES[line].colour, radius * rem, width));
  return [
    at(
      plot.left,
      plot.top,
      bottomAxis({ ticks: placed(columns, steps), width, height, rem, grid: true }),
      leftAxis({ ticks: placed(rows, vertical), width, height, rem, grid: true }),
      // An inner drawing clips the marks to the plot.
      mark(
        "svg",
        { width, height, fill: "none" },
        ...seen.map((line, index) => lineMark(line, LINE_STYLES[index], rem)),
      ),
      ...(xs.length > 0 ? dots(xs.length - 1, END) : []),
      ...markers.map((marker) => markerMark(marker, steps(marker.step), plot, rem)),
      selection && selectionMark(selection.map(steps), height),
      cursor !== undefined && cursorMark(xs[cursor], dots(cursor, READ), plot),
    ),
  ];
}

/** @param {import("../../../plot/scale.js").Tick[]} ticks @param {Scale} scale */
function placed(ticks, scale) {
  return ticks.map(({ value, text }) => ({ at: scale(value), text }));
}

/** @param {number | null} value @param {Scale} scale */
function placeOf(value, scale) {
  // Zero and what lies below have no logarithm.
  return value === null || ("base" in scale && !(value > 0)) ? Number.NaN : scale(value);
}

/** @param {Place[]} places @param {typeof LINE_STYLES[number]} look @param {number} rem */
function lineMark(places, look, rem) {
  const d = linePath(places);
  return d && mark("path", { d, ...strokeOf(look, rem) });
}

/** @param {typeof LINE_STYLES[number]} look @param {number} rem */
function strokeOf({ colour, width, dashed }, rem) {
  return {
    stroke: `var(${colour})`,
    "stroke-width": width * rem,
    "stroke-linejoin": "round",
    "stroke-linecap": dashed ? undefined : "round",
    "stroke-dasharray": dashed ? DASH.map((length) => length * rem).join(" ") : undefined,
  };
}

/** @param {Place} place @param {string} colour @param {number} r @param {number} width of the plot */
function dot(place, colour, r, width) {
  if (!Number.isFinite(place[1]) || place[0] < 0 || place[0] > width) return undefined;
  return mark("circle", { cx: place[0], cy: place[1], r, fill: `var(${colour})` });
}

/** @param {Marker} marker @param {number} x @param {Plot} plot @param {number} rem */
function markerMark({ label }, x, { width, height }, rem) {
  if (x < 0 || x > width) return undefined;
  const line = { x1: x, x2: x, y2: height };
  if (!label) return mark("line", { ...line, stroke: "var(--accent)", "stroke-width": 2 });
  const isRight = x > 0.7 * width;
  return mark(
    "g",
    { fill: "var(--text)" },
    mark("line", { ...line, stroke: "var(--text)", "stroke-opacity": 0.5, "stroke-dasharray": "3 3" }),
    mark("text", { x: x + (isRight ? -3 : 3), y: TEXT * rem, "text-anchor": isRight ? "end" : "start" }, label),
  );
}

/** @param {number[]} ends @param {number} height */
function selectionMark([from, to], height) {
  const [x, width] = [Math.min(from, to), Math.abs(to - from)];
  return mark("rect", { x, width, height, fill: "var(--accent)", "fill-opacity": 0.14 });
}

/** @param {number} x @param {(Mark | undefined)[]} dots @param {Plot} plot */
function cursorMark(x, dots, { width, height }) {
  if (!(x >= 0 && x <= width)) return undefined;
  const line = { x1: x, x2: x, y2: height, stroke: "var(--text-muted)", "stroke-dasharray": "4 3" };
  return mark("g", {}, mark("line", line), ...dots);
}

/** Returns the legend of the lines, from the left on. @param {typeof LINE_STYLES} styles @param {number} left @param {number} rem */
function legendMarks(styles, left, rem) {
  let x = left;
  const entries = styles.flatMap((look) => {
    const words = x + (SAMPLE + 0.4) * rem;
    const sample = mark("line", {
      x1: x,
      x2: x + SAMPLE * rem,
      y1: -0.3 * rem,
      y2: -0.3 * rem,
      ...strokeOf(look, rem),
    });
    x = words + (look.title.length * LETTER + 1) * rem;
    return [sample, mark("text", { x: words }, look.title)];
  });
  const y = (HEAD / 2 + 0.35 * TEXT) * rem;
  return at(0, y, mark("g", { fill: "var(--text)" }, ...entries));
}
