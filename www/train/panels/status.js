// Describes the run in words. Screen readers read it when training pauses, not at every step.
import { decimals } from "../../ui/numbers.js";
import { accuracyText } from "../settings/target.js";

/** @import { Frame, RunFrame } from "../worker/messages.js" */

export class Status {
  #status;
  #reason;
  #twin;

  /** @param {ParentNode} root */
  constructor(root) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    this.#status = find("train-status");
    this.#reason = find("stop-reason");
    this.#twin = find("twin-status");
  }

  /** @param {string} text */
  say(text) {
    write(this.#status, text);
    write(this.#reason, "");
  }

  showPlaying() {
    this.say("training…");
  }

  /** @param {Frame} frame */
  describe({ runs: [run], stopped }) {
    write(this.#status, `step ${run.step}, ${words(run)}`);
    write(this.#reason, stopped);
  }

  /** Says which of two pictures is which. @param {Frame} frame @param {string} difference */
  showTwin({ runs: [, twin] }, difference) {
    this.#twin.hidden = !twin;
    write(this.#twin, twin ? `Left: as set. Right: the twin, with “${difference}”. It has reached ${words(twin)}` : "");
  }
}

/** @param {RunFrame} run */
function words({ measure, kind }) {
  return `loss ${decimals(measure.data + measure.regularisation)}, ${accuracyText(measure.accuracy, kind)}`;
}

/** Sets a text only if it differs, since a screen reader may read it again otherwise. @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
