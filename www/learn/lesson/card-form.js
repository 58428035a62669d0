// The form for one card of a lesson that is written: its words, what its reader does, and the buttons that put it into the lesson.
import { button, element } from "../../ui/element.js";
import { Refused } from "../../ui/refused.js";
import { field } from "./field.js";
import { TEXT_LETTERS, TITLE_LETTERS } from "./lesson.js";

/** @import { Form } from "./draft.js" */
/** @import { LessonCard } from "./lesson.js" */

/** The prefix of the choice to ask for a value's gradient, before its label. */
const ASK = "ask ";

/**
 * What the buttons do: `add` a card, `save` its words alone or with the graph that is shown, `cancel` the editing.
 * @typedef {{ write: (form: Form) => void, add: () => void, save: (withGraph: boolean) => void, cancel: () => void }} Handlers
 */

export class CardForm {
  #legend = element("legend");
  #title = field("Title", element("input", { type: "text", maxlength: TITLE_LETTERS }));
  #text = field(
    "Text: Markdown, such as *emphasis*, `code`, # headings, lists and tables",
    element("textarea", { rows: 4, maxlength: TEXT_LETTERS }),
  );
  #refused = element("p", { class: "hint", role: "status" });
  #task = field("What the reader does", element("select"));
  #buttons = element("div", { class: "lesson-ways" });
  #handlers;
  /** The module that reads Markdown, once it has loaded. @type {typeof import("./markdown.js") | undefined} */
  #markdown;
  root = element(
    "fieldset",
    { class: "lesson-card" },
    this.#legend,
    this.#title.root,
    element("div", { class: "field" }, ...this.#text.root.childNodes, this.#refused),
    this.#task.root,
    this.#buttons,
  );

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#handlers = handlers;
    for (const { input } of [this.#title, this.#text, this.#task]) {
      input.addEventListener("input", () => {
        handlers.write({ title: this.title, text: this.#text.input.value, task: this.#task.input.value });
        this.#tellRefused();
      });
    }
  }

  /** Loads what says which part of the text will not be shown as it is written. */
  async loadMarkdown() {
    this.#markdown ??= await import("./markdown.js");
    this.#tellRefused();
  }

  get title() {
    return this.#title.input.value;
  }

  focus() {
    this.#title.input.focus();
  }

  /** @param {Form} form */
  show({ title, text, editing }) {
    const hadFocus = this.#buttons.contains(document.activeElement);
    this.#title.input.value = title;
    this.#text.input.value = text;
    this.#legend.textContent = editing === undefined ? "A new card" : `Card ${editing + 1}`;
    const { add, save, cancel } = this.#handlers;
    this.#buttons.replaceChildren(
      ...(editing === undefined
        ? [button("Add this graph as a card", add)]
        : [
            button("Save the card", () => save(false)),
            button("Save it with the graph you see now", () => save(true)),
            button("Cancel", cancel),
          ]),
    );
    this.#tellRefused();
    // The button that was pressed may be gone.
    if (hadFocus) this.#buttons.querySelector("button")?.focus();
  }

  /** Lets the reader be asked for the gradient of any value that has a name. @param {string[]} labels @param {string} chosen */
  offerTasks(labels, chosen) {
    const options = [
      ["backward", "press Backward"],
      ["look", "look: gradients are shown"],
      ...labels.map((label) => [`${ASK}${label}`, `answer: what is ${label}.grad?`]),
    ];
    const { input } = this.#task;
    input.replaceChildren(...options.map(([value, name]) => element("option", { value }, name)));
    if (options.some(([value]) => value === chosen)) input.value = chosen;
  }

  /**
   * Returns what the form says of a card.
   * @param {string[]} asks the values that the card asked for before it was edited
   * @returns {Pick<LessonCard, "text" | "hasGradients" | "asks">}
   */
  written(asks) {
    const [text, chosen] = [this.#text.input.value, this.#task.input.value];
    if (!(this.title + text).trim()) throw new Refused("a card needs a title or a text");
    // A card of a file may ask for several, of which the first one is chosen here.
    const isKept = asks.length > 0 && chosen === `${ASK}${asks[0]}`;
    return {
      text,
      hasGradients: chosen === "look",
      asks: isKept ? asks : chosen.startsWith(ASK) ? [chosen.slice(ASK.length)] : [],
    };
  }

  /** Says what of the text will not be shown as it is written. */
  #tellRefused() {
    this.#refused.textContent = this.#markdown?.refusedText(this.#text.input.value) ?? "";
  }
}

/** Returns what stands in the form for a card. @param {LessonCard} card @returns {Form} */
export function formOf({ title, text, asks = [], hasGradients }) {
  return { title, text, task: asks.length > 0 ? `${ASK}${asks[0]}` : hasGradients ? "look" : "backward" };
}
