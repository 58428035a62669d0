// The lesson that is being written, kept in this browser: its cards, and what stands in the form for a card.
import { read, write } from "../../ui/storage.js";
import { checkDraft } from "./lesson.js";

/** @import { Lesson } from "./lesson.js" */

/**
 * What stands in the form: the words of a card, what its reader does, and the index of the card that is edited; none if it is a new one.
 * @typedef {{ title: string, text: string, task: string, editing?: number }} Form
 */

const KEY = "micrograd-playground.lesson";
const FORM = `${KEY}.form`;
/** @type {Form} */
const EMPTY = { title: "", text: "", task: "" };

export class Draft {
  /** The lessons before each change that can be undone. @type {Lesson[]} */
  #before = [];

  constructor() {
    /** @type {Lesson} */
    this.lesson = kept(KEY, checkDraft) ?? { title: "", cards: [] };
    /** @type {Form} */
    this.form = kept(FORM, checkForm) ?? EMPTY;
    if (this.form.editing !== undefined && !this.lesson.cards[this.form.editing]) this.form = EMPTY;
  }

  get canUndo() {
    return this.#before.length > 0;
  }

  /** Changes the title. @param {string} title */
  rename(title) {
    this.#keep({ ...this.lesson, title });
  }

  /** Changes the lesson so that it can be undone. @param {Lesson} lesson */
  change(lesson) {
    this.#before.push(this.lesson);
    this.#keep(lesson);
  }

  undo() {
    const before = this.#before.pop();
    if (before) this.#keep(before);
    this.write(EMPTY);
  }

  /** Changes what stands in the form. @param {Partial<Form>} form */
  write(form) {
    this.form = form === EMPTY ? EMPTY : { ...this.form, ...form };
    write(FORM, this.form);
  }

  clearForm() {
    this.write(EMPTY);
  }

  /** @param {Lesson} lesson */
  #keep(lesson) {
    this.lesson = lesson;
    write(KEY, lesson);
  }
}

/** @param {unknown} found @returns {Form} */
function checkForm(found) {
  const { title, text, task, editing } = /** @type {Record<string, unknown>} */ (found);
  if (![title, text, task].every((value) => typeof value === "string")) throw new Error("the form is not ours");
  return /** @type {Form} */ ({ title, text, task, ...(Number.isInteger(editing) && { editing }) });
}

/**
 * @template Kept
 * @param {string} key
 * @param {(found: unknown) => Kept} check
 * @returns {Kept | undefined}
 */
function kept(key, check) {
  const found = read(key);
  if (found === undefined) return undefined;
  try {
    return check(found);
  } catch {
    // An earlier version of the page has kept it, or somebody else.
    return undefined;
  }
}
