// The training lab's first picture, drawn when the site is published: the demo before its first step. It has no size of
// its own: bands of colour that stretch, and marks at percentages of the plane; first.css gives both their colours.

import { ticks } from "../../www/plot/ticks.js";
import { scoreGrid } from "../../www/train/pictures/boundary/compute.js";
import { isolines, pathText } from "../../www/train/pictures/boundary/isolines.js";
import { Plane } from "../../www/train/pictures/boundary/plane.js";
import { STOPS, STRONGEST } from "../../www/train/pictures/boundary/score-colours.js";
import { shortNumber } from "../../www/train/pictures/number-text.js";
import { Run } from "../../www/train/run/run.js";
import { DEFAULTS } from "../../www/train/settings/settings.js";

const GRID = { columns: 32, rows: 24 };
/** In which the bands are written; they stretch with the plane. */
const UNITS = { left: 0, top: 0, width: 640, height: 480 };
/** From the strongest score below zero to the strongest above: so many that the steps, blurred, are not seen. */
const BANDS = 48;
/** Pixels. */
const TICK = 4.8;

/** What place.js puts into the page. The engine is ready. */
export function trainPicture() {
  const run = new Run(DEFAULTS);
  try {
    return `<template id="first-train"><div class="first-plane" aria-hidden="true"><svg>${drawing(run)}</svg></div></template>`;
  } finally {
    run.free();
  }
}

/** @param {Run} run */
function drawing(run) {
  const { points, targets, extent } = run.dataset;
  const plane = new Plane(extent, { left: 0, top: 0, width: 100, height: 100 });
  const across = (/** @type {number} */ x) => `${plane.toX(x).toFixed(2)}%`;
  const down = (/** @type {number} */ y) => `${plane.toY(y).toFixed(2)}%`;
  return [
    `<svg viewBox="0 0 ${UNITS.width} ${UNITS.height}" preserveAspectRatio="none" width="100%" height="100%">`,
    ...bands(scoreGrid(run, GRID.columns, GRID.rows)),
    "</svg>",
    '<line y2="100%"/><line y1="100%" x2="100%" y2="100%"/>',
    ...ticks(extent.left, extent.right, 6).map((x) => tick(across(x), "100%", "x", x)),
    ...ticks(extent.bottom, extent.top, 5).map((y) => tick("0", down(y), "y", y)),
    ...Array.from(targets, (target, index) => {
      const [x, y] = [across(points[2 * index]), down(points[2 * index + 1])];
      return target > 0 ? `<circle cx="${x}" cy="${y}"/>` : `<svg x="${x}" y="${y}"><rect class="diamond"/></svg>`;
    }),
  ].join("");
}

/** Each lies on the one below it. @param {import("../../www/train/worker/messages.js").Grid} grid */
function bands(grid) {
  const least = Math.min(...grid.scores);
  const step = (2 * STRONGEST) / BANDS;
  const levels = Array.from({ length: BANDS }, (_, index) => index * step - STRONGEST);
  const above = levels.filter((level) => level > least);
  const lowest = above[0] - step / 2;
  const zero = pathText(isolines(grid, 0, UNITS));
  return [
    // Wider than the plane, since its border is blurred too.
    `<g class="bands"><rect style="fill:${colour(lowest)}" x="-10%" y="-10%" width="120%" height="120%"/>`,
    ...above
      .map((level) => [colour(level + step / 2), pathText(isolines(grid, level, UNITS))])
      .filter(([, path]) => path !== "")
      .map(([fill, path]) => `<path style="fill:${fill}" d="${path}"/>`),
    `</g><path class="around" d="${zero}"/><path class="contour" d="${zero}"/>`,
  ];
}

/** As score-colours.js mixes it, but in CSS, which knows the theme. @param {number} score */
function colour(score) {
  const share = Math.min(1, Math.max(0, (score / STRONGEST + 1) / 2));
  const along = share * (STOPS.length - 1);
  const stop = Math.min(STOPS.length - 2, Math.floor(along));
  const percent = (100 * (along - stop)).toFixed(0);
  return `color-mix(in lab,var(${STOPS[stop]}),var(${STOPS[stop + 1]}) ${percent}%)`;
}

/**
 * @param {string} x
 * @param {string} y
 * @param {"x" | "y"} axis
 * @param {number} number
 */
function tick(x, y, axis, number) {
  const end = axis === "x" ? `y2="${TICK}"` : `x2="${-TICK}"`;
  return `<svg class="tick-${axis}" x="${x}" y="${y}"><line ${end}/><text>${shortNumber(number)}</text></svg>`;
}
