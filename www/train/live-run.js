// A run that trains in a worker, and the pictures that show it. It needs only an element for each picture, so that a
// lesson can show the boundary alone, and the lab all pictures.
import { effect } from "@preact/signals-core";
import { NotLoaded } from "../ui/failure.js";
import { onPlane } from "./datasets/slice.js";
import { PictureViews } from "./pictures/pictures.js";
import { TrainState } from "./state.js";
import { connect } from "./worker/connection.js";

/** @import { Subject } from "./panels/notices.js" */
/** @import { Callbacks, PictureElements } from "./pictures/pictures.js" */
/** @import { Reply, Request, Scored, Thumbnails } from "./worker/messages.js" */

/**
 * Callbacks for what a run reports besides its state.
 * @typedef {object} Listeners
 * @property {(subject: Subject, text: string) => void} [complain] receives what is wrong with a subject; "" if nothing
 * is
 * @property {(reply: Extract<Reply, { type: "recorded" }>) => void} [onRecorded]
 * @property {(thumbnails: Thumbnails) => void} [onThumbnails]
 * @property {(reply: Extract<Reply, { type: "portrait" }>) => void} [onPortrait]
 * @property {(message: string) => void} [onFailed] called when the worker has ended
 * @property {Partial<Pick<Callbacks, "onAdd" | "onMove" | "onErase">>} [points] called when points are edited on the
 * plane
 */

export class LiveRun {
  state;
  pictures;
  #listeners;
  /** @type {ReturnType<typeof connect> | undefined} */
  #connection;
  /** Whether the next frame was already requested. */
  #isAwaited = false;
  /** The promises of `score`, in the order of their requests. @type {((scored: Scored | undefined) => void)[]} */
  #scoring = [];
  /** The promise of `begin`, until the first frame arrives. @type {{ resolve: () => void, reject: (error: Error) => void } | undefined} */
  #opening;

  /** @param {PictureElements} elements for the pictures @param {Listeners} [listeners] */
  constructor(elements, listeners = {}) {
    this.#listeners = listeners;
    const state = new TrainState(
      (request) => this.ask(request),
      (subject, text) => listeners.complain?.(subject, text),
    );
    this.state = state;
    this.pictures = new PictureViews(elements, {
      wanted: () => this.#draw(),
      onPick: (position) => {
        state.position.value = position;
      },
      onSelect: (parameter) => {
        state.parameter.value = parameter;
      },
      onEdit: (parameter, value) => state.edit(parameter, value),
      onFreeze: (parameter) => state.toggleFrozen(parameter),
      onExtent: (extent) => {
        state.extent.value = extent;
      },
      ...listeners.points,
    });
    this.#showPictures();
  }

  /** Makes the pictures follow the state. */
  #showPictures() {
    const { state, pictures } = this;
    const { boundaries } = pictures.views;
    effect(() => pictures.setTwin(state.twinSettings.value !== undefined));
    effect(() => {
      pictures.setSlice(state.slice.value);
      this.#draw();
    });
    for (const scene of [state.scene, state.twinScene]) {
      effect(() => {
        if (!scene.value) return;
        pictures.setScene(scene.value);
        // The former run is there still where points are too few to train on.
        const draft = state.draft.peek();
        if (draft) boundaries?.setData(draft);
      });
    }
    let wasDraft = false;
    effect(() => {
      const draft = state.draft.value;
      const shown = draft ?? (wasDraft ? state.scene.peek() : undefined);
      wasDraft = draft !== undefined;
      if (shown) boundaries?.setData(shown);
    });
    effect(() => {
      pictures.selectParameter(state.parameter.value);
      this.#draw();
    });
    effect(() => {
      pictures.views.network?.selectPoint(state.position.value?.point);
      this.#draw();
    });
    effect(() => pictures.setFrozen(state.settings.value.model.frozen));
    effect(() => state.frame.value && pictures.show(state.frame.value));
    if (!boundaries) return;
    effect(() => boundaries.selectPosition(state.position.value));
    effect(() => {
      const { points, targets } = state.newPoints.value;
      boundaries.newPoints = { points: onPlane(points, state.slice.value), targets };
    });
    effect(() => {
      boundaries.editing = state.tool.value;
    });
    effect(() => {
      boundaries.mode = state.mode.value;
    });
    effect(() => {
      boundaries.extent = state.extent.value;
      this.#draw();
    });
  }

  /** @param {Request} request */
  ask(request) {
    this.#connection?.ask(request);
  }

  /**
   * Returns the run's scores of points, the features of one after the other's, or `undefined` if the worker has ended.
   * @param {Float64Array} points
   * @returns {Promise<Scored | undefined>}
   */
  score(points) {
    if (!this.#connection) return Promise.resolve(undefined);
    this.ask({ type: "score", points });
    return new Promise((resolve) => this.#scoring.push(resolve));
  }

  /** Asks the worker for the next frame. */
  #draw() {
    this.ask({ type: "draw", ...this.pictures.wanted });
  }

  /**
   * Connects a worker. The promise resolves when the first frame is there, and rejects if the engine cannot be loaded.
   * @param {() => void} start makes the state send the worker what it starts with
   * @returns {Promise<void>}
   */
  begin(start) {
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#connection = connect((reply) => this.#receive(reply));
      start();
      this.#draw();
    });
  }

  /** @param {Reply} reply */
  #receive(reply) {
    switch (reply.type) {
      case "scene":
        return this.state.receiveScene(reply);
      case "frame":
        this.state.receiveFrame(reply);
        return this.#awaitNext();
      case "recorded":
        return this.#listeners.onRecorded?.(reply);
      case "scored":
        return this.#scoring.shift()?.(reply);
      case "thumbnails":
        return this.#listeners.onThumbnails?.(reply.thumbnails);
      case "portrait":
        return this.#listeners.onPortrait?.(reply);
      case "refused":
        return this.state.receiveRefusal(reply.message);
      case "failed":
        return this.#fail(reply.message, reply.loading);
    }
  }

  /** Asks for a frame once the last one is on screen. */
  #awaitNext() {
    this.#opening?.resolve();
    this.#opening = undefined;
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    requestAnimationFrame(() => {
      this.#isAwaited = false;
      this.#draw();
    });
  }

  /** @param {string} message @param {boolean} loading whether the worker failed before it was ready */
  #fail(message, loading) {
    this.#connection?.close();
    this.#connection = undefined;
    this.state.receiveEnd();
    for (const resolve of this.#scoring.splice(0)) resolve(undefined);
    const opening = this.#opening;
    this.#opening = undefined;
    if (loading && opening) opening.reject(new NotLoaded(`The engine could not be loaded: ${message}`));
    else this.#listeners.onFailed?.(message);
  }
}
