// The graph that a run gives to the page, of micrograd's values and of a learner's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS } from "../../www/engine/operations.js";
import { Value } from "../../www/micrograd.js";
import { chapters, sourceOf } from "../../www/python/examples/chapters.js";
import { createRunner } from "../common/python-runner.js";

const runner = await createRunner();
const NONE = 0xffffffff;
const OPAQUE = 255;

/** Returns the values as text, operands by their place: "2: 0 * 1 = -8". */
function listed({ operation, a, b, exponent, data, grad, labels, symbols }) {
  const names = new Map(labels);
  const unknown = new Map(symbols);
  return Array.from(operation, (code, place) => {
    const operands = [a[place], b[place]].filter((operand) => operand !== NONE);
    const symbol = code === OPAQUE ? unknown.get(place) : (["", "+", "*", "**"][code] ?? code);
    const power = exponent[place] ? ` ${exponent[place]}` : "";
    return `${names.get(place) ?? ""}: ${operands.join(` ${symbol} `)}${operands.length === 1 ? ` ${symbol}${power}` : ""} = ${data[place]}, ${grad[place]}`;
  });
}

const VALUE = chapters.find(({ id }) => id === "value").cells[0].source;

function run(source) {
  const result = runner.run(source);
  assert.equal(result.error, undefined);
  return result;
}

test("sneak peek: 39 values in the order in which they were made, named after the variables", () => {
  const { recording, title } = run(sourceOf(chapters[0]));
  assert.equal(title, "g");
  assert.equal(recording.operation.length, 39);
  assert.equal(recording.root, 38);
  assert.equal(recording.labels.map(([, label]) => label).join(""), "abcdefg");
  assert.equal(recording.data[38].toFixed(4), "24.7041");
  assert.equal(recording.grad[0].toFixed(4), "138.8338");
  assert.equal(recording.grad[1].toFixed(4), "645.5773");
});

test("draw chooses; without it the last computed value is drawn; given labels stay", () => {
  const lines = "from micrograd.engine import Value\na = Value(2.0, label='first')\nb = a * a\nc = b + a\n";
  assert.equal(run(lines).title, "c");
  const drawn = run(`${lines}draw(b)\n`);
  assert.equal(drawn.title, "b");
  assert.deepEqual(listed(drawn.recording), ["first:  = 2, 0", "b: 0 * 0 = 4, 0"]);
  // A new leaf does not take the picture.
  assert.equal(run(`${lines}d = Value(1.0)\n`).title, "c");
  assert.equal(run(`${lines}b\n`).title, "b");
});

test("draw shows the numbers of its moment", () => {
  const { recording } = run("from micrograd.engine import Value\na = Value(2.0)\nb = a * 3\ndraw(b)\nb.backward()\n");
  assert.equal(recording.grad[0], 0);
});

/** The names of all graphs of a run, with the number of each result. */
function drawings(source) {
  const { earlier = [], recording, title } = run(source);
  return [...earlier, { recording, title }].map(({ recording: { data, root }, title }) => `${title} = ${data[root]}`);
}

const OWN = `
class Value:
    def __init__(self, data, _prev=()):
        self.data, self._prev, self.grad = data, _prev, 0.0
    def __add__(self, other): return Value(self.data + other.data, (self, other))
`;

