// The plane coloured by the network's score, the line where the score is zero, and the points of the data.

import { classColours, STRONGEST, scoreColours } from "../../../plot/colours.js";
import { Picture } from "../../../plot/picture.js";
import { extentOnPlane, onPlane, sliceOf } from "../../datasets/slice.js";
import { SumBar } from "../contributions/sum-bar.js";
import { boundaryMarks } from "./boundary-marks.js";
import { NO_NEW_POINTS } from "./new-points.js";
import { Plane, scoreAt, winnerAt } from "./plane.js";
import { plotWithin } from "./plane-axes.js";
import { BoundaryPointer } from "./pointer.js";
import { flatScore, ScoreMap } from "./score-map.js";
import { CLASS_SHADES, lookOf, TWO } from "./shades.js";

/** @import { NewPoints } from "./new-points.js" */
/** @import { Slice } from "../../datasets/slice.js" */
/** @import { Contributions } from "../contributions/sum-bar.js" */
/** @import { Extent, Grid, Palette, RunFrame, Scene } from "../../worker/messages.js" */

/** The side of a cell of the finest grid, in CSS pixels; smaller cells would look no finer. */
const CELL = 4;
const TITLE = "Decision boundary";

/** @typedef {import("./score-map.js").Mode} Mode */
/** @typedef {"" | number | "erase"} Editing what a press does: "" picks a position, a label adds a point, "erase" erases */
/** @typedef {{ x: number, y: number, point?: number }} PickedPosition a position on the plane; `point` is the index of the data point there */

/**
 * @typedef {object} Options
 * @property {() => void} [onGrid] called when another grid is wanted: of another resolution, or in other colours
 * @property {(visible: boolean) => void} [onVisible] called when the picture comes into view or leaves it
 * @property {(position: PickedPosition) => void} [onPick]
 * @property {(x: number, y: number) => void} [onAdd]
 * @property {(index: number, x: number, y: number, done: boolean) => void} [onMove] `done` is false while it is dragged
 * @property {(place: { x: number, y: number }, again: boolean) => void} [onErase] `again` when the same drag erased before
 * @property {(extent: Extent) => void} [onExtent] called when the user drags or zooms to another part of the plane
 */

/** What is drawn of a scene. @typedef {Pick<Scene, "points" | "width" | "targets" | "training" | "extent" | "settings">} Shown */

export class Boundary {
  /** @type {Shown | undefined} */
  #scene;
  /** The plane, if points have more than two features. @type {Slice | undefined} */
  #slice;
  /** @type {Required<import("./data-points.js").Data>} */
  #data = { points: new Float64Array(), targets: new Float64Array(), training: 0, look: TWO };
  #newPoints = NO_NEW_POINTS;
  /** @type {Scene["extent"]} */
  #fitted = { left: -1, right: 1, top: 1, bottom: -1 };
  /** The part of the plane on show, if it is not the fitted one. @type {Extent | undefined} */
  #chosen;
  /** @type {Grid | undefined} */
  #grid;
  /** @type {Contributions | undefined} */
  #contributions;
  /** Whether the parameter of these contributions is frozen. */
  #isFrozen = false;
  /** @type {PickedPosition | undefined} */
  #selected;
  /** @type {Mode} */
  #mode = "smooth";
  #map = new ScoreMap();
  #picture;
  #stage;
  #colours;
  #pointer;
  #sum;
  #onGrid;

