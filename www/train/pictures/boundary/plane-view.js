// Pans and zooms the plane by pointer, wheel and keys. The wheel zooms only with Control or when the plane has the
// focus, so that it never traps the scroll of the page.

/** @import { Extent } from "../../worker/messages.js" */
/** @import { Plane } from "./plane.js" */

/** The least and the greatest width of the plane on show, in its units. */
const [NARROWEST, WIDEST] = [0.05, 5000];
/** The factors by which a pixel of the wheel and a key zoom. */
const [BY_PIXEL, BY_KEY] = [1.002, 1.25];

/**
 * Returns an extent that is larger by a factor, or smaller by one below 1.
 * @param {Extent} extent
 * @param {number} factor
 * @param {{ x: number, y: number }} [still] the position that stays in place; the middle by default
 * @returns {Extent}
 */
export function zoomed(extent, factor, still = middleOf(extent)) {
  const { left, right, top, bottom } = extent;
  const most = WIDEST / Math.max(right - left, top - bottom);
  const least = NARROWEST / Math.min(right - left, top - bottom);
  const by = Math.min(Math.max(factor, least), Math.max(most, least));
  return {
    left: still.x + (left - still.x) * by,
    right: still.x + (right - still.x) * by,
    top: still.y + (top - still.y) * by,
    bottom: still.y + (bottom - still.y) * by,
  };
}

/** @param {Extent} extent @param {number} x @param {number} y how far it moves, in its units @returns {Extent} */
export function moved({ left, right, top, bottom }, x, y) {
  return { left: left + x, right: right + x, top: top + y, bottom: bottom + y };
}

/** @param {Extent} extent */
function middleOf({ left, right, top, bottom }) {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/**
 * @typedef {object} Access
 * @property {() => Plane} plane
 * @property {() => boolean} isHeld returns whether a drag moves a point, or erases, instead of moving the plane
 * @property {() => boolean} isDrawing returns whether a finger draws instead of scrolling the page
 * @property {(extent: Extent) => void} show
 */

export class PlaneView {
  #stage;
  #access;
  /** The position of each pointer that is down. @type {Map<number, { x: number, y: number }>} */
  #down = new Map();
  /** The plane and the middle and spread of the pointers when their number last changed. @type {{ plane: Plane, x: number, y: number, spread: number } | undefined} */
  #start;

  /** @param {HTMLElement} stage @param {Access} access */
  constructor(stage, access) {
    this.#stage = stage;
    this.#access = access;
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.#press(event));
    stage.addEventListener("pointermove", (event) => this.#move(event));
    for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
      stage.addEventListener(type, ({ pointerId }) => {
        this.#down.delete(pointerId);
        this.#begin();
      });
    }
  }

  /** Returns whether two fingers are down, so that this is not a press on a point. */
  get isPinched() {
    return this.#down.size > 1;
  }

  /** Handles a key, and returns whether it zooms. @param {string} key */
  key(key) {
    const factor = { "+": 1 / BY_KEY, "=": 1 / BY_KEY, "-": BY_KEY, "\u2212": BY_KEY }[key];
    if (factor) this.#access.show(zoomed(this.#access.plane().extent, factor));
    return factor !== undefined;
  }

  /** @param {{ clientX: number, clientY: number }} event */
  #pixel({ clientX, clientY }) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== this.#stage) return;
    event.preventDefault();
    const plane = this.#access.plane();
    const { x, y } = this.#pixel(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16;
    const factor = BY_PIXEL ** (event.deltaY * lines);
    this.#access.show(zoomed(plane.extent, factor, { x: plane.fromX(x), y: plane.fromY(y) }));
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const { x, y } = this.#pixel(event);
    if (event.button !== 0 || !this.#access.plane().holds(x, y)) return;
    this.#down.set(event.pointerId, { x, y });
    this.#begin();
  }

  /** Notes the plane and the pointers from which the movement starts. */
  #begin() {
    this.#start = this.#down.size === 0 ? undefined : { plane: this.#access.plane(), ...this.#place() };
  }

  /** Returns the middle of the pointers, and their distance from it. */
  #place() {
    const all = [...this.#down.values()];
    const x = all.reduce((sum, pixel) => sum + pixel.x, 0) / all.length;
    const y = all.reduce((sum, pixel) => sum + pixel.y, 0) / all.length;
    return { x, y, spread: Math.hypot(all[0].x - x, all[0].y - y) };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#start || !this.#down.has(event.pointerId)) return;
    this.#down.set(event.pointerId, this.#pixel(event));
    const isPinch = this.isPinched;
    const isScroll = event.pointerType === "touch" && !this.#access.isDrawing();
    if (!isPinch && (isScroll || this.#access.isHeld())) return;
    const { plane, x, y, spread } = this.#start;
    const now = this.#place();
    if (!isPinch && Math.hypot(now.x - x, now.y - y) < 5) return;
    const factor = isPinch && now.spread > 0 ? spread / now.spread : 1;
    const still = { x: plane.fromX(x), y: plane.fromY(y) };
    const shown = zoomed(plane.extent, factor, still);
    const share = (shown.right - shown.left) / plane.plot.width;
    const rise = (shown.top - shown.bottom) / plane.plot.height;
    this.#access.show(moved(shown, -(now.x - x) * share, (now.y - y) * rise));
  }
}