for (const [whose, value] of [
  ["micrograd's", "from micrograd.engine import Value\n"],
  ["an own", OWN],
]) {
  const start = `${value}a = Value(2.0)\nb = a + a\n`;
  test(`each drawing of a run is kept, with the numbers of its moment: ${whose} class`, () => {
    assert.deepEqual(drawings(`${start}draw(b)\nb.data = 7.0\ndraw(b)\nc = b + a\ndraw(c)\ndraw(b)\n`), [
      "b = 4",
      "b = 7",
      "c = 9",
      "b = 7",
    ]);
    const loop = `${start}for k in range(150):\n    b = b + a\n    draw(b)\n`;
    const kept = drawings(loop);
    assert.equal(kept.length, 100);
    assert.deepEqual([kept[0], kept.at(-1)], ["b = 106", "b = 304"]);
    const draws = "from graphviz import Digraph\ndef draw_dot(root):\n    return Digraph()\n";
    assert.deepEqual(drawings(`${draws}${start}draw_dot(b)\nc = b + a\ndraw_dot(c)\n`), ["b = 4", "c = 6"]);
    const other = "from graphviz import Digraph\ndef show(root, size=1):\n    return Digraph()\n";
    assert.deepEqual(drawings(`${other}${start}show(b)\nc = b + a\nshow(c)\n`), ["b = 4", "c = 6"]);
  });

  test(`what was computed, shown or drawn last counts: ${whose} class`, () => {
    assert.deepEqual(drawings(`${start}draw(b)\nc = b + a\n`), ["b = 4", "c = 6"]);
    assert.deepEqual(drawings(`${start}c = b + a\ndraw(b)\n`), ["b = 4"]);
    assert.deepEqual(drawings(`# %%\n${start}b\n# %%\nc = b + a\n`), ["c = 6"]);
    assert.deepEqual(drawings(`# %%\n${start}c = b + a\n# %%\nb\n`), ["b = 4"]);
    assert.deepEqual(drawings(`# %%\n${start}draw(b)\n# %%\nc = b + a\nc\n# %%\n1 + 1\n`), ["b = 4", "c = 6"]);
    // In a function no variable of the code holds it.
    // The leaf that a loop leaves behind is of less interest than what was computed from it.
    assert.deepEqual(drawings(`${value}ps = [Value(2.0), Value(3.0)]\nfor p in ps: pass\nprint(ps[0] + p)\n`), [
      " = 5",
    ]);
    assert.deepEqual(drawings(`${value}def main():\n    a = Value(2.0)\n    b = a + a\nmain()\n`), [" = 4"]);
  });
}

test("a class that seems to have values at first, and has none, is no matter", () => {
  const { recording, outputs } = run(`
class Dual:
    def __init__(self, p, t=0.0): self.p, self.t = p, t
    def __add__(self, o): return Dual(self.p + o.p, self.t + o.t)
    def __mul__(self, o): return Dual(self.p * o.p, self.p * o.t + self.t * o.p)
def f(x): return x * x + x
print(f(Dual(2.0, 1.0)).t)
`);
  assert.equal(recording, undefined);
  assert.deepEqual(
    outputs.map(({ kind, text }) => [kind, text]),
    [["text", "5.0\n"]],
  );
});

test("a value has the name that is its own rather than that of a loop", () => {
  const { recording } = run(`${OWN}a = Value(2.0)\nweight = Value(3.0)\nc = a + weight\nfor z in (a, weight): pass\n`);
  assert.deepEqual(
    recording.labels.map(([, name]) => name),
    ["a", "weight", "c"],
  );
});

test("a network's call is scoped: MLP, layer, neuron; parameters stay outside", () => {
  const { recording } = run("from micrograd.nn import MLP\nn = MLP(2, [3, 1])\no = n([1.0, 2.0])\n");
  const path = (scope) =>
    scope ? `${path(recording.scopes[scope - 1].parent)}/${recording.scopes[scope - 1].name}` : "";
  assert.equal(path(recording.scope[recording.root]), "/MLP/layer 1/neuron 0");
  const leaves = recording.operation.map((code, place) => (code === 0 ? recording.scope[place] : 0));
  assert.ok(leaves.every((scope) => scope === 0));
});

test("a learner's class, drawn by the tutorial's own draw, before and after the gradients", () => {
  const manual = chapters.find(({ id }) => id === "manual");
  const { recording, title } = run(sourceOf(manual));
  assert.equal(title, "L");
  assert.deepEqual(listed(recording), [
    "a:  = 2, 6",
    "b:  = -3, -4",
    "c:  = 10, -2",
    "f:  = -2, -7",
    "d: 0 * 1 = -6, 0",
    "e: 4 + 2 = 4, 0",
    "L: 5 * 3 = -8, 1.000000000000334",
  ]);
});

