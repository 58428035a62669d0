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

/** @import { Extension } from "@codemirror/state" */
/** @typedef {{ line: number, message: string }} LineError lines count from 1 */

export { EditorView, redo, redoDepth, undo, undoDepth };

/** The colours are the page's tokens, so that one theme serves light and dark. */
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

/** The message under the line that failed. */
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
  return Decoration.set([
    Decoration.line({ class: "code-error-line" }).range(from),
    Decoration.widget({ widget: new ErrorMessage(error.message), block: true, side: 1 }).range(to),
  ]);
}

/**
 * @param {EditorView} view
 * @param {LineError | undefined} error
 */
export function mark(view, error) {
  view.dispatch({ effects: markError.of(error) });
}

/**
 * @param {{ text: string, attributes: Record<string, string>, onChange: (text: string) => void, onRun: () => void }} settings
 */
export function createState({ text, attributes, onChange, onRun }) {
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
    // Escape first lets the next Tab leave the editor: CodeMirror's own way out.
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    errorMark,
    // It can take the focus anyway, but axe-core requires the attribute.
    EditorView.contentAttributes.of({ ...attributes, tabindex: "0" }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onChange(state.doc.toString());
    }),
  ];
  return EditorState.create({ doc: text, extensions });
}
