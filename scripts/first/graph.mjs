// Draws the first pictures that are graphs, when the site is published: the graph lab's with its code, and that of the first card
// of the course.
import { Computation } from "../../www/graph/computation/computation.js";
import { firstRecording, recordedBy } from "../../www/graph/editor/first-graph.js";
import { PRESETS } from "../../www/graph/editor/presets.js";
import { foldings, opening } from "../../www/graph/groups/collapse.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { PAGE_STYLE } from "../../www/graph/view/style.js";
import { content, escaped } from "../../www/graph/view/svg.js";
import { cardMarkup, waysMarkup } from "../../www/learn/card-markup.js";
import first from "../../www/learn/chapters/what-a-gradient-says.js";
import { CHAPTERS } from "../../www/pkg/chapters.js";

/** @import { Numbers } from "../../www/graph/computation/computation.js" */

/** Returns what graph/section.js inserts: the graph in both directions, and its code. The engine must be ready. */
export async function graphPicture() {
  const computation = new Computation(firstRecording());
  const [whole, folded] = foldings(computation);
  const drawings = [
    await drawing(computation, computation, "across", { open: whole }),
    await drawing(computation, computation, "down", { open: whole }),
    await drawing(computation, computation, "across", { open: folded }),
  ];
  const code = `<textarea class="code-plain" readonly aria-label="Python code">${escaped(PRESETS[0].source)}</textarea>`;
  return `<template>${code}${drawings.join("")}</template>`;
}

/** Returns the first card, with its graph in both directions, of which place.js chooses the one that fits. */
export async function cardPicture() {
  const { graph, lit } = /** @type {import("../../www/learn/card.js").GraphCard} */ (first.cards[0]);
  const computation = new Computation(recordedBy(graph));
  const { data, grad } = computation;
  const numbers = { data, grad, hasGradient: () => false };
  const card = cardMarkup(CHAPTERS, first, 0, new Set());
  const ways = waysMarkup(CHAPTERS, first, 0);
  const drawings = [
    await drawing(computation, numbers, "across", { lit }),
    await drawing(computation, numbers, "down", { lit }),
  ];
  return `<template id="first-card"><article>${card}</article><div>${ways}</div>${drawings.join("")}</template>`;
}

/**
 * @param {Computation} computation
 * @param {Numbers} numbers
 * @param {import("../../www/graph/layout/graphviz.js").Direction} direction
 * @param {{ open?: Set<string>, lit?: string[] }} [options] `open`: the keys of the open groups; `lit`: the labels of the values
 *   that are highlighted
 */
async function drawing(computation, numbers, direction, { open = opening(computation), lit = [] } = {}) {
  const scene = await sceneOf(computation, open, direction);
  const size = [scene.width, scene.height].join(" ");
  const items = Array.from({ length: computation.length }, (_, value) => value)
    .filter((value) => lit.includes(computation.label(value)))
    .map((value) => scene.item[value]);
  const drawn = content(scene, numbers).replace(/class="value" data-item="(\d+)"/g, (text, item) =>
    items.includes(Number(item)) ? `class="value lit" data-item="${item}"` : text,
  );
  const marks = `<style>${PAGE_STYLE}</style>${drawn}`;
  return `<svg data-size="${size}" data-direction="${direction}">${marks}</svg>`;
}