test("the same value twice, though a set holds it once", () => {
  const { recording } = run(`import math\n${VALUE}\nx = Value(3.0)\ny = x * x\nz = y + y\n`);
  assert.deepEqual(listed(recording), ["x:  = 3, 0", "y: 0 * 0 = 9, 0", "z: 1 + 1 = 18, 0"]);
});

test("a class that is made where it cannot be watched", () => {
  const source = `
def make():
    class Number:
        def __init__(self, data, _prev=(), _op=""):
            self.data, self._prev, self._op, self.grad = data, set(_prev), _op, 0.0
        def __mul__(self, other):
            return Number(self.data * other.data, (self, other), "*")
    return Number
Number = make()
x = Number(3.0)
y = x * x
draw(y)`;
  assert.deepEqual(listed(run(source).recording), ["x:  = 3, 0", "y: 0 * 0 = 9, 0"]);
});

test("operations that the engine does not know keep their symbol; a changed number stays as it is", () => {
  const source = `
class Value:
    def __init__(self, data, prev=(), op=""):
        self.data, self.prev, self.op, self.grad = data, prev, op, 0.0
    def __mul__(self, other):
        return Value(self.data * other.data, (self, other), "*")
    def __matmul__(self, other):
        return Value(self.data - other.data, (self, other), "@")
    def __pow__(self, n):
        return Value(self.data**n, (self,), f"**{n}")
a = Value(5.0)
b = Value(3.0)
c = a @ b
d = c**-2
e = d * a
e.data = 7.0
`;
  const { recording } = run(source);
  assert.deepEqual(listed(recording), [
    "a:  = 5, 0",
    "b:  = 3, 0",
    "c: 0 @ 1 = 2, 0",
    "d: 2 ** -2 = 0.25, 0",
    "e: 3 * 0 = 7, 0",
  ]);
  assert.deepEqual(recording.symbols, [[2, "@"]]);
});

test("calls of a learner's own network are boxes", () => {
  const { recording } = run(sourceOf(chapters.find(({ id }) => id === "mlp")));
  const names = recording.scopes.map(({ name }) => name);
  assert.equal(names.filter((name) => name === "MLP").length, 4);
  assert.equal(names.filter((name) => name.startsWith("Layer")).length, 12);
  assert.equal(names.filter((name) => name.startsWith("Neuron")).length, 36);
  const parents = new Set(
    recording.scopes.filter(({ name }) => name.startsWith("Layer")).map(({ parent }) => names[parent - 1]),
  );
  assert.deepEqual(parents, new Set(["MLP"]));
  // Every operand comes before what uses it.
  recording.a.forEach((operand, place) => {
    assert.ok(operand === NONE || operand < place);
  });
});

test("a chain of 100,000 values", () => {
  const { recording } = run(
    "from micrograd.engine import Value\nx = Value(0.0)\nfor i in range(50000):\n    x = x + 1\n",
  );
  assert.equal(recording.operation.length, 100_001);
  assert.equal(recording.data.at(-1), 50_000);
});

test("what was computed last is drawn, though leaves were made after it and no variable holds any", () => {
  const { recording } = run(
    "from micrograd.engine import Value\ndef f():\n    y = Value(2.0) * 3.0\n    Value(4.0)\n    return y.data\nprint(f())\n",
  );
  assert.deepEqual([name(recording), recording.data.length], ["Mul", 3]);
});

test("a class of matrices is told to be none of numbers", () => {
  const { outputs, recording } = runner.run(`class Matrix:
    def __init__(self, rows, parents=()):
        self.rows, self.parents = rows, parents
        self.grad = [[0.0] * len(rows[0]) for _ in rows]
    def __matmul__(self, other):
        rows = [[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows]
        return Matrix(rows, (self, other))
A = Matrix([[1.0, 2.0], [3.0, 4.0]])
C = A @ Matrix([[0.5], [-1.0]])
`);
  assert.equal(recording, undefined);
  const [{ text }] = outputs.filter(({ kind }) => kind === "note");
  assert.equal(
    text,
    "Line 8: A holds a list of 2. A graph here is of single real numbers, so there is no picture of this one.",
  );
});

