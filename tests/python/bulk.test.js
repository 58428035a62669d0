// The quick interpreter's values are read where they are in its memory. What is read so is the same as what Python reads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Objects } from "../../www/python/host/objects.js";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const isQuick = { skip: INTERPRETER !== "quick" && "CPython reads attributes fast enough" };

/** How a class keeps its operands, and what a program computes with it. @type {Record<string, [operands: string, program: string]>} */
const PROGRAMS = {
  "a set": ["set(operands)", ""],
  "a frozenset": ["frozenset(operands)", ""],
  "a tuple": ["operands", ""],
  "a list": ["list(operands)", ""],
  "a list, or nothing": ["list(operands) or None", ""],
  "plain numbers beside values": ["set(operands)", "d = (c + 1) * 2.5 - 0.5; d = 3 - d; e = d / 4; e.backward()"],
  "the same value twice": ["set(operands)", "d = c + c; e = d * d; e.backward()"],
  "many values": ["set(operands)", "d = a\nfor k in range(3000): d = d * b + a\nd.backward()"],
  "numbers that were changed": ["set(operands)", "d = c * a\nd.backward()\na.data = 7; b.data += 1; b.grad = None"],
  "whole numbers of any size": ["operands", "d = Value(True) + Value(2 ** 70); e = d * Value(-3)"],
  "numbers that are not finite": ["set(operands)", "d = Value(float('inf')) - c; e = d * Value(float('nan'))"],
  "symbols of many kinds": [
    "operands",
    "d = a\nfor k in range(70): d = Value(d.data + 1.0, (d, Value(1.0)), '+ %d' % k)",
  ],
  "a symbol that is not known": [
    "set(operands)",
    "d = Value(a.data + b.data, (a, b), 'foo'); e = d ** 3; e.backward()",
  ],
  "a subclass, and labels": [
    "set(operands)",
    "class Leaf(Value): pass\nw = Leaf(4.0)\nd = w * c; d.label = 'd'; w.label = 'the weight'",
  ],
  "attributes that are missing": ["set(operands)", "d = a * b; del a.grad; del b.op; e = d + c"],
  "operands beside their derivatives": ["[(one, 1.0) for one in operands]", ""],
  "more than two operands": ["set(operands)", "d = Value(a.data + b.data + c.data, (a, b, c), '+')"],
};

const program = (/** @type {string} */ operands, /** @type {string} */ more) => `
class Value:
    def __init__(self, data, operands=(), op=""):
        self.data, self.grad, self.op, self.label = data, 0.0, op, ""
        self.prev = ${operands}
        self.step = lambda: None
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")
        def step():
            self.grad += out.grad
            other.grad += out.grad
        out.step = step
        return out
    def __mul__(self, other):
        if not isinstance(other, Value):
            out = Value(self.data * other, (self,), "*")
            out.step = lambda: setattr(self, "grad", self.grad + other * out.grad)
            return out
        out = Value(self.data * other.data, (self, other), "*")
        def step():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out.step = step
        return out
    def __pow__(self, k):
        return Value(self.data ** k, (self,), "**")
    def __neg__(self): return self * -1
    def __sub__(self, other): return self + -other if isinstance(other, Value) else self + -other
    def __rsub__(self, other): return Value(other - self.data, (self,), "-")
    def __truediv__(self, other): return self * other ** -1
    def backward(self):
        order, seen, waiting = [], set(), [(self, False)]
        while waiting:
            value, done = waiting.pop()
            if done: order.append(value)
            elif id(value) not in seen:
                seen.add(id(value))
                waiting += [(value, True)] + [(one, False) for one in value.prev or ()]
        self.grad = 1.0
        for value in reversed(order): value.step()
a, b = Value(2.0), Value(-3)
c = a * b + a
${more}
`;

/** @param {string} source */
async function recordingOf(source) {
  const { recording, outputs, error } = (await createRunner()).run(source);
  assert.equal(error?.traceback, undefined);
  assert.ok(recording, outputs.map(({ text }) => text).join(""));
  return recording;
}

for (const [name, [operands, more]] of Object.entries(PROGRAMS)) {
  test(`with ${name}, a graph is read at once as value by value`, isQuick, async (t) => {
    const source = program(operands, more);
    const read = t.mock.method(Objects.prototype, "attribute");
    const atOnce = await recordingOf(source);
    assert.ok(read.mock.callCount() > atOnce.data.length);
    t.mock.method(Objects.prototype, "learn", () => false);
    read.mock.resetCalls();
    assert.deepEqual(atOnce, await recordingOf(source));
    assert.equal(read.mock.callCount(), 0);
  });
}

