// The code pane of the graph lab: examples, the editor, the runner and the console.
import { effect } from "@preact/signals-core";
import { downloaded, QUICK } from "../../python/host/sandbox.js";
import { element } from "../../ui/element.js";
import { closeByItself } from "../../ui/menu.js";
import { runtime } from "../../ui/numbers.js";
import { faultText } from "../../ui/refused.js";
import { Console } from "./console.js";
import { Editor } from "./editor.js";
import { headOf, sentenceOf } from "./error-words.js";
import { InterpreterChoice } from "./interpreter-choice.js";
import { nameOf, OwnPrograms } from "./own-programs.js";
import { PRESETS, presetOf } from "./presets.js";
import { Runner } from "./runner.js";
import { savedCode, savedInterpreter, saveRoom } from "./saved.js";

/** @import { Failure, Result } from "../../python/host/result.js" */
/** @import { GraphState } from "../state.js" */
/** @import { Interpreter } from "../../python/host/python.js" */
/** @import { LineError } from "./codemirror.js" */
/** @import { Program } from "./saved.js" */

/**
 * `code` is absent if it is the preset's own.
 * @typedef {{ preset: string, code?: string, python?: Interpreter }} Code
 *
 * What was opened and is edited since: an example, a program of the learner's own or code from a link or a card. `own` is the text of the
 * learner's program that it is, or has become.
 * @typedef {{ preset: string, own?: string }} Opening
 */

/** The ids of the learner's own programs in the list of examples begin with this. */
const OWN = "own";
/** The id of code from a link or a card in the list. */
const LINKED = "linked";

/** The example that is shown at first. */
export const DEFAULT = PRESETS[0].id;

/** The time in milliseconds before a run is announced. */
const BUSY = 250;

export class CodePane {
  #root;
  #status;
  #state;
  #onChoose;
  #onBusy;
  #onResult;
  #editor;
  #console;
  #runner;
  #own = new OwnPrograms();
  /** The last code that was opened and is neither an example nor the learner's own. @type {Program | undefined} */
  #linked;
  /** @type {Opening} */
  #opening = { preset: DEFAULT };
  /** What each replaced or inserted text belongs to, as undo may bring it back. @type {Map<string, Opening>} */
  #openings = new Map();
  #failed = false;
  /** The line that failed in the last run. @type {LineError | undefined} */
  #error;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #busy;
  /** The code that runs, or ran last. */
  #running = "";

