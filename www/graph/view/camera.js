// Fits a drawing into its frame, and keeps it so. It is all that a picture needs that does not move, as those of the course;
// movable-camera.js adds what a reader of the graph lab can do.
import { clear, insetsOf, NEAR, whole } from "../layout/placement.js";

/** @import { Drawn } from "../layout/beside-controls.js" */
/** @import { Insets, Look, Placement, Size } from "../layout/placement.js" */
/** @import { Area } from "../layout/scene.js" */
/** @import { Minimap } from "./minimap.js" */

/**
 * @typedef {new (frame: HTMLElement, svg: SVGSVGElement, onMove: (transform: Placement) => void, largest?: number) => Camera}
 *   CameraClass
 */

/** Shows all of a drawing in its frame, the element around it that clips it. Controls cover the padding of the frame. */
export class Camera {
  /** Is called when the size of the frame has changed. */
  onResize = () => {};
  /** Whether the reader can move the view. */
  isMovable = false;
  #frame;
  #onMove;
  #largest;
  /** @type {Drawn} */
  #drawing = { width: 1, height: 1 };
  /** The view's size. It is kept, as reading it from the element during a movement would force a layout. @type {Size} */
  #view = { width: 0, height: 0 };
  /** @type {Insets} */
  #insets = { top: 0, right: 0, bottom: 0, left: 0 };
  /** @type {Placement} */
  #transform = { k: 1, x: 0, y: 0 };

  /**
   * @param {HTMLElement} frame
   * @param {SVGSVGElement} _svg in it
   * @param {(transform: Placement) => void} onMove
   * @param {number} [largest] the scale up to which a small drawing is enlarged to fill the frame
   */
  constructor(frame, _svg, onMove, largest) {
    this.#frame = frame;
    this.#onMove = onMove;
    this.#largest = largest;
    new ResizeObserver(() => {
      this.measure();
      this.keep();
      this.onResize();
    }).observe(frame);
  }

  /**
   * Returns what draws the minimap, or `undefined` since all of the drawing is in view.
   * @param {SVGSVGElement} _svg
   * @returns {Minimap | undefined}
   */
  minimap(_svg) {
    return undefined;
  }

  /** Opens a drawing, and shows all of it. @param {Drawn} drawing */
  open(drawing) {
    this.drawing = drawing;
  }

  /**
   * Replaces the drawing. The point `to` of the new one takes the place of `from` of the old one on the screen, unless all
   * of the drawing is shown.
   * @param {Drawn} drawing
   * @param {{ from: number[], to: number[] }} _anchor
   */
  replace(drawing, _anchor) {
    this.drawing = drawing;
  }

  /** @returns {Drawn} */
  get drawing() {
    return this.#drawing;
  }

  /** @param {Drawn} drawing */
  set drawing(drawing) {
    this.#drawing = drawing;
    this.keep();
  }

  /** Returns the size of the frame. @returns {Size} */
  get view() {
    if (!this.#view.width) this.measure();
    return this.#view;
  }

  /** Returns whether the reader has moved the view. */
  get moved() {
    return false;
  }

  /** Returns the section in view, or `undefined` if it is the one that the drawing opens with. @returns {Look | undefined} */
  get look() {
    return undefined;
  }

  /** Shows a section. @param {Look} _look */
  lookAt(_look) {}

  /** Returns the position of the drawing's origin in the view, and its scale. @returns {Placement} */
  get transform() {
    return this.#transform;
  }

  /** Returns the transform that shows the whole drawing. */
  get whole() {
    return this.placed(whole);
  }

  /** Returns where a drawing is in the frame. @param {typeof whole} place decides that @param {Drawn} [drawing] */
  placed(place, drawing = this.#drawing) {
    return place(this.view, drawing, this.#largest, this.#insets);
  }

  /** Returns the part of the drawing that is in view. @returns {Area} */
  get area() {
    const { k, x, y } = this.transform;
    return { x: -x / k, y: -y / k, width: this.#view.width / k, height: this.#view.height / k };
  }

  /** Returns the part of the view that no control covers, within its margins. */
  get clear() {
    return clear(this.#view, this.#insets);
  }

  /** Returns the part of the drawing that is in view and that no control covers. @returns {Area} */
  get clearArea() {
    const { k, x, y } = this.transform;
    const { left, top, width, height } = this.clear;
    return { x: (left - x) / k, y: (top - y) / k, width: width / k, height: height / k };
  }

  /** Returns the scale at which a drawing would be shown as a whole. @param {Drawn} drawing */
  fitOf(drawing) {
    return this.view.width ? this.placed(whole, drawing).k : 1;
  }

  /** Returns whether the whole drawing is in view, and need not be enlarged. */
  get isWhole() {
    return true;
  }

  /** Returns the size of the section that fits into the view at a scale, within its margins. @param {number} k @returns {Size} */
  roomAt(k) {
    const { width, height } = this.clear;
    return { width: width / k, height: height / k };
  }

  /** Returns the size of the largest section that is legible in the view. */
  get room() {
    return this.roomAt(NEAR);
  }

  /** Brings the whole drawing into view. @param {number} _duration in milliseconds */
  fit(_duration) {}

  /**
   * Moves a point into the middle of the view.
   * @param {number} _x
   * @param {number} _y
   */
  centre(_x, _y) {}

  /**
   * Brings an area into view if a part of it is outside, at a legible scale.
   * @param {Area} _area
   * @param {number} _duration
   * @param {boolean} [_nearer] whether to zoom in if the area is illegible
   */
  reveal(_area, _duration, _nearer) {}

  /**
   * Brings a whole area into view.
   * @param {(k: number) => Area} _areaAt returns the area at a scale
   * @param {number} _duration
   * @returns {number} the scale
   */
  hold(_areaAt, _duration) {
    return this.transform.k;
  }

  /**
   * Moves the view if a key pans or zooms.
   * @param {string} _key
   * @param {number} _duration
   * @returns {boolean} whether the key pans or zooms
   */
  press(_key, _duration) {
    return false;
  }

  /** Zooms in, or out if negative. @param {number} _steps */
  zoom(_steps) {}

  /** Adapts the view to another size of the frame, or to another drawing. */
  keep() {
    if (!this.view.width) return;
    this.#transform = this.whole;
    this.#onMove(this.#transform);
  }

  /** Measures the frame. */
  measure() {
    this.#view = { width: this.#frame.clientWidth, height: this.#frame.clientHeight };
    this.#insets = insetsOf(this.#frame);
  }
}
