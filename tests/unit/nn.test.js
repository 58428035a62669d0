// Neuron, Layer and MLP.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init, Layer, MLP, Neuron, seed, uniform, Value } from "../../www/micrograd.js";

await init();

test("the demo's model as printed", () => {
  seed(1337);
  const model = new MLP(2, [16, 16, 1]);
  const layer = (neuron, count) => `Layer of [${Array(count).fill(neuron).join(", ")}]`;
  const layers = [layer("ReLUNeuron(2)", 16), layer("ReLUNeuron(16)", 16), layer("LinearNeuron(16)", 1)];
  assert.equal(String(model), `MLP of [${layers.join(", ")}]`);
  assert.equal(model.parameters().length, 337);
  // Python: random.seed(1337); random.uniform(-1, 1)
  assert.equal(model.parameters()[0].data, 0.23550571390294128);
});

test("parameters are drawn in order, and in micrograd's order returned", () => {
  seed(7);
  const drawn = Array.from({ length: 17 }, () => uniform(-1, 1));
  const data = (model) => model.parameters().map((parameter) => parameter.data);
  seed(7);
  assert.deepEqual(data(new MLP(3, [2, 2], { biases: "uniform" })), drawn.slice(0, 14));
  seed(7);
  const [a, b, c, d, e, f] = drawn;
  assert.deepEqual(data(new MLP(2, [2, 1])), [a, b, 0, c, d, 0, e, f, 0]);
  seed(7);
  assert.deepEqual(data(new Layer(1, 2)), [a, 0, b, 0]);
  seed(7);
  assert.deepEqual(data(new Neuron(2, { biases: "uniform" })), [a, b, c]);
});

test("one output is a value, several are an array", () => {
  assert.ok(new MLP(2, [3, 1]).forward([1, 2]) instanceof Value);
  assert.ok(new Neuron(2).forward([1, 2]) instanceof Value);
  assert.ok(new Layer(2, 1).forward([1, 2]) instanceof Value);
  const outputs = new MLP(2, [3, 2]).forward([1, 2]);
  assert.ok(Array.isArray(outputs) && outputs.length === 2 && outputs.every((out) => out instanceof Value));
});

test("inputs are numbers, values, or a typed array", () => {
  const model = new MLP(2, [3, 1]);
  const out = model.forward([0.5, -1]).data;
  assert.equal(model.forward([new Value(0.5), -1]).data, out);
  assert.equal(model.forward(Float64Array.of(0.5, -1)).data, out);
  const x = new Value(0.5);
  model.forward([x, -1]).backward();
  assert.equal(x.label, "");
});

