// The network on a canvas: weights as lines, neurons as the maps of what they answer.
import { biasPlace, edgeLine } from "./network-layout.js";

/** @import { LayerFrame } from "../../worker/messages.js" */
/** @import { Layout, NeuronSpot, ParameterSpot } from "./network-layout.js" */
/** @import { Parameters } from "./parameters.js" */
/** @import { CellImage } from "../pixels.js" */
/** @import { Sheet } from "../canvas.js" */

/** Lines of about the same size are drawn in one go; the faintest ones come first. */
const WIDTHS = 8;
/** Beyond this many lines in the whole diagram the faintest are left out. */
const MOST_LINES = 4000;

const SHORT = { vanishing: "vanish", exploding: "explode" };

/**
 * @typedef {object} Diagram
 * @property {Layout} layout
 * @property {Parameters} places
 * @property {ArrayLike<number>} values of the parameters
 * @property {(CellImage | undefined)[][]} maps of each column's neurons
 * @property {readonly string[]} inputs names
 * @property {readonly string[]} heads one for each column
 * @property {readonly LayerFrame[]} layers
 * @property {NeuronSpot | ParameterSpot | undefined} pointed
 * @property {ParameterSpot | undefined} selected
 */

/** The largest size among numbers. @param {ArrayLike<number>} values */
export function largest(values) {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const size = Math.abs(values[index]);
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/**
 * The sizes of lines, from 0 to WIDTHS - 1 by a share of the largest; and the smallest size that is drawn, so that they
 * are not too many.
 * @param {ArrayLike<number>} values
 * @param {number} limit of how many are drawn; the largest ones are drawn in any case
 */
export function lineSizes(values, limit) {
  const most = largest(values) || 1;
  /** @param {number} value */
  const size = (value) => Math.min(WIDTHS - 1, Math.floor((Math.abs(value) / most) * WIDTHS)) || 0;
  const counts = new Array(WIDTHS).fill(0);
  for (let index = 0; index < values.length; index++) counts[size(values[index])]++;
  let least = WIDTHS - 1;
  for (let drawn = counts[least]; least > 0 && drawn + counts[least - 1] <= limit; ) drawn += counts[--least];
  return { size, least };
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Diagram} diagram */
export function drawNetwork(context, sheet, diagram) {
  drawEdges(context, sheet, diagram);
  diagram.layout.columns.forEach((_, column) => {
    drawColumn(context, sheet, diagram, column);
  });
  if (diagram.selected) drawSelected(context, sheet, diagram, diagram.selected);
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Diagram} diagram */
function drawEdges(context, sheet, diagram) {
  /** @type {(Path2D | undefined)[]} by size, first the negative ones */
  const quiet = new Array(2 * WIDTHS);
  const loud = new Array(2 * WIDTHS);
  for (let column = 1; column < diagram.layout.columns.length; column++) collectEdges(diagram, column, quiet, loud);
  for (const [paths, strength] of /** @type {const} */ ([
    [quiet, 0.3],
    [loud, 1],
  ])) {
    // By size, both signs in turn, so that neither covers the other.
    for (let wide = 0; wide < WIDTHS; wide++) {
      for (const index of [wide, wide + WIDTHS]) {
        const path = paths[index];
        if (!path) continue;
        context.strokeStyle = sheet.colour(index < WIDTHS ? "--negative" : "--positive");
        context.lineWidth = (0.04 + (0.22 * wide) / WIDTHS) * sheet.rem;
        context.globalAlpha = strength * (0.12 + 0.8 * ((wide + 1) / WIDTHS) ** 1.5);
        context.stroke(path);
      }
    }
  }
  context.globalAlpha = 1;
}

/**
 * The lines into a column, by their size among themselves: layers may differ much in the size of their weights.
 * @param {Diagram} diagram
 * @param {number} column
 * @param {(Path2D | undefined)[]} quiet
 * @param {(Path2D | undefined)[]} loud those that are pointed at, or all
 */
function collectEdges({ layout, places, values, pointed }, column, quiet, loud) {
  const [from, to] = [layout.columns[column - 1], layout.columns[column]];
  const inputs = from.ys.length;
  const shown = Float64Array.from({ length: inputs * to.ys.length }, (_, index) => {
    return values[places.weight(column - 1, Math.floor(index / inputs), index % inputs)];
  });
  const { size, least } = lineSizes(shown, MOST_LINES / (layout.columns.length - 1));
  shown.forEach((value, index) => {
    const [neuron, input] = [Math.floor(index / inputs), index % inputs];
    const wide = size(value);
    const touched = pointed !== undefined && touches(pointed, column, neuron, input);
    if (wide < least && !touched) return;
    const paths = touched || !pointed ? loud : quiet;
    const kind = wide + (value > 0 ? WIDTHS : 0);
    const path = paths[kind] ?? new Path2D();
    paths[kind] = path;
    const [x1, y1, x2, y2] = /** @type {[number, number, number, number]} */ (edgeLine(layout, column, neuron, input));
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
  });
}

/** @param {NeuronSpot | ParameterSpot} pointed @param {number} column @param {number} neuron @param {number} input */
function touches(pointed, column, neuron, input) {
  if ("input" in pointed) return pointed.column === column && pointed.neuron === neuron && pointed.input === input;
  if (pointed.column === column) return pointed.neuron === neuron;
  // Of an input, what leaves it; of a neuron, what comes in is enough.
  return pointed.column === 0 && column === 1 && pointed.neuron === input;
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Diagram} diagram @param {number} column */
function drawColumn(context, sheet, { layout, places, values, maps, inputs, heads, layers, pointed }, column) {
  const { rem } = sheet;
  const { box } = layout;
  const { x, ys, size } = layout.columns[column];
  const layer = layers[column - 1];
  const most = largest(values) || 1;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.font = sheet.font(0.75);
  context.fillStyle = sheet.colour("--text-muted");
  const room = columnRoom(layout, column) - 0.25 * rem;
  context.fillText(fitting(context, [heads[column], heads[column].replace("layer ", "")], room), x, 0.25 * rem);
  if (layer && layer.flow !== "fine") {
    context.font = sheet.font(0.6875, 600);
    context.fillStyle = sheet.colour("--danger");
    context.fillText(fitting(context, [layer.flow, SHORT[layer.flow], "!"], room), x, 1.25 * rem);
  }
  ys.forEach((y, neuron) => {
    const [left, top] = [x - box / 2, y - box / 2];
    const dead = layer?.dead.includes(neuron) ?? false;
    context.fillStyle = sheet.colour("--score-zero");
    context.fillRect(left, top, box, box);
    context.imageSmoothingEnabled = true;
    maps[column]?.[neuron]?.draw(context, left, top, box, box);
    const here = pointed && !("input" in pointed) && pointed.column === column && pointed.neuron === neuron;
    context.lineWidth = (here ? 0.15 : 0.0625) * rem;
    context.strokeStyle = sheet.colour(dead ? "--danger" : here ? "--accent" : "--line-strong");
    context.strokeRect(left, top, box, box);
    if (dead) {
      context.beginPath();
      context.moveTo(left, top);
      context.lineTo(left + box, top + box);
      context.moveTo(left, top + box);
      context.lineTo(left + box, top);
      context.stroke();
    }
    if (column === 0) {
      context.textAlign = "right";
      context.textBaseline = "middle";
      context.font = sheet.font(0.8125);
      context.fillStyle = sheet.colour("--text");
      context.fillText(inputs[neuron], left - 0.4 * rem, y);
      return;
    }
    const bias = values[places.bias(column - 1, neuron)];
    context.beginPath();
    const radius = (0.18 + 0.14 * Math.sqrt(Math.min(1, Math.abs(bias) / most || 0))) * rem;
    context.arc(...biasPlace(layout, column, neuron), radius, 0, 2 * Math.PI);
    context.fillStyle = sheet.colour(bias > 0 ? "--positive" : "--negative");
    context.fill();
    context.lineWidth = 0.0625 * rem;
    context.strokeStyle = sheet.colour("--surface");
    context.stroke();
  });
  if (ys.length < size) {
    context.textAlign = "center";
    context.textBaseline = "top";
    context.font = sheet.font(0.75);
    context.fillStyle = sheet.colour("--text-muted");
    context.fillText(
      fitting(context, [`+${size - ys.length} more`, `+${size - ys.length}`], room),
      x,
      ys[ys.length - 1] + box / 2 + 0.4 * rem,
    );
  }
}

/** @param {CanvasRenderingContext2D} context @param {Sheet} sheet @param {Diagram} diagram @param {ParameterSpot} selected */
function drawSelected(context, sheet, { layout }, selected) {
  const { rem } = sheet;
  context.strokeStyle = sheet.colour("--accent");
  context.lineWidth = 0.15 * rem;
  context.beginPath();
  if (selected.input < 0) {
    const shown = selected.neuron < layout.columns[selected.column].ys.length;
    if (shown) context.arc(...biasPlace(layout, selected.column, selected.neuron), 0.45 * rem, 0, 2 * Math.PI);
  } else {
    const line = edgeLine(layout, selected.column, selected.neuron, selected.input);
    if (!line) return;
    const [x1, y1, x2, y2] = line;
    // Beside the line, so that its own colour and width stay to be seen.
    const length = Math.hypot(x2 - x1, y2 - y1);
    const [aside, down] = [((y2 - y1) / length) * 0.3 * rem, ((x2 - x1) / length) * 0.3 * rem];
    for (const side of [-1, 1]) {
      context.moveTo(x1 + side * aside, y1 - side * down);
      context.lineTo(x2 + side * aside, y2 - side * down);
    }
  }
  context.stroke();
}

/** The way to the next column. @param {Layout} layout @param {number} column */
function columnRoom({ columns, width }, column) {
  const [last, here, next] = [columns[column - 1], columns[column], columns[column + 1]];
  return Math.min(here.x - (last?.x ?? -Infinity), (next?.x ?? Infinity) - here.x, width);
}

/** The first of some words that has room, or the last. @param {CanvasRenderingContext2D} context @param {string[]} words @param {number} room */
function fitting(context, words, room) {
  return words.find((word) => context.measureText(word).width <= room) ?? words[words.length - 1];
}
