// Builds the questions of a card, whose answers are graded at once, with the reason.
import { button, element } from "../ui/element.js";
import { told } from "../ui/numbers.js";
import { EXPECTED, enoughText, isClose, isRoundedTooFar, numbersIn, toleranceOf } from "./answer.js";

/** @import { Choice, NumberQuestion, Question } from "./card.js" */

/** Is called with the reason of a grade, as plain text. @typedef {(because: string, isRight: boolean) => void} OnGrade */
/** Is called with a hint that the reader asked for. @typedef {(hint: string) => void} OnHint */
/** Is called with the answer and its reason, when the reader gives up. @typedef {(because: string) => void} OnShown */

/**
 * The field of a question. `kept` is what was answered, as plain data; `restore` answers the same again.
 * @typedef {{ root: HTMLElement, readonly kept: unknown, restore: (kept: unknown) => void }} Field
 */

/**
 * @param {Question} question
 * @param {number} index of the question on its card
 * @param {OnGrade} onGrade
 * @param {OnHint} onHint
 * @param {OnShown} onShown
 * @returns {Field}
 */
export function questionField(question, index, onGrade, onHint, onShown) {
  if ("answers" in question) return choice(question, index, onGrade);
  return numberField(question, index, onGrade, onHint, onShown);
}

/**
 * @param {Choice} question
 * @param {number} index
 * @param {OnGrade} onGrade
 * @returns {Field}
 */
function choice({ text, answers, because }, index, onGrade) {
  const type = because === undefined ? "radio" : "checkbox";
  const inputs = answers.map(() => element("input", { type, name: `answer-${index}` }));
  const grade = (/** @type {number} */ at) => {
    const { because: reason, isRight = false } = answers[at];
    if (because === undefined) onGrade(reason, isRight);
    else if (inputs.every(({ checked }, other) => checked === Boolean(answers[other].isRight))) onGrade(because, true);
    else onGrade(inputs[at].checked ? reason : "That one is taken back.", false);
  };
  const labels = answers.map((answer, at) => {
    inputs[at].addEventListener("change", () => grade(at));
    return element("label", {}, inputs[at], element("span", {}, answer.text));
  });
  return {
    root: element("fieldset", { class: "card-question" }, element("legend", {}, text), ...labels),
    get kept() {
      const checked = [...inputs.keys()].filter((at) => inputs[at].checked);
      return checked.length > 0 ? checked : undefined;
    },
    restore(kept) {
      const checked = Array.isArray(kept) ? kept.filter((at) => at in inputs) : [];
      for (const at of checked) inputs[at].checked = true;
      if (checked.length > 0) grade(checked[checked.length - 1]);
    },
  };
}

/**
 * @param {NumberQuestion} question
 * @param {number} index
 * @param {OnGrade} onGrade
 * @param {OnHint} onHint
 * @param {OnShown} onShown
 * @returns {Field}
 */
function numberField(question, index, onGrade, onHint, onShown) {
  const id = `answer-${index}`;
  const { answer: right, tolerance = toleranceOf(right) } = question;
  const enough = enoughText(tolerance);
  // The keyboard of decimals has no minus on some phones.
  const input = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    "aria-describedby": enough ? `${id}-enough` : undefined,
  });
  const answer = () => {
    const { because, isRight } = graded(question, input.value);
    input.toggleAttribute("data-right", isRight === true);
    input.setAttribute("aria-invalid", String(!isRight));
    if (isRight === undefined) onHint(because);
    else onGrade(because, isRight);
  };
  input.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") answer();
  });
  // The hint comes first; whoever has read it may see the answer.
  const help = button("Hint", () => (help.textContent === "Hint" ? hint() : onShown(shown(question))), {
    class: "quiet",
  });
  const hint = () => {
    help.textContent = "Answer";
    onHint(question.hint);
  };
  return {
    root: element(
      "div",
      { class: "card-number" },
      element("label", { for: id, class: question.text.endsWith("=") ? undefined : "sentence" }, question.text),
      input,
      button("Check", answer),
      help,
      ...(enough ? [element("p", { id: `${id}-enough`, class: "hint" }, enough)] : []),
    ),
    get kept() {
      const isGraded = input.hasAttribute("aria-invalid");
      return input.value ? { text: input.value, isGraded } : undefined;
    },
    restore(kept) {
      const { text = "", isGraded = false } = /** @type {{ text?: string, isGraded?: boolean }} */ (kept ?? {});
      input.value = text;
      if (isGraded) answer();
    },
  };
}

/** Returns the answer with its reason. @param {NumberQuestion} question */
export function shown({ answer, because }) {
  return `The answer is ${withReason(told(answer), because)}`;
}

/** Returns an answer with the reply to it, which most often begins with "Right". @param {string} answer @param {string} because */
function withReason(answer, because) {
  return because.replace(/^(?:Right\b)?/, (right) => `${answer}${right ? "" : ". "}`);
}

/** Returns the answer to a question, with its reason, for paper. @param {Question} question */
export function solution(question) {
  if (!("answers" in question)) return withReason(told(question.answer), question.because);
  const right = question.answers.filter(({ isRight }) => isRight);
  const texts = right.map(({ text }) => `“${text.replace(/\.$/, "")}”`);
  return withReason(texts.join(" and "), question.because ?? right[0].because);
}

/**
 * Grades the answer that was written. It is neither right nor wrong if it is no number, or not all of its decimals.
 * @param {NumberQuestion} question
 * @param {string} text
 * @returns {{ because: string, isRight: boolean | undefined }}
 */
export function graded({ answer, tolerance = toleranceOf(answer), because, hint, mistakes = [] }, text) {
  const numbers = numbersIn(text);
  if (numbers.length === 0) return { because: EXPECTED, isRight: undefined };
  if (numbers.some((number) => isClose(number, answer, tolerance))) return { because, isRight: true };
  const distance = (/** @type {{ answer: number }} */ mistake) =>
    Math.min(...numbers.map((number) => Math.abs(number - mistake.answer)));
  const [mistake] = mistakes
    .filter((mistake) => numbers.some((number) => isClose(number, mistake.answer, toleranceOf(mistake.answer))))
    .sort((one, other) => distance(one) - distance(other));
  if (mistake) return { because: mistake.because, isRight: false };
  if (tolerance > 0 && isRoundedTooFar(text, answer)) {
    return { because: `Right as far as it goes. ${enoughText(tolerance)}`, isRight: undefined };
  }
  return { because: hint, isRight: false };
}