/** Programs whose values say by number what they were computed from. @type {Record<string, [name: string, source: string]>} */
const TAPES = {
  "tuples in a list of the program": [
    "tape",
    `tape = []
class Var:
    def __init__(self, index, value): self.index, self.value = index, value
    def __add__(self, o): return pushed(("+", self.index, o.index), self.value + o.value)
    def __pow__(self, n): return pushed(("pow", self.index, n), self.value ** n)
def pushed(entry, value):
    tape.append(entry)
    return Var(len(tape) - 1, value)
a, b = pushed(("leaf", None, None), 2.0), pushed(("leaf", None, None), -3.0)
c = (a + b) ** 7
`,
  ],
  "objects that hold the numbers, too, in a list of the program": [
    "nodes",
    `class Node:
    def __init__(self, value, op, inputs): self.value, self.grad, self.op, self.inputs = value, 0.0, op, inputs
nodes = []
def new(value, op, *inputs):
    nodes.append(Node(value, op, inputs))
    return len(nodes) - 1
def mix(i, j): return new(0.3 * nodes[i].value + nodes[j].value, "mix", i, j)
x, y = new(2.0, ""), new(5.0, "")
z = mix(mix(x, y), x)
last = nodes[z]
`,
  ],
  "objects with weights in an object that each value holds": [
    "nodes",
    `class Node:
    def __init__(self, weights, deps): self.weights, self.deps = weights, deps
class Tape:
    def __init__(self): self.nodes = []
    def var(self, value): return Var(self, self.push((0.0, 0.0), (len(self.nodes),) * 2), value)
    def push(self, weights, deps):
        self.nodes.append(Node(weights, deps))
        return len(self.nodes) - 1
class Var:
    def __init__(self, tape, index, value): self.tape, self.index, self.value = tape, index, value
    def __mul__(self, o):
        return Var(self.tape, self.tape.push((o.value, self.value), (self.index, o.index)), self.value * o.value)
    def half(self): return Var(self.tape, self.tape.push((0.5, 0.0), (self.index, len(self.tape.nodes))), self.value / 2)
t = Tape()
x, y = t.var(0.5), t.var(4.2)
z = (x * y).half()
`,
  ],
  "dictionaries that the values add themselves": [
    "log",
    `log = []
class Scalar:
    def __init__(self, x, op="", deps=()):
        self.x, self.place = x, len(log)
        log.append({"op": op, "deps": list(deps), "x": x})
    def __matmul__(self, o): return Scalar(self.x * o.x + 0.3, "@", (self.place, o.place))
p, q = Scalar(2.0), Scalar(3.5)
r = p @ q
`,
  ],
};

for (const [kind, [name, source]] of Object.entries(TAPES)) {
  test(`operands that are only numbers of entries are told to have no picture: ${kind}`, () => {
    const { outputs, recording } = run(source);
    assert.equal(recording, undefined);
    assert.deepEqual(
      outputs.map(({ kind, text }) => [kind, text]),
      [
        [
          "note",
          `There is no picture of the graph, as the entries of ${name} say by number what each value was computed from. A picture needs values that hold their operands themselves, as in _prev = (self, other).`,
        ],
      ],
    );
  });
}

