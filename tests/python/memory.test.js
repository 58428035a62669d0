// Long programs in the full interpreter: what they recorded and no longer hold is freed while they run, which changes nothing
// that they can see. The quick one cannot tell what is held, and has its memory full.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import initialise from "../../www/pkg/micrograd.js";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const runner = await createRunner();
const { memory } = await initialise();
const MEGABYTE = 1024 * 1024;

/** The number of values after which the full interpreter frees what is not held. */
const LEAST = 500_000;

/** Python that records values until others have been freed in between. */
const FILL = `
def fill(count=${LEAST}):
    x = Value(1.0)
    for _ in range(count // 2):
        x * 3.0
`;

/** @param {string} source */
function run(source) {
  const result = runner.run(source);
  assert.equal(result.error, undefined, result.error?.traceback);
  return { ...result, text: result.outputs.map(({ text }) => text).join("") };
}

const isFull = { skip: INTERPRETER !== "full" && "only the full interpreter frees values while code runs" };

const training = (/** @type {number} */ steps, network = "MLP(3, [8, 8, 1])") => `
import random
from micrograd.engine import Value
from micrograd.nn import MLP, Layer, Neuron
class Own(MLP):
    def __call__(self, x):
        return super().__call__(x)
random.seed(7)
model = ${network}
xs = [[random.uniform(-1, 1) for _ in range(3)] for _ in range(20)]
ys = [1.0 if sum(x) > 0 else -1.0 for x in xs]
for k in range(${steps}):
    loss = sum((model(x) - y) ** 2 for x, y in zip(xs, ys))
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= 0.001 * p.grad
    if k % 10 == 0: print(k, repr(loss.data), repr(model.parameters()[0].grad))
`;

test("a training loop runs in bounded memory, and ends with its last graph", isFull, () => {
  const few = run(training(20));
  const size = few.recording.data.length;
  run(training(150));
  const bytes = memory.buffer.byteLength;
  assert.ok(bytes < 64 * MEGABYTE, `${bytes / MEGABYTE} MB`);
  const many = run(training(600));
  assert.ok(wasm.length() < LEAST + 4 * size, `${wasm.length()} values`);
  assert.equal(memory.buffer.byteLength, bytes, "it takes no more than one a quarter as long");
  assert.ok(many.text.startsWith(few.text), "the numbers are the same");
  assert.equal(many.recording.data.length, size);
  assert.equal(many.title, "loss");
});

test("so does one whose network is a class of its own, whose calls are recorded", isFull, () => {
  const [plain, own] = [run(training(300)), run(training(300, "Own(3, [8, 8, 1])"))];
  assert.equal(own.text, plain.text);
  assert.equal(own.recording.data.length, plain.recording.data.length);
  const names = (/** @type {{ scopes: { name: string }[] }} */ { scopes }) => scopes.map(({ name }) => name);
  assert.ok(names(own.recording).length > names(plain.recording).length);
  assert.deepEqual(names(own.recording).slice(0, 3), ["Own", "MLP", "layer 0"]);
});

test("values that are held stay what they were: numbers, names, types, places in sets and order", isFull, () => {
  const program = (/** @type {string} */ between) => `${FILL}
class Mine(Value):
    def __setattr__(self, name, thing):
        if name == "_id" and hasattr(self, "_id"): raise AttributeError(name)
        super().__setattr__(name, thing)
first = Value(5.0)
${between}
a, b = Value(2, label="a"), Value(-3.0, label="b")
c = a * b + first
own = Mine(4.0)
kept = {a: "a", b: "b", c: "c"}
seen = {a, b, c, own}
lost = [Value(k) for k in range(10)]
lost = lost[7]
step = c._backward
c.grad = 1
${between}
d = (c - a) ** 2
print(kept[a], kept[b], kept[c], all(v in seen for v in (a, b, c, own)), Value(2.0) in seen, len(seen | {a, own}))
print(a, b, c, lost, own, a.label, b.label, c._op, c._prev == {first, a * b} , first in c._prev)
print([v.data for v in sorted(c._prev, key=hash)])
step()
print(first.grad, c._prev)
d.backward()
print(a.grad, b.grad, a, b, first)
`;
  const before = run(program(""));
  const after = run(program("fill()\nfill()"));
  assert.equal(after.text, before.text);
  assert.deepEqual(after.recording, before.recording);
});

test("a value that is made by a function that holds it is not freed on the way", isFull, () => {
  const { text } = run(`${FILL}
model = MLP(2, [3, 3])
inputs = [Value(0.5), Value(-1.0)]
first = [o.data for o in model(inputs)]
same = True
for k in range(4000):
    outs = model([Value(0.5), -1.0] if k % 2 else inputs)
    made = [(o + 1.0) * 2.0 - o.relu() for o in outs]
    same = same and [o.data for o in outs] == first
    same = same and [m.data for m in made] == [(o + 1.0) * 2.0 - max(o, 0) for o in first]
    fill(200)
print(same)`);
  assert.equal(text, "True\n");
});

test("what was computed, drawn or shown last still counts", isFull, () => {
  const { title, earlier } = run(`${FILL}
a = Value(2.0)
fill(1000)
b = a + 1.0
draw(b)
fill()
fill()
c = b * 2.0
`);
  assert.deepEqual([title, earlier?.map(({ title }) => title)], ["c", ["b"]]);
  assert.equal(run(`${FILL}a = Value(2.0)\nb = a + 1.0\nc = a * 3.0\nfill()\nfill()\ndraw(b)\n`).title, "b");
});

test("calls of a program's own classes are dropped with their values, and those under way are not", isFull, () => {
  const { recording, text } = run(`
class Value:
    def __init__(self, data, _prev=()):
        self.data, self.grad, self._prev = data, 0.0, _prev
    def __add__(self, other): return Value(self.data + other.data, (self, other))
class Net:
    def __call__(self, x): return x + x
class Trainer:
    def __call__(self):
        net = Net()
        kept = net(Value(1.0))
        for k in range(25000): out = net(Value(float(k)))
        return kept + out
trained = Trainer()()
print(trained.data)
`);
  assert.equal(text, "50000.0\n");
  const { scopes } = recording;
  assert.deepEqual(scopes, [
    { name: "Trainer", parent: 0 },
    { name: "Net 0", parent: 1 },
    { name: "Net 25000", parent: 1 },
  ]);
});

test("values that are all held fill the memory, and the error says so", isFull, () => {
  const { error } = runner.run("model = MLP(64, [64, 1])\nheld = []\nwhile True: held.append(model([1.0] * 64))\n");
  assert.match(error?.message ?? "", /more than 8,000,000 values/);
});

test("the quick interpreter hands over once its memory is full", { skip: INTERPRETER !== "quick" }, () => {
  const { lacks } = runner.run("model = MLP(64, [64, 1])\nwhile True: model([1.0] * 64)\n");
  assert.equal(lacks, "has no memory left");
});
