// The chapters of the course: what they say is short, what they grade is right, and their Python is their picture.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { toleranceOf } from "../../www/learn/answer.js";
import { graded } from "../../www/learn/questions.js";
import { recordersOf } from "../../www/learn/recorders.js";
import { questionsOf } from "../../www/learn/with-mistakes.js";
import { init, scope } from "../../www/micrograd.js";
import { CHAPTERS as ENTRIES } from "../../www/pkg/chapters.js";
import { createRunner } from "../common/python-runner.js";

const MOST_WORDS = 60;
const CHAPTERS = await Promise.all(ENTRIES.map(async ({ load }) => (await load()).chapter));

let runner;
before(async () => {
  await init();
  runner = await createRunner();
});

/** Returns the values of a graph by label, with their gradients. @param {import("../../www/learn/card.js").Recorder} record */
function recorded(record) {
  const values = {};
  scope(() => {
    const root = record();
    root.backward();
    const visit = (value) => {
      assert.notEqual(value.label, "", "a value has no label");
      if (value.label in values) return;
      values[value.label] = { data: value.data, grad: value.grad };
      for (const operand of value.prev) visit(operand);
    };
    visit(root);
  });
  return values;
}

/** What the pictures show whose code is made of that, as the card begins. @type {Record<string, object>} */
const BEGIN = {
  curve: { x: 3, h: 0.01 },
  "quotient-error": { decades: 14 },
  doublings: { doublings: 3 },
  weights: { changed: { 3: 0.5 } },
  descent: { weight: 0.5, steps: 2, rate: 0.05, losses: [1] },
  point: { point: 7 },
};
/** @param {import("../../www/learn/card.js").Card} card */
const codeOf = ({ code, picture }) => (typeof code === "function" ? code(BEGIN[picture]) : code);

/** The last graph that a card shows. */
const graphOf = (card) => recordersOf(card).at(-1);

test("chapters have names of their own", () => {
  assert.equal(new Set(CHAPTERS.map(({ name }) => name)).size, CHAPTERS.length);
  for (const { name } of CHAPTERS) assert.match(name, /^[a-z-]+$/);
});

for (const { name, title, cards } of CHAPTERS) {
  describe(title, () => {
    for (const [index, card] of cards.entries()) {
      const id = `${name}/${index + 1}`;

      test(`${id} has at most ${MOST_WORDS} words, and one thing to do`, () => {
        const words = card.text
          .join(" ")
          .replace(/<[^>]*>/g, "")
          .split(/\s+/);
        assert.ok(words.length <= MOST_WORDS, `${words.length} words`);
        assert.ok(card.task || card.questions, "a task or questions");
        if (!card.picture) assert.ok(card.graph, "a graph");
      });

      test(`${id} speaks of values that are there`, () => {
        if (card.picture) return;
        const known = Object.keys(recorded(graphOf(card)));
        const named = [
          ...(card.lit ?? []),
          ...(card.adjustable ?? []),
          ...(card.gradientsOf ?? []),
          ...(card.remark ? [card.remark.at] : []),
          ...(card.questions ?? []).flatMap(({ reveals = [] }) => reveals),
        ];
        for (const label of named) assert.ok(known.includes(label), `${label} is not one of ${known}`);
      });

      for (const question of card.questions ?? []) {
        if ("answers" in question) {
          test(`${id}: “${question.text}” has a right answer, or several, and a reason for each`, () => {
            const right = question.answers.filter(({ isRight }) => isRight).length;
            if (question.because) assert.ok(right > 1 && right < question.answers.length, `${right} are right`);
            else assert.equal(right, 1);
            for (const { because } of question.answers) assert.notEqual(because, "");
          });
          continue;
        }
        test(`${id}: “${question.text}” is graded with the reason`, () => {
          assert.deepEqual(graded(question, String(question.answer)), { because: question.because, isRight: true });
          for (const { answer, because } of question.mistakes ?? []) {
            assert.deepEqual(graded(question, ` ${String(answer).replace("-", "−")} `), { because, isRight: false });
          }
          assert.deepEqual(graded(question, "123456"), { because: question.hint, isRight: false });
          for (const text of ["", "abc", "1e400x", "--1"]) {
            assert.match(graded(question, text).because, /^Write a number/);
          }
        });
        if (question.reveals) {
          test(`${id}: the engine agrees on ${question.reveals}.grad`, () => {
            const { grad } = recorded(graphOf(card))[question.reveals];
            assert.ok(
              Math.abs(grad - question.answer) <= (question.tolerance ?? toleranceOf(question.answer)),
              `${grad}`,
            );
          });
        }
      }

      test(`${id}: its Python runs, and computes what its picture shows`, async () => {
        if (!card.code) return assert.ok(card.picture, "a graph has code");
        const { recording, error } = runner.run(await codeOf(card), { fresh: true });
        assert.equal(error, undefined);
        if (card.picture) return;
        const values = recorded(graphOf(card));
        const numbers = Object.values(values).map(({ data }) => data);
        assert.deepEqual([...recording.data].sort(), numbers.sort());
      });
    }
  });
}

for (const [id, text, answer, said] of [
  ["by-hand/2", "f.grad =", "-4", /signs/],
  ["by-hand/2", "e.grad =", "1", /the other factor, f, is missing/],
  ["by-hand/3", "c.grad =", "2", /signs/],
  ["by-hand/4", "a.grad =", "-4", /A factor gets the other factor, which is b/],
  ["by-hand/4", "a.grad =", "-2", /the other factor, b, is missing/],
  ["by-hand/4", "b.grad =", "-2", /the other factor, a, is missing/],
  ["used-twice/1", "a.grad =", "-2", /signs/],
  ["used-twice/2", "a.grad =", "-5", /the other factor, b, is missing/],
  ["a-neuron/4", "n.grad =", "-0.5", /signs/],
  ["a-neuron/5", "x2.grad =", "1", /The other factor, w2, stands alone/],
  ["more-operations/1", "x.grad =", "4", /exponent in front is missing/],
  ["more-operations/2", "x.grad =", "-0.1", /^−1 times one over x squared/],
]) {
  test(`${id}: ${text} ${answer} is told as a mistake of its kind`, () => {
    const [name, number] = id.split("/");
    const card = CHAPTERS.find((chapter) => chapter.name === name).cards[Number(number) - 1];
    const question = questionsOf(card).find((one) => one.text === text);
    assert.match(graded(question, answer).because, said);
    assert.equal(graded(question, answer).isRight, false);
  });
}

test("every question for a gradient knows the sign, and what was written for it comes first", () => {
  for (const card of CHAPTERS.flatMap(({ cards }) => cards)) {
    for (const [at, question] of questionsOf(card).entries()) {
      if (!question.reveals || !question.answer) continue;
      const { mistakes = [] } = card.questions[at];
      for (const { answer, because } of mistakes) assert.equal(graded(question, String(answer)).because, because);
      assert.notEqual(graded(question, String(-question.answer)).because, question.hint, question.text);
      assert.ok(question.mistakes.length > mistakes.length, question.text);
    }
  }
});