const ACTIVATIONS = {
  relu: (x) => Math.max(0, x),
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  sin: Math.sin,
  softplus: (x) => Math.log(1 + Math.exp(x)),
  leakyrelu: (x) => (x > 0 ? x : 0.01 * x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  linear: (x) => x,
};

for (const [activation, expected] of Object.entries(ACTIVATIONS)) {
  test(`a neuron of activation ${activation}`, () => {
    const neuron = new Neuron(2, { activation });
    for (const [w1, w2] of [
      [0.5, -1],
      [-0.5, 1],
    ]) {
      neuron.w[0].data = w1;
      neuron.w[1].data = w2;
      neuron.b.data = 0.125;
      const found = neuron.forward([3, 1]).data;
      assert.ok(Math.abs(found - expected(0.125 + 3 * w1 + w2)) < 1e-15, `${found}`);
    }
  });
}

test("hidden layers and the last one have their activations", () => {
  const model = new MLP(2, [3, 2], { activation: "tanh", outputActivation: "sigmoid" });
  const layers = [
    "Layer of [TanhNeuron(2), TanhNeuron(2), TanhNeuron(2)]",
    "Layer of [SigmoidNeuron(3), SigmoidNeuron(3)]",
  ];
  assert.equal(String(model), `MLP of [${layers.join(", ")}]`);
  // The whole computes what its layers do one after the other.
  const [x, y] = model.layers[1].forward(model.layers[0].forward([1, -2]));
  const outputs = model.forward([1, -2]);
  assert.deepEqual([outputs[0].data, outputs[1].data], [x.data, y.data]);
});

test("each hidden layer may have an activation of its own, and keeps it in JSON", () => {
  const model = new MLP(2, [1, 1, 1], { activation: ["elu", "leakyrelu"] });
  const layers = ["Layer of [ELUNeuron(2)]", "Layer of [LeakyReLUNeuron(1)]", "Layer of [LinearNeuron(1)]"];
  assert.equal(String(model), `MLP of [${layers.join(", ")}]`);
  const set = (layer, w, b) => {
    const [neuron] = model.layers[layer].neurons;
    w.forEach((number, index) => {
      neuron.w[index].data = number;
    });
    neuron.b.data = b;
  };
  set(0, [1, 1], 0);
  set(1, [2], 0);
  set(2, [3], 1);
  // 3 * (0.01 * 2 * expm1(-1)) + 1, in the order of the network.
  assert.equal(model.forward([0.5, -1.5]).data, 1 + 3 * (0.01 * (2 * -0.6321205588285577)));
  assert.equal(String(MLP.from(JSON.stringify(model))), String(model));
});

test("zeroGrad clears the parameters' gradients", () => {
  const model = new MLP(2, [3, 1], { activation: "tanh" });
  model.forward([1, 2]).backward();
  assert.ok(model.parameters().some((parameter) => parameter.grad !== 0));
  model.zeroGrad();
  assert.ok(model.parameters().every((parameter) => parameter.grad === 0));
});

test("a forward pass follows the parameters", () => {
  const model = new MLP(1, [1]);
  const [w, b] = model.parameters();
  for (const [weight, bias] of [
    [2, 1],
    [-3, 0.5],
  ]) {
    w.data = weight;
    b.data = bias;
    assert.equal(model.forward([10]).data, bias + weight * 10);
  }
});

// A forward pass is recorded from the parameters that the network was made with; one replaced would go unnoticed.
test("parameters cannot be replaced, only written", () => {
  const model = new MLP(1, [1]);
  const [neuron] = model.layers[0].neurons;
  for (const replace of [
    () => {
      neuron.b = new Value(1);
    },
    () => {
      neuron.w[0] = new Value(1);
    },
    () => {
      neuron.w = [new Value(1)];
    },
    () => {
      model.layers[0].neurons[0] = new Neuron(1);
    },
    () => {
      model.layers[0].neurons = [new Neuron(1)];
    },
    () => {
      model.layers[0] = new Layer(1, 1);
    },
    () => {
      model.layers = [new Layer(1, 1)];
    },
  ]) {
    assert.throws(replace, TypeError);
  }
});

test("a network comes back from its JSON with the same bits, and draws no random numbers", () => {
  seed(1337);
  const model = new MLP(3, [4, 2], { activation: "tanh", outputActivation: "sigmoid", biases: "uniform" });
  const json = JSON.stringify(model);
  const next = uniform(0, 1);
  seed(1337);
  for (let drawn = 0; drawn < 26; drawn++) uniform(-1, 1);
  const loaded = MLP.from(json);
  assert.equal(uniform(0, 1), next);
  const data = (network) => network.parameters().map((parameter) => parameter.data);
  assert.deepEqual(data(loaded), data(model));
  assert.equal(String(loaded), String(model));
  const outputs = (network) => network.forward([0.5, -1, 2]).map((output) => output.data);
  assert.deepEqual(outputs(loaded), outputs(model));
  assert.equal(JSON.stringify(MLP.from(JSON.parse(json))), json);
  // As the Rust crate writes it.
  const text = '{"layers":[{"neurons":[{"w":[1.5,-2.0],"b":0.25,"activation":"linear"}]}]}';
  assert.equal(MLP.from(text).forward([2, 1]).data, 1.25);
});

test("JSON has no NaN: a network that has one is not written", () => {
  const model = new MLP(2, [2, 1]);
  model.layers[0].neurons[1].w[0].data = Number.NaN;
  assert.throws(
    () => JSON.stringify(model),
    /^TypeError: w\[0\] must be a finite number, as JSON has no others, got number NaN$/,
  );
});

test("a network of a network is a copy of it", () => {
  const model = new MLP(2, [3, 1], { activation: "tanh" });
  const copy = MLP.from(model);
  assert.equal(copy.forward([1, 2]).data, model.forward([1, 2]).data);
  const [first] = copy.parameters();
  first.data += 1;
  assert.notEqual(first.data, model.parameters()[0].data);
});

test("a class that extends one of these has fields of its own, and cannot replace theirs", () => {
  class Perceptron extends MLP {
    rate = 0.1;
    constructor() {
      super(2, [3, 1], { activation: "tanh" });
      this.losses = [];
    }
    step(x, y) {
      const loss = this.forward(x).sub(y).pow(2);
      this.zeroGrad();
      loss.backward();
      for (const p of this.parameters()) p.data -= this.rate * p.grad;
      this.losses.push(loss.data);
    }
  }
  const model = new Perceptron();
  for (let k = 0; k < 100; k++) model.step([1, -1], 0.5);
  assert.ok(model.losses[99] < 1e-3 && model.losses[99] < model.losses[0]);
  assert.equal(String(MLP.from(JSON.stringify(model))), String(model));
  const replace = (module, name) => assert.throws(() => Object.assign(module, { [name]: [] }), /read only/);
  replace(model, "layers");
  replace(model.layers[0], "neurons");
  for (const name of ["w", "b", "activation"]) replace(model.layers[0].neurons[0], name);
  assert.throws(() => Object.assign(model.layers[0].neurons[0].w, [new Value(1)]), /read only/);
});
