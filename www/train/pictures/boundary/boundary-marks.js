// The boundary as marks: the lines of its scores, its axes, the points of the data, and what is selected.
import { mark } from "../../../plot/mark.js";
import { arrowMarks } from "../contributions/arrows.js";
import { classMark, pointMarks, pointRadius, pointShape } from "./data-points.js";
import { NO_NEW_POINTS, newPointMarks } from "./new-points.js";
import { planeAxes } from "./plane-axes.js";
import { scoreLines } from "./score-map.js";
import { TWO } from "./shades.js";

/** @import { Mark } from "../../../plot/mark.js" */
/** @import { Contributions } from "../contributions/sum-bar.js" */
/** @import { Extent, Grid } from "../../worker/messages.js" */
/** @import { Data } from "./data-points.js" */
/** @import { NewPoints } from "./new-points.js" */
/** @import { Plane } from "./plane.js" */
/** @import { Mode, PickedPosition } from "./boundary.js" */

/**
 * @param {object} boundary
 * @param {Plane} boundary.plane
 * @param {Data} boundary.data
 * @param {NewPoints} [boundary.newPoints] that the network has not seen
 * @param {Extent} [boundary.fitted] the part of the plane that fits the points
 * @param {Grid} [boundary.grid]
 * @param {Mode} boundary.mode
 * @param {Contributions} [boundary.contributions]
 * @param {PickedPosition} [boundary.selected]
 * @param {number} boundary.rem
 * @returns {Mark[]}
 */
export function boundaryMarks({
  plane,
  data,
  newPoints = NO_NEW_POINTS,
  fitted,
  grid,
  mode,
  contributions,
  selected,
  rem,
}) {
  const { points } = data;
  const radius = pointRadius(rem, plane, fitted);
  const place = (/** @type {number} */ index) =>
    /** @type {[number, number]} */ ([plane.toX(points[2 * index]), plane.toY(points[2 * index + 1])]);
  // The points fade while arrows are shown.
  const [opacity, size] = contributions ? [0.35, 0.7 * radius] : [undefined, radius];
  return [
    ...(grid ? [scoreLines(grid, plane, mode, rem, data.look)] : []),
    planeAxes(plane, rem),
    within(
      plane,
      mark("g", { opacity }, ...pointMarks(data, place, size, rem)),
      ...newPointMarks(newPoints, data.look ?? TWO, plane, pointRadius(rem, plane), rem),
      ...(contributions ? arrowMarks(contributions.points, place, rem) : []),
      ...(selected ? selectionMarks(plane, data, selected, radius, rem) : []),
    ),
  ];
}

/** Clips marks to the plane, since some points may lie beyond its edges. @param {Plane} plane @param {...Mark} marks */
function within({ plot: { left, top, width, height } }, ...marks) {
  return mark("svg", { x: left, y: top, width, height, viewBox: [left, top, width, height].join(" ") }, ...marks);
}

/** @param {Plane} plane @param {Data} data @param {PickedPosition} position @param {number} radius @param {number} rem */
function selectionMarks(plane, { points, targets, look = TWO }, position, radius, rem) {
  const known = position.point !== undefined && position.point < targets.length;
  const index = known ? /** @type {number} */ (position.point) : 0;
  const x = plane.toX(known ? points[2 * index] : position.x);
  const y = plane.toY(known ? points[2 * index + 1] : position.y);
  const arm = 0.3 * rem;
  const cross = `M${x - arm},${y}h${2 * arm}M${x},${y - arm}v${2 * arm}`;
  return [
    ["--surface-raised", 0.3],
    ["--accent", 0.15],
  ].map(([colour, width]) =>
    mark(
      "g",
      { fill: "none", stroke: `var(${colour})`, "stroke-width": Number(width) * rem },
      known ? pointShape(x, y, targets[index], look, radius + arm, {}) : classMark(x, y, 1, radius + arm, {}),
      !known && mark("path", { d: cross }),
    ),
  );
}
