// A graph of the lab as an exercise: the engine's numbers and gradients are the answers, and the typical mistakes are told apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS } from "../../www/engine/operations.js";
import { OPAQUE } from "../../www/engine/recording.js";
import { neuron, recordedBy } from "../../www/graph/editor/first-graph.js";
import { chapterOf, exerciseCalled, exerciseName, exerciseOf } from "../../www/learn/exercise.js";
import { recordingFrom } from "../../www/learn/lesson/recording.js";
import { nearest } from "../../www/learn/nearest.js";
import { graded } from "../../www/learn/questions.js";
import { init, MLP, scope, seed, Value } from "../../www/micrograd.js";
import { Refused } from "../../www/ui/refused.js";
import { createRunner } from "../common/python-runner.js";

await init();

/** e = tanh(a*b) * (a+b), with a value that has no label. */
function graph() {
  const [a, b] = [new Value(-2, "a"), new Value(3, "b")];
  return Object.assign(a.mul(b).mul(a.add(b)), { label: "e" });
}

const exercise = (recording, hidden, options) => chapterOf(exerciseOf(recording, hidden, options));
const cardFor = (label) => exercise(recordedBy(graph), "gradients").cards.find(({ lit }) => lit[0] === label);

test("it asks from the result back, and each answer shows in the questions after it", () => {
  const { cards } = exercise(recordedBy(graph), "gradients");
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
  const { cards } = exercise(recordedBy(neuron), "gradients");
  assert.ok(cards.length > 5);
  for (const { questions } of cards) assert.ok(graded(questions[0], String(questions[0].answer)).isRight);
});

test("numbers are asked for on the way there, from the leaves on", () => {
  const { title, cards } = exercise(recordedBy(graph), "data");
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
  const { cards } = exercise(recordedBy(graph), "data");
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
  const [inner, power] = exercise(recordedBy(chain), "data").cards;
  assert.match(told(power, "18"), /6 times 3\. A power/);
  assert.match(told(power, "6"), /as it is\. The operation \*\*3 is missing/);
  assert.match(told(power, "108"), /slope/);
  assert.match(told(power, "1"), /gradient/);
  assert.match(told(inner, "108"), /gradient/);
});

test("one decimal is enough for what nobody computes in their head", () => {
  const { cards } = exercise(recordedBy(neuron), "data");
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
    const { cards } = exercise(whole, "gradients", { most });
    assert.ok(cards.length >= 8, `${cards.length} gradients`);
    assert.match(cards[0].text[1], new RegExp(`These are the ${places.length} values nearest to the result, of \\d+`));
    for (const { lit, questions } of cards) {
      const [place] = cards[0].recording.labels.find(([, label]) => label === lit[0]);
      const gradient = grads.get(recording.data[place]);
      // A value that is read twice gets its shares in the order of the part's sweep.
      assert.ok(Math.abs(questions[0].answer - gradient) <= 1e-15, `${lit[0]}: ${questions[0].answer}, ${gradient}`);
    }
    assert.ok(exercise(whole, "data", { most }).cards.length > 4);
  }
});

/** Returns the derivative of a function as the difference of two results says it. */
const slopeOf = (f, x) => (f(x + 1e-5) - f(x - 1e-5)) / 2e-5;
/** The gradient of the result of each operation below, and the slope of the second way. */
const [GRAD, SECOND] = [-3, 11];
/** The operands of each operation below. */
const [X, Y] = [1.7, 0.6];

