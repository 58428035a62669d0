// Pointer and keyboard input on the plane: reading the score, and picking, adding, dragging and erasing points.
import { measured, placeText, signed } from "../../../ui/numbers.js";
import { targetText } from "../../settings/target.js";
import { PlaneCursor } from "./plane-cursor.js";
import { PlaneView } from "./plane-view.js";

/** @import { Editing, Options } from "./boundary.js" */
/** @import { Data } from "./data-points.js" */
/** @import { Plane } from "./plane.js" */
/** @import { Place } from "./plane-cursor.js" */

/** The distance from a point within which a press counts as on it, in pixels. */
const REACH = 12;
const REACH_OF_FINGER = 22;
/** Where a point lies within this distance, another one could not be told from it. */
const TAKEN = 6;
/** A pointer that moves less than this between press and release did not drag. */
const STILL = 5;
const KEYS = "Arrow keys move a cross that reads the score, + and − zoom";
const [SELECTS, ADDS, ERASES] = [
  "Enter selects what is there",
  "Enter adds a point, Delete erases one",
  "Enter erases a point",
];

/**
 * @typedef {object} Access
 * @property {() => Plane} plane
 * @property {() => Required<Data>} data
 * @property {(x: number, y: number) => number | undefined} winner returns the winning class of several
 * @property {(x: number, y: number) => number | undefined} score
 * @property {(index: number, x: number, y: number) => void} dragged shows a point where it is dragged to
 * @property {(index: number) => void} erased shows that a point is gone
 */

export class BoundaryPointer {
  /** @type {Editing} */
  #editing = "";
  #description = "";
  /** @type {{ point: number, x: number, y: number, moved: boolean, erased: boolean } | undefined} */
  #press;
  #stage;
  #options;
  #cursor;
  #view;

