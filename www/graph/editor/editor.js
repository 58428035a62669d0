// The code editor: a plain text field at first, which CodeMirror replaces when it has loaded.

/** @import { EditorView } from "@codemirror/view" */
/** @import { Difference, LineError } from "./codemirror.js" */

/**
 * @typedef {{ id: string, label: string, describedBy: string, onChange: (text: string) => void,
 *   onRun: () => void, onLine: (line: number) => void }} Settings `onChange` is called with what a person types or undoes, not with
 *   what `setText` sets; `onLine` with the line that the cursor moves to
 */

/** The least time between two changes of the differences, in milliseconds. */
const PACE = 100;
/** The height below which a line that is gone to stands at the top of the editor, in pixels. */
const LOW = 200;

export class Editor {
  #root;
  #settings;
  #field;
  /** @type {EditorView | undefined} */
  #view;
  /** @type {typeof import("./codemirror.js") | undefined} */
  #codemirror;
  #silent = false;
  /** @type {LineError | undefined} */
  #error;
  /** The line of the selected value. @type {number | undefined} */
  #lit;
  /** @type {Difference[]} */
  #differences = [];
  /** The timer of the differences that are yet to be shown. @type {ReturnType<typeof setTimeout> | undefined} */
  #pacing;

  /**
   * @param {HTMLElement} root
   * @param {Settings} settings
   */
  constructor(root, settings) {
    this.#root = root;
    this.#settings = settings;
    this.#field = document.createElement("textarea");
    this.#field.className = "code-plain";
    this.#field.spellcheck = false;
    for (const [name, value] of Object.entries(this.#attributes())) this.#field.setAttribute(name, value);
    this.#field.addEventListener("input", () => settings.onChange(this.#field.value));
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      settings.onRun();
    });
    root.replaceChildren(this.#field);
  }

  #attributes() {
    const { id, label, describedBy } = this.#settings;
    return { id, "aria-label": label, "aria-describedby": describedBy, autocapitalize: "off", autocorrect: "off" };
  }

  get text() {
    return this.#view ? this.#view.state.doc.toString() : this.#field.value;
  }

  /**
   * Replaces the text, which can be undone.
   * @param {string} text
   */
  setText(text) {
    if (text === this.text) return;
    if (this.#view) {
      this.#silent = true;
      this.#view.dispatch({
        changes: { from: 0, to: this.#view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
        // CodeMirror must not join the replacement with what was typed just before into one undo step.
        userEvent: "example",
      });
      this.#silent = false;
    } else {
      this.#field.value = text;
    }
  }

  /**
   * Marks the line that failed, or removes the mark.
   * @param {LineError} [error]
   */
  mark(error) {
    this.#error = error;
    if (this.#view) this.#codemirror?.mark(this.#view, error);
  }

  /**
   * Shows which numbers of the code differ in the graph: at once, but not in every frame of a drag, as each time the editor is
   * laid out anew.
   * @param {Difference[]} list
   */
  differ(list) {
    this.#differences = list;
    if (this.#pacing !== undefined && list.length > 0) return;
    this.#showDifferences();
    clearTimeout(this.#pacing);
    this.#pacing = setTimeout(() => {
      this.#pacing = undefined;
      if (this.#differences !== list) this.differ(this.#differences);
    }, PACE);
  }

  #showDifferences() {
    if (this.#view) this.#codemirror?.differences(this.#view, this.#differences);
  }

  /** Moves the cursor to a line, and brings what stands below it into view with it. @param {number} line */
  goTo(line) {
    if (!this.#view || !this.#codemirror) return this.#field.focus();
    const { scrollDOM, state } = this.#view;
    const { to } = state.doc.line(Math.min(line, state.doc.lines));
    const y = scrollDOM.clientHeight < LOW ? "start" : "center";
    const effects = this.#codemirror.EditorView.scrollIntoView(to, { y });
    this.#view.dispatch({ selection: { anchor: to }, effects });
    this.#view.focus();
  }

  /** Takes the focus, unless that would bring the keys of a phone. */
  focus() {
    if (!matchMedia("(pointer: coarse)").matches) (this.#view ?? this.#field).focus();
  }

  /** Highlights a line, or none. @param {number | undefined} line */
  light(line) {
    if (line === this.#lit) return;
    this.#lit = line;
    if (this.#view) this.#codemirror?.light(this.#view, line);
  }

  /** Returns whether there is an edit to undo or to redo. @param {"undo" | "redo"} direction */
  can(direction) {
    if (!this.#view || !this.#codemirror) return false;
    const { undoDepth, redoDepth } = this.#codemirror;
    return (direction === "undo" ? undoDepth : redoDepth)(this.#view.state) > 0;
  }

  /** @param {"undo" | "redo"} direction */
  go(direction) {
    if (this.#view) this.#codemirror?.[direction](this.#view);
  }

  /** Replaces the plain text field with CodeMirror, and keeps text, selection and focus. */
  async upgrade() {
    const codemirror = await import("./codemirror.js");
    const focused = document.activeElement === this.#field;
    const { value, selectionStart, selectionEnd, scrollTop } = this.#field;
    const { onChange, onRun, onLine } = this.#settings;
    const state = codemirror.createState({
      text: value,
      attributes: this.#attributes(),
      onChange: (text) => {
        if (!this.#silent) onChange(text);
      },
      onRun,
      onLine,
    });
    const view = new codemirror.EditorView({ state });
    this.#root.replaceChildren(view.dom);
    this.#codemirror = codemirror;
    this.#view = view;
    view.dispatch({ selection: { anchor: selectionStart, head: selectionEnd } });
    if (focused) view.focus();
    view.scrollDOM.scrollTop = scrollTop;
    if (this.#error) codemirror.mark(view, this.#error);
    if (this.#differences.length) codemirror.differences(view, this.#differences);
    if (this.#lit !== undefined) codemirror.light(view, this.#lit);
  }
}
