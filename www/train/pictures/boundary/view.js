// The decision boundary of the run, and that of its twin beside it.

import { element } from "../../../ui/element.js";
import { percent } from "../../../ui/numbers.js";
import { accuracyText, className, targetKind } from "../../settings/target.js";
import { featureNames } from "../../settings/width.js";
import { Boundary } from "./boundary.js";
import { NO_NEW_POINTS } from "./new-points.js";
import { zoomed } from "./plane-view.js";

/** @import { Slice } from "../../datasets/slice.js" */
/** @import { Extent, Frame, Pictures, Scene } from "../../worker/messages.js" */
/** @import { Callbacks } from "../pictures.js" */
/** @import { Editing, Mode, PickedPosition } from "./boundary.js" */
/** @import { NewPoints } from "./new-points.js" */

export class Boundaries {
  #root;
  #callbacks;
  #own;
  #twinRoot;
  /** @type {Boundary | undefined} */
  #twin;
  /** The parameter whose gradient is shown point by point; -1 for none. */
  #parameter = -1;
  /** @type {Scene | undefined} */
  #scene;
  /** The part of the plane that is shown, if it is chosen. @type {Extent | undefined} */
  #extent;
  #newPoints = NO_NEW_POINTS;
  /** The plane, if points have more than two features. @type {Slice | undefined} */
  #slice;
  /** @type {readonly number[]} */
  #frozen = [];
  /** How many points the run trains on. */
  #training = 0;

  /** @param {HTMLElement} root contains an element for each boundary @param {Callbacks} callbacks */
  constructor(root, { wanted, ...pointer }) {
    const [own, twin] = root.children.length > 0 ? root.children : [element("div"), element("div", { hidden: true })];
    root.append(own, twin);
    this.#root = root;
    this.#callbacks = pointer;
    this.#own = new Boundary(/** @type {HTMLElement} */ (own), { onGrid: wanted, onVisible: wanted, ...pointer });
    this.#twinRoot = /** @type {HTMLElement} */ (twin);
  }

  /** Returns the finest grid of scores that can be shown, and its colours. */
  get grid() {
    return { ...this.#own.resolution, extent: this.#extent, slice: this.#slice, palette: this.#own.palette };
  }

  /** @returns {Pictures} */
  get request() {
    return this.#parameter < 0 ? {} : { contributions: { parameter: this.#parameter } };
  }

  get twinRequest() {
    return this.request;
  }

  /** @param {Extent | undefined} extent the part of the plane to show; `undefined` to fit the points */
  set extent(extent) {
    this.#extent = extent;
    this.#own.chosen = extent;
    if (this.#twin) this.#twin.chosen = extent;
  }

  /** @param {Slice | undefined} slice the plane, of points of more than two features */
  setSlice(slice) {
    this.#slice = slice;
    this.#own.slice = slice;
    if (this.#twin) this.#twin.slice = slice;
  }

  /** Shows more of the plane (a factor above 1) or less, around its middle. @param {number} factor */
  zoom(factor) {
    this.#callbacks.onExtent(zoomed(this.#own.extent, factor));
  }

  get mode() {
    return this.#own.mode;
  }

  /** @param {Mode} mode */
  set mode(mode) {
    this.#own.mode = mode;
    if (this.#twin) this.#twin.mode = mode;
  }

  get editing() {
    return this.#own.editing;
  }

  /** @param {Editing} editing */
  set editing(editing) {
    this.#own.editing = editing;
  }

  /** @param {boolean} isTwin whether there are two runs now */
  setTwin(isTwin) {
    this.#twinRoot.hidden = !isTwin;
    this.#root.toggleAttribute("data-twin", isTwin);
    if (!isTwin || this.#twin) return;
    this.#twin = new Boundary(this.#twinRoot);
    this.#twin.mode = this.mode;
    this.#twin.chosen = this.#extent;
    this.#twin.slice = this.#slice;
    this.#twin.newPoints = this.#newPoints;
    this.#tellFrozen();
  }

  /** @param {number} label of two classes */
  #className(label) {
    return this.#scene && targetKind(this.#scene.settings.data) === "two"
      ? className(label, this.#scene.settings.data)
      : "";
  }

  /** @param {Scene} scene */
  setScene(scene) {
    this.#own.setScene(scene);
    this.#scene = scene;
    this.#training = scene.training;
  }

  /** @param {Scene} scene */
  setTwinScene(scene) {
    this.#twin?.setScene(scene);
  }

  /** Shows points that are not trained on. @param {Scene} scene */
  setData(scene) {
    this.#own.setScene(scene);
    this.#twin?.setScene(scene);
  }

  /** @param {Frame} frame */
  show({ runs: [run, twin] }) {
    this.#own.show(run);
    if (twin) this.#twin?.show(twin);
  }

  /** @param {NewPoints} points that the network has not seen */
  set newPoints(points) {
    this.#newPoints = points;
    this.#own.newPoints = points;
    if (this.#twin) this.#twin.newPoints = points;
  }

  /** @param {number} parameter -1 for none */
  selectParameter(parameter) {
    this.#parameter = parameter;
    this.#tellFrozen();
  }

  /** @param {readonly number[]} frozen the parameters that training leaves as they are */
  setFrozen(frozen) {
    this.#frozen = frozen;
    this.#tellFrozen();
  }

  #tellFrozen() {
    const isFrozen = this.#frozen.includes(this.#parameter);
    this.#own.isFrozen = isFrozen;
    if (this.#twin) this.#twin.isFrozen = isFrozen;
  }

  /** @param {PickedPosition | undefined} position */
  selectPosition(position) {
    this.#own.select(position);
  }

  /** @param {string} text */
  say(text) {
    this.#own.describe(text);
  }

  /** Says in words what is shown. @param {Frame} frame */
  describe({ runs: [{ step, measure, kind }, twin] }) {
    const right = `${Math.round(measure.accuracy * this.#training)} of ${this.#training} points`;
    const [low, high] = [this.#className(-1), this.#className(1)];
    // The line on a slice is not the one that points beside it are on their side of.
    const side = this.#slice ? "have a score of the right sign" : "are on their side of the line";
    const words = {
      two:
        `${right} ${side}, class ${high} (blue circles) where the score is above zero, ` +
        `class ${low} (orange diamonds) where it is below`,
      several: `${right} lie where the score of their class is the largest`,
      number: `the predictions explain ${percent(measure.accuracy)} of the variance of ${this.#training} points`,
    };
    const axes = this.axesText ? `, ${this.axesText}` : "";
    this.say(`${kind === "number" ? "Predictions" : "Decision boundary"} after ${step} steps${axes}: ${words[kind]}`);
    if (twin) this.#twin?.describe(`Decision boundary of the twin: ${accuracyText(twin.measure.accuracy, twin.kind)}`);
  }

  /** Returns which features the axes are, of points that have more than two; "" otherwise. */
  get axesText() {
    if (!this.#slice || !this.#scene) return "";
    const names = featureNames(this.#scene.settings);
    const [across, up] = this.#slice.axes;
    return `${names[across]} across, ${names[up]} up`;
  }

  toSVG() {
    return this.#own.toSVG();
  }
}