for (const { name, operands, symbol } of OPERATIONS.slice(1)) {
  // y = f(x), L = y * k, and with a second way L = y * k + x * m.
  const leaf = (number, label) => ({ operation: "Leaf", number, label });
  const y = {
    operation: name,
    operands: operands === 2 ? [0, 1] : [0],
    label: "y",
    ...(name === "Pow" && { number: 3 }),
  };
  const result = [leaf(X, "x"), leaf(Y, "w"), leaf(GRAD, "k"), leaf(SECOND, "m"), y];
  const once = [...result, { operation: "Mul", operands: [4, 2], label: "L" }];
  const twice = [
    ...result,
    { operation: "Mul", operands: [4, 2], label: "p" },
    { operation: "Mul", operands: [0, 3], label: "q" },
    { operation: "Add", operands: [5, 6], label: "L" },
  ];
  const f = (x, other = Y) => recordingFrom([leaf(x, "x"), leaf(other, "w"), y]).data[2];
  const slope = slopeOf((x) => f(x), X);
  const questionOn = (values) =>
    exercise(recordingFrom(values), "gradients").cards.find(({ lit }) => lit[0] === "x").questions[0];
  /** @type {[what: string, answer: number, said: RegExp][]} */
  const typical = [
    ["the sign", -slope * GRAD, /signs/],
    ["no slope", GRAD, /is missing/],
    ["no slope, and the sign", -GRAD, /sign is wrong, and not only that.*is missing/],
    ["the slope alone", slope, /stands alone/],
    ["the slope alone, and the sign", -slope, /sign is wrong, and not only that.*stands alone/],
    ["its own data", X, /is x’s data/],
    ["the result's data", f(X), /is y’s data/],
    ["the result's data for the slope", f(X) * GRAD, /y’s data is taken for the slope/],
    ["twice", 2 * slope * GRAD, /twice/],
    ["added", slope + GRAD, /are added/],
    ["divided", GRAD / slope, /is divided/],
    ["nothing", 0, /^0 would mean/],
    ...(operands === 2
      ? [
          [
            "the other operand",
            slopeOf((other) => f(X, other), Y) * GRAD,
            /slope by w|A factor gets the other factor, which is w/,
          ],
        ]
      : [["its own data for the slope", X * GRAD, /x’s data is taken for the slope/]]),
    ...(name === "Pow"
      ? [
          ["no exponent", X ** 2 * GRAD, /exponent in front is missing/],
          ["the exponent as it was", 3 * X ** 3 * GRAD, /exponent of the slope is one less/],
        ]
      : []),
  ];
  const typicalTwice = [
    ["the first way alone", slope * GRAD, /way through y alone; there is another way/],
    ["the second way alone", SECOND, /way through q alone; there is another way/],
    ["no slope on the first way", GRAD + SECOND, /is missing/],
    ["the first slope alone, the second way right", slope + SECOND, /stands alone/],
    ["a way subtracted", SECOND - slope * GRAD, /way through y has the wrong sign/],
    ["the ways multiplied", slope * GRAD * SECOND, /ways are multiplied/],
    ["the sign", -(slope * GRAD + SECOND), /signs/],
    ["twice", 2 * (slope * GRAD + SECOND), /twice/],
  ];
  test(`${symbol || name}: typical wrong gradients are told apart`, () => {
    for (const [values, right, mistakes] of [
      [once, slope * GRAD, typical],
      [twice, slope * GRAD + SECOND, typicalTwice],
    ]) {
      const question = questionOn(values);
      assert.ok(Math.abs(question.answer - right) < 1e-6, `${question.answer}, by a difference ${right}`);
      const isSame = (one, other) => Math.abs(one - other) < 2e-6 * Math.max(1, Math.abs(one));
      for (const [what, exactly, said] of mistakes) {
        const answer = Number(exactly.toFixed(6));
        if (!Number.isFinite(answer) || isSame(answer, question.answer)) continue;
        // Where two different slips lead to the same number, both are named.
        const { because, isRight } = graded(question, String(answer));
        assert.equal(isRight, false, what);
        const rivals = mistakes.filter(([, other]) => isSame(answer, other));
        assert.ok(
          rivals.some(([, , pattern]) => pattern.test(because)),
          `${what}, ${answer}: ${because}`,
        );
        if (rivals.length === 1) assert.match(because, said, `${what}, ${answer}`);
      }
    }
  });
}

