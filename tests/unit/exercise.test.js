// A graph of the lab as an exercise: the engine's gradients are the answers, and the typical mistakes are told apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { neuron, recordedBy } from "../../www/graph/editor/first-graph.js";
import { exerciseOf } from "../../www/learn/exercise.js";
import { graded } from "../../www/learn/questions.js";
import { init, Value } from "../../www/micrograd.js";
import { Refused } from "../../www/ui/refused.js";

await init();

/** e = tanh(a*b) * (a+b), with a value that has no label. */
function graph() {
  const [a, b] = [new Value(-2, "a"), new Value(3, "b")];
  return Object.assign(a.mul(b).mul(a.add(b)), { label: "e" });
}

const cardFor = (label) => exerciseOf(recordedBy(graph)).cards.find(({ lit }) => lit[0] === label);

test("it asks from the result back, and each answer shows in the questions after it", () => {
  const { cards } = exerciseOf(recordedBy(graph));
  assert.deepEqual(
    cards.map(({ lit }) => lit[0]),
    ["a + b", "a * b", "b", "a"],
  );
  assert.deepEqual(cards[2].gradientsOf, ["e", "a + b", "a * b"]);
  assert.deepEqual(
    cards.map(({ questions: [{ answer }] }) => answer),
    [-6, 1, -8, -3],
  );
});

test("a forgotten path, a swapped factor, a sign and a missing slope are told as such", () => {
  const [question] = cardFor("a").questions;
  const told = (text) => graded(question, text).because;
  assert.match(told("-3"), /^Right: 1 × −6 through a \+ b, and 3 × 1 through a \* b/);
  assert.match(told("-6"), /way through a \+ b alone/);
  assert.match(told("3"), /way through a \* b alone/);
  assert.match(told("-2"), /other factor, which is b|is a’s data/);
  const [product] = cardFor("a * b").questions;
  assert.match(graded(product, "-1").because, /signs/);
  assert.match(graded(product, "-6").because, /other factor, which is a \+ b/);
});

test("the lab's first graph can be predicted", () => {
  const { cards } = exerciseOf(recordedBy(neuron));
  assert.ok(cards.length > 5);
  for (const { questions } of cards) assert.ok(graded(questions[0], String(questions[0].answer)).isRight);
});

test("a graph that is too large is refused, and so is one leaf", () => {
  const long = () => {
    let top = new Value(1, "x");
    for (let count = 0; count < 100; count++) top = top.tanh();
    return top;
  };
  assert.throws(
    () => exerciseOf(recordedBy(long)),
    (error) => error instanceof Refused && /101 values/.test(error.message),
  );
  assert.throws(() => exerciseOf(recordedBy(() => new Value(1, "x"))), Refused);
});
