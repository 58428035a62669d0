// Handles the search field, which finds boxes by what is written on them and goes from match to match.

import { find } from "./find.js";

/** @import { Match } from "./find.js" */
/** @import { GraphView } from "./view.js" */

let count = 0;

export class Search {
  #view;
  #choose;
  #input;
  #status;
  #buttons;
  /** @type {Match[]} */
  #matches = [];
  #at = -1;

  /**
   * @param {HTMLElement} root
   * @param {GraphView} view
   * @param {(place: number) => void} choose called with a value that was found
   */
  constructor(root, view, choose) {
    this.#choose = choose;
    const id = `graph-search-${++count}`;
    root.classList.add("graph-search");
    root.setAttribute("role", "search");
    root.innerHTML = `<label class="visually-hidden" for="${id}">Find in the graph</label>
<input id="${id}" type="search" placeholder="find…" autocomplete="off" spellcheck="false" autocapitalize="none" enterkeyhint="search" />
<button type="button" aria-label="Previous match" title="Previous match (Shift Enter)" disabled>‹</button>
<button type="button" aria-label="Next match" title="Next match (Enter)" disabled>›</button>
<output for="${id}" aria-live="polite"></output>`;
    this.#view = view;
    this.#input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.#status = /** @type {HTMLOutputElement} */ (root.querySelector("output"));
    this.#buttons = Array.from(root.querySelectorAll("button"));
    this.#input.addEventListener("input", () => this.#search());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.#buttons[0].addEventListener("click", () => this.#go(-1));
    this.#buttons[1].addEventListener("click", () => this.#go(1));
  }

  #found() {
    const { graph, numbers } = this.#view;
    return graph && numbers ? find(graph, numbers, this.#input.value) : [];
  }

  #search() {
    this.#matches = this.#found();
    this.#at = -1;
    for (const button of this.#buttons) button.disabled = this.#matches.length === 0;
    this.#go(1);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter") this.#go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && this.#input.value !== "") {
      this.#input.value = "";
      this.#search();
    } else return;
    event.preventDefault();
  }

  /** Goes to the next or previous match, and wraps around at the ends. @param {number} step 1 or -1 */
  #go(step) {
    // The graph may have changed since the last search.
    const matches = this.#found();
    if (matches.length !== this.#matches.length) this.#at = -1;
    this.#matches = matches;
    if (!matches.length) {
      this.#status.textContent = this.#input.value.trim() === "" ? "" : "nothing found";
      // What an earlier text has found is not what this one looks for.
      this.#choose(-1);
      return;
    }
    this.#at =
      this.#at === -1 ? (step > 0 ? 0 : matches.length - 1) : (this.#at + step + matches.length) % matches.length;
    const { place, label, group } = matches[this.#at];
    this.#status.textContent = `${this.#at + 1} of ${matches.length}: ${label}`;
    // A group without one result has no numbers that a card could show.
    this.#choose(group ? group.result : place);
    if (group) this.#view.revealGroup(group);
    else this.#view.reveal(place);
  }
}
