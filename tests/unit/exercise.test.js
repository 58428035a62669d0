// A graph of the lab as an exercise: the engine's numbers and gradients are the answers, and the typical mistakes are told apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { neuron, recordedBy } from "../../www/graph/editor/first-graph.js";
import { exerciseOf } from "../../www/learn/exercise.js";
import { nearest } from "../../www/learn/nearest.js";
import { graded } from "../../www/learn/questions.js";
import { init, MLP, scope, seed, Value } from "../../www/micrograd.js";
import { Refused } from "../../www/ui/refused.js";

await init();

/** e = tanh(a*b) * (a+b), with a value that has no label. */
function graph() {
  const [a, b] = [new Value(-2, "a"), new Value(3, "b")];
  return Object.assign(a.mul(b).mul(a.add(b)), { label: "e" });
}

const cardFor = (label) => exerciseOf(recordedBy(graph), "gradients").cards.find(({ lit }) => lit[0] === label);

test("it asks from the result back, and each answer shows in the questions after it", () => {
  const { cards } = exerciseOf(recordedBy(graph), "gradients");
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
  const { cards } = exerciseOf(recordedBy(neuron), "gradients");
  assert.ok(cards.length > 5);
  for (const { questions } of cards) assert.ok(graded(questions[0], String(questions[0].answer)).isRight);
});

test("numbers are asked for on the way there, from the leaves on", () => {
  const { title, cards } = exerciseOf(recordedBy(graph), "data");
  assert.equal(title, "Predict the data");
  assert.deepEqual(
    cards.map(({ lit, questions: [{ text, answer }] }) => [lit[0], text, answer]),
    [
      ["a * b", "(a * b).data =", -6],
      ["a + b", "(a + b).data =", 1],
      ["e", "e.data =", -6],
    ],
  );
  assert.deepEqual(cards[2].dataOf, ["a", "b", "a * b", "a + b"]);
  for (const { gradientsOf } of cards) assert.deepEqual(gradientsOf, []);
});

test("another operation, an operand alone, a sign, a slope and a gradient are told as such", () => {
  const told = ({ questions }, text) => graded(questions[0], text).because;
  const { cards } = exerciseOf(recordedBy(graph), "data");
  const [product, sum, result] = cards;
  assert.equal(told(product, "-6"), "Right: (−2) * 3 = −6.");
  assert.match(told(product, "1"), /That is the sum/);
  assert.match(told(product, "6"), /signs/);
  assert.match(told(product, "3"), /That is b alone/);
  assert.match(told(product, "50"), /It computes \(−2\) \* 3/);
  assert.match(told(sum, "-6"), /That is the product/);
  assert.match(told(result, "-5"), /That is the sum/);
  // e = y**3 with y = x * 2, so that no two of these are the same number.
  const chain = () => Object.assign(new Value(2, "x").mul(new Value(3, "w")).pow(3), { label: "e" });
  const [inner, power] = exerciseOf(recordedBy(chain), "data").cards;
  assert.match(told(power, "18"), /6 times 3\. A power/);
  assert.match(told(power, "6"), /as it is\. The operation \*\*3 is missing/);
  assert.match(told(power, "108"), /slope/);
  assert.match(told(power, "1"), /gradient/);
  assert.match(told(inner, "108"), /gradient/);
});

test("one decimal is enough for what nobody computes in their head", () => {
  const { cards } = exerciseOf(recordedBy(neuron), "data");
  const { questions } = cards.at(-1);
  for (const text of ["0.7", "0.71", "0.7071"]) assert.ok(graded(questions[0], text).isRight, text);
  assert.match(graded(questions[0], "0.88").because, /as it is/);
  assert.match(questions[0].hint, /tanh\(0\.8814\)\. tanh is close to x near 0/);
});

test("of a large graph the values nearest to the result are shown, with the gradients of the whole", () => {
  const network = () => {
    seed(1337);
    const model = new MLP(3, [4, 4, 1], { activation: "tanh", outputActivation: "tanh", biases: "uniform" });
    return Object.assign(model.forward([2, 3, -1]), { label: "o" });
  };
  const whole = recordedBy(network);
  const grads = scope(() => {
    const root = network();
    root.backward();
    return new Map(root.topologicalOrder().map(({ data, grad }) => [data, grad]));
  });
  for (const most of [14, 30]) {
    const { recording, places } = nearest(whole, most);
    assert.ok(places.length <= most && places.length > most - 3, `${places.length} values`);
    assert.equal(places.at(-1), whole.root);
    assert.deepEqual(
      [...recording.data],
      places.map((place) => whole.data[place]),
    );
    const { cards } = exerciseOf(whole, "gradients", most);
    assert.ok(cards.length >= 8, `${cards.length} gradients`);
    assert.match(cards[0].text[1], new RegExp(`These are the ${places.length} values nearest to the result, of \\d+`));
    for (const { lit, questions } of cards) {
      const [place] = cards[0].recording.labels.find(([, label]) => label === lit[0]);
      const gradient = grads.get(recording.data[place]);
      // A value that is read twice gets its shares in the order of the part's sweep.
      assert.ok(Math.abs(questions[0].answer - gradient) <= 1e-15, `${lit[0]}: ${questions[0].answer}, ${gradient}`);
    }
    assert.ok(exerciseOf(whole, "data", most).cards.length > 4);
  }
});

test("a graph with nothing to predict is refused", () => {
  const leaf = recordedBy(() => new Value(1, "x"));
  for (const hidden of ["gradients", "data"]) {
    assert.throws(
      () => exerciseOf(leaf, hidden),
      (error) => error instanceof Refused && /no (gradient|number) to predict/.test(error.message),
    );
  }
});