/** Entries that hold their numbers, with the names that they get and how d = a * b + c is computed. @type {Record<string, [labels: string[], source: string]>} */
const ENTRIES = {
  "objects in a list": [
    [],
    `class Node:
    def __init__(self, data, op="", prev=()): self.data, self.grad, self.op, self.prev = data, 0.0, op, prev
nodes = []
def new(*parts):
    nodes.append(Node(*parts))
    return len(nodes) - 1
def add(i, j): return new(nodes[i].data + nodes[j].data, "+", (i, j))
def mul(i, j): return new(nodes[i].data * nodes[j].data, "*", (i, j))
d = add(mul(new(2.0), new(-3.0)), new(10.0))
for place, grad in zip(range(5), (-3.0, 2.0, 1.0, 1.0, 1.0)): nodes[place].grad = grad
`,
  ],
  "dictionaries with labels, and one place in an attribute each": [
    ["a", "b", "e", "c", "d"],
    `tape = []
def new(label, v, how=None, left=-1, right=-1):
    tape.append({"label": label, "v": v, "g": 0.0, "how": how, "left": left, "right": right})
    return len(tape) - 1
e = new("e", -6.0, "times", new("a", 2.0), new("b", -3.0))
d = new("d", 4.0, "plus", e, new("c", 10.0))
for place, grad in zip(range(5), (-3.0, 2.0, 1.0, 1.0, 1.0)): tape[place]["g"] = grad
`,
  ],
  "lists of equal length in an object": [
    [],
    `class Graph:
    def __init__(self): self.numbers, self.kinds, self.inputs, self.grads = [], [], [], []
    def push(self, number, kind, *inputs):
        self.numbers.append(number)
        self.kinds.append(kind)
        self.inputs.append(list(inputs))
        self.grads.append(0.0)
        return len(self.numbers) - 1
g = Graph()
e = g.push(-6.0, "mul", g.push(2.0, ""), g.push(-3.0, ""))
d = g.push(4.0, "add", e, g.push(10.0, ""))
g.grads[:] = [-3.0, 2.0, 1.0, 1.0, 1.0]
`,
  ],
  "named tuples in a list, with gradients in another": [
    [],
    `from collections import namedtuple
Node = namedtuple("Node", ["value", "op", "prev"])
tape = [Node(2.0, "", ()), Node(-3.0, "", ()), Node(-6.0, "*", (0, 1)), Node(10.0, "", ()), Node(4.0, "+", (2, 3))]
grads = [-3.0, 2.0, 1.0, 1.0, 1.0]
`,
  ],
};

for (const [kind, [labels, source]] of Object.entries(ENTRIES)) {
  test(`entries that hold their numbers and name their operands by place are drawn: ${kind}`, () => {
    const { outputs, recording } = run(source);
    assert.deepEqual(outputs, []);
    const places = { a: 0, b: 1, e: 2, c: 3, d: 4 };
    const byNumber = new Map([...recording.data].map((number, at) => [number, at]));
    const at = [2, -3, -6, 10, 4].map((number) => byNumber.get(number) ?? -1);
    assert.deepEqual(
      at.map((place) => OPERATIONS[recording.operation[place]].name),
      ["Leaf", "Leaf", "Mul", "Leaf", "Add"],
    );
    assert.deepEqual(
      [recording.a, recording.b].map((list) => list[at[places.e]]),
      [at[places.a], at[places.b]],
    );
    assert.deepEqual(
      [recording.a, recording.b].map((list) => list[at[places.d]]),
      [at[places.e], at[places.c]],
    );
    assert.deepEqual(
      at.map((place) => recording.grad[place]),
      [-3, 2, 1, 1, 1],
    );
    assert.deepEqual(
      recording.labels.map(([, label]) => label),
      labels,
    );
    assert.equal(recording.root, at[places.d]);
  });
}

test("named tuples that hold those they were computed from are drawn, with gradients that are still to come", () => {
  const { recording, outputs } = run(
    `from collections import namedtuple
Var = namedtuple("Var", ["value", "parents"])
def add(a, b): return Var(a.value + b.value, ((a, 1.0), (b, 1.0)))
def mul(a, b): return Var(a.value * b.value, ((a, b.value), (b, a.value)))
a, b = Var(2.0, ()), Var(-3.5, ())
f = add(mul(a, b), a)
`,
  );
  assert.deepEqual(outputs, []);
  assert.deepEqual([...recording.data], [2, -3.5, -7, -5]);
  assert.deepEqual([...recording.grad], [0, 0, 0, 0]);
});

