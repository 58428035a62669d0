// A learner's own class is drawn as it is, whatever it calls things: CPython runs the same program and reads the graph from
// its attributes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATIONS } from "../../www/engine/operations.js";
import { NONE, OPAQUE } from "../../www/engine/recording.js";
import { introspection, OPERATIONS_MADE, program } from "../common/learner-classes.js";
import { runPython } from "../common/python.js";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const runner = await createRunner();

/** The graph as the introspection prints it. */
function graphOf({ data, grad, a, b }) {
  const values = Array.from(data, (number, place) => {
    const operands = [a[place], b[place]].filter((operand) => operand !== NONE).map((operand) => data[operand]);
    return [number, grad[place], [...new Set(operands)].sort((one, other) => one - other)];
  });
  return values.map((value) => JSON.stringify(value)).sort();
}

/** The operations of the computed values in the order in which they were made. */
function operationsOf({ operation }) {
  return Array.from(operation, (code) => (code === OPAQUE ? "?" : OPERATIONS[code].name)).filter(
    (name) => name !== "Leaf",
  );
}

/** Expects the page to print what CPython prints, and to draw what CPython finds. */
function expectSame(choices, source = program(choices)) {
  const [printed, graph] = runPython(source + introspection(choices))
    .trim()
    .split("\n");
  const { outputs, recording, error, title } = runner.run(source);
  const context = `${JSON.stringify(choices)}\n${source}`;
  assert.equal(error, undefined, context);
  assert.equal(
    outputs
      .map(({ text }) => text)
      .join("")
      .trim(),
    printed,
    context,
  );
  assert.ok(recording, `no graph: ${context}`);
  assert.equal(title, "j", context);
  const expected = JSON.parse(graph).map((value) => JSON.stringify(value));
  assert.deepEqual(graphOf(recording), expected.sort(), context);
  return recording;
}

/** An operation that the engine lacks is drawn with its symbol. */
const expectedOperations = OPERATIONS_MADE.map((name) => (OPERATIONS.some((one) => one.name === name) ? name : "?"));

const CONTAINERS = ["tuple", "list", "set", "frozenset", "dict", "pairs", "None", "two", "later"];

const NAMES = [
  { data: "value", grad: "gradient", operands: "children", op: "op" },
  { data: "val", grad: "d", operands: "parents", op: "operation", cls: "Node" },
  { data: "_data", grad: "_grad", operands: "_children", op: "symbol", label: "name" },
  { data: "x", grad: "dx", operands: "inputs", op: "" },
  { data: "num", grad: "deriv", operands: "came_from", op: "fn", label: "" },
  { data: "v", grad: "g", operands: "prev", op: "kind", cls: "Scalar" },
  { data: "n", grad: "bar", operands: "sources", op: "opname", cls: "Var" },
  { data: "foo", grad: "baz", operands: "quux", op: "zap", label: "tic", cls: "Thing" },
  { data: "inhalt", grad: "steigung", operands: "vorher", op: "wie", cls: "Zahl" },
];

for (const container of CONTAINERS) {
  test(`operands in a ${container}, under any names`, () => {
    for (const names of NAMES) {
      const recording = expectSame({ ...names, container });
      if (names.op) assert.deepEqual(operationsOf(recording), expectedOperations, JSON.stringify(names));
    }
  });
}

test("a gradient that starts as None, as an int, or not at all", () => {
  for (const choices of [
    { start: "None" },
    { start: "0", grad: "derivative" },
    { grad: "" },
    { grad: "", op: "", label: "", operands: "kids", data: "zahl", container: "list" },
  ]) {
    expectSame(choices);
  }
});

