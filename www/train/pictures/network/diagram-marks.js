// Draws the network as marks: weights as lines, neurons as boxes around the maps of their outputs.
import { textWidth } from "../../../plot/axis.js";
import { TEXT } from "../../../plot/file.js";
import { mark } from "../../../plot/mark.js";
import { largest, lineSizes, WIDTHS } from "./line-sizes.js";
import { biasPlace, edgeLine, placeOf } from "./network-layout.js";

/** @import { Mark } from "../../../plot/mark.js" */
/** @import { LayerHealth } from "../../run/layer-health.js" */
/** @import { Layout, NeuronPosition, ParameterPosition } from "./network-layout.js" */
/** @import { Parameters } from "./parameters.js" */

/** Beyond this many lines in the whole diagram the faintest are left out. */
const MOST_LINES = 4000;

/** The letters of an input's name at most and at least, the width of a letter in rems; and the share of the width that names may take. */
const [MOST_LETTERS, LEAST_LETTERS, LETTER] = [16, 7, 0.54];
export const NAMES_SHARE = 0.24;

const SHORT = { vanishing: "vanish", exploding: "explode" };

/**
 * @typedef {object} Diagram
 * @property {Layout} layout
 * @property {Parameters} places
 * @property {ArrayLike<number>} values of the parameters
 * @property {readonly string[]} inputs names
 * @property {readonly string[]} [outputs] names, if they have some
 * @property {readonly string[]} heads one for each column
 * @property {readonly LayerHealth[]} health of each layer, as far as it is known
 * @property {readonly number[][]} [dropped] the neurons of each hidden layer that the next step leaves out of the selected point
 * @property {NeuronPosition | ParameterPosition | undefined} pointed
 * @property {NeuronPosition | undefined} lit the neuron that was pressed last, whose weights stand out while none is pointed at
 * @property {readonly ParameterPosition[]} [frozen]
 * @property {ParameterPosition | undefined} selected
 */

/** Returns the name of an input, with fewer letters where there is little room. @param {string} name @param {number} room of the whole diagram, in rems */
export function shortName(name, room) {
  const letters = Math.floor((NAMES_SHARE * room) / LETTER);
  const most = Math.min(MOST_LETTERS, Math.max(LEAST_LETTERS, letters));
  return name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;
}

/** Returns the distance between two neurons of a column, by default of the inputs. @param {Layout} layout @param {number} [column] */
export function pitchOf({ columns, box, isDown, width }, column = 0) {
  const { ys } = columns[column];
  if (ys.length > 1) return ys[1] - ys[0];
  return isDown ? width : box;
}

/** Returns the width of the widest name, in rems, or 0 if there are none. @param {readonly string[]} names */
export function namesWidth(names) {
  return LETTER * Math.max(0, ...names.map(({ length }) => length));
}

/** @param {Diagram} diagram @param {number} rem @returns {Mark[]} */
export function diagramMarks(diagram, rem) {
  return [
    ...edges(diagram, rem),
    ...diagram.layout.columns.flatMap((_, column) => columnMarks(diagram, column, rem)),
    ...(diagram.frozen ?? []).flatMap((position) => frozenMarks(diagram, position, rem)),
    ...(diagram.selected ? selectionMarks(diagram, diagram.selected, rem) : []),
  ];
}

/** @param {Diagram} diagram @param {number} rem */
function edges(diagram, rem) {
  /** The paths of the lines by width, first of negative weights, then of positive ones. @type {string[]} */
  const quiet = new Array(2 * WIDTHS).fill("");
  const loud = new Array(2 * WIDTHS).fill("");
  for (let column = 1; column < diagram.layout.columns.length; column++) collectEdges(diagram, column, quiet, loud);
  return /** @type {const} */ ([
    [quiet, diagram.pointed || diagram.lit ? 0.2 : 1],
    [loud, 1],
  ]).flatMap(([paths, strength]) =>
    // Lines are drawn by width, both signs in turn, so that neither covers the other.
    Array.from({ length: 2 * WIDTHS }, (_, turn) => (turn >> 1) + (turn % 2) * WIDTHS).flatMap((index) => {
      const wide = index % WIDTHS;
      if (!paths[index]) return [];
      return mark("path", {
        d: paths[index],
        fill: "none",
        stroke: `var(${index < WIDTHS ? "--negative" : "--positive"})`,
        "stroke-width": (0.04 + (0.16 * wide) / WIDTHS) * rem,
        // Strong lines stand out even among 256 between two layers.
        "stroke-opacity": strength * (0.05 + 0.75 * ((wide + 1) / WIDTHS) ** 2),
      });
    }),
  );
}