/** The sizes of MicroPython's sets, each of which is filled before it is left for the next, from its `py/map.c`. */
const SIZES = [
  29, 37, 47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 691, 919, 1223, 1627, 2161, 3229, 4831, 7243, 10861,
];

/** Returns how many places of a set are looked at for each hash that is searched for and added. @param {number[]} hashes */
function looksInSet(hashes) {
  let looks = 0;
  let places = new Array(23);
  let used = 0;
  const add = (/** @type {number} */ hash) => {
    let place = hash % places.length;
    while (places[place] !== undefined && places[place] !== hash) {
      place = (place + 1) % places.length;
      looks += 1;
    }
    if (places[place] === undefined) used += 1;
    places[place] = hash;
  };
  for (const hash of hashes) {
    looks += 1;
    if (used === places.length && !places.includes(hash)) {
      const held = places;
      places = new Array(SIZES.find((size) => size > held.length));
      used = 0;
      held.forEach(add);
    }
    add(hash);
  }
  return looks / hashes.length;
}

/** Definitions of a class Value. @type {Record<string, string>} */
const CLASSES = {
  "micrograd's class": "from micrograd.engine import Value",
  "an own class": `
class Value:
    def __init__(self, data, _children=()):
        self.data, self.grad, self._prev = data, 0.0, set(_children)
    def __add__(self, other):
        return Value(self.data + other.data, (self, other))
    def __mul__(self, other):
        return Value(self.data * other.data, (self, other))`,
};

for (const [name, definition] of Object.entries(CLASSES)) {
  test(`with ${name}, parameters are found in a set of visited values after a few looks`, isQuick, async () => {
    const runner = await createRunner();
    const result = runner.run(`${definition}
def visit(value, visited, hashes):
    hashes.append(hash(value))
    if value in visited: return
    visited.add(value)
    for one in value._prev: visit(one, visited, hashes)
weights = [Value(float(k)) for k in range(30)]
for step in range(2):
    total = Value(0.0)
    for point in range(50):
        x, out = Value(1.0), Value(0.0)
        for weight in weights: out = out + weight * x
        total = total + out
    hashes = []
    visit(total, set(), hashes)
    print(*hashes)
`);
    assert.equal(result.error, undefined);
    const printed = result.outputs.map((output) => (output.kind === "text" ? output.text : ""));
    const texts = printed.join("").trim().split("\n");
    assert.equal(texts.length, 2);
    for (const text of texts) {
      const looks = looksInSet(text.split(" ").map(Number));
      assert.ok(looks < 20, `${looks} looks`);
    }
  });
}

test("a value is found in a set that it was put in while it was made, and an __eq__ decides whether it can be", async () => {
  const runner = await createRunner();
  const result = runner.run(`
class Value:
    everything = set()
    def __init__(self, data, _children=()):
        self.data, self.grad, self._prev = data, 0.0, set(_children)
        Value.everything.add(self)
    def __add__(self, other):
        return Value(self.data + other.data, (self, other))
a, b = Value(2.0), Value(3.0)
c = a + b
print(len(Value.everything), a in Value.everything, c in Value.everything, Value(1.0) in Value.everything)
class Same(Value):
    def __eq__(self, other):
        return self.data == other.data
try:
    print(len({Same(1.0)}))
except TypeError as error:
    print('unhashable' in str(error))
class Numbered(Value):
    def __init__(self, data):
        self.number = data
        super().__init__(data)
    def __hash__(self):
        return 7
print(hash(Numbered(1.0)))
`);
  assert.equal(result.error, undefined);
  const printed = result.outputs.map((output) => (output.kind === "text" ? output.text : ""));
  assert.equal(printed.join(""), "3 True True True\nTrue\n7\n");
  assert.equal(result.recording.data.at(-1), 5);
});

test("many values leave an interpreter that the next program does without", {
  skip: INTERPRETER !== "quick",
}, async () => {
  const runner = await createRunner();
  const chain = (/** @type {number} */ turns) => `
class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.children = children
    def __mul__(self, other):
        return Value(self.data * other.data, (self, other))
x = w = Value(0.5)
for _ in range(${turns}):
    x = x * w
`;
  for (const [turns, isWorn] of /** @type {[number, boolean][]} */ ([
    [100, false],
    [20_000, true],
  ])) {
    assert.equal(runner.run(chain(turns)).error, undefined);
    assert.equal(runner.isWorn, isWorn, `${turns} turns`);
  }
});
