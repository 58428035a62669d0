// Writes a scene as SVG text, for the page, for files, and for `draw`. It needs no document.
import { counted } from "../groups/group.js";
import { FONT_SIZE, FRAME_TITLE, isDense, PADDING, ROW, SIGN, SUMMARY_SIZE } from "../layout/scene.js";
import { nameOf, titleOf } from "./names.js";
import { bar, largestGradient, reading, rounded } from "./reading.js";
import { FRAME_SIZE, fileStyle, SIGN_SIZE, WORD_SIZE } from "./style.js";

/** @import { Graph, Numbers } from "../computation/computation.js" */
/** @import { Group } from "../groups/group.js" */
/** @import { Reading } from "./reading.js" */
/** @import { Box, Edge, Frame, Scene } from "../layout/scene.js" */

const MARGIN = 16;
const CORNER = 4;
/** The distance from a letter's middle to its baseline, as a share of the font size; an asterisk sits higher. */
const MIDDLE = 0.36;
const ASTERISK_MIDDLE = 0.58;
/** Half the width of an arrowhead. */
const ARROW = 2.8;
/** Half the width of a border, which cells must not cover. */
const BORDER = 0.6;
/** The offset between the outlines of a stack's members. */
const OFFSET = 3;
/** The size of a frame's button. */
const BUTTON = 24;

/**
 * Returns a self-contained file, in one theme or in both.
 * @param {Scene} scene
 * @param {Numbers} numbers
 * @param {{ theme?: "light" | "dark" }} [options]
 */
export function file(scene, numbers, { theme } = {}) {
  const [width, height] = [scene.width + 2 * MARGIN, scene.height + 2 * MARGIN].map(rounded);
  const name = escaped(title(scene, numbers));
  return `<svg xmlns="http://www.w3.org/2000/svg" class="expression-graph" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" role="group" aria-label="${name}">
<title>${name}</title>
<style>${fileStyle(theme)}
</style>
<rect class="backdrop" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}"/>
${content(scene, numbers)}
</svg>
`;
}

/**
 * @param {Scene} scene
 * @param {Numbers} numbers
 */
export function title({ graph }, numbers) {
  return `Expression graph of ${nameOf(graph, numbers, graph.root)}, ${counted(graph.length, "value")}`;
}

/**
 * Returns the contents of the `<svg>` element.
 * @param {Scene} scene
 * @param {Numbers} numbers
 */
export function content(scene, numbers) {
  const largest = largestGradient(numbers);
  const root = scene.item[scene.graph.root];
  return [
    ...scene.frames.map(frame),
    `<g class="edges${isDense(scene) ? " dense" : ""}">`,
    ...scene.edges.map(edge),
    "</g>",
    ...scene.boxes.map((box, index) => {
      const shown = box.place >= 0 ? reading(numbers, box.place, largest) : undefined;
      return drawnBox(scene, numbers, index, shown, index === root);
    }),
  ].join("\n");
}

/**
 * Returns whether a closed group computes one labelled value, by whose label it is named.
 * @param {Graph} graph
 * @param {Group} group
 */
function hasLabel(graph, { result }) {
  return result >= 0 && graph.label(result) !== "";
}

/**
 * @param {Scene} scene
 * @param {Numbers} numbers
 * @param {Box} box
 */
export function spokenName({ graph }, numbers, { group, place }) {
  if (!group || hasLabel(graph, group)) return nameOf(graph, numbers, place);
  return `${group.name}, ${group.summary}`;
}

/**
 * Describes a box in a sentence.
 * @param {string} name
 * @param {Reading | undefined} shown
 * @param {Scene} scene
 * @param {Box} box
 */
export function sentence(name, shown, { graph }, { group, summary }) {
  const inside = group && hasLabel(graph, group) ? `, of ${summary}` : "";
  return shown ? `${name}: ${shown.spoken}${inside}` : name;
}

/**
 * Returns the heading of a value's box: its label, or else its expression.
 * @param {Scene} scene
 * @param {Numbers} numbers
 * @param {Box} box
 */
export function headOf({ graph }, numbers, { title, place }) {
  return title || titleOf(graph, numbers, place);
}

/**
 * @param {Scene} scene
 * @param {Numbers} numbers
 * @param {number} index of the box
 * @param {Reading | undefined} shown
 * @param {boolean} isRoot
 */
function drawnBox(scene, numbers, index, shown, isRoot) {
  const box = scene.boxes[index];
  const name = spokenName(scene, numbers, box);
  const { x, y, width, height, header, group } = box;
  const role = group ? 'role="group" aria-roledescription="closed group"' : 'role="img"';
  const kind = group ? (hasLabel(scene.graph, group) ? "value group" : "group") : "value";
  return `<g class="${kind}${isRoot ? " root" : ""}" data-item="${index}" transform="translate(${rounded(x)} ${rounded(y)})" tabindex="-1" ${role} aria-label="${escaped(sentence(name, shown, scene, box))}">
<title>${escaped(name)}${shown ? `\n${shown.exact}` : ""}</title>
${group?.type === "stack" ? outlines(box) : ""}<rect class="box" width="${rounded(width)}" height="${height}" rx="${CORNER}"/>
${shown ? cells(box, shown) : ""}${group ? groupHead(box) : ""}${header && !group ? `<text class="label" x="${PADDING}" y="${rounded(header / 2 + MIDDLE * FONT_SIZE)}">${escaped(headOf(scene, numbers, box))}</text>\n` : ""}${box.symbol ? operation(box) : ""}</g>`;
}

