// The graph lab's first picture and its code, written when the site is published.

import { Computation } from "../../www/graph/computation/computation.js";
import { firstRecording } from "../../www/graph/editor/first-graph.js";
import { PRESETS } from "../../www/graph/editor/presets.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { PAGE_STYLE } from "../../www/graph/view/style.js";
import { content, escaped } from "../../www/graph/view/svg.js";

/** What place.js puts into the page. The engine is ready. */
export async function graphPicture() {
  const computation = new Computation(firstRecording());
  const scene = await sceneOf(computation, new Set());
  const { x, y, width, height } = scene.boxes[scene.item[computation.root]];
  const place = [scene.width, scene.height, x, y, width, height].join(" ");
  const drawing = `<style>${PAGE_STYLE}</style>${content(scene, computation)}`;
  const code = `<textarea class="code-plain" wrap="off" readonly aria-label="Python code">${escaped(PRESETS[0].source)}</textarea>`;
  return `<template id="first-graph"><svg data-place="${place}">${drawing}</svg>${code}</template>`;
}
