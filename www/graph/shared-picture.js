// Makes the picture of a graph that the Share dialog offers: as it is on the screen, with the step that is shown.
import { isDark, token } from "../ui/theme.js";
import { Drawing } from "./view/drawing.js";
import { Notes } from "./view/notes.js";
import { file, title } from "./view/svg.js";

/** @import { LegendEntry, SharedPicture } from "../ui/share/shareable.js" */
/** @import { Numbers, Stage } from "./computation/computation.js" */
/** @import { Area, Scene } from "./layout/scene.js" */
/** @import { NotesCamera } from "./view/notes.js" */

const SVG = "http://www.w3.org/2000/svg";
/** The margin around the drawing. */
const MARGIN = 16;

/** The legend of the colours of cells and bars, which view/style.js defines. @type {LegendEntry[]} */
const LEGEND = [
  {
    sign: '<path fill="var(--positive-soft)" d="M0 0h8v16h-8z"/><path fill="var(--negative-soft)" d="M8 0h8v16h-8z"/>',
    text: "data: blue above 0, orange below",
  },
  {
    sign: '<path fill="var(--gradient-soft)" d="M8 0h8v16h-8z"/><path stroke="var(--text)" d="M8 0v16"/>',
    text: "grad: to the right above 0, to the left below",
  },
];
/** @type {LegendEntry} */
const STEP = {
  sign: '<rect x="2" y="2" width="12" height="12" rx="2" fill="none" stroke="var(--accent)" stroke-width="4"/>',
  text: "the value of this step",
};

/**
 * @param {Scene} scene
 * @param {Numbers} numbers
 * @param {{ name: string, moment?: string, stage?: Stage }} about the name of the file, and the moment that is shown
 * @returns {SharedPicture}
 */
export function sharedPicture(scene, numbers, { name, moment = "", stage }) {
  const plain = () => file(scene, numbers, { theme: isDark() ? "dark" : "light" });
  return {
    title: "Graph",
    name,
    heading: title(scene, numbers),
    moment,
    legend: stage ? [...LEGEND, STEP] : LEGEND,
    svg: () => (stage ? withStep(plain(), scene, numbers, stage) : plain()),
  };
}

/** Returns a drawing with what the page shows of a step. @param {string} plain @param {Scene} scene @param {Numbers} numbers @param {Stage} stage */
function withStep(plain, scene, numbers, stage) {
  const drawing = new Drawing(document.createElementNS(SVG, "svg"), scene, numbers);
  drawing.stage(stage, numbers);
  const notes = new Notes(stillCamera(scene));
  const layer = /** @type {Element} */ (drawing.world.lastElementChild);
  notes.take(layer, scene, stage);
  notes.draw();
  const { documentElement: root } = new DOMParser().parseFromString(plain, "image/svg+xml");
  const backdrop = /** @type {Element} */ (root.querySelector(".backdrop"));
  while (backdrop.nextSibling) backdrop.nextSibling.remove();
  root.append(...drawing.world.childNodes);
  root.classList.add("staged");
  /** @type {Element} */ (root.querySelector("style")).append(stepRules());
  // The arithmetic may stand beyond the outermost boxes.
  const areas = [{ x: 0, y: 0, ...scene }, ...Array.from(layer.querySelectorAll(".note > g"), areaOf)];
  const [x, y] = [Math.min(...areas.map((area) => area.x)), Math.min(...areas.map((area) => area.y))].map((at) =>
    Math.floor(at - MARGIN),
  );
  const width = Math.ceil(Math.max(...areas.map((area) => area.x + area.width)) + MARGIN - x);
  const height = Math.ceil(Math.max(...areas.map((area) => area.y + area.height)) + MARGIN - y);
  const size = { width: String(width), height: String(height) };
  setAttributes(root, { ...size, viewBox: [x, y, width, height].join(" ") });
  setAttributes(backdrop, { ...size, x: String(x), y: String(y) });
  return new XMLSerializer().serializeToString(root);
}

/** Returns a camera that has all of a scene in view, in its own size. @param {Scene} scene @returns {NotesCamera} */
function stillCamera({ width, height }) {
  const room = { width, height };
  return {
    transform: { k: 1, x: 0, y: 0 },
    view: room,
    clearArea: { x: 0, y: 0, ...room },
    room,
    roomAt: () => room,
    isWhole: true,
    hold: () => 1,
  };
}

/** Returns the area of the words of a note. @param {Element} words @returns {Area} */
function areaOf(words) {
  const [x, y, factor] = (words.getAttribute("transform")?.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [width, height] = ["width", "height"].map(
    (name) => factor * Number(words.querySelector("rect")?.getAttribute(name)),
  );
  return { x, y, width, height };
}

/** Returns the page's own rules for a step, without nesting and with the colours put in, as a file stands by itself. */
function stepRules() {
  const rules = Array.from(document.styleSheets).flatMap(({ cssRules }) => Array.from(cssRules));
  const written = rules.flatMap((rule) => {
    if (!(rule instanceof CSSStyleRule) || !/^\.expression-graph(\.staged| \.note)/.test(rule.selectorText)) return [];
    const inner = /** @type {CSSStyleRule[]} */ (Array.from(rule.cssRules));
    return [
      `${rule.selectorText} { ${rule.style.cssText} }`,
      ...inner.map(
        ({ selectorText, style }) => `${selectorText.replaceAll("&", rule.selectorText)} { ${style.cssText} }`,
      ),
    ];
  });
  return written.join("\n").replace(/var\((--[\w-]+)\)/g, (_, name) => token(document.documentElement, name));
}

/** @param {Element} element @param {Record<string, string>} attributes */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
