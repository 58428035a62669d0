// Pointer input on the network diagram: it reads and selects, and drags the selected parameter up or down.
import { spotAt } from "./network-layout.js";

/** @import { Layout, NeuronPosition, ParameterPosition } from "./network-layout.js" */
/** @import { NetworkItem } from "./focused-item.js" */

/** The distance from a line within which a press counts as on it, in pixels. */
const REACH = 7;
const REACH_OF_FINGER = 14;
/** The change of a parameter for each pixel that it is dragged. */
const BY_PIXEL = 0.02;
/** A press that moves less than this only selects. */
const STILL = 4;

/**
 * @typedef {object} Access
 * @property {() => Layout} layout
 * @property {() => NetworkItem} item
 * @property {(position: NeuronPosition | ParameterPosition | undefined, x: number, y: number) => void} point
 * @property {(position: ParameterPosition | undefined) => number | undefined} select gives the value of what is selected
 * @property {(neuron: NeuronPosition | undefined) => void} light makes the weights of the pressed neuron stand out
 * @property {(position: ParameterPosition, value: number) => void} edit
 */

export class NetworkPointer {
  /** @type {{ position: ParameterPosition, y: number, value: number, moved: boolean } | undefined} */
  #drag;
  /** Whether a finger is down beside the lines: it may be about to scroll, which cancels it. */
  #taps = false;
  #stage;
  #access;

  /** @param {HTMLElement} stage @param {Access} access */
  constructor(stage, access) {
    this.#stage = stage;
    this.#access = access;
    stage.addEventListener("pointermove", (event) => this.#move(event));
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
      stage.addEventListener(type, () => {
        this.#drag = undefined;
        if (type === "pointerup" && this.#taps) access.select(undefined);
        this.#taps = false;
      });
    }
    // A finger leaves as soon as it is lifted: the words on what it pressed stay until it presses something else, or scrolls.
    stage.addEventListener("pointerleave", ({ pointerType }) => {
      if (!this.#drag && pointerType !== "touch") access.point(undefined, 0, 0);
    });
    stage.addEventListener("pointercancel", () => access.point(undefined, 0, 0));
  }

  /** @param {PointerEvent} event @returns {[number, number]} in pixels of the stage */
  #place(event) {
    const { left, top } = this.#stage.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  }

  /** @param {PointerEvent} event */
  #under(event) {
    const item = this.#access.item();
    if (event.target === item.element) return item.position;
    const reach = event.pointerType === "touch" ? REACH_OF_FINGER : REACH;
    return spotAt(this.#access.layout(), ...this.#place(event), reach);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const drag = this.#drag;
    if (!drag) return this.#access.point(this.#under(event), ...this.#place(event));
    const up = drag.y - event.clientY;
    if (Math.abs(up) < STILL && !drag.moved) return;
    drag.moved = true;
    this.#access.edit(drag.position, drag.value + up * BY_PIXEL);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0) return;
    const position = this.#under(event);
    this.#access.light(isParameter(position) ? undefined : position);
    if (event.pointerType === "touch")
      this.#access.point(isParameter(position) ? undefined : position, ...this.#place(event));
    if (!isParameter(position)) {
      this.#taps = event.pointerType === "touch";
      if (!this.#taps) this.#access.select(undefined);
      return;
    }
    const value = this.#access.select(position);
    if (value === undefined) return;
    event.preventDefault();
    // A press on the handle must not replace it: a touch drag belongs to the element that it began on.
    const item = this.#access.item();
    if (event.target !== item.element) item.put(position, true);
    this.#drag = { position, y: event.clientY, value, moved: false };
    this.#stage.setPointerCapture(event.pointerId);
  }
}

/** @param {NeuronPosition | ParameterPosition | undefined} position @returns {position is ParameterPosition} */
export function isParameter(position) {
  return position !== undefined && "input" in position;
}
