// The state out and in: as a link, as a frame of another page, as files.
import { Refused, reasonOf } from "../ui/refused.js";
import { read, write } from "./address.js";
import { exportsOf } from "./export/files.js";
import { TakeAlong } from "./panels/share.js";
import { inWords } from "./settings/problems.js";

/** @import { RunState, State } from "./address.js" */
/** @import { Choice } from "./state.js" */
/** @import { Transport } from "./panels/transport.js" */
/** @import { Twin } from "./panels/twin.js" */
/** @import { Gallery } from "./pictures/pictures.js" */
/** @import { Frame, RunFrame, RunNumbers, Scene } from "./worker/messages.js" */
/** @import { Notices } from "./panels/notices.js" */
/** @import { Mode } from "./pictures/boundary/boundary.js" */

/**
 * @typedef {object} Parts
 * @property {Choice} choice
 * @property {Gallery} gallery
 * @property {Transport} transport
 * @property {Twin} twin
 * @property {Notices} notices
 * @property {() => { scene: Scene | undefined, frame: Frame | undefined }} current
 */

export class Exchange {
  #parts;
  #mode;

  /** @param {ParentNode} root @param {Parts} parts */
  constructor(root, parts) {
    this.#parts = parts;
    const { gallery } = parts;
    this.#mode = /** @type {HTMLSelectElement} */ (root.querySelector("#mode"));
    this.#mode.addEventListener("change", () => {
      gallery.views.boundaries.mode = /** @type {Mode} */ (this.#mode.value);
    });
    const files = exportsOf(() => this.#current(), gallery.views);
    const menu = new TakeAlong(/** @type {HTMLElement} */ (root.querySelector("#take-fields")), {
      address: (wanted) => write(this.#state(wanted)),
      exports: files,
      openModel: (file) => this.#openModel(file),
    });
    const details = /** @type {HTMLDetailsElement} */ (root.querySelector("#take-along"));
    details.addEventListener("toggle", () => details.open && menu.showSnippet());
  }

  #current() {
    const { choice, gallery, current } = this.#parts;
    const { scene, frame } = current();
    const [log] = gallery.views.curves.logs;
    if (!scene || !frame || !log) throw new Refused("nothing has been computed yet");
    return { settings: choice.settings, scene, frame: frame.runs[0], log };
  }

  /**
   * The state that a link says, if it says one.
   * @param {string} text
   * @returns {Promise<State | undefined>}
   */
  async read(text) {
    try {
      return await read(text);
    } catch (error) {
      this.#parts.notices.add(
        "link",
        `The link could not be followed: ${inWords(reasonOf(error))}. The settings stay as they were.`,
      );
      return undefined;
    }
  }

  /** @param {string} text */
  async open(text) {
    const state = await this.read(text);
    if (state) this.start(state);
  }

  /** @param {State} state */
  start({ settings, twin, view, runs, step, epoch }) {
    const { choice, transport } = this.#parts;
    this.#parts.twin.state = twin;
    if (view?.speed) transport.speed = view.speed;
    if ([...this.#mode.options].some(({ value }) => value === view?.mode)) {
      this.#mode.value = view?.mode ?? "";
      this.#mode.dispatchEvent(new Event("change"));
    }
    choice.start(settings, runs && { from: { runs: runs.map(fromJson), step, epoch } });
  }

  /** Writes the state for another start of the page, with as much of it as a link can hold. */
  written() {
    const { frame } = this.#parts.current();
    const weights = frame?.runs.every(({ parameters }) => parameters.every(Number.isFinite)) ?? false;
    return write(this.#state({ weights, points: true }));
  }

  /** What a link says. @param {{ weights: boolean, points: boolean }} wanted @returns {State} */
  #state({ weights, points }) {
    const { choice, gallery, transport, twin, current } = this.#parts;
    const settings = structuredClone(choice.settings);
    if (!points) {
      settings.data.points = [];
      if (settings.data.kind === "own") settings.data.kind = "moons";
    }
    const { frame } = current();
    return {
      settings,
      twin: twin.state,
      view: { mode: gallery.views.boundaries.mode, speed: transport.speed },
      ...(weights && frame
        ? { runs: frame.runs.map(toJson), step: frame.runs[0].step, epoch: frame.runs[0].epoch }
        : {}),
    };
  }

  /** @param {File} file */
  async #openModel(file) {
    const { choice, notices } = this.#parts;
    try {
      const { modelFromJson } = await import("./export/model.js");
      const { parameters, ...network } = modelFromJson(await file.text());
      const settings = structuredClone(choice.settings);
      Object.assign(settings.model, network);
      choice.start(settings, { from: { runs: [{ parameters: Float64Array.from(parameters) }] } });
    } catch (error) {
      notices.add(
        "file",
        `${file.name} could not be opened: ${inWords(reasonOf(error))}. The network stays as it was.`,
      );
    }
  }
}

/** @param {RunState} run @returns {RunNumbers} */
function fromJson({ parameters, memory }) {
  return { parameters: Float64Array.from(parameters), memory: memory && Float64Array.from(memory) };
}

/** @param {RunFrame} run @returns {RunState} */
function toJson({ parameters, memory }) {
  return { parameters: Array.from(parameters), ...(memory.length ? { memory: Array.from(memory) } : {}) };
}
