// Holds all pictures of the runs: requests the numbers for those in view, and shows each frame in all.
import { PICTURES } from "./index.js";

/** @import { Slice } from "../datasets/slice.js" */
/** @import { Frame, Pictures, Scene } from "../worker/messages.js" */
/** @import { Options as BoundaryOptions } from "./boundary/boundary.js" */

/**
 * The events that a picture reports to the page.
 * @typedef {object} OwnCallbacks
 * @property {() => void} wanted called when another frame is wanted, finer or with other pictures
 * @property {(parameter: number) => void} onSelect called with the index of the selected weight or bias, or with -1 for
 * none
 * @property {(parameter: number, value: number) => void} onEdit called when a parameter was changed
 * @property {(parameter: number) => void} onFreeze called when a parameter is to be frozen, or no longer
 * @typedef {OwnCallbacks & Required<Pick<BoundaryOptions, "onPick" | "onExtent">> & Pick<BoundaryOptions, "onAdd" | "onMove" | "onErase">} Callbacks
 */

/**
 * A picture on the page, which is made from its element and the callbacks.
 * @typedef {object} View
 * @property {Pictures} [request] what the next frame should carry for this picture; empty while it is out of view
 * @property {Pictures} [twinRequest] what the next frame should carry of the twin's run
 * @property {(scene: Scene) => void} [setScene] called at new data or another network
 * @property {(scene: Scene) => void} [setTwinScene]
 * @property {(slice: Slice | undefined) => void} [setSlice] called with another plane to show of points of more than two
 * features
 * @property {(frame: Frame) => void} show
 * @property {(parameter: number) => void} [selectParameter] called when a parameter is selected in any picture; -1 for
 * none
 * @property {(frozen: readonly number[]) => void} [setFrozen] called with the parameters that training leaves as they are
 * @property {(frame: Frame) => void} [describe] describes in words what is shown, once it no longer changes
 */

/** @typedef {new (root: HTMLElement, callbacks: Callbacks) => View} ViewClass */
/** The heading of a picture's panel, and a hint that explains the picture. @typedef {{ title: string, hint: string }} Panel */
/** @typedef {{ [Name in keyof typeof PICTURES]: InstanceType<(typeof PICTURES)[Name]> }} Views */
/** The elements for the pictures that are wanted. @typedef {Partial<Record<keyof Views, HTMLElement>>} PictureElements */

/** The grid that is requested while no plane is shown. */
const NO_PLANE = { columns: 8, rows: 8 };

export class PictureViews {
  /** Each picture that has an element, by its name. @type {Views} */
  views;
  /** @type {View[]} */
  #all;

  /** @param {PictureElements} elements @param {Callbacks} callbacks */
  constructor(elements, callbacks) {
    const entries = Object.entries(elements).map(([name, place]) => {
      const Picture = /** @type {ViewClass} */ (/** @type {unknown} */ (PICTURES[/** @type {keyof Views} */ (name)]));
      return [name, new Picture(place, callbacks)];
    });
    this.views = Object.fromEntries(entries);
    this.#all = Object.values(this.views);
  }

  /** Returns the request for the next frame: the size of its grid, and the pictures of each run. */
  get wanted() {
    /** @type {Pictures[]} */
    const pictures = [
      Object.assign({}, ...this.#all.map(({ request }) => request)),
      Object.assign({}, ...this.#all.map(({ twinRequest }) => twinRequest)),
    ];
    return { ...(this.views.boundaries?.grid ?? NO_PLANE), pictures };
  }

  /** @param {boolean} isTwin whether there are two runs now */
  setTwin(isTwin) {
    this.views.boundaries?.setTwin(isTwin);
  }

  /** @param {Scene} scene */
  setScene(scene) {
    for (const view of this.#all) {
      if (scene.run === 1) view.setTwinScene?.(scene);
      else view.setScene?.(scene);
    }
  }

  /** @param {Slice | undefined} slice */
  setSlice(slice) {
    for (const view of this.#all) view.setSlice?.(slice);
  }

  /** @param {Frame} frame */
  show(frame) {
    for (const view of this.#all) view.show(frame);
  }

  /** Describes in words what is on screen, once it no longer changes. @param {Frame} frame */
  describe(frame) {
    for (const view of this.#all) view.describe?.(frame);
  }

  /** @param {readonly number[]} frozen */
  setFrozen(frozen) {
    for (const view of this.#all) view.setFrozen?.(frozen);
  }

  /** @param {number} parameter -1 for none */
  selectParameter(parameter) {
    for (const view of this.#all) view.selectParameter?.(parameter);
  }
}
