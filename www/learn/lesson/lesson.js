// A lesson that a reader made: cards from states of the graph lab. It travels in a link or a file, and is checked
// before it is used.
import { checkArray, checkKeys, checkText, wrong } from "../../ui/checks.js";
import { fileText } from "../../ui/file-text.js";
import { encode } from "../../ui/link.js";
import { Refused } from "../../ui/refused.js";
import { checkValues } from "./values.js";

/** @import { LessonValue } from "./values.js" */

/**
 * A card: its text is Markdown; `asks` are labels of values whose gradients the reader is asked for.
 * @typedef {object} LessonCard
 * @property {string} title
 * @property {string} text
 * @property {string} code Python, which "Let me play" opens
 * @property {LessonValue[]} values the graph
 * @property {boolean} [hasGradients] whether the gradients are shown from the start
 * @property {string[]} [asks]
 *
 * @typedef {{ title: string, cards: LessonCard[] }} Lesson
 */

const MOST_CARDS = 40;
/** The largest size of a file. */
const MOST_BYTES = 1_000_000;
export const [TITLE_LETTERS, TEXT_LETTERS, CODE_LETTERS] = [100, 3000, 20_000];
/** The largest number of questions on a card. */
const MOST_ASKED = 6;
/** The title of a lesson to which nobody gave one. */
export const UNTITLED = "A lesson";
/** The prefix of a lesson in an address. */
export const PREFIX = "lesson-";

/**
 * Checks a lesson from outside.
 * @param {unknown} found
 * @returns {Lesson}
 * @throws {Refused} what is wrong with it, and where
 */
export function checkLesson(found) {
  const lesson = checkDraft(found);
  if (lesson.cards.length === 0) throw wrong("cards", "an array with at least one card", lesson.cards);
  return lesson;
}

/**
 * Checks a lesson that is being written, which may have no card yet.
 * @param {unknown} found
 * @returns {Lesson}
 * @throws {Refused} what is wrong with it, and where
 */
export function checkDraft(found) {
  const { title, cards } = checkKeys(found, "the lesson", ["title", "cards"]);
  const list = checkArray(cards, "cards", MOST_CARDS, "cards");
  return {
    title: checkText(title, "title", TITLE_LETTERS),
    cards: list.map((card, index) => checkCard(card, `cards[${index}]`)),
  };
}

/** @param {unknown} found @param {string} name @returns {LessonCard} */
function checkCard(found, name) {
  const known = ["title", "text", "code", "values", "hasGradients", "asks"];
  const { title, text, code, values, hasGradients = false, asks = [] } = checkKeys(found, name, known);
  if (typeof hasGradients !== "boolean") throw wrong(`${name}.hasGradients`, "true or false", hasGradients);
  const graph = checkValues(values, `${name}.values`);
  const labels = checkArray(asks, `${name}.asks`, MOST_ASKED, "labels").map((label, index) => {
    if (graph.some((value) => value.label === label)) return /** @type {string} */ (label);
    throw wrong(`${name}.asks[${index}]`, "the label of a value of the card", label);
  });
  return {
    title: checkText(title, `${name}.title`, TITLE_LETTERS),
    text: checkText(text, `${name}.text`, TEXT_LETTERS),
    code: checkText(code, `${name}.code`, CODE_LETTERS),
    values: graph,
    hasGradients,
    asks: labels,
  };
}

/** Returns the address of a lesson, which holds all of it. @param {Lesson} lesson */
export async function lessonAddress(lesson) {
  return `#learn?${PREFIX}${await encode(lesson)}/1`;
}

/**
 * Reads the file of a lesson.
 * @param {File} file
 * @returns {Promise<Lesson>}
 * @throws {Refused} what is wrong with it
 */
export async function lessonFromFile(file) {
  const text = await fileText(file, MOST_BYTES);
  /** @type {unknown} */
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Refused("this is no lesson: a lesson is a JSON file that this page has saved");
  }
  return checkLesson(found);
}

/** Returns the address of the lesson in a file. @param {File} file */
export async function addressOfFile(file) {
  return lessonAddress(await lessonFromFile(file));
}
