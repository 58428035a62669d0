// Shows a program, or two side by side, each line joined with the one that corresponds to it; one of them can be run.
import { Python } from "../../python/host/python.js";
import { button, element } from "../../ui/element.js";

/** @import { CardWith, LivePicture } from "../card.js" */

/**
 * The part of a card for this picture: the names of the programs, their lines, the program that runs, and what the button says.
 * @typedef {{ names: string[], lines: string[][], source: string, action: string }} Programs
 *
 * The state that its task reads: the output so far, and whether the program is running.
 * @typedef {{ printed: string, isRunning: boolean }} ProgramsState
 */

/** @implements {LivePicture<CardWith<"programs">, ProgramsState>} */
export default class ProgramsPicture {
  #onChange;
  #programs = element("div", { class: "learn-programs", role: "table", "aria-label": "Programs", tabindex: 0 });
  #output = element("pre", { class: "learn-output", role: "status", tabindex: 0, "aria-label": "Output" });
  /** @type {Python | undefined} */
  #python;
  /** @type {Programs | undefined} */
  #shown;
  /** @type {ProgramsState} */
  state = { printed: "", isRunning: false };

  /** @param {HTMLElement} root @param {() => void} onChange */
  constructor(root, onChange) {
    this.#onChange = onChange;
    root.append(this.#programs, this.#output);
  }

  /** @param {CardWith<"programs">} card @param {unknown} [kept] what was printed */
  show({ shows }, kept) {
    this.#shown = shows;
    this.state = { printed: typeof kept === "string" ? kept : "", isRunning: false };
    this.#output.hidden = this.state.printed === "";
    const row = (/** @type {string} */ role, /** @type {(HTMLElement | string)[]} */ cells) => {
      const [first, ...others] = cells.map((cell) => element("div", { role }, cell));
      const join = element("span", { class: "join", "aria-hidden": "true" });
      return element("div", { role: "row" }, first, ...others.flatMap((other) => [join, other]));
    };
    this.#programs.toggleAttribute("data-two", shows.names.length > 1);
    this.#programs.scrollTop = 0;
    this.#programs.replaceChildren(
      row("columnheader", shows.names),
      ...shows.lines.map((lines) =>
        row(
          "cell",
          lines.map((line) => element("code", {}, ...breakable(line))),
        ),
      ),
    );
    this.#say(this.state.printed);
  }

  get kept() {
    return this.state.printed || undefined;
  }

  controls() {
    const { action } = /** @type {Programs} */ (this.#shown);
    return [button(action, () => this.#run())];
  }

  async #run() {
    const shown = /** @type {Programs} */ (this.#shown);
    if (!this.#python) {
      this.#python = new Python();
      this.#python.onFailure((message) => {
        this.state = { printed: "", isRunning: false };
        this.#say(message);
      });
    }
    this.state = { printed: "", isRunning: true };
    this.#output.hidden = false;
    this.#say("Python is starting…");
    const { outputs, error } = await this.#python.run(shown.source);
    if (this.#shown !== shown) return;
    const printed = outputs.map((output) => (output.kind === "text" ? output.text : "")).join("");
    this.state = { printed, isRunning: false };
    this.#say(error ? `${printed}${error.type}: ${error.message}` : printed);
  }

  /** @param {string} text */
  #say(text) {
    this.#output.textContent = text;
    this.#onChange();
  }
}

/** Returns the text of a line, which may be broken before each call of a method. @param {string} line */
function breakable(line) {
  const [first, ...calls] = line.split(/(?=\.[a-z]\w*\()/);
  return [first, ...calls.flatMap((call) => [element("wbr"), call])];
}
