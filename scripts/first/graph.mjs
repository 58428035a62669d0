// The first pictures that are graphs, written when the site is published: the graph lab's with its code, and the first card
// of the course.
import { Computation } from "../../www/graph/computation/computation.js";
import { firstRecording, recordedBy } from "../../www/graph/editor/first-graph.js";
import { PRESETS } from "../../www/graph/editor/presets.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { PAGE_STYLE } from "../../www/graph/view/style.js";
import { content, escaped } from "../../www/graph/view/svg.js";
import { cardMarkup } from "../../www/learn/card-markup.js";
import first from "../../www/learn/chapters/what-a-gradient-says.js";
import { CHAPTERS } from "../../www/pkg/chapters.js";

/** @import { Numbers } from "../../www/graph/computation/computation.js" */

/** What place.js puts into the page. The engine is ready. */
export async function graphPicture() {
  const computation = new Computation(firstRecording());
  const code = `<textarea class="code-plain" wrap="off" readonly aria-label="Python code">${escaped(PRESETS[0].source)}</textarea>`;
  return `<template id="first-graph">${await drawing(computation, computation, "across")}${code}</template>`;
}

/** The same of the first card, with its graph both ways: place.js takes the one that fits. */
export async function cardPicture() {
  const { graph, lit } = /** @type {import("../../www/learn/card.js").GraphCard} */ (first.cards[0]);
  const computation = new Computation(recordedBy(graph));
  const { data, grad } = computation;
  const numbers = { data, grad, hasGradient: () => false };
  const card = cardMarkup(CHAPTERS, first, 0, new Set());
  const drawings = [
    await drawing(computation, numbers, "across", lit),
    await drawing(computation, numbers, "down", lit),
  ];
  return `<template id="first-learn"><article>${card}</article>${drawings.join("")}</template>`;
}

/**
 * @param {Computation} computation
 * @param {Numbers} numbers
 * @param {import("../../www/graph/layout/graphviz.js").Direction} direction
 * @param {string[]} [lit] the labels of the values that light up
 */
async function drawing(computation, numbers, direction, lit = []) {
  const scene = await sceneOf(computation, new Set(), direction);
  const { x, y, width, height } = scene.boxes[scene.item[computation.root]];
  const place = [scene.width, scene.height, x, y, width, height].join(" ");
  const items = Array.from({ length: computation.length }, (_, value) => value)
    .filter((value) => lit.includes(computation.label(value)))
    .map((value) => scene.item[value]);
  const drawn = content(scene, numbers).replace(/class="value" data-item="(\d+)"/g, (text, item) =>
    items.includes(Number(item)) ? `class="value lit" data-item="${item}"` : text,
  );
  const marks = `<style>${PAGE_STYLE}</style>${drawn}`;
  return `<svg data-place="${place}" data-direction="${direction}">${marks}</svg>`;
}
