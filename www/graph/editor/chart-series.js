// Draws the series of a plot as marks: lines, points, contours, bars, pictures, areas, rules, texts.
import { extent } from "d3-array";
import { mixed } from "../../plot/colours.js";
import { ringPath, rings } from "../../plot/contours.js";
import { linePath } from "../../plot/line.js";
import { mark } from "../../plot/mark.js";
import { linear } from "../../plot/scale.js";

/** @import { Mark } from "../../plot/mark.js" */
/** @import { Range, Scale } from "../../plot/scale.js" */
/** @import { Series, Stroke } from "../../python/host/result.js" */

/**
 * Maps numbers to the places where they are drawn.
 * @typedef {{ x: Scale, y: Scale, width: number, height: number }} Scales
 */

/**
 * @template {Series["type"]} Type
 * @typedef {Extract<Series, { type: Type }>} Of
 */

const LEVELS = 8;
/** The default colours of series, in order; they repeat. */
const CYCLE = ["var(--accent)", "var(--gradient)", "var(--positive)", "var(--negative)"];
/** The tokens of the ends and the middle of the colour scale, for points and for filled contours. */
const POINTS = ["--negative", "--surface-raised", "--positive"];
const FILLS = ["--score-negative-strong", "--score-zero", "--score-positive-strong"];
/** Colours that follow the theme: black on white paper must be visible on a dark page, too. */
const THEMED = new Map([
  ["black", "var(--text)"],
  ["white", "var(--surface-raised)"],
]);
/** The dashes of a stroke, in widths of the line. */
const DASHES = /** @type {Record<Stroke, number[]>} */ ({ solid: [], dashed: [4, 2], dotted: [1, 2], none: [] });
const MARKER = 3;
/** The opacity of a filled area, so that marks behind it stay visible. */
const AREA = 0.35;

/** Returns the radius of a point, whose size is an area in points² as in matplotlib. */
const radiusOf = (/** @type {number} */ size) => Math.min(Math.max(Math.sqrt(size) / 2.2, 1.5), 8);

/**
 * Returns the colour that a series asks for, or else the next of the default colours.
 * @param {Series} series
 * @param {number} index of the series among those that take colours in turn
 */
export function colourOf({ colour }, index) {
  if (!colour) return CYCLE[index % CYCLE.length];
  return THEMED.get(colour) ?? (/^C\d$/.test(colour) ? CYCLE[Number(colour[1]) % CYCLE.length] : colour);
}

/**
 * Returns the marks of a series.
 * @param {Series} series
 * @param {Scales} scales
 * @param {number} index of the series among those that take colours in turn
 * @returns {Mark[]}
 */
export function seriesMarks(series, scales, index) {
  const colour = colourOf(series, index);
  switch (series.type) {
    case "line":
      return line(series, scales, colour);
    case "scatter":
      return points(series, scales, colour);
    case "contour":
      return contours(series, scales, colour);
    case "bars":
      return bars(series, scales, colour);
    case "image":
      return image(series, scales);
    case "area":
      return area(series, scales, colour);
    case "rule":
      return rule(series, scales, colour);
    case "text":
      return words(series, scales);
  }
}

/**
 * Returns the style of a stroke.
 * @param {{ stroke: Stroke, width: number }} series
 * @param {string} colour
 */
export function strokeStyle({ stroke, width }, colour) {
  const dashes = DASHES[stroke].map((part) => part * width).join(" ");
  return `stroke: ${colour}; stroke-width: ${width}${dashes && `; stroke-dasharray: ${dashes}`}`;
}

/** @param {Of<"line">} series @param {Scales} scales @param {string} colour */
function line({ x, y, stroke, width, marker, opacity }, scales, colour) {
  const places = y.map((value, index) => /** @type {[number, number]} */ ([scales.x(x[index]), scales.y(value)]));
  const shown = places.filter(([left, top]) => Number.isFinite(left) && Number.isFinite(top));
  return [
    ...(stroke === "none"
      ? []
      : [
          mark("path", {
            d: linePath(places),
            class: "chart-line",
            style: strokeStyle({ stroke, width }, colour),
            opacity,
          }),
        ]),
    ...(marker
      ? shown.map(([cx, cy]) => mark("circle", { cx, cy, r: MARKER, style: `fill: ${colour}`, opacity }))
      : []),
  ];
}

/** @param {Of<"scatter">} series @param {Scales} scales @param {string} colour */
function points({ x, y, values, colours, size, opacity }, scales, colour) {
  const [least, greatest] = extremes(values ?? []);
  const fill = (/** @type {number} */ index) => {
    if (colours) return colourOf(/** @type {any} */ ({ colour: colours[index] }), 0);
    return values ? mixed(POINTS, (values[index] - least) / (greatest - least || 1)) : colour;
  };
  return x.map((value, index) => {
    const place = { cx: scales.x(value), cy: scales.y(y[index]), r: radiusOf(size) };
    return mark("circle", { ...place, class: "chart-point", style: `fill: ${fill(index)}`, opacity });
  });
}

