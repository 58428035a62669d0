// Changes the number of a leaf in its own box: by dragging sideways, or by Enter and then the arrow keys.
import { indexOf } from "./interaction.js";

/** @import { Scene } from "../layout/scene.js" */

/** The distance in pixels below which a movement of the pointer is a click. */
const CLICK = 3;
/** The number of steps of an arrow key, alone and with Shift. */
const KEY_STEPS = { plain: 10, coarse: 100 };
/** The class of the boxes whose numbers can be changed, and of the one that the arrow keys change. */
export const ADJUSTABLE = "adjustable";
const ADJUSTING = "adjusting";

/**
 * The callbacks: `canChange` returns whether a value can be changed; `change` is called at most once a frame while a number moves, and
 * `commit` when the change is complete.
 * @typedef {object} Adjusting
 * @property {(place: number) => boolean} canChange
 * @property {(place: number) => number} number
 * @property {(place: number, number: number) => void} change
 * @property {(place: number) => void} commit
 */

export class LeafAdjustment {
  #svg;
  /** @type {Adjusting | undefined} */
  #adjusting;
  /** @type {Scene | undefined} */
  #scene;
  /** @type {{ pointer: number, place: number, x: number, from: number, moved: boolean } | undefined} */
  #drag;
  /** The change that the next frame makes. @type {{ place: number, number: number } | undefined} */
  #next;
  /** The box that the arrow keys change. @type {SVGElement | undefined} */
  #box;

  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.#svg = svg;
    svg.addEventListener("pointerdown", (event) => this.#begin(event));
    // The pointer may leave the drawing while it drags.
    addEventListener("pointermove", (event) => this.#move(event));
    addEventListener("pointerup", (event) => this.#end(event));
    addEventListener("pointercancel", (event) => this.#end(event));
    // This listener must run before the one that moves the focus from box to box.
    svg.addEventListener("keydown", (event) => this.#onKey(event), { capture: true });
    svg.addEventListener("focusout", () => this.#leave());
  }

  /** @param {Adjusting | undefined} adjusting `undefined` if no number can be changed */
  set adjusting(adjusting) {
    this.#adjusting = adjusting;
    this.#mark();
  }

  /**
   * Handles another drawing from now on.
   * @param {Scene} scene
   */
  take(scene) {
    this.#scene = scene;
    this.#drag = undefined;
    this.#svg.classList.remove("dragging");
    this.#next = undefined;
    this.#box = undefined;
    this.#mark();
  }

  #mark() {
    for (const element of this.#svg.querySelectorAll("[data-item]")) {
      element.classList.toggle(ADJUSTABLE, this.#placeOf(element) !== undefined);
    }
  }

  /** Returns the place of the leaf whose box contains an element, if it can be changed. @param {EventTarget | null} target */
  #placeOf(target) {
    const box = this.#scene?.boxes[indexOf(target)];
    return box && !box.group && this.#adjusting?.canChange(box.place) ? box.place : undefined;
  }

  /** @param {PointerEvent} event */
  #begin({ target, button, isPrimary, pointerId, clientX }) {
    const place = this.#placeOf(target);
    if (place === undefined || button !== 0 || !isPrimary || !this.#adjusting) return;
    this.#drag = { pointer: pointerId, place, x: clientX, from: this.#adjusting.number(place), moved: false };
  }

  /** @param {PointerEvent} event */
  #move({ pointerId, clientX, shiftKey }) {
    const drag = this.#drag;
    if (!drag || drag.pointer !== pointerId) return;
    const distance = clientX - drag.x;
    if (!drag.moved) {
      if (Math.abs(distance) < CLICK) return;
      drag.moved = true;
      this.#svg.classList.add("dragging");
    }
    const steps = Math.round(shiftKey ? distance / 10 : distance);
    this.#change(drag.place, stepped(drag.from, steps));
  }

  /** @param {PointerEvent} event */
  #end({ pointerId }) {
    const drag = this.#drag;
    if (!drag || drag.pointer !== pointerId) return;
    this.#drag = undefined;
    this.#svg.classList.remove("dragging");
    if (!drag.moved) return;
    this.#flush();
    this.#adjusting?.commit(drag.place);
    // The click that ends a drag must not select a box.
    const swallow = (/** @type {Event} */ click) => click.stopImmediatePropagation();
    addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const element = event.target instanceof Element ? event.target.closest("[data-item]") : null;
    const place = this.#placeOf(element);
    if (place === undefined || !(element instanceof SVGElement)) return;
    if (event.key === "Enter" || event.key === " ") {
      if (this.#box) this.#leave();
      else this.#enter(element, place);
      return; // Enter selects the box as well.
    }
    if (!this.#box || !this.#adjusting) return;
    const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") this.#leave();
    else if (direction) {
      const number = this.#next?.place === place ? this.#next.number : this.#adjusting.number(place);
      this.#change(place, stepped(number, direction * KEY_STEPS[event.shiftKey ? "coarse" : "plain"]));
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /**
   * Makes the arrow keys change the number of a leaf instead of moving to another box.
   * @param {SVGElement} element
   * @param {number} place
   */
  #enter(element, place) {
    this.#box = element;
    element.classList.add(ADJUSTING);
    element.setAttribute("role", "slider");
    this.#tell(place);
  }

  #leave() {
    const box = this.#box;
    if (!box) return;
    this.#box = undefined;
    this.#flush();
    box.classList.remove(ADJUSTING);
    box.setAttribute("role", "img");
    box.removeAttribute("aria-valuenow");
    const place = this.#placeOf(box);
    if (place !== undefined) this.#adjusting?.commit(place);
  }

  /** Tells assistive technology the number that the arrow keys change. @param {number} place */
  #tell(place) {
    this.#box?.setAttribute("aria-valuenow", String(this.#adjusting?.number(place)));
  }

  /**
   * Changes the number in the next frame. The last of several changes until then counts.
   * @param {number} place
   * @param {number} number
   */
  #change(place, number) {
    if (!this.#next) requestAnimationFrame(() => this.#flush());
    this.#next = { place, number };
  }

  #flush() {
    const next = this.#next;
    this.#next = undefined;
    if (!next || Object.is(this.#adjusting?.number(next.place), next.number)) return;
    this.#adjusting?.change(next.place, next.number);
    this.#tell(next.place);
  }
}

/**
 * Returns a number some steps further, without the rounding error of 0.1 + 0.2. A step is about a hundredth of a number from 1 on, and
 * 0.01 below that.
 * @param {number} from
 * @param {number} steps
 */
export function stepped(from, steps) {
  const digits = Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(from))))) - 2;
  const decimals = Math.max(0, -digits);
  // Numbers with more digits keep them, as they move by whole steps.
  const number = from + steps * 10 ** digits;
  return Number(number.toFixed(Math.max(decimals, decimalsOf(from))));
}

/** Returns the number of decimal places of a number. @param {number} number */
function decimalsOf(number) {
  const [, fraction = ""] = String(number).split(".");
  return /e/.test(fraction) ? 15 : Math.min(15, fraction.length);
}
