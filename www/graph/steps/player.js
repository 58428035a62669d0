// The player chooses a step with a slider, with buttons and by playing. It does not depend on the graph.
import { onPress } from "../../ui/press.js";
import { SPEEDS } from "./playback.js";

/**
 * The texts that the player shows at a step.
 * @typedef {{ phase: "forward" | "backward", step: number, steps: number, sentence: string }} Told
 */

/**
 * The position: the number of steps (0 if there is no graph), the step at which the backward pass starts, and the step that
 * is shown (absent without a walkthrough).
 * @typedef {{ length: number, boundary: number, at: number | undefined, isPlaying: boolean, isPrimary: boolean, speed: Speed }} Stand
 * @typedef {keyof typeof SPEEDS} Speed
 *
 * @typedef {object} Handlers
 * @property {(step: number | undefined) => void} go goes to a step, or ends the walkthrough
 * @property {(isPlaying: boolean) => void} play
 * @property {(speed: Speed) => void} speed
 */

/** The icons of the buttons, as SVG paths in a square of 16 by 16. */
const ICONS = {
  start: "M3 2.5v11M13 3 6 8l7 5z",
  back: "M11.5 3 4.5 8l7 5z",
  play: "M4 2.5v11L13 8z",
  pause: "M4 3h3v10H4zM9 3h3v10H9z",
  forward: "M4.5 3l7 5-7 5z",
  end: "M13 2.5v11M3 3l7 5-7 5z",
  leave: "M4 4l8 8M12 4l-8 8",
};

/** @param {keyof typeof ICONS} act @param {string} text @param {string} [attributes] */
const button = (act, text, attributes = "") =>
  `<button type="button" data-act="${act}" title="${text}" ${attributes}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[act]}" /></svg><span class="visually-hidden">${text}</span></button>`;

const CONTENT = `
  <div class="scrubber-told">
    <div class="scrubber-place"><output class="scrubber-step"></output> ${button("leave", "Done")}</div>
    <p class="scrubber-sentence" aria-live="polite"></p>
  </div>
  <div class="scrubber-controls" role="group" aria-label="Step through">
    ${button("start", "To start")}
    ${button("back", "Previous")}
    ${button("play", "Play")}
    ${button("forward", "Next")}
    ${button("end", "To end")}
    <div class="scrubber-track"><input type="range" min="0" step="1" aria-label="Step" /></div>
    <select aria-label="Speed" title="Speed">${Object.entries(SPEEDS).map(([key, { title }]) => `<option value="${key}">${title}</option>`)}</select>
  </div>`;

export class Player {
  #root;
  #handlers;
  #range;
  #output;
  #sentence;
  #speed;
  /** @type {Stand} */
  #stand = { length: 0, boundary: 0, at: undefined, isPlaying: false, isPrimary: false, speed: "normal" };

  /**
   * @param {HTMLElement} root
   * @param {Handlers} handlers
   */
  constructor(root, handlers) {
    root.classList.add("scrubber");
    root.innerHTML = CONTENT;
    this.#root = root;
    this.#handlers = handlers;
    this.#range = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.#output = /** @type {HTMLOutputElement} */ (root.querySelector("output"));
    this.#sentence = /** @type {HTMLElement} */ (root.querySelector(".scrubber-sentence"));
    this.#speed = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
    this.#speed.addEventListener("change", () => handlers.speed(/** @type {Speed} */ (this.#speed.value)));
    this.#range.addEventListener("input", () => handlers.go(this.#range.valueAsNumber));
    this.#range.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      if (!event.repeat) handlers.play(!this.#stand.isPlaying);
    });
    for (const button of root.querySelectorAll("button")) {
      const { act = "" } = button.dataset;
      if (act !== "play") button.addEventListener("click", () => this.#act(act));
    }
    const isPlaying = () => this.#stand.isPlaying;
    onPress(this.#button("play"), isPlaying, (wasPlaying) => handlers.play(!wasPlaying));
  }

  /** @param {Stand} stand @param {Told | undefined} told of the step */
  show(stand, told) {
    this.#stand = stand;
    const { length, boundary, at, isPlaying, isPrimary, speed } = stand;
    const last = Math.max(1, length - 1);
    const isStepping = at !== undefined && told !== undefined;
    const text = isStepping ? `${told.phase} ${told.step} of ${told.steps}` : "";
    this.#showPlaying(isPlaying, isPrimary);
    this.#speed.value = speed;
    this.#range.max = String(last);
    this.#range.value = String(at ?? 0);
    this.#root.style.setProperty("--boundary", `${(100 * boundary) / last}%`);
    this.#root.style.setProperty("--reached", `${(100 * (at ?? 0)) / last}%`);
    this.#range.setAttribute("aria-valuetext", text || "not stepping");
    this.#output.textContent = text;
    const sentence = isStepping ? told.sentence : "";
    if (this.#sentence.textContent !== sentence) this.#sentence.textContent = sentence;
    this.#root.toggleAttribute("data-stepping", isStepping);
    this.#enable();
  }

  /** @param {string} act */
  #act(act) {
    const { length, at } = this.#stand;
    const { go } = this.#handlers;
    const now = at ?? length;
    if (act === "start") go(0);
    else if (act === "back") go(Math.max(0, now - 1));
    else if (act === "forward") go(at === undefined ? 0 : Math.min(length - 1, now + 1));
    else if (act === "end") go(length - 1);
    else {
      go(undefined);
      // The button disappears, and must not take the focus with it.
      this.#button("play").focus();
    }
  }

  /** @param {keyof typeof ICONS} act */
  #button(act) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(`[data-act="${act}"]`));
  }

  #enable() {
    const { length, at } = this.#stand;
    const isFirst = at === 0;
    const isLast = at === length - 1;
    for (const button of this.#root.querySelectorAll("button")) {
      const act = button.dataset.act;
      // `disabled` would take the focus from a reader who presses the button repeatedly.
      const idle = (isFirst && (act === "start" || act === "back")) || (isLast && (act === "end" || act === "forward"));
      button.toggleAttribute("disabled", length === 0);
      button.setAttribute("aria-disabled", String(idle));
    }
    this.#range.disabled = length === 0;
    this.#speed.disabled = length === 0;
  }

  /** @param {boolean} isPlaying @param {boolean} isPrimary */
  #showPlaying(isPlaying, isPrimary) {
    const button = this.#button("play");
    const text = isPlaying ? "Pause" : "Play";
    button.classList.toggle("primary", isPrimary);
    button.title = text;
    /** @type {Element} */ (button.querySelector("span")).textContent = text;
    button.querySelector("path")?.setAttribute("d", isPlaying ? ICONS.pause : ICONS.play);
    // While playing, the text changes faster than a screen reader could read it.
    this.#sentence.setAttribute("aria-live", isPlaying ? "off" : "polite");
  }
}