/** @param {Of<"contour">} series @param {Scales} scales @param {string} colour */
function contours({ x, y, z, opacity, filled, levels, colour: given }, scales, colour) {
  const values = z.flat().map(Number);
  const column = linear([0, x.length - 1], [scales.x(x[0]), scales.x(x[x.length - 1])]);
  const row = linear([0, y.length - 1], [scales.y(y[0]), scales.y(y[y.length - 1])]);
  const borders = bordersOf(values, levels, filled);
  // A sample lies in the middle of its cell.
  const place = (/** @type {number} */ i, /** @type {number} */ j) =>
    /** @type {[number, number]} */ ([column(i - 0.5), row(j - 0.5)]);
  return borders.map((level, index) => {
    const shade = mixed(FILLS, index / (borders.length - 1 || 1));
    if (filled) {
      const d = ringPath(rings(values, x.length, level, place));
      return mark("path", { d, style: `fill: ${shade}`, "fill-opacity": opacity });
    }
    const found = rings(values, x.length, level, (i, j) => [i, j]).flatMap((ring) => inner(ring, x.length, y.length));
    const d = linePath(found.map(([i, j]) => place(i, j)));
    return mark("path", {
      d,
      class: "chart-line",
      style: `stroke: ${given ? colour : shade}; stroke-width: 1.5`,
      opacity,
    });
  });
}

/**
 * Returns a ring without the parts along the border of the grid, which are not lines of equal value.
 * @param {[number, number][]} ring
 * @param {number} columns
 * @param {number} rows
 * @returns {[number, number][]} with NaN where a part was
 */
function inner(ring, columns, rows) {
  /** The borders of the grid that each place is on. */
  const sides = ring.map(([i, j]) => [i <= 0.5, i >= columns - 0.5, j <= 0.5, j >= rows - 0.5]);
  const isAlong = (/** @type {number} */ index) => sides[index].some((is, side) => is && sides[index + 1]?.[side]);
  /** @type {[number, number][]} */
  const gap = [[Number.NaN, Number.NaN]];
  return [...ring.flatMap((place, index) => (isAlong(index) ? [place, ...gap] : [place])), ...gap];
}

/**
 * Returns the levels between which areas are filled, or at which lines are drawn.
 * @param {number[]} values
 * @param {number[] | undefined} levels that were asked for
 * @param {boolean} filled
 */
function bordersOf(values, levels, filled) {
  if (levels) return levels;
  const [least, greatest] = extremes(values);
  // Two distinct values, such as False and True, have one border.
  const count = values.every((value) => value === least || value === greatest) ? 2 : LEVELS;
  const all = Array.from({ length: count }, (_, level) => least + ((greatest - least) * level) / count);
  return filled ? all : all.slice(1);
}

/** @param {Of<"bars">} series @param {Scales} scales @param {string} colour */
function bars({ x, y, colours, opacity }, scales, colour) {
  return Array.from({ length: x.length / 2 }, (_, index) => {
    const [left, right] = [scales.x(x[2 * index]), scales.x(x[2 * index + 1])];
    const [one, other] = [y[2 * index], y[2 * index + 1]].map((value) => placeOf(scales.y, value, scales.height));
    const fill = colours ? colourOf(/** @type {any} */ ({ colour: colours[index] }), 0) : colour;
    const place = { x: Math.min(left, right), y: Math.min(one, other) };
    const size = { width: Math.abs(right - left), height: Math.abs(other - one) };
    return mark("rect", { ...place, ...size, style: `fill: ${fill}`, opacity });
  });
}

/** Returns where a bar ends: one from zero starts at the lower edge of a logarithmic axis. @param {Scale} scale @param {number} value @param {number} edge */
function placeOf(scale, value, edge) {
  const place = scale(value);
  return Number.isFinite(place) ? place : edge;
}

/** @param {Of<"image">} series @param {Scales} scales */
function image({ x, y, z, limits, opacity }, scales) {
  const [least, greatest] = limits ?? extremes(z.flat());
  const [left, right] = x.map((value) => scales.x(value));
  const [bottom, top] = y.map((value) => scales.y(value));
  const [width, height] = [(right - left) / (z[0]?.length || 1), (bottom - top) / (z.length || 1)];
  // Cells overlap slightly, so that the background does not show between them.
  const size = { width: Math.abs(width) + 0.3, height: Math.abs(height) + 0.3 };
  return z.flatMap((row, j) =>
    row.map((value, i) => {
      const style = `fill: ${mixed(FILLS, (value - least) / (greatest - least || 1))}`;
      return mark("rect", { x: left + i * width, y: top + j * height, ...size, style, opacity });
    }),
  );
}

/** @param {Of<"area">} series @param {Scales} scales @param {string} colour */
function area({ x, y, base, opacity = AREA }, scales, colour) {
  const above = x.map((value, index) => `${scales.x(value)},${scales.y(y[index])}`);
  const below = x.map((value, index) => `${scales.x(value)},${scales.y(base[index])}`).reverse();
  return [
    mark("path", { d: `M${[...above, ...below].join("L")}Z`, style: `fill: ${colour}`, "fill-opacity": opacity }),
  ];
}

/** @param {Of<"rule">} series @param {Scales} scales @param {string} colour */
function rule({ x, y, stroke, width, opacity }, scales, colour) {
  const ends = x.length
    ? { x1: scales.x(x[0]), x2: scales.x(x[0]), y1: 0, y2: scales.height }
    : { x1: 0, x2: scales.width, y1: scales.y(y[0]), y2: scales.y(y[0]) };
  return [mark("line", { ...ends, style: strokeStyle({ stroke, width }, colour), opacity })];
}

/** @param {Of<"text">} series @param {Scales} scales */
function words({ x, y, text, align, colour }, scales) {
  const anchor = { left: "start", center: "middle", right: "end" }[align];
  const style = colour && `fill: ${colourOf(/** @type {any} */ ({ colour }), 0)}`;
  return [mark("text", { x: scales.x(x[0]), y: scales.y(y[0]), "text-anchor": anchor, style }, text)];
}

/** @param {number[]} values @returns {Range} */
function extremes(values) {
  const [least = Infinity, greatest = -Infinity] = extent(values);
  return [least, greatest];
}
