// Draws the training lab's first picture, when the site is published: the demo before its first step, with the main
// settings and the pictures of the data as they are when the part has loaded. The plane has no size of its own: bands of
// colour that stretch, and marks at percentages of the plane.

import { mixedScore, STRONGEST } from "../../www/plot/colours.js";
import { ringPath } from "../../www/plot/contours.js";
import { mark, markup } from "../../www/plot/mark.js";
import { DATASETS } from "../../www/train/datasets/datasets.js";
import { pointsMark, SIZE } from "../../www/train/datasets/thumbnail.js";
import { scoreGrid } from "../../www/train/pictures/boundary/compute.js";
import { pointMarks } from "../../www/train/pictures/boundary/data-points.js";
import { isolines } from "../../www/train/pictures/boundary/isolines.js";
import { Plane } from "../../www/train/pictures/boundary/plane.js";
import { axesOf } from "../../www/train/pictures/boundary/plane-axes.js";
import { zeroLine } from "../../www/train/pictures/boundary/score-map.js";
import { thumbnails } from "../../www/train/run/portrait.js";
import { Run } from "../../www/train/run/run.js";
import { fieldsAt } from "../../www/train/settings/fields.js";
import { DEFAULTS } from "../../www/train/settings/settings.js";

/** @import { Field } from "../../www/train/settings/form.js" */
/** @import { Mark } from "../../www/plot/mark.js" */

const GRID = { columns: 32, rows: 24 };
/** The coordinates of the bands, which stretch with the plane. */
const UNITS = { left: 0, top: 0, width: 640, height: 480 };
/** The number of bands from the lowest score to the highest, enough to make the blurred steps invisible. */
const BANDS = 48;
/** The default font size of browsers, in pixels. */
const REM = 16;

/** Returns what train/section.js inserts. The engine must be ready. */
export function trainPicture() {
  const run = new Run(DEFAULTS);
  try {
    const picture = mark("svg", {}, ...marks(run));
    return [
      `<template><div class="first-plane" aria-hidden="true">${markup(picture)}</div>`,
      `<div data-place="bar-fields">${fieldsAt("bar").map(fieldMarkup).join("")}</div>`,
      `<div data-place="data-kind">${thumbnails().map(kindMarkup).join("")}</div>`,
      `<div data-place="data-fields">${fieldsAt("data").map(fieldMarkup).join("")}</div></template>`,
    ].join("");
  } finally {
    run.free();
  }
}

/** Returns a control as it looks before anybody can use it. @param {Field} field */
function fieldMarkup(field) {
  const { id, label } = field;
  if (field.kind === "several") {
    const chosen = field.read(DEFAULTS);
    const boxes = field.options.map(([value, text]) => {
      return `<label><input type="checkbox" disabled${chosen.includes(value) ? " checked" : ""}><span>${text}</span></label>`;
    });
    return `<fieldset class="field several"><legend>${label}</legend><div class="checks">${boxes.join("")}</div></fieldset>`;
  }
  const value = String(field.read(DEFAULTS));
  if (field.kind === "choice") {
    const options = field.options.map(
      ([option, text]) => `<option${option === value ? " selected" : ""}>${text}</option>`,
    );
    return `<div class="field"><label for="${id}">${label}</label><select id="${id}" disabled>${options.join("")}</select></div>`;
  }
  const [min, max] = field.slider?.range ?? [0, 0];
  const slider =
    field.slider &&
    `<input type="range" min="${min}" max="${max}" step="any" value="${value}" disabled aria-label="${label}">`;
  return `<div class="field"><label for="${id}">${label}</label><input id="${id}" type="number" value="${value}" disabled>${slider ?? ""}</div>`;
}

/** Returns the picture of a data set, as data-choice.js shows it. @param {ReturnType<typeof thumbnails>[number]} thumbnail */
function kindMarkup({ kind, points, targets }) {
  const { label, short = label } = DATASETS[kind];
  const dots = mark(
    "svg",
    { viewBox: `0 0 ${SIZE.width} ${SIZE.height}`, "aria-hidden": "true" },
    ...pointsMark(points, targets),
  );
  return `<label class="data-kind" data-name="${kind}">${markup(dots)}<span>${short}</span></label>`;
}

/** @param {Run} run @returns {Mark[]} */
function marks(run) {
  const { points, targets, training, extent } = run.dataset;
  const grid = scoreGrid(run, GRID.columns, GRID.rows);
  const plane = new Plane(extent, { left: 0, top: 0, width: 100, height: 100 });
  const toX = (/** @type {number} */ x) => `${plane.toX(x).toFixed(2)}%`;
  const toY = (/** @type {number} */ y) => `${plane.toY(y).toFixed(2)}%`;
  const { width, height } = UNITS;
  return [
    mark(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", width: "100%", height: "100%", fill: "none" },
      bands(grid),
      ...zeroLine(grid, UNITS, REM),
    ),
    ...axesOf(extent, { width: "100%", height: "100%", rem: REM }, { toX, toY }),
    ...pointMarks(
      { points, targets, training },
      (index) => [toX(points[2 * index]), toY(points[2 * index + 1])],
      "var(--radius)",
      REM,
    ),
  ];
}

/** Draws the bands of colour, each over those of lower scores. @param {import("../../www/train/worker/messages.js").Grid} grid */
function bands(grid) {
  const least = Math.min(...grid.scores);
  const step = (2 * STRONGEST) / BANDS;
  const levels = Array.from({ length: BANDS }, (_, index) => index * step - STRONGEST);
  const above = levels.filter((level) => level > least);
  const fill = (/** @type {number} */ level) => ({ style: `fill:${mixedScore(level + step / 2)}` });
  return mark(
    "g",
    { class: "bands" },
    // The rectangle is wider than the plane, as its border is blurred, too.
    mark("rect", { ...fill(above[0] - step), x: "-10%", y: "-10%", width: "120%", height: "120%" }),
    ...above.map((level) => {
      const d = ringPath(isolines(grid, level, UNITS));
      return d !== "" && mark("path", { ...fill(level), d });
    }),
  );
}
