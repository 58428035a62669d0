// A scene as SVG text: what the page shows and what `draw` returns. No document is needed.
import { cellText, exactText, fourDecimals } from "./numbers.js";
import { FONT_SIZE, PADDING, ROW } from "./scene.js";

/** @import { Edge, Graph, Operation, Scene, ValueBox } from "./scene.js" */

const MARGIN = 16;
const CORNER = 4;
/** Of an operation that is a sign, such as + or *. */
const SIGN_SIZE = 17;
/** From the middle of a letter down to its baseline, as a share of the font's size; an asterisk sits higher. */
const MIDDLE = 0.36;
const ASTERISK_MIDDLE = 0.58;
/** Half the width of an arrowhead. */
const ARROW = 2.8;
/** Half the width of a border, which cells keep clear of. */
const BORDER = 0.6;
/** The opacity of a colour behind text, at most. */
const TINT = 0.42;

/** The colours of a file, which cannot ask the page: those of styles/tokens.css. @type {Record<string, string>} */
const LIGHT = {
  surface: "#fbfaf8",
  "surface-raised": "#ffffff",
  text: "#1d1c1a",
  "text-muted": "#5f5b54",
  "line-strong": "#8b867d",
  positive: "#1764ab",
  negative: "#b34700",
  gradient: "#00705a",
};
/** @type {Record<string, string>} */
const DARK = {
  surface: "#16171a",
  "surface-raised": "#1f2125",
  text: "#eceae6",
  "text-muted": "#a8a49c",
  "line-strong": "#7e7f86",
  positive: "#7db9f0",
  negative: "#ff9d57",
  gradient: "#5fd0b0",
};

/**
 * The colours of the drawing.
 * @param {(name: string) => string} colour
 */
function paint(colour) {
  return rules({
    ".backdrop": `fill: ${colour("surface")}`,
    text: `fill: ${colour("text")}`,
    ".caption": `fill: ${colour("text-muted")}`,
    ".edge path": `stroke: ${colour("line-strong")}`,
    ".edge .tip": `fill: ${colour("line-strong")}`,
    ".box, ellipse": `fill: ${colour("surface-raised")}; stroke: ${colour("line-strong")}`,
    ".root .box, ellipse": `stroke: ${colour("text")}`,
    ".rule": `stroke: ${colour("line-strong")}`,
    ".positive": `fill: ${colour("positive")}`,
    ".negative": `fill: ${colour("negative")}`,
    ".grad, .bar": `fill: ${colour("gradient")}`,
  });
}

/** What does not depend on colours. */
const SHAPE = rules({
  text: `font: ${FONT_SIZE}px ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; text-rendering: geometricPrecision`,
  ".label": "font-weight: 700",
  ".caption": 'font: 10px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  ".number": "text-anchor: end; paint-order: stroke",
  ".grad": "font-style: italic",
  ".operation text": "text-anchor: middle",
  ".operation .sign": `font-size: ${SIGN_SIZE}px`,
  ".edge path": "fill: none; stroke-width: 1.25",
  ".edge .tip": "stroke: none",
  ".box, ellipse": "stroke-width: 1.25",
  ".root .box": "stroke-width: 2",
  ".rule": "fill: none; stroke-opacity: 0.5",
  ".bar": "fill-opacity: 0.2",
});

/**
 * A style sheet that concerns drawings alone.
 * @param {Record<string, string>} declarations by selector
 */
function rules(declarations) {
  return Object.entries(declarations)
    .map(([selectors, declaration]) => {
      const inside = selectors.split(", ").map((selector) => `.expression-graph ${selector}`);
      return `${inside.join(", ")} { ${declaration} }\n`;
    })
    .join("");
}

/** The styles of a drawing inside the page, whose colours are the page's. */
export const PAGE_STYLE = SHAPE + paint((name) => `var(--${name})`);

/**
 * A file of its own, in light and dark.
 * @param {Scene} scene
 * @param {Graph} graph
 */
export function file(scene, graph) {
  const [width, height] = [scene.width + 2 * MARGIN, scene.height + 2 * MARGIN].map(rounded);
  const dark = `@media (prefers-color-scheme: dark) {\n${paint((name) => DARK[name])}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="expression-graph" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" role="group" aria-label="${escaped(scene.title)}">
<title>${escaped(scene.title)}</title>
<style>${SHAPE}${paint((name) => LIGHT[name])}
${dark}
</style>
<rect class="backdrop" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}"/>
${content(scene, graph)}
</svg>
`;
}

/**
 * What is drawn, without the element around it.
 * @param {Scene} scene
 * @param {Graph} graph
 */
export function content(scene, graph) {
  const shown = readings(graph);
  const root = scene.values[scene.values.length - 1].id;
  return [
    ...scene.edges.map(edge),
    ...scene.operations.map(operation),
    ...scene.values.map((box, index) => value(box, shown[index], box.id === root)),
  ].join("\n");
}

/**
 * What a value shows: the texts, the sign and strength of its data from 0 to 1, its gradient's share of the largest,
 * from -1 to 1, and both numbers in words for assistive technology.
 * @typedef {{ data: string, grad: string, exact: string, sign: string, strength: number, share: number,
 *   spoken: string }} Reading
 */

/**
 * What the values of a graph show, in order.
 * @param {Graph} graph
 * @returns {Reading[]}
 */
