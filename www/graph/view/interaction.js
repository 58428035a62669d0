// Handles interaction with the boxes of a drawing: pointing, clicking, tapping, and moving the focus with keys.
import { groupsOf } from "../groups/groups.js";
import { motion } from "./motion.js";
import { Walk } from "./walk.js";

/** @import { Camera } from "./camera.js" */
/** @import { Drawing } from "./drawing.js" */
/** @import { Group } from "../groups/group.js" */
/** @import { Scene } from "../layout/scene.js" */

/** The smallest width and height of a target on the screen, in pixels. */
const TARGET = 24;

/**
 * The callbacks: `point` gets the value under the pointer, or else in focus; `choose` gets a value that was clicked; `closeCard`
 * returns whether a card was open.
 * @typedef {{ point: (place: number | undefined) => void, open: (group: Group) => void, close: (key: string) => void,
 *   choose: (place: number) => void, closeCard: () => boolean }} Actions
 */

/** Handles the pointer and the keys on the boxes of a drawing. */
export class Interaction {
  #svg;
  #camera;
  #actions;
  /** @type {Drawing | undefined} */
  #drawing;
  /** @type {Scene | undefined} */
  #scene;
  /** @type {Walk | undefined} */
  #walk;
  /** The box that Tab reaches. */
  #current = 0;

  /**
   * @param {SVGSVGElement} svg
   * @param {Camera} camera
   * @param {Actions} actions
   */
  constructor(svg, camera, actions) {
    this.#svg = svg;
    this.#camera = camera;
    this.#actions = actions;
    svg.addEventListener("keydown", (event) => this.#onKey(event));
    svg.addEventListener("click", (event) => this.#onClick(event));
    svg.addEventListener("focusin", ({ target }) => this.#onFocus(indexOf(target)));
    svg.addEventListener("focusout", () => this.#point(-1));
    svg.addEventListener("pointerover", ({ target }) => this.#point(indexOf(target)));
    svg.addEventListener("pointerleave", () => this.#point(-1));
  }

  /**
   * Handles another drawing from now on; Tab reaches its result.
   * @param {Drawing} drawing
   * @param {Scene} scene
   */
  take(drawing, scene) {
    this.#drawing = drawing;
    this.#scene = scene;
    this.#walk = new Walk(scene);
    this.makeCurrent(scene.item[scene.graph.root]);
  }

  /** Returns the box that Tab reaches. */
  get current() {
    return this.#current;
  }

  /** @param {number} index */
  makeCurrent(index) {
    this.#drawing?.elements[this.#current]?.setAttribute("tabindex", "-1");
    this.#drawing?.elements[index]?.setAttribute("tabindex", "0");
    this.#current = index;
  }

  /** @param {number} index */
  focus(index) {
    this.#drawing?.focus(index);
  }

  /**
   * Highlights the edges at a box, or without a box those at the one in focus.
   * @param {number} index
   */
  #point(index) {
    const pointed = index === -1 ? indexOf(document.activeElement) : index;
    this.#drawing?.near(pointed);
    const place = this.#scene?.boxes[pointed]?.place ?? -1;
    this.#actions.point(place === -1 ? undefined : place);
  }

  /** @param {number} index */
  #onFocus(index) {
    const area = this.#scene?.boxes[index];
    if (!area) return;
    this.makeCurrent(index);
    this.#point(index);
    if (this.#drawing?.elements[index].matches(":focus-visible")) this.#camera.reveal(area, motion());
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const { target } = event;
    const button = target instanceof Element ? target.closest(".frame-close") : null;
    const key = button?.parentElement?.dataset.key;
    if (key !== undefined) {
      this.#actions.close(key);
      return;
    }
    const index = indexOf(target) === -1 ? this.#nearest(event) : indexOf(target);
    const box = this.#scene?.boxes[index];
    if (!box) return;
    // Touch cannot hover, so the first tap describes a group, and the second one opens it.
    const isTouch = "pointerType" in event && event.pointerType === "touch";
    const isFirstTap = isTouch && document.activeElement !== this.#drawing?.elements[index];
    this.focus(index);
    const isOpening = target instanceof Element && target.closest(".open") !== null;
    if (box.group?.isNamed && !isOpening) this.#actions.choose(box.place);
    else if (!isFirstTap || !box.group || isOpening) this.#enter(index);
  }

  /**
   * Returns the box nearest to a click, as boxes are too small as targets when zoomed out.
   * @param {MouseEvent} event
   * @returns {number} -1 for none
   */
  #nearest({ clientX, clientY }) {
    const { left, top } = this.#svg.getBoundingClientRect();
    const { k } = this.#camera.transform;
    const [x, y] = [(clientX - left) / k, (clientY - top) / k];
    let [found, least] = [-1, Infinity];
    for (const [index, box] of (this.#scene?.boxes ?? []).entries()) {
      const across = Math.abs(x - box.x - box.width / 2);
      const down = Math.abs(y - box.y - box.height / 2);
      const isInside = across <= Math.max(box.width, TARGET / k) / 2 && down <= Math.max(box.height, TARGET / k) / 2;
      if (isInside && across + down < least) [found, least] = [index, across + down];
    }
    return found;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = indexOf(document.activeElement);
    const next = index === -1 || event.shiftKey ? undefined : this.#walk?.neighbour(index, event.key);
    if (next !== undefined) this.focus(next);
    else if (index !== -1 && (event.key === "Enter" || event.key === " ")) this.#enter(index);
    else if (index !== -1 && event.key === "Escape") this.#leave(index);
    else if (!this.#camera.press(event.key, motion())) return;
    event.preventDefault();
  }

  /** @param {number} index */
  #enter(index) {
    const box = this.#scene?.boxes[index];
    if (box?.group) this.#actions.open(box.group);
    else if (box) this.#actions.choose(box.place);
  }

  /** Closes the card that is open, or else the group whose frame is around a box; without one, leaves the boxes. @param {number} index */
  #leave(index) {
    const box = this.#scene?.boxes[index];
    if (!box || !this.#scene || this.#actions.closeCard()) return;
    const { list, groupOf } = groupsOf(this.#scene.graph);
    const framed = new Set(this.#scene.frames.map(({ group }) => group));
    let outer = box.group ? box.group.parent : list[groupOf[box.place]];
    while (outer && !framed.has(outer)) outer = outer.parent;
    if (outer) this.#actions.close(outer.key);
    else this.#svg.focus({ preventScroll: true });
  }
}

/** Returns the index in the scene of the box that an element is in, or -1. @param {EventTarget | null} target */
export function indexOf(target) {
  const element = target instanceof Element ? target.closest("[data-item]") : null;
  return element instanceof SVGElement ? Number(element.dataset.item) : -1;
}