/**
 * Adds the lines into a column to the paths. Widths are relative to the column, since layers may differ much in the
 * size of their weights.
 * @param {Diagram} diagram
 * @param {number} column
 * @param {string[]} quiet
 * @param {string[]} loud the paths of the lines that stand out
 */
function collectEdges(diagram, column, quiet, loud) {
  const { layout, places, values, pointed, lit } = diagram;
  const focus = pointed ?? lit;
  const [from, to] = [layout.columns[column - 1], layout.columns[column]];
  const inputs = from.ys.length;
  const shown = Float64Array.from({ length: inputs * to.ys.length }, (_, index) => {
    return values[places.weight(column - 1, Math.floor(index / inputs), index % inputs)];
  });
  const { size, least } = lineSizes(shown, MOST_LINES / (layout.columns.length - 1));
  shown.forEach((value, index) => {
    const [neuron, input] = [Math.floor(index / inputs), index % inputs];
    const wide = size(value);
    const touched = focus !== undefined && touches(focus, column, neuron, input);
    if (wide < least && !touched) return;
    if (isDropped(diagram, column, neuron) || isDropped(diagram, column - 1, input)) return;
    const line = /** @type {[number, number, number, number]} */ (edgeLine(layout, column, neuron, input));
    // A line that stands out is drawn wider than its size.
    const strength = touched ? Math.max(wide, WIDTHS >> 1) : wide;
    (touched ? loud : quiet)[strength + (value > 0 ? WIDTHS : 0)] += linePath(...line);
  });
}

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
function linePath(x1, y1, x2, y2) {
  return `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`;
}

/** @param {NeuronPosition | ParameterPosition} pointed @param {number} column @param {number} neuron @param {number} input */
function touches(pointed, column, neuron, input) {
  if ("input" in pointed) return pointed.column === column && pointed.neuron === neuron && pointed.input === input;
  // Lines touch a neuron if they enter it or leave it.
  if (pointed.column === column) return pointed.neuron === neuron;
  return pointed.column === column - 1 && pointed.neuron === input;
}

/** @param {Diagram} diagram @param {number} column @param {number} rem @returns {Mark[]} */
function columnMarks(diagram, column, rem) {
  const texts = diagram.layout.isDown ? rowTexts(diagram, column, rem) : columnTexts(diagram, column, rem);
  return [
    ...texts,
    ...diagram.layout.columns[column].ys.flatMap((_, neuron) => neuronMarks(diagram, column, neuron, rem)),
  ];
}

/** Returns the texts of a row of a network that goes down: they stand beside its neurons, over the lines. @param {Diagram} diagram @param {number} column @param {number} rem @returns {Mark[]} */
function rowTexts({ layout, heads, health }, column, rem) {
  const { columns, box, width } = layout;
  const { x: y, ys, size } = columns[column];
  const flow = health[column - 1]?.flow ?? "fine";
  const left = size - ys.length;
  const [start, end] = [ys[0] - box / 2 - 0.4 * rem, width - 0.25 * rem];
  const head = column === columns.length - 1 && textWidth(heads[column]) * rem < start ? heads[column] : "";
  const baseline = y + 0.35 * TEXT * rem;
  const warning = { x: 0.25 * rem, y: y - box / 2 - 0.4 * rem, fill: "var(--danger)", "font-weight": 600 };
  return [
    mark(
      "g",
      {},
      head && mark("text", { x: start, y: baseline, "text-anchor": "end", fill: "var(--text-muted)" }, head),
      flow !== "fine" && mark("text", warning, flow),
      left > 0 &&
        mark(
          "text",
          { x: end, y: y + box / 2 + (0.3 + TEXT) * rem, "text-anchor": "end", fill: "var(--text-muted)" },
          `+${left} more`,
        ),
    ),
  ];
}

