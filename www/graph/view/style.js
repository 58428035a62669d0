// Defines the colours and strokes of a drawing, on the page and in a file.
import { FONT_SIZE, SUMMARY_SIZE } from "../layout/scene.js";

/** The font sizes of operations that are signs, such as + or *, and of those that are words. */
export const SIGN_SIZE = 16;
export const WORD_SIZE = 14;
/** The font size of a frame's title. */
export const FRAME_SIZE = 14;

/** The colours of styles/tokens.css and styles/dark.css, for files, which have no access to the page's style sheets. @type {Record<string, string>} */
const LIGHT = {
  surface: "#fbfaf8",
  "surface-raised": "#ffffff",
  "surface-sunken": "#f1efeb",
  text: "#1d1c1a",
  "text-muted": "#5f5b54",
  line: "#dedad3",
  "line-strong": "#8b867d",
  positive: "#1764ab",
  negative: "#b34700",
  gradient: "#00705a",
};
/** @type {Record<string, string>} */
const DARK = {
  surface: "#16171a",
  "surface-raised": "#1f2125",
  "surface-sunken": "#101114",
  text: "#eceae6",
  "text-muted": "#a8a49c",
  line: "#35373d",
  "line-strong": "#7e7f86",
  positive: "#7db9f0",
  negative: "#ff9d57",
  gradient: "#5fd0b0",
};

/**
 * Returns the styles that set the colours of a drawing.
 * @param {(name: string) => string} colour
 */
function paint(colour) {
  return rules({
    ".backdrop": `fill: ${colour("surface")}`,
    text: `fill: ${colour("text")}`,
    ".summary, .frame text": `fill: ${colour("text-muted")}`,
    ".edge path": `stroke: ${colour("line-strong")}`,
    ".edge .tip": `fill: ${colour("line-strong")}`,
    ".box, .disc": `fill: ${colour("surface-raised")}; stroke: ${colour("line-strong")}`,
    ".group .box": `fill: ${colour("surface-sunken")}`,
    ".root .box, .disc": `stroke: ${colour("text")}`,
    ".rule, .behind, .sign-open, .frame path": `stroke: ${colour("line-strong")}`,
    ".behind": `fill: ${colour("surface-sunken")}`,
    ".frame rect": `fill: ${colour("surface-sunken")}; stroke: ${colour("line")}`,
    ".positive": `fill: ${colour("positive")}`,
    ".negative": `fill: ${colour("negative")}`,
    ".grad, .bar": `fill: ${colour("gradient")}`,
  });
}

/** The styles that do not depend on colours. */
const SHAPE = rules({
  text: `font: ${FONT_SIZE}px ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace; text-rendering: geometricPrecision`,
  ".label": "font-weight: 700",
  ".summary": `font: ${SUMMARY_SIZE}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`,
  ".number": "text-anchor: end; paint-order: stroke",
  ".grad": "font-style: italic",
  ".operation text": `text-anchor: middle; font-size: ${WORD_SIZE}px`,
  ".operation .sign": `font-size: ${SIGN_SIZE}px`,
  ".edge path": "fill: none; stroke-width: 1.25",
  ".edge .tip": "stroke: none",
  ".dense .edge path": "stroke-opacity: 0.4; stroke-width: 1",
  ".box, .disc, .behind": "stroke-width: 1.25",
  ".root .box": "stroke-width: 2",
  ".rule": "fill: none; stroke-opacity: 0.5",
  ".sign-open, .frame path": "fill: none; stroke-width: 1.5",
  ".frame rect": "fill-opacity: 0.45",
  ".open .target": "fill: none",
  ".frame text": `font-size: ${FRAME_SIZE}px`,
  ".bar": "fill-opacity: 0.2",
});

/**
 * Limits a style sheet to drawings.
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

/** The styles of a drawing in the page, which has the colours of the page. */
export const PAGE_STYLE = SHAPE + paint((name) => `var(--${name})`);

/**
 * Returns the styles of a file, in one theme or in the one that its reader prefers.
 * @param {"light" | "dark" | undefined} theme
 */
export function fileStyle(theme) {
  const [light, dark] = [LIGHT, DARK].map((colours) => paint((name) => colours[name]));
  if (theme) return SHAPE + (theme === "dark" ? dark : light);
  return `${SHAPE}${light}\n@media (prefers-color-scheme: dark) {\n${dark}}`;
}