/**
 * @param {Box} box
 * @param {Reading} shown
 */
function cells({ width, header }, shown) {
  const end = rounded(width - PADDING);
  const texts = ["data", "grad"].map((word, index) => {
    const text = header + index * ROW + ROW / 2 + MIDDLE * FONT_SIZE;
    const number = index === 0 ? shown.data : shown.grad;
    return `<text class="number ${word}" x="${end}" y="${rounded(text)}">${number}</text>`;
  });
  const { x, width: length } = bar(shown.share, width);
  return `<path class="tint ${shown.sign}" fill-opacity="${shown.tint}" d="${tintShape(width, header)}"/>
<rect class="bar" x="${x}" y="${header + ROW}" width="${length}" height="${ROW - BORDER}"/>
<path class="rule" d="${header ? `M0 ${header}H${rounded(width)}` : ""}M0 ${header + ROW}H${rounded(width)}"/>
${texts.join("\n")}
`;
}

/**
 * Returns the outline of the data's cell, inside the border. Its upper corners are rounded if there is no label above it.
 * @param {number} width
 * @param {number} header
 */
function tintShape(width, header) {
  const [right, bottom] = [rounded(width - BORDER), header + ROW];
  if (header) return `M${BORDER} ${header}H${right}V${bottom}H${BORDER}Z`;
  const corner = CORNER - BORDER;
  return `M${BORDER} ${bottom}V${CORNER}a${corner} ${corner} 0 0 1 ${corner} ${-corner}H${rounded(right - corner)}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${bottom}Z`;
}

/** Draws the title of a closed group, and the sign that it can be opened. @param {Box} box */
function groupHead({ title, summary, width }) {
  const [middle, right] = [PADDING + 6, rounded(width - PADDING - SIGN / 2 + 4)];
  return `<text class="label" x="${PADDING}" y="${rounded(middle + MIDDLE * FONT_SIZE)}">${escaped(title)}</text>
<text class="summary" x="${PADDING}" y="${rounded(middle + 18 + MIDDLE * SUMMARY_SIZE)}">${escaped(summary)}</text>
<g class="open" role="button" tabindex="-1" aria-label="Open ${escaped(title)}"><rect class="target" x="${right - BUTTON / 2}" y="${middle - BUTTON / 2}" width="${BUTTON}" height="${BUTTON}"/><path class="sign-open" d="M${right - 4} ${middle}h8m-4 -4v8"/></g>
`;
}

/** Draws the other members of a stack as offset outlines under the first. @param {Box} box */
function outlines({ width, height }) {
  return [2, 1]
    .map((count) => {
      const offset = count * OFFSET;
      return `<rect class="behind" x="${offset}" y="${offset}" width="${rounded(width)}" height="${height}" rx="${CORNER}"/>`;
    })
    .join("");
}

/** Draws an operation on the left border of its value, in the coordinates of the box. @param {Box} box */
function operation({ symbol, operation: area, x, y }) {
  const sign = symbol.length === 1;
  const [left, top] = [area.x - x, area.y - y].map(rounded);
  const baseline = top + area.height / 2 + (symbol === "*" ? ASTERISK_MIDDLE : MIDDLE) * (sign ? SIGN_SIZE : WORD_SIZE);
  return `<g class="operation"><rect class="disc" x="${left}" y="${top}" width="${rounded(area.width)}" height="${area.height}" rx="${area.height / 2}"/><text${sign ? ' class="sign"' : ""} x="${rounded(left + area.width / 2)}" y="${rounded(baseline)}">${escaped(symbol)}</text></g>
`;
}

/** @param {Edge} edge */
function edge({ from, to, count, points, tip: [tipX, tipY] }) {
  const [startX, startY, ...curve] = points.map(rounded);
  const [endX, endY] = points.slice(-2);
  const length = Math.hypot(tipX - endX, tipY - endY);
  const [acrossX, acrossY] = [(ARROW * (tipY - endY)) / length, (ARROW * (endX - tipX)) / length];
  const [leftX, leftY, rightX, rightY] = [endX + acrossX, endY + acrossY, endX - acrossX, endY - acrossY].map(rounded);
  const strong = count > 1 ? ` style="stroke-width: ${rounded(1.25 + Math.log2(count) / 3)}"` : "";
  return `<g class="edge" data-from="${from}" data-to="${to}" aria-hidden="true"><path d="M${startX} ${startY}C${curve.join(" ")}"${strong}/><path class="tip" d="M${rounded(tipX)} ${rounded(tipY)}L${leftX} ${leftY}L${rightX} ${rightY}Z"/></g>`;
}

/** @param {Frame} frame */
function frame({ group, x, y, width, height }) {
  const [left, top] = [x, y].map(rounded);
  const middle = top + FRAME_TITLE / 2 + 1;
  return `<g class="frame" data-key="${escaped(group.key)}"><rect x="${left}" y="${top}" width="${rounded(width)}" height="${rounded(height)}" rx="8"/><g class="frame-close" role="button" tabindex="-1"><title>${escaped(`Close ${group.name}`)}</title><rect class="target" x="${left}" y="${top}" width="${BUTTON}" height="${BUTTON}" rx="4"/><path d="M${left + 7} ${middle}h8"/><text x="${left + BUTTON}" y="${rounded(middle + MIDDLE * FRAME_SIZE)}">${escaped(group.name)}</text></g></g>`;
}

/**
 * Escapes a text for XML, and removes the characters that XML cannot hold.
 * @param {string} text
 */
export function escaped(text) {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "�")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