/** Returns the texts over and under a column. @param {Diagram} diagram @param {number} column @param {number} rem @returns {Mark[]} */
function columnTexts(diagram, column, rem) {
  const { layout, heads, health } = diagram;
  const { x, ys, size } = layout.columns[column];
  const flow = health[column - 1]?.flow ?? "fine";
  const room = columnRoom(layout, column) - 0.25 * rem;
  const left = size - ys.length;
  const below = { x, y: ys[ys.length - 1] + layout.box / 2 + (0.4 + TEXT) * rem, fill: "var(--text-muted)" };
  const head = fitting([heads[column], heads[column].replace("layer ", "")], room, rem);
  const toEdge = 2 * Math.min(x, layout.width - x);
  const warning = flow === "fine" ? "" : fitting([SHORT[flow], "!"], Math.min(room, toEdge), rem);
  return [
    mark(
      "g",
      { "text-anchor": "middle" },
      mark("text", { x, y: (0.3 + TEXT) * rem, fill: "var(--text-muted)" }, head),
      warning && mark("text", { x, y: (2.9 + TEXT) * rem, fill: "var(--danger)", "font-weight": 600 }, warning),
      left > 0 && mark("text", below, fitting([`+${left} more`, `+${left}`], room, rem)),
    ),
  ];
}

/** @param {Diagram} diagram @param {number} column @param {number} neuron */
function isDropped({ dropped = [] }, column, neuron) {
  return dropped[column - 1]?.includes(neuron) ?? false;
}

/** @param {Diagram} diagram @param {number} column @param {number} neuron @param {number} rem */
function neuronMarks(diagram, column, neuron, rem) {
  const { layout, places, values, inputs, health, pointed, lit } = diagram;
  const focus = pointed ?? lit;
  const { box } = layout;
  const { ys } = layout.columns[column];
  const [x, y] = placeOf(layout, column, neuron);
  const [left, top] = [x - box / 2, y - box / 2];
  const dead = health[column - 1]?.dead.includes(neuron) ?? false;
  const here = focus && !("input" in focus) && focus.column === column && focus.neuron === neuron;
  const cross = `M${left} ${top}l${box} ${box}M${left} ${top + box}l${box} ${-box}`;
  const outline = {
    fill: "none",
    stroke: `var(${here ? "--accent" : dead ? "--text-muted" : "--line-strong"})`,
    "stroke-width": (here ? 0.15 : 0.0625) * rem,
  };
  // What is left out is a faint box without lines.
  const veil = isDropped(diagram, column, neuron)
    ? { fill: "var(--surface)", "fill-opacity": 0.8, "stroke-dasharray": `${0.2 * rem}` }
    : {};
  const marks = [
    mark("rect", { x: left, y: top, width: box, height: box, ...outline, ...veil }),
    ...(dead ? [mark("path", { d: cross, ...outline })] : []),
  ];
  if (column === 0) {
    const beside = layout.isDown
      ? { x, y: top - 0.35 * rem, "text-anchor": "middle" }
      : { x: left - 0.4 * rem, y: y + 0.35 * TEXT * rem, "text-anchor": "end" };
    const name = { ...beside, fill: "var(--text)" };
    // Where all inputs are shown, however close, some of the names stand for those between them.
    const size = layout.isDown ? namesWidth(inputs.slice(0, ys.length)) + LETTER : 1.05 * TEXT;
    const every = Math.ceil((size * rem) / pitchOf(layout));
    return neuron % every === 0 ? [...marks, mark("text", name, inputs[neuron])] : marks;
  }
  if (column === layout.columns.length - 1) marks.push(...outputName(diagram, neuron, rem));
  const bias = values[places.bias(column - 1, neuron)];
  const [cx, cy] = biasPlace(layout, column, neuron);
  const share = Math.min(1, Math.abs(bias) / (largest(values) || 1) || 0);
  const dot = {
    cx,
    cy,
    r: (0.18 + 0.14 * Math.sqrt(share)) * rem,
    fill: `var(${bias > 0 ? "--positive" : "--negative"})`,
    stroke: "var(--surface)",
    "stroke-width": 0.0625 * rem,
  };
  return [...marks, mark("circle", dot)];
}

