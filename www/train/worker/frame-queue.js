// The frames that the page asks for: one at a time, and only when there is something new to see.

/** @import { Request } from "./messages.js" */

/** Milliseconds of training that may pass without a frame being asked for: a hidden page draws nothing. */
const UNSEEN = 60_000;

/** @typedef {Extract<Request, { type: "draw" }>} FrameRequest */

export class FrameQueue {
  #now;
  /** The page's request, until it is answered. @type {FrameRequest | undefined} */
  #wanted;
  /** What the page wanted last, as text. */
  #lastWanted = "";
  /** Whether the page has a frame of the present state at the resolution that it asked for. */
  #isShown = false;
  #isFine = false;
  #answered = 0;

  /** @param {() => number} [now] the time in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** @param {FrameRequest} request */
  add(request) {
    const text = JSON.stringify(request);
    // The page wants something that the frame on show does not have.
    if (text !== this.#lastWanted) this.#isShown = this.#isFine = false;
    this.#lastWanted = text;
    this.#wanted = request;
  }

  /** Marks the last frame as outdated: the state has changed, or the page waits for an answer. */
  outdate() {
    this.#isShown = false;
  }

  /**
   * Returns the request that is to be answered now, if there is one. At rest a coarse frame comes first, at once, and
   * then a finer one: `refining`.
   * @param {boolean} playing
   * @returns {{ request: FrameRequest, refining: boolean } | undefined}
   */
  next(playing) {
    if (!this.#wanted || (this.#isShown && (playing || this.#isFine))) return undefined;
    return { request: this.#wanted, refining: !playing && this.#isShown };
  }

  /** Notes that the frame has been sent. @param {boolean} isFine whether it is as fine as the page wants, or as it gets */
  answer(isFine) {
    this.#wanted = undefined;
    this.#isShown = true;
    this.#isFine = isFine;
    this.watch();
  }

  /** Expects requests for frames from now on, as somebody looks at the page. */
  watch() {
    this.#answered = this.#now();
  }

  /** Returns whether the page has stopped asking for frames; a request brings it back. */
  get isUnseen() {
    return this.#now() - this.#answered > UNSEEN;
  }
}
