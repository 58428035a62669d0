// Builds the questions of a card, whose answers are graded at once, with the reason.
import { button, element } from "../ui/element.js";

/** @import { Choice, NumberQuestion, Question } from "./card.js" */

/** Is called with the reason of a grade, as plain text. @typedef {(because: string, isRight: boolean) => void} OnGrade */
/** Is called with a hint that the reader asked for. @typedef {(hint: string) => void} OnHint */

/**
 * @param {Question} question
 * @param {number} index of the question on its card
 * @param {OnGrade} onGrade
 * @param {OnHint} onHint
 */
export function questionField(question, index, onGrade, onHint) {
  return "answers" in question ? choice(question, index, onGrade) : numberField(question, index, onGrade, onHint);
}

/**
 * @param {Choice} question
 * @param {number} index
 * @param {OnGrade} onGrade
 */
function choice({ text, answers, because }, index, onGrade) {
  const type = because === undefined ? "radio" : "checkbox";
  const inputs = answers.map(() => element("input", { type, name: `answer-${index}` }));
  const grade = (/** @type {number} */ at) => {
    const { because: reason, isRight = false } = answers[at];
    if (because === undefined) onGrade(reason, isRight);
    else if (inputs.every(({ checked }, other) => checked === Boolean(answers[other].isRight))) onGrade(because, true);
    else onGrade(inputs[at].checked ? reason : "", false);
  };
  const labels = answers.map((answer, at) => {
    inputs[at].addEventListener("change", () => grade(at));
    return element("label", {}, inputs[at], element("span", {}, answer.text));
  });
  return element("fieldset", { class: "card-question" }, element("legend", {}, text), ...labels);
}

/**
 * @param {NumberQuestion} question
 * @param {number} index
 * @param {OnGrade} onGrade
 * @param {OnHint} onHint
 */
function numberField(question, index, onGrade, onHint) {
  const id = `answer-${index}`;
  const input = element("input", { id, type: "text", inputmode: "decimal", autocomplete: "off" });
  const answer = () => {
    const { because, isRight } = graded(question, input.value);
    input.toggleAttribute("data-right", isRight);
    input.setAttribute("aria-invalid", String(!isRight));
    onGrade(because, isRight);
  };
  input.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") answer();
  });
  return element(
    "div",
    { class: "card-number" },
    element("label", { for: id, class: question.text.endsWith("=") ? undefined : "sentence" }, question.text),
    input,
    button("Check", answer),
    button("Hint", () => onHint(question.hint), { class: "quiet" }),
  );
}

/**
 * Grades the answer that was written.
 * @param {NumberQuestion} question
 * @param {string} text
 */
export function graded({ answer, tolerance = 0, because, hint, mistakes = [] }, text) {
  const number = numberIn(text);
  if (number === undefined) return { because: "Write a number, such as −3 or 0.5.", isRight: false };
  const is = (/** @type {number} */ other) => Math.abs(number - other) <= tolerance;
  if (is(answer)) return { because, isRight: true };
  return { because: mistakes.find((mistake) => is(mistake.answer))?.because ?? hint, isRight: false };
}

/** Returns the number in a text, in any of the usual notations. @param {string} text */
function numberIn(text) {
  const plain = text.trim().replace(/[−–]/, "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
