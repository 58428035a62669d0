// Draws a small copy of the whole picture with the part in view marked, if the picture is larger than the view.

/** @import { Camera } from "./camera.js" */
/** @import { Scene } from "../layout/scene.js" */

/** The largest ratio of the minimap's longer side to its shorter one. */
const SLIMMEST = 8;

export class Minimap {
  #svg;
  #camera;
  /** @type {Scene | undefined} */
  #scene;

  /**
   * @param {SVGSVGElement} svg
   * @param {Camera} camera
   */
  constructor(svg, camera) {
    this.#svg = svg;
    this.#camera = camera;
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      this.#go(event);
    });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) this.#go(event);
    });
  }

  /** @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    const boxes = scene.boxes.map(
      ({ x, y, width, height }) =>
        `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`,
    );
    const frames = scene.frames.map(
      ({ x, y, width, height }) =>
        `M${Math.round(x)} ${Math.round(y)}h${Math.round(width)}v${Math.round(height)}h${-Math.round(width)}z`,
    );
    const ratio = scene.width / scene.height;
    this.#svg.style.setProperty("--ratio", String(Math.max(1 / SLIMMEST, Math.min(SLIMMEST, ratio))));
    // A long chain is not drawn to scale, as it would be too thin to see.
    this.#svg.setAttribute("preserveAspectRatio", "none");
    this.#svg.setAttribute("viewBox", `0 0 ${scene.width} ${scene.height}`);
    this.#svg.innerHTML = `<path class="frames" d="${frames.join("")}"/><path class="boxes" d="${boxes.join("")}"/><rect class="area"/>`;
    this.move();
  }

  /** Marks the part that the camera shows. */
  move() {
    if (!this.#scene) return;
    const { width, height } = this.#scene;
    const area = this.#camera.area;
    const left = Math.max(0, area.x);
    const top = Math.max(0, area.y);
    const right = Math.min(width, area.x + area.width);
    const bottom = Math.min(height, area.y + area.height);
    this.#svg.toggleAttribute("hidden", right - left >= width - 1 && bottom - top >= height - 1);
    const shown = this.#svg.lastElementChild;
    for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) {
      shown?.setAttribute(name, String(Math.max(0, value)));
    }
  }

  /** @param {PointerEvent} event */
  #go({ clientX, clientY }) {
    const matrix = this.#svg.getScreenCTM();
    if (!matrix) return;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    this.#camera.centre(x, y);
  }
}