test("numbers are ints, or objects that stand for a float", () => {
  const own =
    "class Number:\n    def __init__(self, of): self.of = float(of)\n    def __float__(self): return self.of\n";
  const operators = ["add", "mul", "sub", "truediv"].map((name, index) => {
    const symbol = ["+", "*", "-", "/"][index];
    return `    def __${name}__(self, other): return Number(self.of ${symbol} float(other))\n`;
  });
  const rest =
    "    def __neg__(self): return Number(-self.of)\n    def __pow__(self, n): return Number(self.of ** n)\n    def __repr__(self): return repr(self.of)\n";
  const head = own + operators.join("") + rest;
  expectSame({ number: "Number", head });
  expectSame({ number: "Number", head, data: "value", grad: "", op: "", container: "list" });
  expectSame({ number: "int", data: "v" });
});

const SYMBOLS = [
  { "+": "add", "*": "mul", "-": "sub", "/": "div", "**2": "pow 2", exp: "e" },
  { "+": " + ", "*": "times", "-": "minus", "/": "truediv", neg: "-", "**2": "square", tanh: "TANH", exp: "Exp" },
  {
    "+": "AddBackward0",
    "*": "MulBackward0",
    "-": "SubBackward0",
    "/": "DivBackward0",
    neg: "NegBackward0",
    "**2": "^2",
  },
  { "+": "__add__", "*": "__mul__", "-": "__sub__", "/": "__truediv__", neg: "__neg__", "**2": "**(2)" },
  { "+": "Op.ADD", "*": "Op.MUL", "-": "Op.SUB", "/": "Op.DIV", neg: "Op.NEG", "**2": "x**2", exp: "e^x" },
  { "**2": "pow" },
];

test("operations are called in many ways", () => {
  for (const symbols of SYMBOLS) {
    const recording = expectSame({ symbols });
    assert.deepEqual(operationsOf(recording), OPERATIONS_MADE, JSON.stringify(symbols));
  }
});

test("without names of operations the numbers and the methods decide", () => {
  for (const container of CONTAINERS) {
    assert.deepEqual(operationsOf(expectSame({ op: "", container })), OPERATIONS_MADE, container);
  }
});

test("without names of operations the methods decide, once training has changed the numbers", () => {
  const source = `
import math
class V:
    def __init__(self, data, inputs=()):
        self.data, self.inputs, self.grad = data, inputs, 0.0
    def __add__(self, o): return V(self.data + o.data, (self, o))
    def __mul__(self, o):
        o = o if isinstance(o, V) else V(o)
        return V(self.data * o.data, (self, o))
    def __sub__(self, o): return self + -o
    def __neg__(self): return V(-self.data, (self,))
    def tanh(self): return V(math.tanh(self.data), (self,))
    def square(self): return self * self
w, x, t = V(0.5), V(-1.5), V(2.0)
for step in range(4):
    j = ((w * x).tanh() - t).square() * 0.5
    w.data += 0.25
print(j.data)
`;
  const recording = expectSame({ operands: "inputs", container: "tuple", op: "", label: "" }, source);
  assert.deepEqual(operationsOf(recording), ["Mul", "Tanh", "Neg", "Add", "Mul", "Mul"]);
});

/** A class that keeps its values as operands, and no numbers. */
const WITHOUT_NUMBERS = `
class Value:
    def __init__(self, data, _prev=(), _op=""):
        self.data, self._prev, self._op, self.grad = data, CONTAINER(_prev), _op, 0.0
    def kept(self, o): return (self, o) if isinstance(o, Value) else (self,)
    def number(self, o): return o.data if isinstance(o, Value) else o
    def __add__(self, o): return Value(self.data + self.number(o), self.kept(o), "+")
    def __mul__(self, o): return Value(self.data * self.number(o), self.kept(o), "*")
    def __sub__(self, o): return Value(self.data - self.number(o), self.kept(o), "-")
    def __truediv__(self, o): return Value(self.data / self.number(o), self.kept(o), "/")
    def __pow__(self, o): return Value(self.data ** self.number(o), self.kept(o), "**")
    def __neg__(self): return Value(-self.data, (self,), "-")
    def __rsub__(self, o): return Value(o - self.data, (self,), "-")
    def __rtruediv__(self, o): return Value(o / self.data, (self,), "/")
    __radd__ = __add__
    __rmul__ = __mul__
def add(a, b): return Value(a.data + b, (a,), "plus")
def sub(a, b): return Value(a - b.data, (b,), "minus") if isinstance(b, Value) else Value(a.data - b, (a,), "minus")
def shifted(a, by): return Value(a.data + by, (a,), "+")
def scaled(a, by): return Value(a.data * by, (a,), "*")
def lowered(a, by): return Value(a.data - by, (a,), "-")
`;

