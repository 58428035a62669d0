// "Lesson" in the Share dialog of the graph lab: collects cards from what the lab shows, and gives them away as a link or a
// file. What is being written is kept in this browser.
import { copyText } from "../../ui/clipboard.js";
import { download } from "../../ui/download.js";
import { button, element } from "../../ui/element.js";
import { fileText } from "../../ui/file-text.js";
import { reasonOf } from "../../ui/refused.js";
import { CODE_LETTERS, checkLesson, lessonFromFile, lessonName, TEXT_LETTERS, TITLE_LETTERS } from "./lesson.js";

/** @import { Lesson, LessonCard } from "./lesson.js" */
/** @import { LessonValue } from "./values.js" */

/**
 * What the lab shows: the code, and the graph, which may be none for a card.
 * @typedef {{ code: string, values: () => LessonValue[] }} LessonSource
 */

const KEY = "micrograd-playground.lesson";
const MOST_BYTES = 1_000_000;
/** The prefix of the choice to ask for a value's gradient, before its label. */
const ASK = "ask ";

/**
 * @param {LessonSource} source
 * @param {(text: string) => void} say
 * @param {() => void} close leaves the dialog
 */
export function lessonPanel(source, say, close) {
  let lesson = kept();
  const title = field("Title of the lesson", element("input", { type: "text", maxlength: TITLE_LETTERS }));
  const cards = element("ol", { class: "lesson-cards", "aria-label": "Cards" });
  const cardTitle = field("Title", element("input", { type: "text", maxlength: TITLE_LETTERS }));
  const text = field(
    "Text: Markdown, such as *emphasis*, `code` and lists",
    element("textarea", { rows: 4, maxlength: TEXT_LETTERS }),
  );
  const task = field("What the reader does", element("select"));
  const add = button("Add this graph as a card", () => attempt(addCard));
  const file = element("input", { type: "file", accept: ".json,application/json", "aria-label": "Open a lesson" });
  const ways = element(
    "div",
    { class: "lesson-ways" },
    button("Try it", () => attempt(tryIt), { class: "primary" }),
    copier(),
    button("Save as a file", () => attempt(() => download("lesson.json", lessonText(), "application/json"))),
  );
  const panel = element(
    "div",
    { class: "share-panel" },
    element(
      "p",
      { class: "hint" },
      "A lesson is a row of cards beside graphs, as in Learn. Each card takes the graph that you see now.",
    ),
    title.root,
    cards,
    element(
      "fieldset",
      { class: "lesson-card" },
      element("legend", {}, "A new card"),
      cardTitle.root,
      text.root,
      task.root,
      add,
    ),
    ways,
    element("div", { class: "field" }, element("label", {}, "Open a lesson that was saved ", file)),
  );

  title.input.addEventListener("input", () => change({ ...lesson, title: title.input.value }));
  file.addEventListener("change", () => attempt(openFile));
  show();

  return { panel, onShow: () => attempt(fillTasks) };

  /** Runs an action that may be refused, and reports the reason. @param {() => unknown} act */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      say(reasonOf(error).replace(/^./, (letter) => letter.toUpperCase()));
    }
  }

  /** @param {Lesson} next */
  function change(next) {
    lesson = next;
    keep(lesson);
    show();
  }

  function addCard() {
    const chosen = task.input.value;
    /** @type {LessonCard} */
    const card = {
      title: cardTitle.input.value || `Card ${lesson.cards.length + 1}`,
      text: text.input.value,
      code: source.code.slice(0, CODE_LETTERS),
      values: source.values(),
      hasGradients: chosen === "look",
      asks: chosen.startsWith(ASK) ? [chosen.slice(ASK.length)] : [],
    };
    change(checkLesson({ title: lesson.title || "A lesson", cards: [...lesson.cards, card] }));
    cardTitle.input.value = "";
    text.input.value = "";
    say(`Card ${lesson.cards.length} is added. Change the graph and add another, or try the lesson.`);
  }

  /** Lets the reader be asked for the gradient of any value that has a name. */
  function fillTasks() {
    const labels = source.values().flatMap(({ label }) => label ?? []);
    const options = [
      ["backward", "press Backward"],
      ["look", "look: gradients are shown"],
      ...labels.map((label) => [`${ASK}${label}`, `answer: what is ${label}.grad?`]),
    ];
    task.input.replaceChildren(...options.map(([value, name]) => element("option", { value }, name)));
  }

  function show() {
    if (title.input.value !== lesson.title) title.input.value = lesson.title;
    cards.hidden = lesson.cards.length === 0;
    ways.hidden = cards.hidden;
    cards.replaceChildren(
      ...lesson.cards.map((card, index) =>
        element(
          "li",
          {},
          element("span", {}, card.title),
          button("Up", () => move(index), { "aria-label": `Move ${card.title} up`, disabled: index === 0 }),
          button("Edit", () => edit(index), { "aria-label": `Edit ${card.title}` }),
          button("Remove", () => remove(index), { "aria-label": `Remove ${card.title}` }),
        ),
      ),
    );
  }

  /** Moves a card before the one above it. @param {number} index */
  function move(index) {
    const next = [...lesson.cards];
    next.splice(index - 1, 0, ...next.splice(index, 1));
    change({ ...lesson, cards: next });
  }

  /** Takes the words of a card back into the form. @param {number} index */
  function edit(index) {
    const card = lesson.cards[index];
    cardTitle.input.value = card.title;
    text.input.value = card.text;
    remove(index);
    say("The card is back in the form; adding it takes the graph that you see now.");
    cardTitle.input.focus();
  }

  /** @param {number} index */
  function remove(index) {
    change({ ...lesson, cards: lesson.cards.filter((_, at) => at !== index) });
  }

  function lessonText() {
    return JSON.stringify(checkLesson(lesson));
  }

  async function openFile() {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const opened = lessonFromFile(await fileText(chosen, MOST_BYTES));
    change(opened);
    say(`“${opened.title}” is open, with ${opened.cards.length} ${opened.cards.length === 1 ? "card" : "cards"}.`);
  }

  async function tryIt() {
    const name = await lessonName(checkLesson(lesson));
    close();
    location.hash = `#learn?${name}/1`;
  }

  function copier() {
    const copy = button("Copy link", () =>
      attempt(async () => {
        const address = new URL(`#learn?${await lessonName(checkLesson(lesson))}/1`, location.href);
        await copyText(copy, address.href);
      }),
    );
    return copy;
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

/** Returns the lesson that was being written. @returns {Lesson} */
function kept() {
  try {
    return checkLesson(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    // There is none yet, or nothing can be kept.
    return { title: "", cards: [] };
  }
}

/** @param {Lesson} lesson */
function keep(lesson) {
  try {
    localStorage.setItem(KEY, JSON.stringify(lesson));
  } catch {
    // Without storage, the dialog still holds the draft.
  }
}
