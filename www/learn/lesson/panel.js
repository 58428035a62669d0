// "Lesson" in the Share dialog of the graph lab: collects cards from what the lab shows, and gives them away as a link or a
// file. What is being written is kept in this browser.
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { reasonOf } from "../../ui/refused.js";
import { linkField } from "../../ui/share/link-field.js";
import { CardForm, formOf } from "./card-form.js";
import { Draft } from "./draft.js";
import { field } from "./field.js";
import { CODE_LETTERS, checkLesson, lessonAddress, lessonFromFile, TITLE_LETTERS, UNTITLED } from "./lesson.js";

/** @import { LessonCard } from "./lesson.js" */
/** @import { LessonValue } from "./values.js" */

/**
 * What the lab shows: the code, and the graph, which may be none for a card.
 * @typedef {{ code: () => string, values: () => LessonValue[] }} LessonSource
 */

/**
 * @param {LessonSource} source
 * @param {(text: string) => void} say
 * @param {() => void} close leaves the dialog
 */
export function lessonPanel(source, say, close) {
  const lesson = new LessonPanel(source, say, close);
  return { panel: lesson.root, onShow: () => lesson.onShow() };
}

class LessonPanel {
  #source;
  #say;
  #close;
  #draft = new Draft();
  #title = field("Title of the lesson", element("input", { type: "text", maxlength: TITLE_LETTERS }));
  #cards = element("ol", { class: "lesson-cards", "aria-label": "Cards" });
  #undo = button("Undo", () => this.#attempt(() => this.#undoChange()));
  #list = element("div", { class: "lesson-list" }, this.#cards, this.#undo);
  #form = new CardForm({
    write: (form) => this.#draft.write(form),
    add: () => this.#attempt(() => this.#addCard()),
    save: (withGraph) => this.#attempt(() => this.#replaceCard(withGraph ? this.#graph() : {})),
    cancel: () => this.#clear(),
  });
  #ways = element(
    "div",
    { class: "lesson-ways" },
    button("Try it", () => this.#attempt(() => this.#tryIt()), { class: "primary" }),
    button("Save as a file", () => this.#attempt(() => this.#save())),
  );
  #file = element("input", { type: "file", accept: ".json,application/json", "aria-label": "Open a lesson" });
  #link;
  root;

  /** @param {LessonSource} source @param {(text: string) => void} say @param {() => void} close */
  constructor(source, say, close) {
    this.#source = source;
    this.#say = say;
    this.#close = close;
    this.#link = linkField({
      id: "lesson",
      address: () => lessonAddress(this.#finished),
      say,
      instead: "Save the lesson as a file for those.",
    });
    this.root = element(
      "div",
      { class: "share-panel" },
      element(
        "p",
        { class: "hint" },
        "Make a lesson: a row of cards beside graphs, as in Learn. Each card takes the graph that you see now.",
      ),
      this.#title.root,
      this.#list,
      this.#form.root,
      this.#ways,
      this.#link.root,
      element("div", { class: "field" }, element("label", {}, "Open a lesson that was saved ", this.#file)),
    );
    this.#title.input.addEventListener("input", () => {
      this.#draft.rename(this.#title.input.value);
      this.#link.write();
    });
    this.#file.addEventListener("change", () => this.#attempt(() => this.#openFile()));
    this.#show();
  }

  onShow() {
    return this.#attempt(() => {
      this.#offerTasks();
      return this.#form.loadMarkdown();
    });
  }

  /** Runs an action that may be refused, and reports the reason. @param {() => unknown} act */
  async #attempt(act) {
    try {
      await act();
    } catch (error) {
      this.#say(reasonOf(error).replace(/^./, (letter) => letter.toUpperCase()));
    }
  }

  /** Returns the lesson as it is given away. */
  get #finished() {
    const { title, cards } = this.#draft.lesson;
    return checkLesson({ title: title.trim() || UNTITLED, cards });
  }

  /** Returns the card that is edited; `undefined` if the form is for a new one. */
  get #edited() {
    const { lesson, form } = this.#draft;
    return form.editing === undefined ? undefined : lesson.cards[form.editing];
  }

  /** Returns what the lab shows. @returns {Pick<LessonCard, "code" | "values">} */
  #graph() {
    const values = this.#source.values();
    return { code: this.#source.code().slice(0, CODE_LETTERS), values };
  }

  #offerTasks() {
    const values = this.#edited?.values ?? this.#source.values();
    this.#form.offerTasks(
      values.flatMap(({ label }) => label ?? []),
      this.#draft.form.task,
    );
  }

  #show() {
    const hadFocus = this.#list.contains(document.activeElement);
    const { lesson, form } = this.#draft;
    const { input } = this.#title;
    if (input.value !== lesson.title) input.value = lesson.title;
    this.#form.show(form);
    const isEmpty = lesson.cards.length === 0;
    for (const part of [this.#cards, this.#ways, this.#link.root]) part.hidden = isEmpty;
    this.#undo.hidden = !this.#draft.canUndo;
    this.#cards.replaceChildren(...lesson.cards.map((card, index) => this.#row(card, index)));
    // The button that was pressed may be gone.
    if (hadFocus) (this.#undo.hidden ? input : this.#undo).focus();
    this.#attempt(() => this.#offerTasks());
    if (!isEmpty) this.#link.write();
  }

  /** @param {LessonCard} card @param {number} index */
  #row({ title }, index) {
    return element(
      "li",
      { "aria-current": index === this.#draft.form.editing ? "true" : undefined },
      element("span", {}, title),
      button("Up", () => this.#move(index), { "aria-label": `Move ${title} up`, disabled: index === 0 }),
      button("Edit", () => this.#edit(index), { "aria-label": `Edit ${title}` }),
      button("Remove", () => this.#remove(index), { "aria-label": `Remove ${title}` }),
    );
  }

  /** @param {LessonCard[]} cards */
  #change(cards) {
    this.#draft.change(checkLesson({ ...this.#draft.lesson, cards }));
    this.#show();
  }

  #addCard() {
    const { cards } = this.#draft.lesson;
    const number = cards.length + 1;
    const title = this.#form.title || `Card ${number}`;
    this.#change([...cards, { title, ...this.#form.written([]), ...this.#graph() }]);
    this.#clear();
    this.#say(`Card ${number} is added. Change the graph and add another, or try the lesson.`);
  }

  /** Puts what the form says into the card that is edited. @param {Partial<LessonCard>} graph */
  #replaceCard(graph) {
    const { lesson, form } = this.#draft;
    const number = Number(form.editing) + 1;
    const title = this.#form.title || `Card ${number}`;
    const words = this.#form.written(this.#edited?.asks ?? []);
    this.#change(lesson.cards.map((card, at) => (at === form.editing ? { ...card, title, ...words, ...graph } : card)));
    this.#clear();
    this.#say(`Card ${number} is changed.`);
  }

  /** Empties the form, for a new card. */
  #clear() {
    this.#draft.clearForm();
    this.#show();
  }

  /** Moves a card before the one above it. @param {number} index */
  #move(index) {
    const next = [...this.#draft.lesson.cards];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    this.#stopEditing();
    this.#change(next);
  }

  /** Takes the words of a card into the form. @param {number} index */
  #edit(index) {
    this.#draft.write({ ...formOf(this.#draft.lesson.cards[index]), editing: index });
    this.#show();
    this.#say("");
    this.#form.focus();
  }

  /** @param {number} index */
  #remove(index) {
    this.#stopEditing();
    const { lesson } = this.#draft;
    const { title } = lesson.cards[index];
    this.#draft.change({ ...lesson, cards: lesson.cards.filter((_, at) => at !== index) });
    this.#show();
    this.#say(`“${title}” is removed.`);
  }

  /** Leaves the card that is edited, whose place may change. */
  #stopEditing() {
    if (this.#draft.form.editing !== undefined) this.#draft.clearForm();
  }

  #undoChange() {
    this.#draft.undo();
    this.#show();
    this.#say("The last change of the lesson is undone.");
  }

  #save() {
    download("lesson.json", JSON.stringify(this.#finished), "application/json");
    this.#say("lesson.json is saved. Readers open it in Learn, in the list of chapters.");
  }

  async #openFile() {
    const [chosen] = this.#file.files ?? [];
    if (!chosen) return;
    // The same file can be chosen again.
    const opened = await lessonFromFile(chosen).finally(() => {
      this.#file.value = "";
    });
    const { cards } = this.#draft.lesson;
    this.#stopEditing();
    this.#draft.change(opened);
    this.#show();
    const size = `${opened.cards.length} ${opened.cards.length === 1 ? "card" : "cards"}`;
    const way = cards.length > 0 ? " Undo brings back what was here." : "";
    this.#say(`“${opened.title}” is open, with ${size}.${way}`);
  }

  async #tryIt() {
    const address = await lessonAddress(this.#finished);
    this.#close();
    location.hash = address;
  }
}
