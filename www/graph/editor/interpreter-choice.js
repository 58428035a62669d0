// Lets the learner choose the interpreter, and says which one runs the code and why.
import { effect } from "@preact/signals-core";
import { saveInterpreter } from "./saved.js";

/** @import { Standing } from "../../python/host/python.js" */
/** @import { GraphState } from "../state.js" */

export class InterpreterChoice {
  #words;
  #bar;

  /**
   * @param {HTMLElement} root
   * @param {GraphState} state
   */
  constructor(root, state) {
    const input = /** @type {HTMLInputElement} */ (root.querySelector("#lab-full"));
    this.#words = /** @type {HTMLElement} */ (root.querySelector("#lab-interpreter"));
    this.#bar = /** @type {HTMLProgressElement} */ (root.querySelector("#lab-loading"));
    input.disabled = false;
    input.addEventListener("change", () => {
      state.interpreter.value = input.checked ? "full" : "quick";
      saveInterpreter(state.interpreter.value);
    });
    effect(() => {
      input.checked = state.interpreter.value === "full";
    });
  }

  /** @param {Standing} standing */
  show({ reason, isEarlier, loading, failure }) {
    const words = isEarlier
      ? "Runs in full Python, which earlier code needed."
      : reason && sentence(reason, loading !== undefined, failure);
    if (this.#words.textContent !== words) this.#words.textContent = words;
    this.#words.hidden = words === "";
    this.#bar.hidden = loading === undefined;
    this.#bar.value = loading ?? 0;
  }
}

/**
 * @param {string} reason
 * @param {boolean} isLoading
 * @param {string} [failure]
 */
function sentence(reason, isLoading, failure) {
  if (isLoading) return `Loading full Python, 6 MB, once. The quick one ${reason}.`;
  if (failure) return `Full Python could not be loaded: ${failure} The quick one ${reason}; Run tries again.`;
  return `Runs in full Python: the quick one ${reason}.`;
}
