// Wrong use throws an Error that names the argument, and leaves the engine as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  compile,
  init,
  Layer,
  MLP,
  makeBlobs,
  makeCircles,
  makeMoons,
  Neuron,
  permutation,
  scope,
  seed,
  uniform,
  Value,
} from "../../www/micrograd.js";

await init();

const a = new Value(2);
const model = new MLP(2, [3, 1]);

/** Makes the JSON of a network whose layers have one neuron each. */
const saved = (...neurons) => ({ layers: neurons.map((one) => ({ neurons: [one] })) });
/** Makes a program of one parameter. */
const program = () => {
  const w = new Value(1);
  return compile(w.mul(w).add(w), [w]);
};
const neuron = (changes) => ({ w: [1], b: 0, activation: "relu", ...changes });

/** What is wrong, what it throws, and how it is written. @type {[string, RegExp, () => unknown][]} */
const MISUSES = [
  ["Value of a string", /^data must be a number, got the string "1"$/, () => new Value("1")],
  ["Value of nothing", /^data must be a number, got nothing$/, () => new Value()],
  ["Value of null", /^data must be a number, got null$/, () => new Value(null)],
  ["Value of a Value", /^data must be a number, got a Value$/, () => new Value(a)],
  ["Value of a bigint", /^data must be a number/, () => new Value(1n)],
  ["label of a number", /^label must be a string, got number 5$/, () => new Value(1, 5)],
  ["operand of a string", /^other must be a Value or a number, got the string "1"$/, () => a.add("1")],
  ["operand missing", /^other must be a Value or a number, got nothing$/, () => a.mul()],
  ["sub of nothing", /^other must be/, () => a.sub()],
  ["div of a string", /^other must be/, () => a.div("2")],
  ["max of an array", /^other must be a Value or a number, got an array of 1$/, () => a.max([1])],
  ["min of null", /^other must be/, () => a.min(null)],
  ["an object like a Value", /^other must be a Value or a number/, () => a.add({ id: 0, epoch: 0 })],
  [
    "an object of no class",
    /^other must be a Value or a number, got a plain object$/,
    () => a.add(Object.create(Object.create(null))),
  ],
  ["exponent of a string", /^exponent must be a Value or a number, got the string "3"$/, () => a.pow("3")],
  ["exponent missing", /^exponent must be/, () => a.pow()],
  [
    "data = a string",
    /^data must be a number/,
    () => {
      a.data = "3";
    },
  ],
  [
    "grad = nothing",
    /^grad must be a number, got nothing$/,
    () => {
      a.grad = undefined;
    },
  ],
  [
    "label = a number",
    /^label must be a string/,
    () => {
      a.label = 3;
    },
  ],
  ["a Value that was never made", /^the value must be a Value/, () => Object.create(Value.prototype).data],
  ["a method on its own", /^the value must be a Value, got nothing$/, () => [1].map(a.add)],
  ["a network for an operand", /^other must be a Value or a number, got an MLP$/, () => a.add(model)],
  ["an object for a number", /^data must be a number, got a plain object$/, () => new Value({ data: 1 })],
  ["Neuron without inputs", /^inputs must be a whole number from 1/, () => new Neuron(0)],
  ["Neuron of nothing", /^inputs must be a whole number from 1 to \d+, got nothing$/, () => new Neuron()],
  [
    "Neuron of an unknown activation",
    /^activation must be one of tanh, relu/,
    () => new Neuron(1, { activation: "gelu" }),
  ],
  [
    "Neuron of an unknown option",
    /^options has no "bias"; it may have activation, biases$/,
    () => new Neuron(1, { bias: 1 }),
  ],
  ["Layer without neurons", /^outputs must be a whole number from 1/, () => new Layer(2, 0)],
  ["Layer without inputs", /^inputs must be a whole number from 1/, () => new Layer(0, 2)],
  ["Layer of half a neuron", /^outputs must be a whole number/, () => new Layer(2, 1.5)],
  ["Layer of unknown biases", /^biases must be one of zero, uniform/, () => new Layer(2, 2, { biases: "none" })],
  ["MLP without inputs", /^inputs must be a whole number from 1/, () => new MLP(0, [1])],
  ["MLP without layers", /^sizes must not be empty$/, () => new MLP(2, [])],
  ["MLP without sizes", /^sizes must be an array, got nothing$/, () => new MLP(2)],
  ["MLP of a number", /^sizes must be an array, got number 16$/, () => new MLP(2, 16)],
  ["MLP with an empty layer", /^sizes\[1\] must be a whole number from 1/, () => new MLP(2, [16, 0, 1])],
  ["MLP with a string", /^sizes\[0\] must be a whole number/, () => new MLP(2, ["16"])],
  ["MLP of an unknown option", /^options has no "nonlin"/, () => new MLP(2, [1], { nonlin: false })],
  [
    "MLP of an unknown output",
    /^outputActivation must be one of/,
    () => new MLP(2, [1], { outputActivation: "softmax" }),
  ],
  ["MLP of no options", /^options must be an object, got null$/, () => new MLP(2, [1], null)],
  ["an absurd size", /^sizes\[0\] must be a whole number/, () => new MLP(2, [2 ** 31])],
  [
    "a network that no memory holds",
    /^The network would have 1000001000000 parameters, and at most 10000000 fit$/,
    () => new MLP(1_000_000, [1_000_000]),
  ],
  ["a layer that no memory holds", /^The network would have/, () => new Layer(1_000_000, 1_000_000)],
  [
    "a program that was freed",
    /^the program was freed: compile the loss again$/,
    () => {
      const freed = program();
      freed.free();
      // Freeing it again does nothing.
      freed.free();
      freed.pass();
    },
  ],
  [
    "a step within the schedule",
    /^the program is in train\(\): its schedule must only return the rate/,
    () => {
      const training = program();
      training.train(2, () => training.step(0.1));
    },
  ],
  [
    "freeing within the schedule",
    /^the program is in train\(\)/,
    () => {
      const training = program();
      training.train(2, () => {
        training.free();
        return 0.1;
      });
    },
  ],
  ["a rate that must be awaited", /^schedule must return a number$/, () => program().train(2, async () => 0.1)],
  ["forward of nothing", /^x must be an array, got nothing$/, () => model.forward()],
  ["forward of a number", /^x must be an array/, () => model.forward(1, 2)],
  ["forward of a string", /^x must be an array/, () => model.forward("12")],
  ["forward of an empty array", /^x must not be empty$/, () => model.forward([])],
  ["forward of too few", /^x has 1 elements, expected 2$/, () => model.forward([1])],
  ["forward of too many", /^x has 3 elements, expected 2$/, () => model.forward([1, 2, 3])],
  [
    "forward of a string inside",
    /^x\[1\] must be a Value or a number, got the string "2"$/,
    () => model.forward([1, "2"]),
  ],
  [
    "forward of nothing inside",
    /^x\[0\] must be a Value or a number, got nothing$/,
    () => model.forward([undefined, 2]),
  ],
  ["a sum of JavaScript's own", /^a Value is not a number to JavaScript: compute with its methods/, () => a + a],
  ["a product with a number", /as in a\.add\(b\) or a\.mul\(2\)/, () => a * 2],
  ["a negative", /a Value is not a number/, () => -a],
  ["a comparison", /compare its number, as in a\.data < b\.data/, () => a < 3],
  ["a text by +", /write it into a text with String\(a\)/, () => "loss ".concat("") + a],
  ["a function of JavaScript's own", /a Value is not a number/, () => Math.exp(a)],
  ["an array of numbers", /a Value is not a number/, () => Float64Array.of(a)],
  ["MLP from nothing", /^json must be an object, got nothing$/, () => MLP.from()],
  ["MLP from an array", /^json must be an object, got an array of 1$/, () => MLP.from([1])],
  ["MLP from half a text", /JSON/, () => MLP.from('{"layers":')],
  [
    "MLP from weights of PyTorch",
    /^json has no "layers": it must be what JSON\.stringify\(model\) wrote$/,
    () => MLP.from({ "0.weight": [[1, 2]], "0.bias": [0] }),
  ],
  ["MLP from no layers", /^layers must not be empty$/, () => MLP.from({ layers: [] })],
  ["MLP from no neurons", /^layers\[0\]\.neurons must be an array, got nothing$/, () => MLP.from({ layers: [{}] })],
  [
    "MLP from another number of weights",
    /^layers\[1\]\.neurons\[0\]\.w has 2 elements, expected 1$/,
    () => MLP.from(saved(neuron({ w: [1, 2] }), neuron({ w: [1, 2] }))),
  ],
  [
    "MLP from NaN",
    /^layers\[0\]\.neurons\[0\]\.w\[1\] must be a finite number, as JSON has no others, got null$/,
    () => MLP.from(JSON.stringify(saved(neuron({ w: [1, Number.NaN] })))),
  ],
  [
    "MLP from a text for a bias",
    /^layers\[0\]\.neurons\[0\]\.b must be a finite number/,
    () => MLP.from(saved(neuron({ b: "1" }))),
  ],
  [
    "MLP from an unknown activation",
    /^layers\[0\]\.neurons\[0\]\.activation must be one of tanh, relu/,
    () => MLP.from(saved(neuron({ activation: "gelu" }))),
  ],
  [
    "MLP from a layer of several activations",
    /^layers\[0\]\.neurons\[1\]\.activation must be relu, got the string "tanh"$/,
    () => MLP.from({ layers: [{ neurons: [neuron(), neuron({ activation: "tanh" })] }] }),
  ],
  [
    "MLP of too few activations",
    /^activation has 1 elements, expected 2: one for each hidden layer$/,
    () => new MLP(2, [3, 3, 1], { activation: ["relu"] }),
  ],
  [
    "MLP of an unknown activation in a layer",
    /^activation\[1\] must be one of tanh, relu, .*, got the string "gelu"$/,
    () => new MLP(2, [3, 3, 1], { activation: ["relu", "gelu"] }),
  ],
  ["scope of nothing", /^body must be a function, got nothing$/, () => scope()],
  ["seed of a string", /^seed must be a whole number from 0 to 4294967295/, () => seed("1337")],
  ["seed below 0", /^seed must be a whole number/, () => seed(-1)],
  ["seed too large", /^seed must be a whole number/, () => seed(2 ** 32)],
  ["uniform of a string", /^low must be a number/, () => uniform("0", 1)],
  ["uniform of one number", /^high must be a number, got nothing$/, () => uniform(0)],
  ["permutation below 0", /^length must be a whole number from 0/, () => permutation(-1)],
  ["permutation of too many", /^length must be a whole number from 0/, () => permutation(2 ** 31 - 1)],
  ["moons without samples", /^samples must be a whole number from 1/, () => makeMoons({ samples: 0 })],
  ["moons of too many samples", /^samples must be a whole number from 1/, () => makeMoons({ samples: 2 ** 31 - 1 })],
  ["moons of a string", /^samples must be a whole number/, () => makeMoons({ samples: "100" })],
  [
    "moons of less than no noise",
    /^noise must be a finite number not below 0, got number -1$/,
    () => makeMoons({ noise: -1 }),
  ],
  [
    "moons of noise that is no number",
    /^noise must be a finite number .*, got number NaN$/,
    () => makeMoons({ noise: Number.NaN }),
  ],
  ["moons shuffled by a number", /^shuffle must be true or false, got number 1$/, () => makeMoons({ shuffle: 1 })],
  ["moons of an unknown option", /^options has no "sample"/, () => makeMoons({ sample: 10 })],
  ["moons of a number", /^options must be an object/, () => makeMoons(100)],
  [
    "circles larger inside",
    /^factor must be a number from 0 up to .*, got number 2$/,
    () => makeCircles({ factor: 2 }),
  ],
  ["blobs of a negative deviation", /^std must be a finite number .*, got number -1$/, () => makeBlobs({ std: -1 })],
];