for (const [kind, source] of Object.entries({
  "a log of training": "log = [(k // 2, 1 / (k + 1)) for k in range(1, 9)]\n",
  "a tree of parents":
    "tree = [{'parent': p, 'size': s} for p, s in [(-1, 9.0), (0, 5.0), (0, 4.0), (1, 2.0), (1, 3.0)]]\n",
  "lists of numbers": "xs = [0.0, 1.0, 2.0, 3.0]\nys = [0, 0, 1, 1]\nlosses = [1.0, 0.5, 0.2, 0.1]\n",
  "points and classes": "points = [(0.5, 0.25, 0), (0.1, 0.9, 0), (-0.5, 0.3, 1), (0.2, 0.2, 1)]\n",
})) {
  test(`what only looks like entries has no picture: ${kind}`, () => {
    const { recording, outputs } = run(source);
    assert.equal(recording, undefined);
    assert.deepEqual(outputs, []);
  });
}

test("named tuples that are computed from one another by what no operation explains have no picture, and it is said", () => {
  const { outputs, recording } = run(
    `from collections import namedtuple
Var = namedtuple("Var", ["value", "parents"])
def add(a, b): return Var(a.value + b.value + 0.3, ((a, 1.0), (b, 1.0)))
x, y = Var(2.0, ()), Var(3.0, ())
f = add(x, y)
`,
  );
  assert.equal(recording, undefined);
  assert.deepEqual(
    outputs.map(({ kind, text }) => [kind, text]),
    [
      [
        "note",
        "There is no picture of the graph, as f is a named tuple, which cannot keep a gradient. A picture needs values of a class, as in class Value.",
      ],
    ],
  );
  assert.deepEqual(
    run('from collections import namedtuple\nStep = namedtuple("Step", ["k"])\nlast = Step(3)\n').outputs,
    [],
  );
});

test("a value in a dictionary of parameters is named by its key, and better by a variable", () => {
  const { recording } = run(
    'p = {"w": Value(2.0), "b": Value(3.0)}\nfor one in [p["w"]]: pass\nbias = p["b"]\nout = p["w"] * 4 + p["b"]\n',
  );
  assert.deepEqual(
    recording.labels.map(([, name]) => name),
    ["w", "bias", "out"],
  );
});

test("numbers in lists of other programs are no matter", () => {
  for (const lines of [
    "xor = [(0, 0), (0, 1), (1, 0), (1, 1)]\na, b = Point(2, 1.0), Point(3, 2.5)\n",
    'edges = [("a", 0), ("b", 3), ("c", 1)]\na, b = Point(1, 1.0), Point(2, 2.5)\n',
    'rows = [("a", 0), ("b", 0), ("c", 1)]\na, b = Point(7, 1.0), Point(9, 2.5)\n',
    'rows = [("a", 0), ("b", 0), ("c", 1)]\na, b = Point("a", 1.0), Point("b", 2.5)\n',
  ]) {
    const { outputs } = run(`class Point:\n    def __init__(self, index, x): self.index, self.x = index, x\n${lines}`);
    assert.deepEqual(outputs, [], lines);
  }
});

test("a session that is pasted may begin with a comment", () => {
  const { outputs } = run(
    "# as I did it\n>>> x = 2\n>>> for k in range(2):\n...     print(x + k)\n...\n2\n3\n>>> x\n2\n",
  );
  // What is printed may come in one text or in several, as it is sent to the page from time to time.
  assert.equal(outputs.map(({ text }) => text).join(""), "2\n3\n2");
});

test("fresh runs begin anew, others go on", () => {
  run("x = 5");
  assert.equal(runner.run("x + 1", { fresh: false }).outputs[0].text, "6");
  assert.equal(runner.run("x").error.type, "NameError");
  const source = "import random\nrandom.uniform(-1, 1)";
  assert.equal(run(source).outputs[0].text, run(source).outputs[0].text);
  // What a run did to our packages does not last.
  run("from micrograd.engine import Value\nValue.__add__ = None");
  run("from micrograd.engine import Value\nValue(1.0) + 1");
});