/** What such a class computes from x, with the operation and the numbers of its operands. @type {[code: string, x: number, string, ...number[]][]} */
const WITH_NUMBERS = [
  ["x + 3", 2, "Add", 2, 3],
  ["3 + x", 2, "Add", 2, 3],
  ["x + 1", 1, "Add", 1, 1],
  ["x + x", 1, "Add", 1, 1],
  ["x * 2", 0.3, "Mul", 0.3, 2],
  ["0.01 * x", -0.3, "Mul", -0.3, 0.01],
  ["x * -1", 0.7, "Mul", 0.7, -1],
  ["x * 5", 0, "Mul", 0, 5],
  ["x - 4.5", 2, "Sub", 2, 4.5],
  ["x - 4", 2, "Sub", 2, 4],
  ["1 - x", 2, "Sub", 1, 2],
  ["-x", 2, "Neg", 2],
  ["x / 8", 0, "Div", 0, 8],
  ["2 / x", 0.3, "Div", 2, 0.3],
  ["x ** 7", 2, "Pow", 2],
  ["add(x, 0.1)", 0.7, "Add", 0.7, 0.1],
  ["sub(x, 0.1)", 0.7, "Sub", 0.7, 0.1],
  ["sub(1, x)", 0.5, "Sub", 1, 0.5],
  // The numbers decide these, or leave them open.
  ["shifted(x, 0.1)", 0.7, "Add", 0.7, 0.1],
  ["scaled(x, 0.1)", 0.7, "Mul", 0.7, 0.1],
  ["scaled(x, 0.01)", -3, "Mul", -3, 0.01],
  ["scaled(x, 5)", 0, "?", 0],
  ["lowered(x, 0.1)", 0.7, "?", 0.7],
];

for (const container of ["tuple", "set", "list"]) {
  for (const symbols of ["of its own", "missing"]) {
    test(`numbers that a class keeps nowhere are drawn: a ${container}, with symbols ${symbols}`, () => {
      const named = WITHOUT_NUMBERS.replace("CONTAINER", container);
      const source = symbols === "missing" ? named.replaceAll(/, "(?:[-+*/]|\*\*)"\)/g, ")") : named;
      for (const [code, x, operation, ...numbers] of WITH_NUMBERS) {
        // Without any name these have too many explanations.
        if (symbols === "missing" && /shifted|scaled|lowered/.test(code)) continue;
        for (const later of ["", "\nx.data += 0.25"]) {
          if (later && /shifted|scaled|lowered/.test(code)) continue;
          const { error, recording } = runner.run(`${source}x = Value(${x})\nj = ${code}${later}\n`);
          const context = `${code} ${x}${later}`;
          assert.equal(error, undefined, context);
          assert.deepEqual(operationsOf(recording), [operation], context);
          const { a, b, data, root, plain } = recording;
          const operands = [a[root], b[root]].filter((place) => place !== NONE);
          const found = operands.map((place) => (later && !plain.includes(place) ? x : data[place]));
          const isOrdered = operation === "Sub" || operation === "Div";
          assert.deepEqual(isOrdered ? found : found.sort(), isOrdered ? numbers : numbers.sort(), context);
        }
      }
    });
  }
}

