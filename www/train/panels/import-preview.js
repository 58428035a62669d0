// The preview of points that are about to be imported, with a legend that counts them.
import { mark } from "../../plot/mark.js";
import { Picture } from "../../plot/picture.js";
import { element } from "../../ui/element.js";
import { measured, thousands } from "../../ui/numbers.js";
import { extentOf } from "../datasets/extent.js";
import { pointMarks, pointRadius } from "../pictures/boundary/data-points.js";
import { Plane } from "../pictures/boundary/plane.js";
import { planeAxes, plotWithin } from "../pictures/boundary/plane-axes.js";
import { rangeOf } from "../pictures/boundary/shades.js";
import { arraysOf } from "../points.js";
import { targetKind } from "../settings/target.js";
import { labelOf } from "../settings/width.js";
import { swatch } from "./swatch.js";

/** @import { Imported } from "../datasets/table/points.js" */

export class ImportPreview {
  legend = element("ul", { class: "import-legend" });
  stage = element("div", { class: "import-stage", role: "img" });
  #picture = new Picture(this.stage, { marks: () => this.#marks() });
  /** @type {Imported | undefined} */
  #imported;

  /** @param {Imported | undefined} imported `undefined` if there are no points */
  show(imported) {
    this.#imported = imported;
    this.legend.replaceChildren(...(imported ? legendOf(imported) : []));
    this.stage.ariaLabel = imported
      ? `${imported.points.length} points: ${imported.names.filter(Boolean).join(", ")}`
      : "No points";
    this.#picture.update();
  }

  #marks() {
    if (!this.#imported) return [];
    const { points, axes } = this.#imported;
    const places = points.map((point) => axes.map((feature) => point[feature]));
    const { rem } = this.#picture;
    const plane = new Plane(extentOf(places), plotWithin(this.#picture));
    if (plane.plot.width <= 0 || plane.plot.height <= 0) return [];
    const data = { ...arraysOf(points), look: lookOf(this.#imported) };
    const place = (/** @type {number} */ index) =>
      /** @type {[number, number]} */ ([plane.toX(places[index][0]), plane.toY(places[index][1])]);
    const { left, top, width, height } = plane.plot;
    return [
      mark("rect", { x: left, y: top, width, height, fill: "var(--surface-sunken)" }),
      planeAxes(plane, rem),
      ...pointMarks(data, place, pointRadius(rem, plane), rem),
    ];
  }
}

/** Returns how the points are coloured. @param {Imported} imported */
function lookOf({ points, classes }) {
  const kind = targetKind({ kind: "own", classes });
  return { kind, classes, range: rangeOf(Float64Array.from(points, labelOf)) };
}

/** Returns the legend: each class with its mark and its number of points, or the range of the numbers to predict. @param {Imported} imported */
function legendOf(imported) {
  const { points, classes } = imported;
  const look = lookOf(imported);
  const labels = {
    number: look.range,
    several: [...classes.keys()],
    two: classes.length === 1 ? [labelOf(points[0])] : [-1, 1],
  }[look.kind];
  return labels.map((target, index) => {
    const count = points.filter((point) => labelOf(point) === target).length;
    const text = look.kind === "number" ? measured(target, 4) : `${classes[index]}: ${thousands(count)}`;
    return element("li", {}, swatch(target, look), text);
  });
}
