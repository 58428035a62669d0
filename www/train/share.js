// Writes the state for a link, and opens what was shared.
import { fileText } from "../ui/file-text.js";
import { Refused, reasonOf } from "../ui/refused.js";
import { read, stateIn, write } from "./address.js";
import { modelFrom, parsedModel } from "./export/model.js";
import { inWords } from "./settings/problems.js";
import { complete } from "./settings/settings.js";
import { NO_NAMES } from "./settings/target.js";
import { isWide, PAIR } from "./settings/width.js";

/** @import { RunState, State } from "./address.js" */
/** @import { Notices } from "./panels/notices.js" */
/** @import { Mode } from "./pictures/boundary/boundary.js" */
/** @import { Views } from "./pictures/pictures.js" */
/** @import { TrainState } from "./state.js" */
/** @import { RunFrame, RunNumbers } from "./worker/messages.js" */

/** The largest file of a model that is read, in bytes: more than the largest network takes. */
const MOST_BYTES = 4_000_000;

export class Share {
  #state;
  #views;
  #notices;
  /** The names of the panels. @type {string[]} */
  #panels;
  /** The controls of the view. Their options are the values that a link may have. */
  #controls;

  /** @param {ParentNode} root @param {TrainState} state @param {Views} views @param {Notices} notices */
  constructor(root, state, views, notices) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#state = state;
    this.#views = views;
    this.#notices = notices;
    this.#panels = Array.from(root.querySelectorAll("[data-panel]"), (panel) => panel.getAttribute("data-panel") ?? "");
    this.#controls = {
      mode: /** @type {HTMLSelectElement} */ (find("mode")),
      speed: /** @type {HTMLSelectElement} */ (find("speed")),
    };
  }

  /** Returns what the lab can share. */
  async shareable() {
    const { shareable } = await import("./shareable.js");
    return shareable(this.#state, this.#views, {
      address: (wanted) => write(this.#written(wanted)),
      openModel: (file) => this.#openModel(file),
    });
  }

  /**
   * Returns the state in a link. If the link is wrong, shows a notice and returns `undefined`.
   * @param {string} text
   * @returns {Promise<State | undefined>}
   */
  async read(text) {
    try {
      return await read(text);
    } catch (error) {
      this.#notices.add(
        "link",
        `The link could not be followed: ${inWords(reasonOf(error))}. The settings stay as they were.`,
      );
      return undefined;
    }
  }

  /** Returns the state kept from before a reload, or `undefined` if an earlier version of the page wrote it. @param {unknown} kept */
  check(kept) {
    try {
      return kept === undefined ? undefined : stateIn(kept);
    } catch (error) {
      reasonOf(error);
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
    const { mode, speed } = this.#controls;
    if (has(mode, view?.mode)) this.#state.mode.value = /** @type {Mode} */ (view?.mode);
    if (view?.speed && has(speed, view.speed)) this.#state.speed.value = view.speed;
    this.#state.extent.value = view?.extent;
    this.#state.axes.value = view?.axes ?? [0, 1];
    const { panel = "", parameter, point } = view ?? {};
    if (panel === "" || this.#panels.includes(panel)) this.#state.openPanel(panel);
    this.#state.awaited = { parameter, point };
    const how = runs ? { from: { runs: runs.map(fromJson), step, epoch } } : { steps: step };
    this.#state.start(settings, { twin, ...how });
  }

  /** Writes the state for a restart of the page. */
  written() {
    return write(this.present());
  }

  /** Returns the state with all that a link can hold. */
  present() {
    const { value: frame } = this.#state.frame;
    const weights = frame?.runs.every(({ parameters }) => parameters.every(Number.isFinite)) ?? false;
    return this.#written({ weights, points: true });
  }

  /** Returns the state that a link carries. @param {{ weights: boolean, points: boolean }} wanted @returns {State} */
  #written({ weights, points }) {
    const { twin, mode, speed, extent, slice, frame, panel, parameter, position } = this.#state;
    const settings = structuredClone(this.#state.settings.value);
    // Weights for several classes or for another scale are right only with the points that they were trained on.
    let fits = true;
    if (!points) {
      const { data, model } = settings;
      if (data.kind === "own") {
        data.kind = "moons";
        fits = model.outputs === 1 && model.scale.length === 0 && !isWide(model);
        Object.assign(model, { outputs: 1, width: PAIR, scale: [] });
      }
      Object.assign(data, structuredClone(NO_NAMES), { points: [] });
    }
    // While there are too few points, the run is one of others.
    const { runs } = (!this.#state.lacksPoints.value && frame.value) || {};
    const axes = points && slice.value ? { axes: slice.value.axes } : {};
    const point = points ? position.value?.point : undefined;
    const selected = {
      ...(panel.value && { panel: panel.value }),
      ...(parameter.value >= 0 && { parameter: parameter.value }),
      ...(point !== undefined && { point }),
    };
    return {
      settings,
      twin: twin.value,
      view: { mode: mode.value, speed: speed.value, extent: extent.value, ...axes, ...selected },
      ...(weights && fits && runs ? this.#reached(runs) : {}),
    };
  }

  /** Returns what leads back to the present step: the step alone, or also the numbers of the runs, where the settings do not. @param {RunFrame[]} runs */
  #reached(runs) {
    const [{ step, epoch }] = runs;
    return this.#state.isReplayable.value ? { step } : { runs: runs.map(toJson), step, epoch };
  }

  /** @param {File} file @throws {Refused} if it cannot be opened; nothing has changed then */
  async #openModel(file) {
    try {
      await this.openWeights(await fileText(file, MOST_BYTES), file.name);
    } catch (error) {
      throw new Refused(`${file.name} could not be opened: ${inWords(reasonOf(error))}. The network stays as it was.`);
    }
  }

  /**
   * Opens a model, or weights that another tool has written.
   * @param {string} text
   * @param {string} name what the text is called
   * @throws {Refused} if it cannot be opened; nothing has changed then
   */
  async openWeights(text, name) {
    const { found, isOwn } = parsedModel(text);
    const settings = structuredClone(this.#state.settings.value);
    const others = isOwn ? undefined : await import("./export/state-dict.js");
    const { parameters, ...network } = others
      ? others.networkFromWeights(found, settings.model)
      : modelFrom(/** @type {any} */ (found));
    if ("width" in network && network.width !== settings.model.width) {
      throw new Refused(
        `It reads points of ${network.width} features, and those of the data have ${settings.model.width}: open its data first`,
      );
    }
    if ("outputs" in network && network.outputs !== settings.model.outputs) {
      throw new Refused(
        `It has ${network.outputs} outputs, and the data asks for ${settings.model.outputs}: open its data first`,
      );
    }
    Object.assign(settings.model, network);
    const kept = settings.model.scale.length > 0 ? "The activation and the scale stay" : "The activation stays";
    const words =
      others && `The weights of ${name} are those of ${others.sizesText(settings.model)}. ${kept} as set here.`;
    const from = { runs: [{ parameters: Float64Array.from(parameters) }] };
    this.#state.startAnew("weights", complete(settings), { from, words });
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

/** Returns whether the control has an option of this value. @param {HTMLSelectElement} control @param {string | undefined} value */
function has({ options }, value) {
  return [...options].some((option) => option.value === value);
}