/** Writes which class an output is of, at its free side. Where they are too close, some of the names stand for those between them. @param {Diagram} diagram @param {number} neuron @param {number} rem */
function outputName({ layout, outputs = [] }, neuron, rem) {
  const column = layout.columns.length - 1;
  const [x, y] = placeOf(layout, column, neuron);
  const size = layout.isDown ? namesWidth(outputs) + LETTER : 1.05 * TEXT;
  const every = Math.ceil((size * rem) / pitchOf(layout, column));
  if (!outputs[neuron] || neuron % every !== 0) return [];
  const place = layout.isDown
    ? { x, y: y + layout.box / 2 + (0.25 + 0.8 * TEXT) * rem, "text-anchor": "middle" }
    : { x: x + layout.box / 2 + 0.4 * rem, y: y + 0.35 * TEXT * rem };
  return [mark("text", { ...place, fill: "var(--text)" }, outputs[neuron])];
}

/** A frozen weight is a dotted line, a frozen bias a square. @param {Diagram} diagram @param {ParameterPosition} frozen @param {number} rem */
function frozenMarks({ layout }, { column, neuron, input }, rem) {
  const look = { fill: "none", stroke: "var(--text)", "stroke-width": 0.1 * rem };
  if (input >= 0) {
    const line = edgeLine(layout, column, neuron, input);
    const dots = `0 ${0.3 * rem}`;
    return line
      ? [mark("path", { d: linePath(...line), ...look, "stroke-dasharray": dots, "stroke-linecap": "round" })]
      : [];
  }
  if (neuron >= layout.columns[column].ys.length) return [];
  const [x, y] = biasPlace(layout, column, neuron);
  const side = 0.75 * rem;
  return [mark("rect", { x: x - side / 2, y: y - side / 2, width: side, height: side, ...look })];
}

/** @param {Diagram} diagram @param {ParameterPosition} selected @param {number} rem */
function selectionMarks({ layout }, selected, rem) {
  const look = { fill: "none", stroke: "var(--accent)", "stroke-width": 0.15 * rem };
  if (selected.input < 0) {
    if (selected.neuron >= layout.columns[selected.column].ys.length) return [];
    const [cx, cy] = biasPlace(layout, selected.column, selected.neuron);
    return [mark("circle", { cx, cy, r: 0.45 * rem, ...look })];
  }
  const line = edgeLine(layout, selected.column, selected.neuron, selected.input);
  if (!line) return [];
  const [x1, y1, x2, y2] = line;
  // The selection is drawn beside the line, whose own colour and width stay visible.
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [aside, down] = [((y2 - y1) / length) * 0.3 * rem, ((x2 - x1) / length) * 0.3 * rem];
  const d = [-1, 1].map((side) => linePath(x1 + side * aside, y1 - side * down, x2 + side * aside, y2 - side * down));
  return [mark("path", { d: d.join(""), ...look })];
}

/** Returns the distance to the next column. @param {Layout} layout @param {number} column */
function columnRoom({ columns, width }, column) {
  const [last, here, next] = [columns[column - 1], columns[column], columns[column + 1]];
  return Math.min(here.x - (last?.x ?? -Infinity), (next?.x ?? Infinity) - here.x, width);
}

/** Returns the first text that fits the room, or the last one. @param {string[]} words @param {number} room @param {number} rem */
function fitting(words, room, rem) {
  return words.find((word) => textWidth(word) * rem <= room) ?? words[words.length - 1];
}
