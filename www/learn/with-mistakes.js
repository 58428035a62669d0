// Adds to the questions for gradients that a card was given by hand what each typical wrong answer overlooks, as the graph says it.
import { Computation } from "../graph/computation/computation.js";
import { recordedBy } from "../graph/editor/first-graph.js";
import { isClose, toleranceOf } from "./answer.js";
import { askedOf, gradientMistakes } from "./mistakes.js";
import { recordersOf } from "./recorders.js";

/** @import { Card, Question } from "./card.js" */

/** Returns the questions of a card. What was written for its own mistakes comes first. @param {Card} card @returns {Question[]} */
export function questionsOf(card) {
  const { questions = [] } = card;
  const recorder = recordersOf(card).at(-1);
  if (!recorder || !questions.some((question) => "reveals" in question && question.reveals)) return questions;
  const computation = new Computation(recordedBy(recorder));
  computation.zeroGrad();
  computation.backward();
  const places = [...computation.topologicalOrder()];
  return questions.map((question) => {
    if ("answers" in question || !question.reveals) return question;
    const place = Number(places.find((place) => computation.label(place) === question.reveals));
    const { mistakes = [], answer, tolerance = toleranceOf(answer) } = question;
    const others = gradientMistakes(askedOf(computation, place), tolerance).filter(
      (other) => !mistakes.some((own) => isClose(other.answer, own.answer, toleranceOf(own.answer))),
    );
    return { ...question, mistakes: [...mistakes, ...others] };
  });
}
