// Pan and zoom: by wheel, drag and pinch (d3-zoom), by keys, and to what should be seen.
import { select, zoom, zoomIdentity, zoomTransform } from "../vendor/d3-zoom.js";

const MARGIN = 16;
/** A small graph is not blown up further when it is fitted, and none further by hand. */
const LARGEST_FIT = 1.5;
const LARGEST = 6;
/** Below this the numbers cannot be read: a graph that fits only smaller opens at its result, at OPENING. */
const READABLE = 0.4;
const OPENING = 0.7;
const ZOOM_STEP = 1.3;
const PAN_STEP = 60;

/** Which way the drawing moves. @type {Record<string, [number, number]>} */
const PAN_KEYS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** @typedef {{ x: number, y: number, width: number, height: number }} Area */

/** What part of a drawing its `<svg>` shows. */
export class Camera {
  #svg;
  /** d3-zoom brings d3-transition along, whose types are not there. @type {any} */
  #selection;
  #behaviour;
  /** The drawing's size, and the area that matters most. */
  #width = 1;
  #height = 1;
  /** @type {Area} */
  #focus = { x: 0, y: 0, width: 1, height: 1 };
  /** What is in view as long as nobody moves it. @type {"opening" | "whole" | "moved"} */
  #shown = "opening";

  /**
   * @param {SVGSVGElement} svg
   * @param {(transform: string) => void} onMove
   */
  constructor(svg, onMove) {
    this.#svg = svg;
    this.#selection = select(svg);
    this.#behaviour = zoom()
      .extent(() => [
        [0, 0],
        [svg.clientWidth, svg.clientHeight],
      ])
      .on("zoom", ({ transform, sourceEvent }) => {
        if (sourceEvent) this.#shown = "moved";
        onMove(String(transform));
      });
    this.#selection.call(this.#behaviour);
    new ResizeObserver(() => this.#keep()).observe(svg);
  }

  /**
   * Opens a drawing: the whole if it can be read then, else around `focus`, which stands at its right.
   * @param {number} width
   * @param {number} height
   * @param {Area} focus
   */
  open(width, height, focus) {
    this.#width = width;
    this.#height = height;
    this.#focus = focus;
    this.#shown = "opening";
    this.#keep();
  }

  /** Brings the whole drawing into view. @param {number} duration in milliseconds */
  fit(duration) {
    this.#shown = "whole";
    this.#go(this.#whole(), duration);
  }

  /**
   * Brings an area into view, if a part of it is outside.
   * @param {Area} area
   * @param {number} duration
   */
  reveal(area, duration) {
    const { k, x, y } = zoomTransform(this.#svg);
    const across = shift(x + k * area.x, k * area.width, this.#svg.clientWidth);
    const down = shift(y + k * area.y, k * area.height, this.#svg.clientHeight);
    if (across === 0 && down === 0) return;
    this.#shown = "moved";
    this.#go(zoomIdentity.translate(x + across, y + down).scale(k), duration);
  }

  /**
   * What a key asks for.
   * @param {string} key
   * @param {number} duration
   * @returns {boolean} whether it asks for anything
   */
  press(key, duration) {
    if (key === "0" || key === "f") this.fit(duration);
    else if (key === "+" || key === "=") this.#zoomBy(ZOOM_STEP);
    else if (key === "-") this.#zoomBy(1 / ZOOM_STEP);
    else if (key in PAN_KEYS) this.#panBy(...PAN_KEYS[key]);
    else return false;
    return true;
  }

  /** @param {number} factor */
  #zoomBy(factor) {
    this.#shown = "moved";
    this.#selection.interrupt().call(this.#behaviour.scaleBy, factor);
  }

  /**
   * @param {number} across
   * @param {number} down
   */
  #panBy(across, down) {
    this.#shown = "moved";
    const step = PAN_STEP / zoomTransform(this.#svg).k;
    this.#selection.interrupt().call(this.#behaviour.translateBy, across * step, down * step);
  }

  /** After a change of size. */
  #keep() {
    if (!this.#svg.clientWidth) return;
    const whole = this.#whole();
    const around = Math.max(this.#width, this.#height) / 2;
    this.#behaviour.scaleExtent([Math.min(whole.k, READABLE) / 2, LARGEST]).translateExtent([
      [-around, -around],
      [this.#width + around, this.#height + around],
    ]);
    if (this.#shown === "moved") return;
    this.#go(this.#shown === "whole" || whole.k >= READABLE ? whole : this.#opening(), 0);
  }

  #whole() {
    const { clientWidth, clientHeight } = this.#svg;
    const fitting = Math.min((clientWidth - 2 * MARGIN) / this.#width, (clientHeight - 2 * MARGIN) / this.#height);
    const scale = Math.max(0.01, Math.min(LARGEST_FIT, fitting));
    return zoomIdentity
      .translate((clientWidth - this.#width * scale) / 2, (clientHeight - this.#height * scale) / 2)
      .scale(scale);
  }

  #opening() {
    const { clientWidth, clientHeight } = this.#svg;
    const { x, y, width, height } = this.#focus;
    return zoomIdentity
      .translate(clientWidth - MARGIN - OPENING * (x + width), clientHeight / 2 - OPENING * (y + height / 2))
      .scale(OPENING);
  }

  /**
   * @param {import("../vendor/d3-zoom.js").ZoomTransform} transform
   * @param {number} duration
   */
  #go(transform, duration) {
    const selection = this.#selection.interrupt();
    (duration ? selection.transition().duration(duration) : selection).call(this.#behaviour.transform, transform);
  }
}

/**
 * How far to move what starts at `start`, so that it is seen.
 * @param {number} start
 * @param {number} length
 * @param {number} room
 */
function shift(start, length, room) {
  if (start < MARGIN) return MARGIN - start;
  return Math.min(0, Math.max(room - MARGIN - length - start, MARGIN - start));
}