for (const [name, message, misuse] of MISUSES) {
  test(name, () => {
    assert.throws(misuse, (error) => {
      assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), `${error}`);
      assert.match(error.message, message);
      return true;
    });
    // The instance works on, and nothing has changed.
    assert.deepEqual([a.data, a.grad, a.label], [2, 0, ""]);
    assert.equal(a.mul(3).data, 6);
    assert.ok(model.forward([1, 2]) instanceof Value);
    assert.equal(makeMoons({ samples: 3 }).x.length, 3);
  });
}

test("Node's console shows a value as it is written, freed or not", () => {
  assert.equal(inspect([new Value(2, "w")]), "[ Value(data=2, grad=0, label='w') ]");
  /** @type {Value[]} */
  const gone = [];
  scope(() => {
    gone.push(new Value(3));
  });
  assert.equal(inspect(gone), "[ Value(freed) ]");
});

test("NaN is allowed where a number is needed", () => {
  const nan = new Value(Number.NaN);
  assert.ok(Number.isNaN(nan.add(Number.NaN).data));
  assert.ok(Number.isNaN(model.forward([Number.NaN, 1]).data));
});

/** Arguments of every kind that is wrong somewhere. */
const FOREIGN = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Infinity,
  2 ** 32,
  "",
  "1",
  1n,
  Symbol("s"),
  [],
  [[]],
  [Number.NaN],
  ["a"],
  new Array(2),
  {},
  { length: 2 },
  Object.create(null),
  Object.create(Object.create(null)),
  () => 1,
  async () => 1,
  new Date(0),
  new Map(),
  new Set([1]),
  new Float64Array(2),
  new BigInt64Array(2),
  new DataView(new ArrayBuffer(8)),
  Object.create(Value.prototype),
  [Object.create(Value.prototype)],
  new Value(1),
  [new Value(1)],
  new MLP(2, [2, 1]),
  new Number(3),
];
/** Every way in for an argument. @type {Record<string, (wrong: any) => unknown>} */
const WAYS = {
  ...Object.fromEntries(
    ["add", "sub", "mul", "div", "pow", "max", "min"].map((name) => [name, (wrong) => new Value(2)[name](wrong)]),
  ),
  Value: (wrong) => new Value(wrong),
  label: (wrong) => new Value(1, wrong),
  data: (wrong) => Object.assign(new Value(1), { data: wrong }),
  grad: (wrong) => Object.assign(new Value(1), { grad: wrong }),
  Neuron: (wrong) => new Neuron(wrong, wrong),
  Layer: (wrong) => new Layer(2, wrong, wrong),
  MLP: (wrong) => new MLP(2, wrong),
  "MLP, sizes": (wrong) => new MLP(2, [wrong]),
  "MLP, options": (wrong) => new MLP(2, [2, 1], wrong),
  "MLP, activation": (wrong) => new MLP(2, [2, 1], { activation: wrong }),
  forward: (wrong) => model.forward(wrong),
  "forward, inputs": (wrong) => model.forward([1, wrong]),
  from: (wrong) => MLP.from(wrong),
  "from, layers": (wrong) => MLP.from({ layers: [wrong] }),
  "from, neurons": (wrong) => MLP.from(saved(neuron({ w: wrong, activation: wrong }))),
  scope: (wrong) => scope(wrong),
  "scope, result": (wrong) => scope(() => [wrong, { wrong }]),
  seed,
  uniform: (wrong) => uniform(0, wrong),
  makeMoons,
  compile: (wrong) => compile(wrong, [a]),
  "compile, parameters": (wrong) => compile(new Value(2).mul(3), wrong),
  "compile, parameter": (wrong) => compile(new Value(2).mul(3), [wrong]),
  parameters: (wrong) => Object.assign(program(), { parameters: wrong }),
  optimizerState: (wrong) => Object.assign(program(), { optimizerState: wrong }),
  useOptimizer: (wrong) => program().useOptimizer(wrong),
  "useOptimizer, options": (wrong) => program().useOptimizer("adam", wrong),
  step: (wrong) => program().step(wrong),
  train: (wrong) => program().train(2, wrong),
  "train, schedule": (wrong) => program().train(2, () => wrong),
  inspect: (wrong) => program().inspect(wrong),
  inspectAll: (wrong) => program().inspectAll(wrong),
  acrossSamples: (wrong) => program().acrossSamples(wrong),
  setInputs: (wrong) => program().setInputs(wrong, wrong),
  evaluate: (wrong) => program().evaluate(wrong, wrong, wrong),
};
/** What engines and bindings say of themselves, which names no argument. */
const OF_THE_MACHINE =
  /Cannot (read|convert|destructure)|is not (a function|iterable)|unreachable|null pointer|recursive use|ownership|Invalid/;

test("whatever an argument is, it is taken or refused in words that name it", () => {
  for (const [way, call] of Object.entries(WAYS)) {
    for (const wrong of FOREIGN) {
      try {
        call(wrong);
      } catch (error) {
        const words = `${way} of ${inspect(wrong)}: ${error}`;
        assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), words);
        assert.doesNotMatch(error.message, OF_THE_MACHINE, words);
      }
    }
  }
  assert.equal(a.mul(3).data, 6);
});