test("it begins with the value whose card is open, and then goes on from the result", () => {
  const whole = recordedBy(neuron);
  const placeOf = (label) => whole.labels.find(([, one]) => one === label)[0];
  const cards = exercise(whole, "gradients", { first: placeOf("b") }).cards;
  // What reads b is there from the start, and not asked for.
  assert.deepEqual(cards[0].gradientsOf, ["o", "n"]);
  assert.equal(cards[0].title, "Gradient 1 of 8: b");
  assert.deepEqual(cards.map(({ lit }) => lit[0]).slice(0, 3), ["b", "x1 * w1 + x2 * w2", "x2 * w2"]);
  const data = exercise(whole, "data", { first: placeOf("n") }).cards;
  assert.equal(data[0].title, "Number 1 of 4: n");
  assert.deepEqual(data[0].dataOf, ["x1", "x2", "w1", "w2", "b", "x1 * w1 + x2 * w2"]);
  // The result's gradient is known, so that the exercise begins as it would without it.
  assert.equal(exercise(whole, "gradients", { first: whole.root }).cards[0].title, "Gradient 1 of 9: n");
});

test("its address makes the same exercise again, whose Python computes the same", async () => {
  const runner = await createRunner();
  const unary = OPERATIONS.filter(({ operands, isComposed, name }) => operands === 1 && !isComposed && name !== "Pow");
  const all = () => {
    const x = new Value(0.7, "x");
    const parts = [...unary.map(({ method }) => x[method]()), x.pow(3), x.pow(new Value(1.5)), x.max(0.1), x.min(2)];
    return Object.assign(
      parts.reduce((sum, part) => sum.add(part)),
      { label: "all" },
    );
  };
  for (const whole of [recordedBy(graph), recordedBy(neuron), recordedBy(all)]) {
    for (const hidden of ["gradients", "data"]) {
      const made = exerciseOf(whole, hidden, { most: 60 });
      const { cards, after, name } = await exerciseCalled(await exerciseName(made));
      assert.equal(name, await exerciseName(made));
      assert.deepEqual(after, { name: "To the course", address: "#learn" });
      assert.deepEqual(cards, chapterOf(made).cards);
      const { outputs, error } = runner.run(
        `${cards[0].code}print(${cards[0].code.trim().split("\n").at(-1).split(" ")[0]}.data)`,
      );
      assert.equal(error, undefined);
      assert.equal(Number(outputs[0].text), whole.data[whole.root]);
    }
  }
});

test("an address that is damaged or made up says so on a card", async () => {
  const name = await exerciseName(exerciseOf(recordedBy(graph), "gradients"));
  const broken = [[name.slice(0, -9), /a part of it was lost or changed/]];
  const made = exerciseOf(recordedBy(graph), "gradients");
  for (const [changes, said] of [
    [{ hidden: "all" }, /Hidden must be &quot;gradients&quot; or &quot;data&quot;/],
    [{ asks: [] }, /Asks must be an array with at least one label/],
    [{ asks: ["e"] }, /Asks\[0\] must be the label of a value whose number is hidden/],
    [{ asks: ["z"] }, /Asks\[0\] must be the label/],
    [{ of: 1 }, /Of must be a whole number from 5/],
    [{ extra: 1 }, /must not have &quot;extra&quot;/],
    [
      { values: [...made.values.slice(0, 2), { operation: "Leaf", number: 1, label: "c" }], asks: ["a"] },
      /does not depend on a/,
    ],
  ]) {
    broken.push([await exerciseName({ ...made, ...changes }), said]);
  }
  for (const [address, said] of broken) {
    const { cards } = await exerciseCalled(address);
    assert.equal(cards[0].title, "This exercise cannot be read.");
    assert.match(cards[0].text[0], said);
  }
});

test("a value that the engine cannot compute is given as it is", () => {
  const whole = recordedBy(neuron);
  const n = whole.labels.find(([, label]) => label === "n")[0];
  const operation = whole.operation.slice();
  operation[n] = OPAQUE;
  const unknown = exerciseOf({ ...whole, operation, symbols: [[n, "mystery"]] }, "gradients");
  assert.deepEqual(
    unknown.values.map(({ label }) => label),
    ["n", "o"],
  );
  assert.deepEqual(unknown.asks, ["n"]);
  const data = whole.data.slice();
  data[n] = 5;
  const [changed] = chapterOf(exerciseOf({ ...whole, data, changed: [n] }, "gradients")).cards;
  assert.equal(changed.recording.data[0], 5);
  assert.ok(Math.abs(changed.questions[0].answer - (1 - Math.tanh(5) ** 2)) < 1e-12);
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
