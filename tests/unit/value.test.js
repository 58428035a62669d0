// Value: every operation, gradients, and what can be read and written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS as ENGINE_OPERATIONS } from "../../www/engine/operations.js";
import { init, MLP, scope, steps, Value } from "../../www/micrograd.js";

await init();

test("the sneak peek", () => {
  const a = new Value(-4.0);
  const b = new Value(2.0);
  let c = a.add(b);
  let d = a.mul(b).add(b.pow(3));
  c = c.add(c.add(1));
  c = c.add(c.add(1).add(a.neg()));
  d = d.add(d.mul(2).add(b.add(a).relu()));
  d = d.add(d.mul(3).add(b.sub(a).relu()));
  const f = c.sub(d).pow(2);
  let g = f.div(2.0);
  g = g.add(f.pow(-1).mul(10.0));
  assert.equal(g.data.toFixed(4), "24.7041");
  g.backward();
  assert.equal(a.grad.toFixed(4), "138.8338");
  assert.equal(b.grad.toFixed(4), "645.5773");
});

/** Of each operation of a = 0.5 and b = 2: the result, and the derivatives by a and b. */
const OPERATIONS = {
  add: [2.5, 1, 1],
  sub: [-1.5, 1, -1],
  mul: [1, 2, 0.5],
  div: [0.25, 0.5, -0.125],
  pow: [0.25, 1, 0.25 * Math.log(0.5)],
  max: [2, 0, 1],
  min: [0.5, 1, 0],
  neg: [-0.5, -1],
  exp: [Math.exp(0.5), Math.exp(0.5)],
  log: [Math.log(0.5), 2],
  tanh: [Math.tanh(0.5), 1 - Math.tanh(0.5) ** 2],
  relu: [0.5, 1],
  sigmoid: [1 / (1 + Math.exp(-0.5)), Math.exp(-0.5) / (1 + Math.exp(-0.5)) ** 2],
  sin: [Math.sin(0.5), Math.cos(0.5)],
  cos: [Math.cos(0.5), -Math.sin(0.5)],
  sqrt: [Math.SQRT1_2, Math.SQRT1_2],
  abs: [0.5, 1],
  softplus: [Math.log1p(Math.exp(0.5)), 1 / (1 + Math.exp(-0.5))],
  leakyrelu: [0.5, 1],
  elu: [0.5, 1],
};

for (const [name, [data, byA, byB]] of Object.entries(OPERATIONS)) {
  test(`${name} and its derivatives`, () => {
    const near = (found, expected) => assert.ok(Math.abs(found - expected) < 1e-15, `${found} is not ${expected}`);
    const [a, b] = [new Value(0.5), new Value(2)];
    const out = byB === undefined ? a[name]() : a[name](b);
    out.backward();
    near(out.data, data);
    near(a.grad, byA);
    if (byB === undefined) return;
    near(b.grad, byB);
    // A number on the right computes the same.
    assert.equal(a[name](2).data, out.data);
  });
}

test("all operations are tested", () => {
  const methods = new Set(ENGINE_OPERATIONS.flatMap(({ method }) => method ?? []));
  assert.deepEqual([...methods].sort(), Object.keys(OPERATIONS).sort());
});

test("the operation and the operands can be read", () => {
  const [a, b] = [new Value(2, "a"), new Value(3, "b")];
  const symbols = [a, a.add(b), a.mul(b), a.pow(3), a.pow(-0.5), a.pow(b), a.tanh(), a.relu(), a.exp(), a.max(b)];
  assert.deepEqual(
    symbols.map((value) => value.op),
    ["", "+", "*", "**3", "**-0.5", "**", "tanh", "ReLU", "exp", "max"],
  );
  assert.deepEqual(a.prev, []);
  assert.deepEqual(
    a.sub(b).prev.map((operand) => [operand.label, operand.op, operand.data]),
    [
      ["a", "", 2],
      ["", "*", -3],
    ],
  );
  assert.deepEqual(
    a.mul(a).prev.map((operand) => operand.label),
    ["a", "a"],
  );
  assert.deepEqual(
    a
      .mul(b)
      .topologicalOrder()
      .map((value) => value.data),
    [2, 3, 6],
  );
});