test("an operation that the engine lacks, or that the numbers leave open, keeps its symbol", () => {
  const source = `
class Value:
    def __init__(self, data, _prev=(), _op=""):
        self.data, self._prev, self._op, self.grad = data, _prev, _op, 0.0
    def hypot(self, other):
        return Value((self.data**2 + other.data**2) ** 0.5, (self, other), "hypot")
    def step(self):
        return Value(1.0 if self.data > 0 else 0.0, (self,), "")
    def same(self):
        return Value(self.data, (self,), "")
a = Value(3.0)
j = a.hypot(Value(4.0)).same().step()
print(j.data)
`;
  const recording = expectSame({}, source);
  assert.deepEqual(operationsOf(recording), ["?", "?", "?"]);
  assert.deepEqual(
    recording.symbols.map(([, symbol]) => symbol),
    ["hypot", "?", "?"],
  );
});

/**
 * Programs whose class is of another kind. `read` is how Python reads a value: its number, its gradient, its operands.
 * @type {Record<string, { source: string, read: [string, string, string], title?: string, lacks?: string }>}
 */
const KINDS = {
  "a class for each operation": {
    source: `
class Node:
    def __init__(self, *inputs):
        self.inputs = inputs
        self.derivative = 0.0
        self.value = self.forward()
    def __add__(self, other): return Add(self, other)
    def __mul__(self, other): return Multiply(self, other)
class Number(Node):
    def __init__(self, value):
        self.given = value
        super().__init__()
    def forward(self): return self.given
class Add(Node):
    def forward(self): return self.inputs[0].value + self.inputs[1].value
class Multiply(Node):
    def forward(self): return self.inputs[0].value * self.inputs[1].value
a, b = Number(2.0), Number(-3.0)
j = a * b + a
print(j.value)
`,
    read: ["v.value", "v.derivative", "v.inputs"],
  },
  "functions instead of operators": {
    source: `
class Cell:
    def __init__(self, z, kids=()):
        self.z = z
        self.kids = kids
        self.s = 0.0
def add(a, b): return Cell(a.z + b.z, (a, b))
def mul(a, b): return Cell(a.z * b.z, (a, b))
a, b = Cell(2.5), Cell(-3.0)
j = add(mul(a, b), b)
print(j.z)
`,
    read: ["v.z", "v.s", "v.kids"],
  },
  "a method called prev, and numbers behind properties": {
    source: `
class Value:
    def __init__(self, data, parents=()):
        self._d, self._g, self._p = data, 0.0, parents
    @property
    def data(self): return self._d
    @property
    def grad(self): return self._g
    def prev(self): return self._p
    def __add__(self, o): return Value(self.data + o.data, (self, o))
    def __mul__(self, o): return Value(self.data * o.data, (self, o))
a, b = Value(2.5), Value(-3.0)
j = a * b + b
print(j.data)
`,
    read: ["v.data", "v.grad", "v.prev()"],
  },
  "attributes that raise when they are missing, set or compared": {
    source: `
class Value:
    def __init__(self, data, kids=()):
        object.__setattr__(self, "data", data)
        object.__setattr__(self, "kids", kids)
        object.__setattr__(self, "grad", 0.0)
    def __getattr__(self, name): raise KeyError(name)
    def __setattr__(self, name, value): raise RuntimeError(name)
    def __eq__(self, other): raise TypeError("no")
    def __hash__(self): return id(self)
    def __bool__(self): raise TypeError("no truth")
    def __len__(self): raise TypeError("no length")
    def __iter__(self): raise TypeError("no elements")
    def __add__(self, o): return Value(self.data + o.data, (self, o))
    def __mul__(self, o): return Value(self.data * o.data, [self, o])
a, b = Value(2.5), Value(-3.0)
j = a * b + b
print(j.data)
`,
    read: ["v.data", "v.grad", "v.kids"],
  },
  "a property that raises": {
    source: `
class Value:
    def __init__(self, data, kids=None):
        self.data, self.kids, self._grad = data, kids, None
    @property
    def grad(self):
        if self._grad is None: raise RuntimeError("call backward first")
        return self._grad
    def __add__(self, o): return Value(self.data + o.data, (self, o))
a, b = Value(2.5), Value(-3.0)
j = a + b
print(j.data)
`,
    read: ["v.data", "v._grad", "v.kids or ()"],
  },
  slots: {
    source: `
class Value:
    __slots__ = ("data", "grad", "children")
    def __init__(self, data, children=()):
        self.data, self.grad, self.children = data, 0.0, set(children)
    def __add__(self, o): return Value(self.data + o.data, (self, o))
    def __mul__(self, o): return Value(self.data * o.data, (self, o))
a, b = Value(2.5), Value(-3.0)
j = a * b + b
print(j.data)
`,
    read: ["v.data", "v.grad", "v.children"],
  },
  "links both ways, a kept order, counters and flags": {
    source: `
class Value:
    count = 0
    def __init__(self, data, inputs=()):
        self.id = Value.count
        Value.count += 1
        self.data, self.grad, self.inputs, self.consumers, self.order = data, 0.0, inputs, [], None
        self.requires_grad, self.visited, self.depth = True, False, 1 + max([i.depth for i in inputs], default=0)
        for one in inputs: one.consumers.append(self)
    def __add__(self, o): return Value(self.data + o.data, (self, o))
    def __mul__(self, o): return Value(self.data * o.data, (self, o))
    def sort(self):
        self.order = []
        def visit(v):
            if v.visited: return
            v.visited = True
            for one in v.inputs: visit(one)
            self.order.append(v)
        visit(self)
a, b = Value(2.5), Value(-3.0)
j = a * b + b
j.sort()
print(j.data)
`,
    read: ["v.data", "v.grad", "v.inputs"],
  },
  "an object between a value and its operands": {
    source: `
class Context:
    def __init__(self, name, *tensors): self.name, self.saved = name, tensors
class Scalar:
    def __init__(self, value, ctx=None):
        self.value, self.grad, self.ctx = value, None, ctx
    def __add__(self, o): return Scalar(self.value + o.value, Context("add", self, o))
    def __mul__(self, o): return Scalar(self.value * o.value, Context("mul", self, o))
a, b = Scalar(2.5), Scalar(-3.0)
j = a * b + b
print(j.value)
`,
    read: ["v.value", "v.grad", "v.ctx.saved if v.ctx else ()"],
  },
  "operands with their local derivatives": {
    source: `
class Variable:
    def __init__(self, value, local_gradients=()):
        self.value = value
        self.local_gradients = local_gradients
    def __add__(self, o): return Variable(self.value + o.value, ((self, 1.0), (o, 1.0)))
    def __mul__(self, o): return Variable(self.value * o.value, ((self, o.value), (o, self.value)))
a, b = Variable(2.5), Variable(-3.0)
j = a * b + b
print(j.value)
`,
    read: ["v.value", "0.0", "[one for one, _ in v.local_gradients]"],
  },
  "operands that only a function has captured": {
    source: `
class Var:
    def __init__(self, v): self.v, self.g, self.back = v, 0.0, lambda: None
    def __add__(self, o):
        out = Var(self.v + o.v)
        def back():
            self.g += out.g
            o.g += out.g
        out.back = back
        return out
    def __mul__(self, o):
        out = Var(self.v * o.v)
        def back():
            self.g += o.v * out.g
            o.g += self.v * out.g
        out.back = back
        return out
a, b = Var(2.5), Var(-3.0)
c = a * b
j = c + b
j.g = 1.0
j.back()
c.back()
print(j.v)
`,
    read: ["v.v", "v.g", "[k.cell_contents for k in v.back.__closure__ or () if k.cell_contents is not v]"],
    lacks: "does not tell what a function has captured",
  },
  "a class that is made in a function": {
    source: `
def make():
    class Number:
        def __init__(self, data, _prev=()):
            self.data, self._prev, self.grad = data, set(_prev), 0.0
        def __mul__(self, other): return Number(self.data * other.data, (self, other))
        def __add__(self, other): return Number(self.data + other.data, (self, other))
    return Number
Number = make()
a, b = Number(2.5), Number(-3.0)
j = a * b + b
print(j.data)
`,
    read: ["v.data", "v.grad", "v._prev"],
  },
  "everything in a function": {
    source: `
class Value:
    def __init__(self, data, _prev=()):
        self.data, self._prev, self.grad = data, set(_prev), 0.0
    def __mul__(self, other): return Value(self.data * other.data, (self, other))
    def __add__(self, other): return Value(self.data + other.data, (self, other))
def main():
    a, b = Value(2.5), Value(-3.0)
    out = a * b + b
    print(out.data)
    return out
def run():
    global kept
    kept = [main]
    main()
run()
`,
    read: ["v.data", "v.grad", "v._prev"],
    title: "",
  },
  "a network of own classes that have numbers, too": {
    source: `
class Value:
    def __init__(self, data, _prev=()):
        self.data, self._prev, self.grad = data, _prev, 0.0
    def __mul__(self, other): return Value(self.data * other.data, (self, other))
    def __add__(self, other): return Value(self.data + other.data, (self, other))
class Neuron:
    def __init__(self, nin, nout=1):
        self.nin, self.nout = nin, nout
        self.w = [Value(0.5 + k) for k in range(nin)]
        self.b = Value(0.1)
    def __call__(self, x):
        out = self.b
        for w, one in zip(self.w, x): out = out + w * one
        return out
class Layer:
    def __init__(self, nin, nout):
        self.nin, self.nout = nin, nout
        self.neurons = [Neuron(nin) for _ in range(nout)]
x = [Value(2.0), Value(3.5)]
layer = Layer(2, 1)
j = layer.neurons[0](x)
n = layer.neurons[0]
print(j.data)
`,
    read: ["v.data", "v.grad", "v._prev"],
  },
};

