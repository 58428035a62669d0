// The extensions of the CodeMirror editor, which is loaded after the first picture.
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  redo,
  redoDepth,
  undo,
  undoDepth,
} from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  WidgetType,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { button, element } from "../../ui/element.js";

/** @import { Extension } from "@codemirror/state" */
/** @typedef {{ line: number, message: string }} LineError lines count from 1; a message that stands elsewhere is "" here */

export { EditorView, redo, redoDepth, undo, undoDepth };

/** The style of the code. Its colours are the page's tokens, so that one theme serves light and dark. */
const HIGHLIGHTING = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword], class: "code-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "code-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "code-number" },
  { tag: tags.comment, class: "code-comment" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    class: "code-definition",
  },
]);

/** @type {import("@codemirror/state").StateEffectType<number | undefined>} */
const lightLine = StateEffect.define();

/** Marks the line of the selected value. */
const lineLight = StateField.define({
  create: () => Decoration.none,
  update(marks, { effects, changes, state: { doc } }) {
    for (const effect of effects) {
      if (!effect.is(lightLine)) continue;
      const line = effect.value;
      if (line === undefined || line > doc.lines) return Decoration.none;
      return Decoration.set([Decoration.line({ class: "code-lit" }).range(doc.line(line).from)]);
    }
    return marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {EditorView} view @param {number | undefined} line */
export function light(view, line) {
  const effects = [lightLine.of(line)];
  // Scrolling would disturb somebody who is typing.
  if (line !== undefined && line <= view.state.doc.lines && !view.hasFocus) {
    effects.push(/** @type {any} */ (EditorView.scrollIntoView(view.state.doc.line(line).from)));
  }
  view.dispatch({ effects });
}

/**
 * A number that differs between graph and code. `write` changes the code, `reset` the graph, and each takes the focus there,
 * as its button disappears.
 * @typedef {{ line: number, text: string, write: () => void, reset: () => void }} Difference lines count from 1
 */

/** Shows the number of the graph after the number in the code. */
class DifferenceMark extends WidgetType {
  /** @param {Difference} difference */
  constructor(difference) {
    super();
    this.difference = difference;
  }

  /** @param {DifferenceMark} other */
  eq({ difference }) {
    return difference.line === this.difference.line && difference.text === this.difference.text;
  }

  toDOM() {
    const { text, write, reset } = this.difference;
    const mark = element("span", { class: "code-difference" }, element("span", {}, `→ ${text}`));
    mark.append(
      button("Write", write, { title: "Write the number of the picture into the code" }),
      button("Reset", reset, { title: "Return to the number in the code" }),
    );
    return mark;
  }

  ignoreEvent() {
    return true;
  }
}

/** @type {import("@codemirror/state").StateEffectType<Difference[]>} */
const showDifferences = StateEffect.define();

const differenceMarks = StateField.define({
  create: () => Decoration.none,
  update(marks, { effects, changes, state: { doc } }) {
    for (const effect of effects) {
      if (!effect.is(showDifferences)) continue;
      const known = effect.value.filter(({ line }) => line <= doc.lines).sort((one, other) => one.line - other.line);
      return Decoration.set(
        known.map((difference) => {
          const widget = new DifferenceMark(difference);
          return Decoration.widget({ widget, side: 1 }).range(doc.line(difference.line).to);
        }),
      );
    }
    return marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param {EditorView} view @param {Difference[]} list */
export function differences(view, list) {
  view.dispatch({ effects: showDifferences.of(list) });
}

/** Shows the error message under the line that failed. */
class ErrorMessage extends WidgetType {
  /** @param {string} message */
  constructor(message) {
    super();
    this.message = message;
  }

  /** @param {ErrorMessage} other */
  eq(other) {
    return other.message === this.message;
  }

  toDOM() {
    const element = document.createElement("div");
    element.className = "code-error-message";
    element.textContent = this.message;
    return element;
  }
}

/** @type {import("@codemirror/state").StateEffectType<LineError | undefined>} */
const markError = StateEffect.define();

const errorMark = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(markError)) return marksOf(transaction.state, effect.value);
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {LineError | undefined} error
 */
function marksOf({ doc }, error) {
  if (!error) return Decoration.none;
  const { from, to } = doc.line(Math.min(Math.max(error.line, 1), doc.lines));
  const line = Decoration.line({ class: "code-error-line" }).range(from);
  if (!error.message) return Decoration.set([line]);
  const message = Decoration.widget({ widget: new ErrorMessage(error.message), block: true, side: 1 }).range(to);
  return Decoration.set([line, message]);
}

/**
 * @param {EditorView} view
 * @param {LineError | undefined} error
 */
export function mark(view, error) {
  view.dispatch({ effects: markError.of(error) });
}

/**
 * @param {{ text: string, attributes: Record<string, string>, onChange: (text: string) => void, onRun: () => void,
 *   onLine: (line: number) => void }} settings
 */
export function createState({ text, attributes, onChange, onRun, onLine }) {
  const run = () => {
    onRun();
    return true;
  };
  /** @type {Extension[]} */
  const extensions = [
    Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    bracketMatching(),
    indentOnInput(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    pythonLanguage,
    syntaxHighlighting(HIGHLIGHTING),
    // CodeMirror lets the next Tab leave the editor after Escape.
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    errorMark,
    lineLight,
    differenceMarks,
    EditorView.lineWrapping,
    // An editable element can take the focus without this attribute, but axe-core requires it.
    EditorView.contentAttributes.of({ ...attributes, tabindex: "0" }),
    EditorView.updateListener.of(({ docChanged, selectionSet, state, startState, transactions }) => {
      if (docChanged) onChange(state.doc.toString());
      const [line, before] = [state, startState].map(({ doc, selection }) => doc.lineAt(selection.main.head).number);
      const isMoved = transactions.some((transaction) => transaction.isUserEvent("select"));
      if (!docChanged && selectionSet && isMoved && line !== before) onLine(line);
    }),
  ];
  return EditorState.create({ doc: text, extensions });
}