test("a value is the same object however one comes to it", () => {
  const [a, b] = [new Value(2), new Value(3)];
  const product = a.mul(b);
  const out = product.add(a);
  assert.ok(out.prev[0] === product && out.prev[1] === a && product.prev[1] === b);
  const order = out.topologicalOrder();
  assert.ok(order.includes(a) && order.includes(b) && order.includes(product) && order.at(-1) === out);
  // What nobody held yet is the same whenever one asks for it.
  const [negative] = a.sub(b).prev.slice(1);
  assert.equal(negative.prev[0], b);
  const square = a.pow(2).neg();
  assert.equal(square.prev[0], square.prev[0]);
  const [x, y] = new MLP(2, [2, 2]).forward([a, b]);
  assert.ok(x.topologicalOrder().includes(a) && y.topologicalOrder().includes(b));
  // It stays so when values before it are freed, and another may take the place of one that is gone.
  const kept = scope(() => {
    new Value(7).exp();
    return a.add(1).mul(b);
  });
  assert.ok(kept.prev[0].prev[0] === a && kept.prev[1] === b);
  for (const k of steps(3)) {
    const turn = a.mul(k);
    assert.ok(turn.prev[0] === a && turn.prev[1].data === k);
  }
});

test("a walk that remembers where it was goes to each value once", () => {
  const visited = new Set();
  let visits = 0;
  const visit = (value) => {
    visits++;
    if (visited.has(value)) return;
    visited.add(value);
    for (const operand of value.prev) visit(operand);
  };
  let doubled = new Value(1);
  for (let k = 0; k < 20; k++) doubled = doubled.add(doubled);
  visit(doubled);
  assert.deepEqual([visited.size, visits], [21, 41]);
});

test("data, gradient and label can be written", () => {
  const a = new Value(-4.0, "a");
  assert.deepEqual([a.data, a.grad, a.label], [-4, 0, "a"]);
  a.data = 1.5;
  a.grad = -0.25;
  a.label = "weight \u03b8";
  assert.deepEqual([a.data, a.grad, a.label], [1.5, -0.25, "weight \u03b8"]);
  a.label = "";
  assert.equal(a.label, "");
  a.grad += 1;
  assert.equal(a.grad, 0.75);
});

test("a value prints as in micrograd", () => {
  const a = new Value(-4.0, "a");
  assert.equal(String(a), "Value(data=-4, grad=0, label='a')");
  assert.equal(String(a.mul(0.1)), "Value(data=-0.4, grad=0)");
  assert.equal(`${new Value(Number.NaN)}`, "Value(data=NaN, grad=0)");
});

test("numbers that are not finite are numbers", () => {
  const a = new Value(Number.NaN);
  assert.ok(Number.isNaN(a.add(1).data));
  assert.ok(Number.isNaN(new Value(1).mul(Number.NaN).data));
  assert.equal(new Value(0).pow(-1).data, Number.POSITIVE_INFINITY);
  a.data = Number.NEGATIVE_INFINITY;
  assert.equal(a.exp().data, 0);
});

test("backward accumulates, and a shared value gets all of its gradient", () => {
  const a = new Value(3);
  const b = a.add(a);
  const c = b.mul(b);
  c.backward();
  assert.deepEqual([c.data, b.grad, a.grad], [36, 12, 24]);
  a.grad = 0;
  b.grad = 0;
  c.backward();
  assert.equal(a.grad, 24);
  c.backward();
  assert.equal(a.grad, 24 + 48);
});

test("labels may be equal", () => {
  const [a, b] = [new Value(2, "x"), new Value(3, "x")];
  a.mul(b).backward();
  assert.deepEqual([a.grad, b.grad], [3, 2]);
});

test("a chain of 1,000,000 values", () => {
  scope(() => {
    const x = new Value(0);
    const one = new Value(1);
    let end = x;
    for (let link = 0; link < 1e6; link += 1) end = end.add(one);
    assert.equal(end.data, 1e6);
    end.backward();
    assert.deepEqual([x.grad, one.grad], [1, 1e6]);
  });
});

test("a value is written into a text, and its number into JSON", () => {
  const a = new Value(-4, "a");
  assert.equal(`${a}, ${[a, a]}`, "Value(data=-4, grad=0, label='a'), ".concat(Array(2).fill(String(a)).join(",")));
  assert.equal(JSON.stringify({ loss: a, inf: new Value(Infinity) }), '{"loss":-4,"inf":null}');
});

test("differences, quotients and negatives are compositions, so that graphs look as in the tutorial", () => {
  const [a, b] = [new Value(3), new Value(2)];
  const symbols = (value) => value.topologicalOrder().map(({ op }) => op);
  assert.deepEqual(symbols(a.sub(b)), ["", "", "", "*", "+"]);
  assert.deepEqual(symbols(a.div(b)), ["", "", "**-1", "*"]);
  assert.deepEqual(symbols(a.neg()), ["", "", "*"]);
});
