// Questions from a seed: the same for everybody, right by the engine, and never without the reason of a mistake.
import assert from "node:assert/strict";
import { test } from "node:test";
import { practice, practiceName, practiceSeed } from "../../www/learn/practice.js";
import { graded } from "../../www/learn/questions.js";
import { init, scope } from "../../www/micrograd.js";
import { createRunner } from "../common/python-runner.js";

await init();

const SEEDS = Array.from({ length: 60 }, (_, index) => index * 7919);
const CARDS = SEEDS.flatMap((seed) => practice(seed).cards);

/** Returns the gradient that the engine computes, the number of values, and the result. */
function computed({ graph, questions: [{ reveals }] }) {
  return scope(() => {
    const root = graph();
    root.backward();
    const found = new Map();
    const visit = (value) => {
      if (found.has(value.label)) return;
      found.set(value.label, value.grad);
      for (const operand of value.prev) visit(operand);
    };
    visit(root);
    return { gradient: found.get(reveals), values: found.size, result: root.data };
  });
}

test("a seed gives the same ten questions, another seed others", () => {
  const texts = (seed) => practice(seed).cards.map(({ code, questions }) => code + questions[0].text);
  assert.equal(texts(1).length, 10);
  assert.deepEqual(texts(1), texts(1));
  assert.notDeepEqual(texts(1), texts(2));
});

test("the right answer is the engine's gradient", () => {
  for (const card of CARDS) assert.equal(card.questions[0].answer, computed(card).gradient, card.code);
});

test("graphs are small, and a value is used twice in the last ones", () => {
  for (const { cards } of SEEDS.map(practice)) {
    for (const card of cards) {
      const { values } = computed(card);
      assert.ok(values >= 3 && values <= 9, `${values} values`);
    }
    assert.ok(cards.slice(6).every(({ questions: [{ because }] }) => / and /.test(because)));
  }
});

test("every typical mistake is wrong, and told apart", () => {
  for (const { questions } of CARDS) {
    const [question] = questions;
    assert.ok(graded(question, String(question.answer)).isRight);
    const answers = question.mistakes.map(({ answer }) => answer);
    assert.equal(new Set([...answers, question.answer]).size, answers.length + 1);
    for (const { answer, because } of question.mistakes) {
      assert.deepEqual(graded(question, String(answer)), { because, isRight: false });
    }
  }
});

test("its Python computes the same", async () => {
  const runner = await createRunner();
  for (const card of practice(5).cards) {
    const last = card.code.trim().split("\n").at(-1).split(" ")[0];
    const { outputs } = runner.run(`${card.code}print(${last}.data)`);
    assert.equal(Number(outputs[0].text), computed(card).result);
  }
});

test("an address names a seed", () => {
  assert.equal(practiceSeed(practiceName(42)), 42);
  for (const name of ["practice", "practice-", "practice-1e9", "practice-9999999999", "by-hand", "__proto__"]) {
    assert.equal(practiceSeed(name), undefined, name);
  }
});