const name = ({ operation, root }) => OPERATIONS[operation[root]]?.name;

test("micrograd's Value has a method for each operation, with the engine's numbers", () => {
  for (const { name: expected, symbol, method, operands, isComposed } of OPERATIONS) {
    if (operands === 0 || isComposed) continue;
    const call = /^\w/.test(symbol)
      ? `a.${method}(${operands === 2 ? "b" : ""})`
      : `a ${symbol} ${operands === 2 ? "b" : 3}`;
    const lines = [
      "from micrograd.engine import Value",
      "a = Value(0.75)",
      "b = Value(2.0)",
      `c = ${call}`,
      "c.backward()",
    ];
    const { recording } = run(`${lines.join("\n")}\n`);
    assert.equal(name(recording), expected, call);
    const [a, b] = [new Value(0.75), new Value(2)];
    const c = a[method](...(operands === 2 ? [b] : symbol === "**" ? [3] : []));
    c.backward();
    assert.equal(recording.data[recording.root], c.data, call);
    assert.deepEqual(
      Array.from(recording.grad),
      [a, b]
        .slice(0, operands)
        .map(({ grad }) => grad)
        .concat(1),
      call,
    );
  }
  const { recording } = run(
    "from micrograd.engine import Value\na = Value(-2.0)\nb = abs(a) ** a\nb.max(3) + 2 ** a\n",
  );
  assert.deepEqual(
    Array.from(recording.operation, (code) => OPERATIONS[code].symbol).filter((symbol) => /^\w|\*\*/.test(symbol)),
    ["abs", "**", "max", "**"],
  );
});

test("a value computed by hand may be of any operation", () => {
  for (const { name: expected, symbol, operands } of OPERATIONS) {
    if (operands === 0) continue;
    const op = expected === "Pow" ? "**3" : symbol;
    const children = operands === 2 ? "(a, b)" : "(a,)";
    const lines = ["from micrograd.engine import Value", "a = Value(0.75)", "b = Value(2.0)"];
    const { recording } = run(`${[...lines, `c = Value(0.5, ${children}, "${op}")`].join("\n")}\n`);
    assert.equal(name(recording), expected);
    assert.equal(recording.data[recording.root], 0.5);
  }
});

test("a learner's class may have any of the engine's operations, with operands in a tuple or a set", () => {
  for (const { name: expected, symbol, operands } of OPERATIONS) {
    if (operands === 0) continue;
    const op = expected === "Pow" ? "**3" : symbol;
    const last = operands === 2 ? `draw(Value(1.0, (a, b), "${op}"))` : `draw(Value(1.0, (a,), "${op}"))`;
    assert.equal(name(run(`${VALUE}\na = Value(0.75)\nb = Value(2.0)\n${last}\n`).recording), expected);
  }
  for (const symbol of ["+", "*", "max", "min"]) {
    const { recording } = run(
      `${VALUE}\na = Value(0.75)\nb = Value(2.0, (a, a), "${symbol}")\nb._operands = ()\ndraw(b)\n`,
    );
    assert.equal(OPERATIONS[recording.operation[1]].symbol, symbol);
    assert.deepEqual([recording.a[1], recording.b[1]], [0, 0]);
  }
});

test("Value and networks are known without an import, until the code says otherwise", () => {
  const { outputs, recording } = runner.run("a = Value(2.0)\nb = a * Value(-3.0)\nprint(b.data)");
  assert.deepEqual(outputs.map(({ text }) => text).join(""), "-6.0\n");
  assert.equal(recording.operation.length, 3);
  assert.match(runner.run("len(MLP(2, [3, 1]).parameters())").outputs[0].text, /^13/);
  const own = runner.run("class Value:\n    pass\nprint(Value.__name__, hasattr(Value, 'tanh'))");
  assert.equal(own.outputs[0].text, "Value False\n");
  assert.match(runner.run("print(Valu)").error.traceback, /name 'Valu' is(n't| not) defined/);
});
