// "Lesson" in the Share dialog of the graph lab: collects cards from what the lab shows, and gives them away as a link or a
// file. What is being written is kept in this browser.
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { Refused, reasonOf } from "../../ui/refused.js";
import { linkField } from "../../ui/share/link-field.js";
import { Draft } from "./draft.js";
import {
  CODE_LETTERS,
  checkLesson,
  lessonAddress,
  lessonFromFile,
  TEXT_LETTERS,
  TITLE_LETTERS,
  UNTITLED,
} from "./lesson.js";

/** @import { LessonCard } from "./lesson.js" */
/** @import { LessonValue } from "./values.js" */

/**
 * What the lab shows: the code, and the graph, which may be none for a card.
 * @typedef {{ code: () => string, values: () => LessonValue[] }} LessonSource
 */

/** The prefix of the choice to ask for a value's gradient, before its label. */
const ASK = "ask ";

/**
 * @param {LessonSource} source
 * @param {(text: string) => void} say
 * @param {() => void} close leaves the dialog
 */
export function lessonPanel(source, say, close) {
  const draft = new Draft();
  /** The module that reads Markdown, once it has loaded. @type {typeof import("./markdown.js") | undefined} */
  let markdown;
  const title = field("Title of the lesson", element("input", { type: "text", maxlength: TITLE_LETTERS }));
  const cards = element("ol", { class: "lesson-cards", "aria-label": "Cards" });
  const legend = element("legend");
  const cardTitle = field("Title", element("input", { type: "text", maxlength: TITLE_LETTERS }));
  const text = field(
    "Text: Markdown, such as *emphasis*, `code`, # headings, lists and tables",
    element("textarea", { rows: 4, maxlength: TEXT_LETTERS }),
  );
  const refused = element("p", { class: "hint", role: "status" });
  const task = field("What the reader does", element("select"));
  const forms = element("div", { class: "lesson-ways" });
  const file = element("input", { type: "file", accept: ".json,application/json", "aria-label": "Open a lesson" });
  const link = linkField({
    id: "lesson",
    address: () => lessonAddress(finished()),
    say,
    instead: "Save the lesson as a file for those.",
  });
  const undo = button("Undo", () => attempt(undoChange));
  const list = element("div", { class: "lesson-list" }, cards, undo);
  const ways = element(
    "div",
    { class: "lesson-ways" },
    button("Try it", () => attempt(tryIt), { class: "primary" }),
    button("Save as a file", () => attempt(save)),
  );
  const panel = element(
    "div",
    { class: "share-panel" },
    element(
      "p",
      { class: "hint" },
      "Make a lesson: a row of cards beside graphs, as in Learn. Each card takes the graph that you see now.",
    ),
    title.root,
    list,
    element(
      "fieldset",
      { class: "lesson-card" },
      legend,
      cardTitle.root,
      element("div", { class: "field" }, ...text.root.childNodes, refused),
      task.root,
      forms,
    ),
    ways,
    link.root,
    element("div", { class: "field" }, element("label", {}, "Open a lesson that was saved ", file)),
  );

  title.input.addEventListener("input", () => {
    draft.rename(title.input.value);
    link.write();
  });
  for (const { input } of [cardTitle, text, task]) {
    input.addEventListener("input", () => {
      draft.write({ title: cardTitle.input.value, text: text.input.value, task: task.input.value });
      tellRefused();
    });
  }
  file.addEventListener("change", () => attempt(openFile));
  show();

  return {
    panel,
    onShow: () =>
      attempt(async () => {
        fillTasks();
        markdown ??= await import("./markdown.js");
        tellRefused();
      }),
  };

  /** Runs an action that may be refused, and reports the reason. @param {() => unknown} act */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      say(reasonOf(error).replace(/^./, (letter) => letter.toUpperCase()));
    }
  }

  /** Says what of the text will not be shown as it is written. */
  function tellRefused() {
    refused.textContent = markdown?.refusedText(text.input.value) ?? "";
  }

  /** Returns the lesson as it is given away. */
  function finished() {
    const { title, cards } = draft.lesson;
    return checkLesson({ title: title.trim() || UNTITLED, cards });
  }

  /** @param {LessonCard[]} cards */
  function change(cards) {
    draft.change(checkLesson({ ...draft.lesson, cards }));
    show();
  }

  /** Returns what the form says of a card. @returns {Pick<LessonCard, "text" | "hasGradients" | "asks">} */
  function written() {
    if (!(cardTitle.input.value + text.input.value).trim()) throw new Refused("a card needs a title or a text");
    const chosen = task.input.value;
    const { editing } = draft.form;
    const { asks = [] } = editing === undefined ? {} : draft.lesson.cards[editing];
    // A card of a file may ask for several, of which the first one is chosen here.
    const isKept = asks.length > 0 && chosen === `${ASK}${asks[0]}`;
    return {
      text: text.input.value,
      hasGradients: chosen === "look",
      asks: isKept ? asks : chosen.startsWith(ASK) ? [chosen.slice(ASK.length)] : [],
    };
  }

  /** Returns what the lab shows. @returns {Pick<LessonCard, "code" | "values">} */
  function graph() {
    const values = source.values();
    return { code: source.code().slice(0, CODE_LETTERS), values };
  }

  function addCard() {
    const { cards } = draft.lesson;
    const number = cards.length + 1;
    change([...cards, { title: cardTitle.input.value || `Card ${number}`, ...written(), ...graph() }]);
    clear();
    say(`Card ${number} is added. Change the graph and add another, or try the lesson.`);
  }

  /** Puts what the form says into the card that is edited. @param {Partial<LessonCard>} [graph] */
  function replaceCard(graph = {}) {
    const { editing } = draft.form;
    const title = cardTitle.input.value || `Card ${Number(editing) + 1}`;
    change(draft.lesson.cards.map((card, at) => (at === editing ? { ...card, title, ...written(), ...graph } : card)));
    clear();
    say(`Card ${Number(editing) + 1} is changed.`);
  }

  /** Empties the form, for a new card. */
  function clear() {
    draft.clearForm();
    show();
    tellRefused();
  }

  /** Lets the reader be asked for the gradient of any value that has a name. */
  function fillTasks() {
    const { editing, task: chosen } = draft.form;
    const values = editing === undefined ? source.values() : draft.lesson.cards[editing].values;
    const labels = values.flatMap(({ label }) => label ?? []);
    const options = [
      ["backward", "press Backward"],
      ["look", "look: gradients are shown"],
      ...labels.map((label) => [`${ASK}${label}`, `answer: what is ${label}.grad?`]),
    ];
    task.input.replaceChildren(...options.map(([value, name]) => element("option", { value }, name)));
    if (options.some(([value]) => value === chosen)) task.input.value = chosen;
  }

  function show() {
    const focused = document.activeElement;
    const [wasInForm, wasInList] = [forms, list].map((part) => part.contains(focused));
    const { lesson, form } = draft;
    const { editing } = form;
    if (title.input.value !== lesson.title) title.input.value = lesson.title;
    cardTitle.input.value = form.title;
    text.input.value = form.text;
    cards.hidden = lesson.cards.length === 0;
    ways.hidden = cards.hidden;
    link.root.hidden = cards.hidden;
    undo.hidden = !draft.canUndo;
    legend.textContent = editing === undefined ? "A new card" : `Card ${editing + 1}`;
    cards.replaceChildren(
      ...lesson.cards.map((card, index) =>
        element(
          "li",
          { "aria-current": index === editing ? "true" : undefined },
          element("span", {}, card.title),
          button("Up", () => move(index), { "aria-label": `Move ${card.title} up`, disabled: index === 0 }),
          button("Edit", () => edit(index), { "aria-label": `Edit ${card.title}` }),
          button("Remove", () => remove(index), { "aria-label": `Remove ${card.title}` }),
        ),
      ),
    );
    forms.replaceChildren(
      ...(editing === undefined
        ? [button("Add this graph as a card", () => attempt(addCard))]
        : [
            button("Save the card", () => attempt(replaceCard)),
            button("Save it with the graph you see now", () => attempt(() => replaceCard(graph()))),
            button("Cancel", () => clear()),
          ]),
    );
    // The button that was pressed may be gone.
    if (wasInForm) forms.querySelector("button")?.focus();
    if (wasInList) (undo.hidden ? title.input : undo).focus();
    attempt(fillTasks);
    if (!cards.hidden) link.write();
  }

  /** Moves a card before the one above it. @param {number} index */
  function move(index) {
    const next = [...draft.lesson.cards];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    stopEditing();
    change(next);
  }

  /** Takes the words of a card into the form. @param {number} index */
  function edit(index) {
    const { title, text, asks = [], hasGradients } = draft.lesson.cards[index];
    const task = asks.length > 0 ? `${ASK}${asks[0]}` : hasGradients ? "look" : "backward";
    draft.write({ title, text, task, editing: index });
    show();
    tellRefused();
    say("");
    cardTitle.input.focus();
  }

  /** @param {number} index */
  function remove(index) {
    stopEditing();
    const { title } = draft.lesson.cards[index];
    draft.change({ ...draft.lesson, cards: draft.lesson.cards.filter((_, at) => at !== index) });
    show();
    say(`“${title}” is removed.`);
  }

  /** Leaves the card that is edited, whose place may change. */
  function stopEditing() {
    if (draft.form.editing !== undefined) draft.clearForm();
  }

  function undoChange() {
    draft.undo();
    show();
    tellRefused();
    say("The last change of the lesson is undone.");
  }

  function save() {
    download("lesson.json", JSON.stringify(finished()), "application/json");
    say("lesson.json is saved. Readers open it in Learn, in the list of chapters.");
  }

  async function openFile() {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    // The same file can be chosen again.
    const opened = await lessonFromFile(chosen).finally(() => {
      file.value = "";
    });
    const { cards } = draft.lesson;
    stopEditing();
    draft.change(opened);
    show();
    const size = `${opened.cards.length} ${opened.cards.length === 1 ? "card" : "cards"}`;
    say(`“${opened.title}” is open, with ${size}.${cards.length > 0 ? " Undo brings back what was here." : ""}`);
  }

  async function tryIt() {
    const address = await lessonAddress(finished());
    close();
    location.hash = address;
  }
}

let fields = 0;

/**
 * Puts a label before a control.
 * @template {HTMLElement} Control
 * @param {string} label
 * @param {Control} input
 */
function field(label, input) {
  input.id = `lesson-field-${++fields}`;
  return { input, root: element("div", { class: "field" }, element("label", { for: input.id }, label), input) };
}
