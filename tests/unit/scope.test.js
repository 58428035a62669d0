// scope: what it frees, what it keeps, and that memory stays bounded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { init, MLP, scope, Value } from "../../www/micrograd.js";
import initialise from "../../www/pkg/micrograd.js";

await init();

test("what is recorded in it is freed", () => {
  const outside = new Value(2);
  const length = wasm.length();
  let inside;
  scope(() => {
    inside = outside.mul(3).add(1);
    assert.equal(inside.data, 7);
  });
  assert.equal(wasm.length(), length);
  assert.ok(!inside.isLive);
  assert.ok(outside.isLive);
  assert.equal(outside.mul(2).data, 4);
});

test("what is returned is kept, with all it was computed from", () => {
  const a = new Value(2, "a");
  const length = wasm.length();
  const { out, list } = scope(() => {
    new Value(100).exp();
    const b = new Value(3, "b");
    const out = a.mul(b).pow(3);
    out.label = "out";
    new Value(100).tanh();
    return { out, list: [b.sin(), [a]], other: "text", nothing: null };
  });
  assert.equal(wasm.length(), length + 4);
  out.backward();
  assert.deepEqual([out.data, out.label, out.op, a.grad], [216, "out", "**3", 3 * 36 * 3]);
  const [product] = out.prev;
  assert.deepEqual(
    product.prev.map((operand) => [operand.label, operand.data]),
    [
      ["a", 2],
      ["b", 3],
    ],
  );
  assert.ok(Math.abs(list[0].data - Math.sin(3)) < 1e-15);
  assert.equal(list[1][0], a);
});

test("values in maps, sets and objects of one's own class are kept", () => {
  class Step {
    /** @param {Value} loss */
    constructor(loss) {
      this.loss = loss;
      this.history = Float64Array.of(loss.data);
    }
  }
  const [a, b] = [new Value(2), new Value(3)];
  const kept = scope(() => ({
    named: new Map([["product", a.mul(b)]]),
    several: new Set([a.add(b)]),
    step: new Step(a.sub(b)),
  }));
  assert.deepEqual(
    [kept.named.get("product"), ...kept.several, kept.step.loss].map((value) => value?.data),
    [6, 5, -1],
  );
});

test("a model that is returned is kept", () => {
  const model = scope(() => {
    new Value(1).exp();
    const made = new MLP(2, [3, 1], { activation: "tanh" });
    made.forward([1, -1]);
    return made;
  });
  const out = model.forward([1, -1]);
  out.backward();
  assert.ok(model.parameters().some((parameter) => parameter.grad !== 0));
  const again = scope(() => model.forward([1, -1]));
  assert.equal(again.data, out.data);
});

test("a model made before is used in many scopes", () => {
  const model = new MLP(2, [3, 1], { activation: "tanh" });
  const first = model.forward([0.5, 2]).data;
  for (let turn = 0; turn < 10; turn += 1) {
    assert.equal(
      scope(() => model.forward([0.5, 2]).data),
      first,
    );
  }
});

test("scopes nest", () => {
  const length = wasm.length();
  let lost;
  const kept = scope(() => {
    const a = new Value(2);
    const inner = scope(() => {
      lost = a.mul(10);
      return a.add(1).mul(5);
    });
    assert.ok(!lost.isLive && a.isLive && inner.isLive);
    new Value(1);
    return inner.add(a);
  });
  assert.equal(kept.data, 17);
  // a, 1, a + 1, 5, * 5, + a
  assert.equal(wasm.length(), length + 6);
});

test("a body that throws frees what it recorded", () => {
  const length = wasm.length();
  const failure = new Error("mine");
  let inside;
  const fail = () =>
    scope(() => {
      inside = new Value(1);
      scope(() => {
        new Value(2);
        throw failure;
      });
    });
  assert.throws(fail, (error) => error === failure);
  assert.equal(wasm.length(), length);
  assert.ok(!inside.isLive);
  assert.equal(scope(() => new Value(2).mul(3)).data, 6);
});

test("an async body throws", async () => {
  const length = wasm.length();
  const body = async () => {
    const a = new Value(1);
    await null;
    return a.mul(2); // too late: a is freed
  };
  assert.throws(() => scope(body), /body must not be async/);
  assert.equal(wasm.length(), length);
  // The promise fails without anybody looking at it; that must not end the process.
  await new Promise((resolve) => setImmediate(resolve));
});

test("a freed value throws at every use", () => {
  const alive = new Value(1);
  let freed;
  scope(() => {
    freed = new Value(5);
  });
  // Its place on the tape is taken again: the old handle must not be mistaken for the new value's.
  const taken = [new Value(6), new Value(7)];
  const uses = {
    data: () => freed.data,
    "data =": () => {
      freed.data = 1;
    },
    grad: () => freed.grad,
    "grad =": () => {
      freed.grad = 1;
    },
    label: () => freed.label,
    "label =": () => {
      freed.label = "x";
    },
    op: () => freed.op,
    prev: () => freed.prev,
    add: () => freed.add(1),
    pow: () => freed.pow(2),
    neg: () => freed.neg(),
    sub: () => alive.sub(freed),
    div: () => alive.div(freed),
    "pow of": () => alive.pow(freed),
    max: () => alive.max(freed),
    exp: () => freed.exp(),
    backward: () => freed.backward(),
    topologicalOrder: () => freed.topologicalOrder(),
    toString: () => String(freed),
    forward: () => new MLP(2, [1]).forward([1, freed]),
    scope: () => scope(() => freed),
  };
  for (const [name, use] of Object.entries(uses)) assert.throws(use, /was freed/, name);
  assert.deepEqual([taken[0].data, taken[1].data], [6, 7]);
});

test("a model of a freed scope throws", () => {
  let model;
  scope(() => {
    model = new MLP(2, [1]);
  });
  assert.throws(() => model.forward([1, 2]), /the model was freed/);
});

test("memory stays bounded over many scopes", async () => {
  const { memory } = await initialise();
  const model = new MLP(4, [8, 1]);
  const lengths = new Set();
  let size = 0;
  for (let turn = 0; turn < 3000; turn += 1) {
    scope(() => {
      const out = model.forward([1, 2, 3, 4]).pow(2);
      out.label = `turn ${turn}`;
      out.backward();
    });
    lengths.add(wasm.length());
    if (turn === 10) size = memory.buffer.byteLength;
  }
  assert.equal(lengths.size, 1);
  assert.equal(memory.buffer.byteLength, size);
});