  /**
   * @param {HTMLElement} root
   * @param {GraphState} state
   * @param {{ output: HTMLElement, status: HTMLElement }} places where the code's output is shown, and how its run goes
   * @param {{ onChoose: () => void, onBusy: () => void, onHold: () => void, onResult: (result: Result, code: string) => void, onLine: (line: number) => void }} listener
   *   `onChoose` is called after other code replaced the text, `onBusy` when a run takes a while, `onHold` when the text has
   *   changed and does not run by itself, `onResult` with the code that ran, and `onLine` when the cursor moves to another line
   */
  constructor(root, state, { output, status }, { onChoose, onBusy, onHold, onResult, onLine }) {
    this.#root = root;
    this.#status = status;
    this.#state = state;
    this.#onChoose = onChoose;
    this.#onBusy = onBusy;
    this.#onResult = onResult;
    this.#console = new Console(output);
    this.#editor = new Editor(this.#find("#lab-editor"), {
      id: "lab-code",
      label: "Python code",
      describedBy: "lab-keys",
      onChange: (text) => this.#typed(text),
      onRun: () => this.run(),
      onLine,
    });
    closeByItself(/** @type {HTMLDetailsElement} */ (this.#find("#lab-more")), "#lab-reset");
    const choice = new InterpreterChoice(root, state);
    this.#runner = new Runner({
      onBegin: (requested) => this.#begin(requested),
      onAnew: () => this.#console.begin(),
      onStanding: (standing) => choice.show(standing),
      onOutput: (output) => this.#console.add(output),
      onEnd: (result) => this.#end(result),
      onHold: () => {
        this.#showPause();
        this.#say(this.#runner.isRunning ? "Still running the code from before." : "Changed: press Run.");
        onHold();
      },
      onFailure: (message, isFault) => this.#fail(message, isFault),
    });
    this.#select.addEventListener("change", () => this.#choose(this.#select.value));
    this.#button("run").addEventListener("click", () => this.run());
    this.#button("stop").addEventListener("click", () => this.#runner.stop());
    this.#button("reset").addEventListener("click", () => this.#choose(state.code.value.preset));
    for (const direction of /** @type {const} */ (["undo", "redo"])) {
      this.#button(direction).addEventListener("click", () => this.#editor.go(direction));
    }
    this.#button("run").disabled = this.#select.disabled = false;
    const automatic = /** @type {HTMLInputElement} */ (this.#find("#lab-automatic"));
    automatic.disabled = false;
    automatic.addEventListener("change", () => {
      state.runsAsTyped.value = automatic.checked;
      if (automatic.checked) this.#runner.typed(state.code.value.text);
    });
    effect(() => {
      this.#runner.automatic = automatic.checked = state.runsAsTyped.value;
      this.#showPause();
    });
    effect(() => this.#runner.choose(state.interpreter.value));
    effect(() => this.#show(state.code.value));
  }

  /** Replaces the code without running it. @param {Code} code */
  open({ preset, code, python }) {
    const { id, source, isSlow } = presetOf(preset);
    const before = this.#state.code.value;
    const text = code ?? source;
    const saved = savedCode();
    // The line that failed at the last visit fails again: what is below it is not to move when it does.
    this.#editor.mark(saved?.code === text ? saved.room?.error : undefined);
    if (before.text) this.#openings.set(before.text, this.#opening);
    const own = this.#own.list.find((program) => program.text === text)?.text;
    if (text !== source && own === undefined && text.trim() !== "") this.#linked = { preset: id, text };
    this.#opening = { preset: id, own };
    this.#root.removeAttribute("data-held");
    this.#openings.set(text, this.#opening);
    this.#state.code.value = { preset: id, text };
    this.#state.interpreter.value = python ?? savedInterpreter();
    this.#runner.expect(isSlow);
    this.#showPause();
  }

  /** Shows the code and the example that it belongs to. @param {{ preset: string, text: string }} code */
  #show({ preset, text }) {
    const { source, about } = presetOf(preset);
    const isOwn = text !== source;
    this.#list();
    const own = this.#own.list.findIndex((program) => program.text === this.#opening.own);
    this.#select.value = isOwn && own >= 0 ? `${OWN}${own}` : isOwn && this.#linked ? LINKED : preset;
    this.#find("#lab-about").textContent = isOwn ? "" : about;
    this.#find("#lab-about").hidden = isOwn;
    this.#editor.setText(text);
    this.#button("reset").disabled = this.#state.linkedCode.code === undefined;
    // `disabled` would take the focus from a reader who presses the button repeatedly.
    for (const direction of /** @type {const} */ (["undo", "redo"])) {
      this.#button(direction).setAttribute("aria-disabled", String(!this.#editor.can(direction)));
    }
  }

  /** Lists what can be chosen: the examples, the learner's own programs and code from a link or a card. */
  #list() {
    const own = this.#own.list.map(({ preset, text }, index) => {
      const title = index > 0 ? `Your code before: ${nameOf(text, presetOf(preset).source)}` : "Your code";
      return new Option(title, `${OWN}${index}`);
    });
    const linked = this.#linked ? [new Option("From a link or a card", LINKED)] : [];
    const examples = PRESETS.map(({ id, title }) => new Option(title, id));
    this.#select.replaceChildren(...examples, ...linked, ...own);
  }

  /** Returns the code of the last visit, if it is not the first example. @returns {Code | undefined} */
  get kept() {
    const saved = savedCode();
    if (!saved) return undefined;
    const { id, source } = presetOf(saved.preset);
    if (saved.code !== source) return saved;
    return id === DEFAULT ? undefined : { preset: id };
  }

  run() {
    if (this.#failed) this.#runner.restart();
    this.#failed = false;
    return this.#runner.run(this.#state.code.value.text);
  }

  /** Shows the output although nothing has run. */
  showOutput() {
    this.#console.show();
  }

  /** Starts to load Python. */
  startPython() {
    this.#runner.start();
  }

  /** Loads CodeMirror, which takes the place of the plain text field. */
  async upgrade() {
    // CodeMirror's files would share the line with Python's, which the graph waits for.
    if (this.#state.interpreter.value === "quick") await downloaded(QUICK);
    await this.#editor.upgrade();
  }

  /** @param {string} chosen the id of an entry of the list */
  #choose(chosen) {
    this.#onChoose();
    this.#console.clear();
    const program = chosen === LINKED ? this.#linked : this.#own.list[Number(chosen.replace(OWN, ""))];
    this.open(program ? { preset: program.preset, code: program.text } : { preset: chosen });
    this.#own.save(this.#state.code.value);
    this.run();
  }

  /** @param {string} text */
  #typed(text) {
    // Undo may have gone back to another example.
    this.#opening = this.#openings.get(text) ?? this.#opening;
    this.#keep(text);
    this.#runner.typed(text);
  }

  /** Takes over an edited text, which makes the code the learner's own. @param {string} text */
  #keep(text) {
    const { preset, own } = this.#opening;
    const isOwn = text !== presetOf(preset).source && text.trim() !== "";
    if (isOwn) {
      this.#own.edit({ preset, text }, own);
      this.#opening.own = text;
    } else {
      this.#own.save({ preset, text });
    }
    this.#state.code.value = { preset, text };
  }

  /** @param {boolean} requested whether somebody pressed Run */
  #begin(requested) {
    this.#root.dataset.run = "running";
    this.#running = this.#state.code.value.text;
    this.#console.begin();
    if (requested) this.#console.clear();
    this.#button("stop").disabled = false;
    clearTimeout(this.#busy);
    this.#busy = setTimeout(() => {
      // The entries that are shown were not printed by the code that runs.
      this.#console.clearOld();
      this.#say(this.#runner.isReady ? "Running…" : "Loading Python…");
      this.#onBusy();
    }, BUSY);
  }

  /** @param {Result} result */
  #end(result) {
    clearTimeout(this.#busy);
    const { error, end, seconds } = result;
    this.#hideStop();
    const line = error?.line ? { line: error.line, message: `${error.type}: ${error.message}` } : undefined;
    this.#error = line;
    // Under its line a message would move the code of a page that has just opened.
    const isInOutput = this.#console.isFirst && this.#root.checkVisibility();
    this.#editor.mark(line && isInOutput ? { ...line, message: "" } : line);
    const code = this.#running;
    this.#console.end(error, isInOutput).then(() => {
      if (this.#running !== code) return;
      saveRoom(code, {
        about: this.#find("#lab-about").textContent ?? "",
        output: this.#console.height,
        ...(line && { error: line }),
      });
    });
    if (error) this.#sayError(error);
    else this.#say(end === "stopped" ? "Stopped. The code is still there." : "Finished");
    this.#runtime(end === "finished" ? `in ${runtime(seconds)}` : "");
    this.#root.dataset.run = "ended";
    this.#showPause();
    this.#onResult(result, this.#running);
  }

  /** Says that Python could not be loaded or broke down. @param {string} message @param {boolean} isFault of the page */
  #fail(message, isFault) {
    clearTimeout(this.#busy);
    this.#hideStop();
    this.#console.show();
    const remedy = "Your code is kept, and Run starts Python again.";
    this.#say(isFault ? faultText(message, remedy) : `Python could not be loaded: ${message} Run tries again.`, true);
    this.#failed = true;
    this.#root.dataset.run = "failed";
  }

  /**
   * Shows a status and has a screen reader announce it, but not repeatedly while the learner types.
   * @param {string} text
   * @param {boolean} [wrong]
   */
  #say(text, wrong = false) {
    const status = this.#said;
    if (status.textContent !== text) status.textContent = text;
    status.toggleAttribute("data-wrong", wrong);
    delete status.dataset.head;
    if (text !== "Finished") this.#runtime("");
  }

  /**
   * Says which error there is. Its message is shown at its line or in the output, but announced here. Where the output is not in sight,
   * the style shows the head.
   * @param {Failure} error
   */
  #sayError(error) {
    const sentence = sentenceOf(error);
    this.#say(sentence, true);
    this.#said.replaceChildren(element("span", { class: "visually-hidden" }, sentence));
    this.#said.dataset.head = headOf(error);
  }

  #hideStop() {
    const stop = this.#button("stop");
    if (document.activeElement === stop) this.#button("run").focus();
    stop.disabled = true;
  }

  get #said() {
    return /** @type {HTMLElement} */ (this.#status.querySelector("#lab-status"));
  }

  /** Shows how long the run took, without announcing it. @param {string} text */
  #runtime(text) {
    const element = /** @type {HTMLElement} */ (this.#status.querySelector("#lab-time"));
    element.textContent = text;
    element.hidden = text === "";
  }

  /** Says why code does not run while the learner types although that is on. */
  #showPause() {
    const { pause } = this.#runner;
    const text = pause && `Code does not run as you type: ${pause}. Press Run; after a run under 1 s it does again.`;
    const element = this.#find("#lab-pause");
    if (element.textContent !== text) element.textContent = text;
    element.hidden = text === "";
    this.#find(".switch").toggleAttribute("data-paused", text !== "");
  }

  get #select() {
    return /** @type {HTMLSelectElement} */ (this.#find("#lab-preset"));
  }

  /** Replaces the code as if it were typed, and runs it. The keyboard goes on in the code, where that is undone. @param {string} text */
  edit(text) {
    this.#editor.focus();
    this.#openings.set(this.#state.code.value.text, this.#opening);
    this.#keep(text);
    return this.run();
  }

  /** Shows which numbers of the code differ in the graph. @param {import("./codemirror.js").Difference[]} list */
  differ(list) {
    this.#editor.differ(list);
  }

  /** Moves the cursor to a line of the code. @param {number} line */
  goTo(line) {
    if (this.#error?.line === line) this.#editor.mark(this.#error);
    this.#editor.goTo(line);
  }

  /** Highlights the line of the selected value. @param {number | undefined} line */
  light(line) {
    this.#editor.light(line);
  }

  /** @param {string} name */
  #button(name) {
    return /** @type {HTMLButtonElement} */ (this.#find(`#lab-${name}`));
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.#root.querySelector(selector));
  }
}