export function readings(graph) {
  const largest = Math.max(0, ...graph.nodes.map(({ grad }) => Math.abs(grad)).filter(Number.isFinite));
  return graph.nodes.map(({ data, grad }) => ({
    data: cellText(data),
    grad: cellText(grad),
    exact: `data ${exactText(data)}\ngrad ${exactText(grad)}`,
    sign: data < 0 ? "negative" : "positive",
    strength: strength(data),
    share: share(grad, largest),
    spoken: `data ${fourDecimals(data)}, grad ${fourDecimals(grad)}`,
  }));
}

/** @param {number} data */
function strength(data) {
  if (Number.isNaN(data)) return 0;
  return data === 0 || !Number.isFinite(data) ? Math.abs(Math.sign(data)) : Math.abs(data) / (1 + Math.abs(data));
}

/**
 * Its square root shows small gradients beside large ones.
 * @param {number} grad
 * @param {number} largest
 */
function share(grad, largest) {
  if (grad === 0 || Number.isNaN(grad)) return 0;
  return Math.sign(grad) * (Number.isFinite(grad) ? Math.sqrt(Math.abs(grad) / largest) : 1);
}

/**
 * The bar of a gradient: from the middle to the right above zero, to the left below.
 * @param {number} share
 * @param {number} width of the box
 */
export function bar(share, width) {
  const length = (Math.abs(share) * (width - 2 * PADDING)) / 2;
  return { x: rounded(width / 2 - (share < 0 ? length : 0)), width: rounded(length) };
}

/** @param {Reading} reading */
export function tint({ strength }) {
  return rounded(strength * TINT);
}

/**
 * @param {ValueBox} box
 * @param {Reading} reading
 * @param {boolean} isRoot
 */
function value(box, reading, isRoot) {
  const { id, label, name, x, y, width, height, header } = box;
  const end = rounded(width - PADDING);
  const cells = ["data", "grad"].map((word, index) => {
    const text = header + index * ROW + ROW / 2 + MIDDLE * FONT_SIZE;
    const shown = index === 0 ? reading.data : reading.grad;
    return `<text class="caption" x="${PADDING}" y="${rounded(text - 0.5)}">${word}</text><text class="number ${word}" x="${end}" y="${rounded(text)}">${shown}</text>`;
  });
  const { x: left, width: length } = bar(reading.share, width);
  return `<g class="value${isRoot ? " root" : ""}" data-id="${id}" transform="translate(${rounded(x)} ${rounded(y)})" tabindex="-1" role="img" aria-label="${escaped(`${name}: ${reading.spoken}`)}">
<title>${escaped(name)}
${reading.exact}</title>
<rect class="box" width="${rounded(width)}" height="${height}" rx="${CORNER}"/>
<path class="tint ${reading.sign}" fill-opacity="${tint(reading)}" d="${tintShape(width, header)}"/>
<rect class="bar" x="${left}" y="${header + ROW}" width="${length}" height="${ROW - BORDER}"/>
<path class="rule" d="${header ? `M0 ${header}H${rounded(width)}` : ""}M0 ${header + ROW}H${rounded(width)}"/>
${header ? `<text class="label" x="${PADDING}" y="${rounded(header / 2 + MIDDLE * FONT_SIZE)}">${escaped(label)}</text>\n` : ""}${cells.join("\n")}
</g>`;
}

/**
 * The cell of the data, inside the border; without a label above it, its upper corners are the box's.
 * @param {number} width
 * @param {number} header
 */
function tintShape(width, header) {
  const [right, bottom] = [rounded(width - BORDER), header + ROW];
  if (header) return `M${BORDER} ${header}H${right}V${bottom}H${BORDER}Z`;
  const corner = CORNER - BORDER;
  return `M${BORDER} ${bottom}V${CORNER}a${corner} ${corner} 0 0 1 ${corner} ${-corner}H${rounded(right - corner)}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${bottom}Z`;
}

/** @param {Operation} operation */
function operation({ id, symbol, x, y, width, height }) {
  const sign = symbol.length === 1;
  const [centreX, centreY, radiusX, radiusY] = [x, y, width / 2, height / 2].map(rounded);
  const baseline = rounded(y + (symbol === "*" ? ASTERISK_MIDDLE : MIDDLE) * (sign ? SIGN_SIZE : FONT_SIZE));
  return `<g class="operation" data-id="${id}" aria-hidden="true">
<ellipse cx="${centreX}" cy="${centreY}" rx="${radiusX}" ry="${radiusY}"/>
<text${sign ? ' class="sign"' : ""} x="${centreX}" y="${baseline}">${escaped(symbol)}</text>
</g>`;
}

/** @param {Edge} edge */
function edge({ from, to, points, tip: [tipX, tipY] }) {
  const [startX, startY, ...curve] = points.map(rounded);
  const [endX, endY] = points.slice(-2);
  const length = Math.hypot(tipX - endX, tipY - endY);
  const [acrossX, acrossY] = [(ARROW * (tipY - endY)) / length, (ARROW * (endX - tipX)) / length];
  const [leftX, leftY, rightX, rightY] = [endX + acrossX, endY + acrossY, endX - acrossX, endY - acrossY].map(rounded);
  return `<g class="edge" data-from="${from}" data-to="${to}" aria-hidden="true"><path d="M${startX} ${startY}C${curve.join(" ")}"/><path class="tip" d="M${rounded(tipX)} ${rounded(tipY)}L${leftX} ${leftY}L${rightX} ${rightY}Z"/></g>`;
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 100) / 100;
}

/**
 * Text for XML, without the characters that it cannot hold.
 * @param {string} text
 */
function escaped(text) {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "�")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