for (const [kind, { source, read, title = "j", lacks }] of Object.entries(KINDS)) {
  test(kind, () => {
    const [data, grad, operands] = read;
    const root = title || "main()";
    const lines = `
import json
seen, waiting = {}, [${root}]
while waiting:
    v = waiting.pop()
    if id(v) in seen: continue
    inner = list(${operands})
    numbers = []
    for u in inner:
        v, u = u, v
        numbers.append(float(${data}))
        v = u
    seen[id(v)] = [float(${data}), float(${grad} or 0), sorted(set(numbers))]
    waiting.extend(inner)
print(json.dumps(list(seen.values())))
`;
    const [printed, ...rest] = runPython(source + lines)
      .trim()
      .split("\n");
    const { outputs, recording, error, title: drawn, lacks: lacking } = runner.run(source);
    assert.equal(error, undefined);
    // The full interpreter takes over.
    assert.equal(lacking, INTERPRETER === "quick" ? lacks : undefined);
    if (lacking) return;
    assert.equal(
      outputs
        .map(({ text }) => text)
        .join("")
        .trim(),
      printed,
    );
    assert.ok(recording, "no graph");
    assert.equal(drawn, title);
    const expected = JSON.parse(rest.at(-1)).map((value) => JSON.stringify(value));
    assert.deepEqual(graphOf(recording), expected.sort());
    // The numbers decide each of these operations.
    assert.ok(!operationsOf(recording).includes("?"), operationsOf(recording).join());
  });
}

test("an operator that the program calls with more than its operand computes what CPython does", () => {
  const { lacks, error, outputs } = runner.run(`
class Value:
    def __init__(self, data, children=(), op=''):
        self.data, self.grad, self._prev, self._op = data, 0.0, set(children), op
    def __add__(self, other, op='+'):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), op)
    def __neg__(self):
        return Value(-self.data, (self,), 'neg')
    def __sub__(self, other):
        return self.__add__(-other, op='-')
print((Value(3.0) - Value(1.0)).data)
`);
  if (INTERPRETER === "quick") return assert.equal(lacks, "has functions that take other arguments");
  assert.equal(error, undefined, error?.traceback);
  assert.equal(outputs[0].text, "2.0\n");
});
