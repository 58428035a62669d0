// Makes the chapter of a lesson that a link holds.
import { Computation } from "../../graph/computation/computation.js";
import { decode } from "../../ui/link.js";
import { Refused, reasonOf } from "../../ui/refused.js";
import { gradientQuestion } from "../gradient-question.js";
import { unreadable } from "../unreadable.js";
import { checkLesson, PREFIX, UNTITLED } from "./lesson.js";
import { recordingFrom } from "./recording.js";

/** @import { Card, Chapter, NumberQuestion } from "../card.js" */
/** @import { LessonCard } from "./lesson.js" */
/** @import { LessonValue } from "./values.js" */

/**
 * Returns the lesson that an address names as a chapter, or if it cannot be read, one card that says why.
 * @param {string} name
 * @returns {Promise<Chapter>}
 */
export async function lessonOf(name) {
  try {
    return await chapterFrom(name);
  } catch (error) {
    return unreadable(name, "lesson", reasonOf(error));
  }
}

/** @param {string} name @returns {Promise<Chapter>} */
async function chapterFrom(name) {
  const lesson = checkLesson(await decode(name.slice(PREFIX.length)));
  const { harmless } = await import("./markdown.js");
  return {
    name,
    title: lesson.title.trim() || UNTITLED,
    cards: lesson.cards.map((card) => played(card, harmless)),
    after: { name: "To the course", address: "#learn" },
  };
}

/** @param {LessonCard} card @param {(markdown: string) => string} harmless @returns {Card} */
function played({ title, text, code, values, hasGradients, asks = [] }, harmless) {
  const root = values[values.length - 1].label;
  return {
    title,
    text: [harmless(text)],
    code,
    recording: recordingFrom(values),
    ...(asks.length > 0
      ? { gradientsOf: root && !asks.includes(root) ? [root] : [], lit: asks, questions: questions(values, asks) }
      : hasGradients
        ? { hasGradients }
        : { actions: ["Backward"] }),
    adjustable: asks.length > 0 ? [] : values.flatMap(({ operands, label }) => (operands || !label ? [] : [label])),
  };
}

/**
 * Returns the questions for the gradients of some values of a graph.
 * @param {LessonValue[]} values
 * @param {string[]} asks their labels
 * @returns {NumberQuestion[]}
 */
export function questions(values, asks) {
  const computation = new Computation(recordingFrom(values));
  computation.backward();
  const places = [...computation.topologicalOrder()];
  return asks.map((label) => {
    const place = places.find((place) => computation.label(place) === label);
    if (place === undefined) throw new Refused(`the result of its card does not depend on ${label}`);
    return gradientQuestion(computation, place);
  });
}