  /** @param {HTMLElement} stage @param {Options & Access} options */
  constructor(stage, options) {
    this.#stage = stage;
    this.#options = options;
    stage.tabIndex = 0;
    stage.setAttribute("role", "application");
    this.describe("Decision boundary, not computed yet");
    this.#cursor = new PlaneCursor(stage, { plane: options.plane, words: (place) => this.#words(place) });
    this.#view = new PlaneView(stage, {
      plane: options.plane,
      isHeld: () => this.#editing === "erase" || (this.#press !== undefined && this.#press.point >= 0),
      isDrawing: () => this.#editing !== "",
      show: (extent) => options.onExtent?.(extent),
    });
    stage.addEventListener("pointermove", (event) => this.#move(event));
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointerup", (event) => this.#up(event));
    stage.addEventListener("touchend", (event) => {
      if (!event.cancelable) return;
      // The click that follows a tap would press the button that has appeared under the finger. It would have moved the focus.
      event.preventDefault();
      stage.focus({ preventScroll: true });
    });
    stage.addEventListener("pointercancel", () => this.#cancel());
    stage.addEventListener("pointerleave", () => this.#press || this.#cursor.read(undefined));
    stage.addEventListener("keydown", (event) => this.#key(event));
  }

  get editing() {
    return this.#editing;
  }

  set editing(editing) {
    this.#editing = editing;
    this.#stage.dataset.editing = String(editing);
    this.describe(this.#description);
  }

  /** @param {string} text */
  describe(text) {
    this.#description = text;
    const act = { "": SELECTS, erase: ERASES }[this.#editing] ?? ADDS;
    this.#stage.setAttribute("aria-label", `${text}. ${KEYS}. ${act}.`);
  }

  /** The plane or the scores have changed. */
  refresh() {
    this.#cursor.refresh();
  }

  /** @param {PointerEvent} event @returns {{ x: number, y: number }} in CSS pixels of the stage */
  #pixel(event) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** @param {PointerEvent} event @param {number} [x] @param {number} [y] where, if not there */
  #pointAt(event, x = this.#pixel(event).x, y = this.#pixel(event).y) {
    const reach = event.pointerType === "touch" ? REACH_OF_FINGER : REACH;
    return this.#options.plane().pointAt(this.#options.data().points, x, y, reach);
  }

  /** @param {PointerEvent} event @returns {{ x: number, y: number }} in the data's units, within the plane */
  #placeOf(event) {
    const plane = this.#options.plane();
    const { x, y } = this.#pixel(event);
    return this.#cursor.within({ x: plane.fromX(x), y: plane.fromY(y) });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const press = this.#press;
    const pixel = this.#pixel(event);
    if (press && Math.hypot(pixel.x - press.x, pixel.y - press.y) > STILL) press.moved = true;
    const inside = press || this.#options.plane().holds(pixel.x, pixel.y);
    const place = inside ? this.#placeOf(event) : undefined;
    if (this.#view.isPinched) {
      if (press) press.moved = true;
      return this.#cursor.read(undefined);
    }
    if (press?.moved && this.#editing === "erase") this.#sweep(event, press);
    else if (press?.moved && press.point >= 0 && place) {
      this.#options.dragged(press.point, place.x, place.y);
      this.#options.onMove?.(press.point, place.x, place.y, false);
    }
    this.#cursor.read(place);
    this.#stage.toggleAttribute("data-over-point", inside ? this.#pointAt(event) >= 0 : false);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const pixel = this.#pixel(event);
    if (event.button !== 0 || !this.#options.plane().holds(pixel.x, pixel.y)) return;
    this.#press = { point: this.#editing === "" ? -1 : this.#pointAt(event), ...pixel, moved: false, erased: false };
    this.#stage.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const press = this.#press;
    this.#press = undefined;
    if (!press) return;
    const { x, y } = this.#placeOf(event);
    if (press.moved) {
      if (this.#editing === "erase") return;
      if (press.point >= 0) this.#options.onMove?.(press.point, x, y, true);
      return;
    }
    this.#act(x, y, this.#pointAt(event));
  }

  #cancel() {
    this.#press = undefined;
    this.#cursor.read(undefined);
  }

  /** Handles a click or Enter. @param {number} x @param {number} y @param {number} point -1 for none */
  #act(x, y, point) {
    const { onPick, onAdd, data } = this.#options;
    if (this.#editing === "") {
      if (point < 0) return onPick?.({ x, y });
      const { points } = data();
      return onPick?.({ x: points[2 * point], y: points[2 * point + 1], point });
    }
    if (this.#editing === "erase") return this.#erase(point);
    const plane = this.#options.plane();
    if (plane.pointAt(data().points, plane.toX(x), plane.toY(y), TAKEN) < 0) onAdd?.(x, y);
  }

  /**
   * Erases the points along the way of the eraser, also between two events of a fast pointer.
   * @param {PointerEvent} event
   * @param {{ x: number, y: number, erased: boolean }} press the position before
   */
  #sweep(event, press) {
    const { x, y } = this.#pixel(event);
    const steps = Math.ceil(Math.hypot(x - press.x, y - press.y) / REACH);
    for (let step = 0; step <= steps; step += 1) {
      const share = step / Math.max(1, steps);
      const point = this.#pointAt(event, press.x + share * (x - press.x), press.y + share * (y - press.y));
      if (point < 0) continue;
      this.#erase(point, press.erased);
      press.erased = true;
    }
    press.x = x;
    press.y = y;
  }

  /** @param {number} point -1 for none @param {boolean} [again] */
  #erase(point, again = false) {
    if (point < 0) return;
    const { points } = this.#options.data();
    const place = { x: points[2 * point], y: points[2 * point + 1] };
    this.#options.erased(point);
    this.#options.onErase?.(place, again);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#cursor.place ?? this.#cursor.middle;
    if (event.key === "Enter") {
      this.#cursor.read(at, true);
      this.#act(at.x, at.y, this.#nearest(at));
    } else if (event.key === "Delete" && this.#editing !== "") {
      this.#erase(this.#nearest(at));
    } else if (!this.#view.key(event.key) && !this.#cursor.key(event)) {
      return;
    }
    event.preventDefault();
  }

  /** @param {Place} place */
  #nearest({ x, y }) {
    const plane = this.#options.plane();
    return plane.pointAt(this.#options.data().points, plane.toX(x), plane.toY(y), REACH);
  }

  /** @param {Place} place */
  #words(place) {
    const text = [placeText(place)];
    const score = this.#options.score(place.x, place.y);
    const { targets, training, look } = this.#options.data();
    const winner = this.#options.winner(place.x, place.y);
    if (score !== undefined) {
      if (look.kind === "number") text.push(`predicts ${measured(score, 4)}`);
      else if (winner === undefined) text.push(`score ${signed(score)}`);
      else text.push(`${look.classes[winner]}`);
    }
    const point = this.#nearest(place);
    if (point >= 0) {
      const target = targetText(targets[point], { kind: "own", classes: [...look.classes] });
      text.push(`point ${point + 1}, ${target}${point >= training ? ", test" : ""}`);
    }
    return text.join(" · ");
  }
}
