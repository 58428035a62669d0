// Shows all of a drawing in its frame if that is legible; otherwise the frame is scrolled.
import { legible } from "../../graph/layout/placement.js";
import { Camera } from "../../graph/view/camera.js";

/** The margin around what is brought into view, in pixels. */
const MARGIN = 6;

export class ScrolledCamera extends Camera {
  #frame;

  /** @param {ConstructorParameters<typeof Camera>} options */
  constructor(...options) {
    super(...options);
    [this.#frame] = options;
  }

  get whole() {
    // Paper cannot be scrolled.
    if (this.#frame.closest(".booklet")) return super.whole;
    const placement = this.placed(legible);
    const { width, height } = this.drawing;
    const isCut = placement.k * width > this.view.width || placement.k * height > this.view.height;
    this.#frame.toggleAttribute("data-scrolled", isCut);
    return placement;
  }

  get area() {
    return this.#scrolled(super.area);
  }

  get clearArea() {
    return this.#scrolled(super.clearArea);
  }

  /** @param {import("../../graph/layout/scene.js").Area} area as if nothing were scrolled */
  #scrolled(area) {
    const { k } = this.transform;
    return { ...area, x: area.x + this.#frame.scrollLeft / k, y: area.y + this.#frame.scrollTop / k };
  }
}

/**
 * Scrolls no farther than it takes to show an area, or its end if it is too large.
 * @param {HTMLElement} scroller
 * @param {import("../../graph/layout/scene.js").Area} area within it, in pixels, before it is scrolled
 */
export function scrollTo(scroller, { x, y, width, height }) {
  const to = (
    /** @type {number} */ from,
    /** @type {number} */ at,
    /** @type {number} */ size,
    /** @type {number} */ room,
  ) => Math.max(Math.min(from, at - MARGIN), at + size + MARGIN - room);
  scroller.scrollLeft = to(scroller.scrollLeft, x, width, scroller.clientWidth);
  scroller.scrollTop = to(scroller.scrollTop, y, height, scroller.clientHeight);
}