  /** @param {HTMLElement} root an empty element, which it fills @param {Options} [options] */
  constructor(root, options = {}) {
    root.classList.add("boundary");
    this.#onGrid = options.onGrid ?? (() => {});
    const stage = document.createElement("div");
    stage.className = "boundary-stage";
    root.append(stage);
    this.#picture = new Picture(stage, {
      marks: ({ rem }) => this.#marks(rem),
      paint: (context) => this.#paint(context),
      onResize: options.onGrid,
      onVisible: options.onVisible,
      onTheme: () => {
        this.#colours = this.#coloursOf(stage);
        this.#recolour();
      },
    });
    this.#stage = stage;
    this.#colours = this.#coloursOf(stage);
    this.#sum = new SumBar(root);
    this.#pointer = new BoundaryPointer(stage, {
      ...options,
      plane: () => this.#plane(),
      data: () => this.#data,
      score: (x, y) => (this.#grid ? scoreAt(this.#grid, x, y) : undefined),
      winner: (x, y) => (this.#grid ? winnerAt(this.#grid, x, y) : undefined),
      dragged: (index, x, y) => {
        // The point moves at once, in a copy of the data; the network's scores follow.
        this.#data = { ...this.#data, points: this.#data.points.slice() };
        this.#data.points.set([x, y], 2 * index);
        this.#picture.update();
      },
      erased: (index) => {
        const { points, targets, training } = this.#data;
        this.#data = {
          ...this.#data,
          points: points.filter((_, at) => at >> 1 !== index),
          targets: targets.filter((_, at) => at !== index),
          training: index < training ? training - 1 : training,
        };
        this.#picture.update();
      },
    });
  }

  get visible() {
    return this.#picture.visible;
  }

  /** Returns the finest grid of scores that the picture can show. */
  get resolution() {
    const { width, height } = plotWithin(this.#picture);
    return { columns: Math.max(8, Math.round(width / CELL)), rows: Math.max(8, Math.round(height / CELL)) };
  }

  /** Returns the colours of scores. @returns {Palette} */
  get palette() {
    return { pixels: this.#colours.pixels, strongest: STRONGEST, flat: flatScore(this.#mode) };
  }

  /** Returns the part of the plane on show. */
  get extent() {
    return this.#chosen ?? this.#fitted;
  }

  /** @param {Extent | undefined} extent the part of the plane to show; `undefined` to fit the points */
  set chosen(extent) {
    this.#chosen = extent;
    this.#pointer.refresh();
    this.#picture.update();
  }

  /** @param {Slice | undefined} slice the plane, of points of more than two features */
  set slice(slice) {
    const before = this.#slice;
    this.#slice = slice;
    // Scores over other features would lie elsewhere.
    if (String(slice?.axes) !== String(before?.axes)) this.#grid = undefined;
    this.#project();
  }

  /** @param {NewPoints} points that the network has not seen */
  set newPoints(points) {
    this.#newPoints = points;
    this.#picture.update();
  }

  get mode() {
    return this.#mode;
  }

  set mode(mode) {
    this.#mode = mode;
    this.#recolour();
    this.#picture.update();
  }

  /** @returns {Editing} */
  get editing() {
    return this.#pointer.editing;
  }

  set editing(editing) {
    this.#pointer.editing = editing;
  }

  /** @param {Shown} scene */
  setScene(scene) {
    this.#scene = scene;
    this.#contributions = undefined;
    this.#project();
  }

  /** Puts the points of the scene on the plane. */
  #project() {
    if (!this.#scene) return;
    const { points, targets, training, settings } = this.#scene;
    const slice = sliceOf(this.#scene, this.#slice);
    const before = this.#data.look;
    const look = lookOf(settings.data, targets);
    this.#data = { points: onPlane(points, slice), targets, training, look };
    if (look.kind !== before.kind || look.classes.length !== before.classes.length) {
      this.#colours = this.#coloursOf(this.#stage);
      this.#grid = undefined;
      this.#onGrid();
    }
    // The old scores stay until the new ones come.
    this.#fitted = extentOnPlane(this.#scene, slice);
    this.#pointer.refresh();
    this.#picture.update();
  }

  /** @param {Pick<RunFrame, "grid" | "pictures">} frame */
  show({ grid, pictures: { contributions } }) {
    // Until the worker knows of another plane, its scores are of the former one.
    const slice = this.#scene && sliceOf(this.#scene, this.#slice);
    this.#grid = String(grid.slice?.axes) === String(slice?.axes) ? grid : undefined;
    // A run that has just been left may still be of other points.
    this.#contributions = contributions?.points.length === this.#data.training ? contributions : undefined;
    this.#sum.show(this.#contributions, this.#isFrozen);
    this.#pointer.refresh();
    this.#picture.update();
  }

  /** @param {boolean} isFrozen whether training leaves the selected parameter as it is */
  set isFrozen(isFrozen) {
    this.#isFrozen = isFrozen;
    this.#sum.show(this.#contributions, isFrozen);
  }

  /** @param {PickedPosition | undefined} position */
  select(position) {
    this.#selected = position;
    this.#picture.update();
  }

  /** @param {string} text what the picture shows, in words */
  describe(text) {
    this.#pointer.describe(text);
  }

  toSVG() {
    return this.#picture.toSVG(TITLE);
  }

  /** Drops the image, whose colours are outdated, and asks for another one; until it arrives the scores are drawn here. */
  #recolour() {
    if (this.#grid) this.#grid = { ...this.#grid, image: undefined };
    this.#onGrid();
  }

  /** @param {HTMLElement} stage */
  #coloursOf(stage) {
    const { kind, classes } = this.#data.look;
    return kind === "several" ? classColours(stage, classes.length, CLASS_SHADES) : scoreColours(stage);
  }

  #plane() {
    return new Plane(this.extent, plotWithin(this.#picture));
  }

  /** @param {CanvasRenderingContext2D} context */
  #paint(context) {
    const plane = this.#plane();
    const { plot } = plane;
    if (!this.#grid || plot.width <= 0 || plot.height <= 0) return;
    const { look } = this.#data;
    const how = { mode: this.#mode, faded: this.#contributions !== undefined, pixel: this.#colours.pixel, look };
    this.#map.paint(context, this.#grid, plane, how);
  }

  /** @param {number} rem */
  #marks(rem) {
    const plane = this.#plane();
    if (plane.plot.width <= 0 || plane.plot.height <= 0) return [];
    return boundaryMarks({
      plane,
      data: this.#data,
      newPoints: this.#newPoints,
      fitted: this.#fitted,
      grid: this.#grid,
      mode: this.#mode,
      contributions: this.#contributions,
      selected: this.#selected,
      rem,
    });
  }
}
