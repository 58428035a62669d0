// Pans and zooms by wheel, drag and pinch (d3-zoom), by keys, and to an area that should be visible, in addition to what
// camera.js does.
import { select } from "d3-selection";
import { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import { besideControls, controlsOver } from "../layout/beside-controls.js";
import { lookOf, NEAR, placementOf, READABLE } from "../layout/placement.js";
import { Camera } from "./camera.js";
import { ADJUSTABLE } from "./leaf-adjustment.js";
import { Minimap } from "./minimap.js";

/** The largest scale that the reader can zoom to. */
const LARGEST = 6;
const ZOOM_STEP = 1.3;
const PAN_STEP = 60;
/** The factor by which the view zooms out until an area fits. */
const FARTHER = 0.85;

/** The direction in which each key moves the drawing. @type {Record<string, [number, number]>} */
const PAN_KEYS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @import { Drawn } from "../layout/beside-controls.js" */
/** @import { Look, Placement } from "../layout/placement.js" */
/** @import { Area } from "../layout/scene.js" */

/** Moves a drawing in its frame, as the reader pans and zooms. */
export class MovableCamera extends Camera {
  isMovable = true;
  #frame;
  /** d3-zoom includes d3-transition, which has no types here. @type {any} */
  #selection;
  #behaviour;
  /** @type {import("../layout/scene.js").Area[]} */
  #controls = [];
  /** What the view shows: the opening section, the whole drawing, or a section to which the reader moved. @type {"opening" | "whole" | "moved"} */
  #shown = "opening";
  /** The target of the movement that is under way. @type {Placement | undefined} */
  #goal;

  /**
   * @param {HTMLElement} frame
   * @param {SVGSVGElement} svg in it
   * @param {(transform: Placement) => void} onMove
   * @param {number} [largest] the scale up to which a small drawing is enlarged to fill the frame
   */
  constructor(frame, svg, onMove, largest) {
    super(frame, svg, onMove, largest);
    this.#frame = frame;
    this.#selection = select(frame);
    this.#behaviour = zoom()
      .extent(() => [
        [0, 0],
        [this.view.width, this.view.height],
      ])
      // d3's default zooms out and in again between two places, and would leave another scale if interrupted.
      .interpolate((from, to) => (t) => straight(from, to, t))
      // Controls over the drawing handle their own clicks, and boxes their own double clicks.
      .filter(
        (event) =>
          !event.button &&
          (event.type === "wheel" ? isWheelFree(event, frame) : !event.ctrlKey) &&
          !(event.touches?.length === 1 && isPageScrollable()) &&
          (event.target === frame || svg.contains(event.target)) &&
          !isOnBox(event) &&
          !isOnNumber(event),
      )
      .on("zoom", ({ transform, sourceEvent }) => {
        if (sourceEvent) this.#shown = "moved";
        onMove(transform);
      });
    this.#selection.call(this.#behaviour);
  }

  /** @param {SVGSVGElement} svg */
  minimap(svg) {
    return new Minimap(svg, this);
  }

  /** Returns the transform that shows the whole drawing, beside the controls over the frame if need be. */
  get whole() {
    return this.#placed(this.drawing);
  }

  /** @param {Drawn} drawing */
  fitOf(drawing) {
    return this.view.width ? this.#placed(drawing).k : 1;
  }

  /** @param {Drawn} drawing */
  #placed(drawing) {
    /** @type {typeof import("../layout/placement.js").whole} */
    const place = (view, size, largest, insets) => besideControls(view, size, largest, insets, this.#controls);
    return this.placed(place, drawing);
  }

  /** Measures the frame and the controls over it, of which there may be more than before. */
  measure() {
    super.measure();
    this.#controls = controlsOver(this.#frame);
  }

  /** Opens a drawing, and shows all of it. @param {Drawn} drawing */
  open(drawing) {
    this.#shown = "opening";
    super.open(drawing);
  }

  /**
   * Replaces the drawing. The point `to` of the new one takes the place of `from` of the old one on the screen.
   * @param {Drawn} drawing
   * @param {{ from: number[], to: number[] }} anchor
   */
  replace(drawing, { from, to }) {
    this.#shown = "moved";
    this.drawing = drawing;
    const { k, x, y } = this.transform;
    this.#place({ k, x: x + k * (from[0] - to[0]), y: y + k * (from[1] - to[1]) }, 0);
  }

  /** Returns whether the reader has moved the view. */
  get moved() {
    return this.#shown === "moved";
  }

  /** Returns the section in view, or `undefined` if it is the one that the drawing opens with. @returns {Look | undefined} */
  get look() {
    return this.#shown === "opening" ? undefined : lookOf(this.view, this.transform);
  }

  /** Shows a section. @param {Look} look */
  lookAt(look) {
    this.#shown = "moved";
    const [least, most] = this.#behaviour.scaleExtent();
    const k = Math.min(most, Math.max(least, look.k));
    this.#place(placementOf(this.view, this.drawing, { ...look, k }), 0);
  }

  /** @returns {Placement} */
  get transform() {
    return zoomTransform(this.#frame);
  }

  /** Moves a point into the middle of the view. @param {number} x @param {number} y */
  centre(x, y) {
    this.#centre({ x, y, width: 0, height: 0 }, this.transform.k, 0);
  }

  /** Returns whether the whole drawing is in view at a scale of at least NEAR. */
  get isWhole() {
    return this.#shown !== "moved" && this.transform.k >= NEAR;
  }

  /** Brings the whole drawing into view. @param {number} duration in milliseconds */
  fit(duration) {
    this.#shown = "whole";
    this.#place(this.whole, duration);
  }

  /**
   * Brings an area into view if a part of it is outside, at a legible scale.
   * @param {Area} area
   * @param {number} duration
   * @param {boolean} [nearer] whether to zoom in if the area is illegible
   */
  reveal(area, duration, nearer = true) {
    if (this.isWhole) return;
    const { k, x, y } = this.#goal ?? this.transform;
    if (nearer && k < NEAR) {
      this.#centre(area, 1, duration);
      return;
    }
    const { left, top, width, height } = this.clear;
    const across = shift(x + k * area.x - left, k * area.width, width);
    const down = shift(y + k * area.y - top, k * area.height, height);
    if (across === 0 && down === 0) return;
    this.#shown = "moved";
    this.#place({ k, x: x + across, y: y + down }, duration);
  }

  /**
   * Brings a whole area into view. It zooms in if the area is not legible; otherwise it keeps the scale if the area fits,
   * and zooms out if not, as long as it stays legible.
   * @param {(k: number) => Area} areaAt returns the area at a scale
   * @param {number} duration
   * @returns {number} the scale
   */
  hold(areaAt, duration) {
    const before = (this.#goal ?? this.transform).k;
    let k = before < NEAR ? 1 : before;
    let area = areaAt(k);
    const fits = () => area.width <= this.roomAt(k).width && area.height <= this.roomAt(k).height;
    while (k > NEAR && !fits()) {
      k = Math.max(NEAR, k * FARTHER);
      area = areaAt(k);
    }
    if (k === before) {
      this.reveal(area, duration);
      return k;
    }
    this.#centre(area, k, duration);
    return k;
  }

  /**
   * Moves the view if a key pans or zooms.
   * @param {string} key
   * @param {number} duration
   * @returns {boolean} whether the key pans or zooms
   */
  press(key, duration) {
    if (key === "0" || key === "f") this.fit(duration);
    else if (key === "+" || key === "=") this.zoom(1);
    else if (key === "-") this.zoom(-1);
    else if (key in PAN_KEYS) this.#panBy(...PAN_KEYS[key]);
    else return false;
    return true;
  }

  /**
   * Moves an area into the middle of the view.
   * @param {Area} area
   * @param {number} k the scale
   * @param {number} duration
   */
  #centre(area, k, duration) {
    this.#shown = "moved";
    const { left, top, width, height } = this.clear;
    const x = left + width / 2 - k * (area.x + area.width / 2);
    const y = top + height / 2 - k * (area.y + area.height / 2);
    this.#place({ k, x, y }, duration);
  }

  /** Zooms in, or out if negative. @param {number} steps */
  zoom(steps) {
    this.#shown = "moved";
    this.#selection.interrupt().call(this.#behaviour.scaleBy, ZOOM_STEP ** steps);
  }

  /**
   * @param {number} across
   * @param {number} down
   */
  #panBy(across, down) {
    this.#shown = "moved";
    const step = PAN_STEP / this.transform.k;
    this.#selection.interrupt().call(this.#behaviour.translateBy, across * step, down * step);
  }

  keep() {
    if (!this.view.width) return;
    const { width, height } = this.drawing;
    const all = this.whole;
    const around = Math.max(width, height) / 2;
    this.#behaviour.scaleExtent([Math.min(all.k, READABLE) / 4, LARGEST]).translateExtent([
      [-around, -around],
      [width + around, height + around],
    ]);
    if (this.#shown !== "moved") this.#place(all, 0);
  }

  /**
   * @param {Placement} placement
   * @param {number} duration
   */
  #place({ k, x, y }, duration) {
    const transform = zoomIdentity.translate(x, y).scale(k);
    const selection = this.#selection.interrupt();
    if (!duration) return selection.call(this.#behaviour.transform, transform);
    const goal = { k, x, y };
    this.#goal = goal;
    const arrived = () => {
      if (this.#goal === goal) this.#goal = undefined;
    };
    const way = selection.transition().duration(duration).on("end interrupt cancel", arrived);
    way.call(this.#behaviour.transform, transform);
  }
}

/**
 * @param {[number, number, number]} from
 * @param {[number, number, number]} to
 * @param {number} t from 0 to 1
 * @returns {[number, number, number]}
 */
function straight(from, to, t) {
  const at = (/** @type {number} */ index) => from[index] + t * (to[index] - from[index]);
  return [at(0), at(1), at(2)];
}

/** Returns whether the page can be scrolled, or is a frame in another page. */
function isPageScrollable() {
  const { dataset, scrollHeight, clientHeight } = document.documentElement;
  return "embed" in dataset || scrollHeight > clientHeight;
}

/**
 * Returns whether the wheel may zoom. Where it could scroll the page, it needs Ctrl, or a click into the frame before.
 * @param {WheelEvent} event
 * @param {Element} frame
 */
function isWheelFree({ ctrlKey }, frame) {
  return ctrlKey || frame.contains(document.activeElement) || !isPageScrollable();
}

/** @param {Event} event */
function isOnBox({ type, target }) {
  return type === "dblclick" && target instanceof Element && target.closest("[data-item], .frame-close") !== null;
}

/** Returns whether a drag would change a number. @param {Event} event */
function isOnNumber({ type, target }) {
  return (
    /^(mousedown|touchstart)$/.test(type) && target instanceof Element && target.closest(`.${ADJUSTABLE}`) !== null
  );
}

/**
 * Returns how far to move an interval that begins at `start` so that it lies between 0 and `room`.
 * @param {number} start
 * @param {number} length
 * @param {number} room
 */
function shift(start, length, room) {
  if (start < 0) return -start;
  return Math.min(0, Math.max(room - length - start, -start));
}
