// What goes wrong in the learner's Python ends with a message that says what and where.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

let runner = await createRunner();

/** Returns the failure of some code, after which the runner must still work. */
function failure(source, choices) {
  const result = runner.run(source, choices);
  assert.equal(result.end, "error", "it should have failed");
  if (runner.isSpent) return { ...result.error, result };
  const after = runner.run("1 + 1");
  assert.equal(after.outputs[0]?.text, "2");
  return { ...result.error, result };
}

test("a syntax error is marked, and nothing of its cell is run", () => {
  const { type, line, result } = failure("print(1)\nx = (2,\ny = 3\n");
  assert.equal(type, "SyntaxError");
  assert.equal(line, 2);
  assert.deepEqual(result.outputs, []);
});

test("a bracket that is never closed is named in its own line", () => {
  const cases = {
    "a = Value(1.0\nb = 2\nc = 3\n": ["(", 1],
    "x = 1\ny = [1,\n     2\nz = (3)\n": ["[", 2],
    "x = 1\nprint(max(1, 2)\n": ["(", 2],
    // Brackets in strings and comments are none.
    's = \')\'  # )\nt = (1,  # )\n"""\n))\n"""\nu = 2\n': ["(", 2],
    "# %%\nx = (1)\n# %%\nz = {1: 2\nw = 3\n": ["{", 4],
  };
  for (const [source, [bracket, line]] of Object.entries(cases)) {
    const found = failure(source);
    assert.deepEqual(
      [found.type, found.message, found.line],
      ["SyntaxError", `'${bracket}' was never closed`, line],
      source,
    );
    assert.match(found.traceback, new RegExp(`line ${line}\\n`));
  }
  // Another error stays what it is, whatever comes after it.
  const other = failure("x = 1 +* 2\ny = (3\n");
  assert.equal(other.line, 1);
  assert.doesNotMatch(other.message, /closed/);
});

test("a string that its line does not end is named, rather than the bracket before it", () => {
  for (const source of ["x = 1\nprint('a)\ny = 2\n", "x = 1\nprint(f(1), \"it's)\n"]) {
    const { type, message, line } = failure(source);
    assert.equal(type, "SyntaxError");
    assert.match(message, /^unterminated string literal/);
    assert.equal(line, 2);
  }
});

test("an exception inside a function is marked where it was raised", () => {
  const source = "def f(x):\n    return 1 / x\n\n\nprint('before')\nf(0)\n";
  const { type, message, line, traceback, result } = failure(source);
  assert.equal(type, "ZeroDivisionError");
  assert.equal(message, "division by zero: x is 0");
  assert.equal(line, 2);
  assert.equal(
    traceback,
    "Traceback (most recent call last):\n  line 6\n  line 2, in f\nZeroDivisionError: division by zero: x is 0",
  );
  assert.equal(result.outputs[0].text, "before\n");
});

test("lines are counted over all cells", () => {
  const { line, cell } = failure("# %%\nx = 1\n\n# %%\n\ny = 2\nx.z\n");
  assert.equal(line, 7);
  assert.equal(cell, 1);
  assert.equal(failure("# %%\nx = 1\n\n# %%\ny = (\n").line, 5);
});

test("an error in our packages is marked at the learner's line", () => {
  const { type, line, message } = failure("from micrograd.engine import Value\na = Value(1.0)\na + 'x'\n");
  assert.equal(type, "TypeError");
  assert.equal(line, 3);
  assert.match(message, /a number, not with 'x'/);
});

test("the last good values are drawn after an error", () => {
  const { result } = failure("from micrograd.engine import Value\na = Value(1.0)\nb = a * 2\nb.foo()\n");
  assert.equal(result.title, "b");
});

test("recursion without an end", () => {
  const { type, line, traceback, message } = failure("def f(n):\n    return f(n + 1)\n\nf(0)");
  assert.equal(type, "RecursionError");
  assert.equal(line, 2);
  assert.match(message, INTERPRETER === "full" ? /^maximum recursion depth exceeded/ : /called itself too often/);
  assert.ok(traceback.split("\n").length < 10);
});

test("what does not exist is named, and what does", () => {
  assert.match(failure("import pandemonium").message, /no module 'pandemonium' here\. There are: .*micrograd, numpy/);
  assert.match(failure("import js").message, /no module 'js'/);
  const { type, message, line } = failure("import numpy as np\n\nnp.fft.fft([1, 2])");
  assert.equal(type, "AttributeError");
  assert.equal(line, 3);
  assert.match(message, /numpy has no 'fft' here\. It has: .*arange, .*array/);
  assert.match(
    failure("import matplotlib.pyplot as plt\nplt.streamplot([1])").message,
    /pyplot has no 'streamplot' here\. It has: .*figure, .*hist/,
  );
  // NumPy's float32 draws are other numbers.
  const generator = "import numpy as np\nrng = np.random.default_rng(1)\n";
  assert.match(
    failure(`${generator}rng.random(2, dtype=np.float32)`).message,
    /draws float64 only here, and not float32/,
  );
  assert.match(failure(`${generator}rng.permutation([[1, 2]], axis=1)`).message, /axis/);
  if (INTERPRETER === "full") return;
  assert.match(failure("import random\nrandom.betavariate(1, 2)").message, /random has no 'betavariate' here/);
});

test("what a page has not says so: a keyboard, files", () => {
  const asked = failure("name = 'x'\nx = input('hi')");
  assert.equal(asked.type, "EOFError");
  assert.equal(asked.line, 2);
  assert.match(asked.message, /no keyboard input here: write the value into the code/);
  assert.equal(
    runner
      .run("try:\n    input('a number: ')\nexcept EOFError:\n    print(1)")
      .outputs.map(({ text }) => text)
      .join(""),
    "a number: 1\n",
  );
  for (const source of ["open('x')", "with open('x') as file: pass"]) {
    const { type, message, line } = failure(source);
    assert.deepEqual([type, line], [INTERPRETER === "quick" ? "OSError" : "FileNotFoundError", 1]);
    assert.match(message, /no files here/);
  }
});

test("a name or an attribute that is misspelt is found, whoever defined it", () => {
  const cases = {
    "a = Value(1.0)\na.tanH()": "'Value' object has no attribute 'tanH': did you mean 'tanh'?",
    "a = Value(1.0)\na.dta": "'Value' object has no attribute 'dta': did you mean 'data'?",
    "Value.tanhh": "type object 'Value' has no attribute 'tanhh': did you mean 'tanh'?",
    "x = []\nx.apend(1)": "'list' object has no attribute 'apend': did you mean 'append'?",
    "class V:\n    def __init__(self): self.weight = 1\nv = V()\nv.wieght":
      "'V' object has no attribute 'wieght': did you mean 'weight'?",
    "class V:\n    def relu(self): pass\nv = V()\nv.Relu()": "'V' object has no attribute 'Relu': did you mean 'relu'?",
    "import numpy as np\nnp.arrange(3)": "numpy has no 'arrange' here: did you mean 'arange'?",
    "draw_dot(Value(1.0))": "name 'draw_dot' is not defined: did you mean 'draw'?",
    "prnt(1)": "name 'prnt' is not defined: did you mean 'print'?",
    "x = true": "name 'true' is not defined: did you mean 'True'?",
    "weights = 3\nweight + 1": "name 'weight' is not defined: did you mean 'weights'?",
    // Nothing is like these.
    "a = Value(1.0)\na.quantum()": "'Value' object has no attribute 'quantum'",
    "x = 1\ny": "name 'y' is not defined",
  };
  for (const [source, message] of Object.entries(cases)) assert.equal(failure(source).message, message, source);
});

test("what a line lacks is said as CPython says it", () => {
  const block = (/** @type {string} */ what, line = 1) =>
    `IndentationError: expected an indented block after ${what} on line ${line}`;
  const cases = {
    "for i in range(3):\nprint(i)\n": [2, block("'for' statement")],
    "def f(x):\n\n# here\nreturn x\n": [4, block("function definition")],
    "x = 1\nwhile True:\n": [2, block("'while' statement", 2)],
    "if True\n    x = 1\n": [1, "SyntaxError: expected ':'"],
    "x = {1: 2}\nfor i in [y[1:] for y in 'a']  # all:\n    print(i)\n": [2, "SyntaxError: expected ':'"],
    "class A\n    pass\n": [1, "SyntaxError: expected ':'"],
    "a = (1 + 2))\n": [1, "SyntaxError: unmatched ')'"],
    "x = 'abc\ny = 2\n": [1, /^SyntaxError: unterminated string literal/],
    "print 'x'\n": [1, "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?"],
    "x = 3\nif x = 3:\n    pass\n": [2, "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?"],
    "x = 1 +\ny = 2\n": [1, "SyntaxError: invalid syntax: nothing follows '+'"],
    "x = f(1, 2 3)\n": [1, "SyntaxError: invalid syntax. Perhaps you forgot a comma?"],
    "def f(a=() b=''):\n    pass\n": [1, "SyntaxError: invalid syntax. Perhaps you forgot a comma?"],
    "class A:\n    x = 1\n\tdef f(self):\n        return 1\n": [
      3,
      "TabError: inconsistent use of tabs and spaces in indentation",
    ],
    "x = 1\n  y = 2\n": [2, "IndentationError: unexpected indent: the line above opens no block"],
    "def f():\n    x = 1\n  y = 2\n": [3, "IndentationError: unindent does not match any outer indentation level"],
  };
  for (const [source, [where, expected]] of Object.entries(cases)) {
    const { type, message, line } = failure(source);
    assert.equal(line, where, source);
    if (expected instanceof RegExp) assert.match(`${type}: ${message}`, expected, source);
    else assert.equal(`${type}: ${message}`, expected, source);
  }
});

const OWN = "class V:\n    def __init__(self, data, prev=()):\n        self.data, self.prev = data, set(prev)\n";

test("what a call or an operand lacks is said, where the code tells", () => {
  const cases = {
    [`${OWN}    def __mul__(self, other):\n        return V(1)\n3 * V(2)`]:
      "unsupported operand type(s) for *: 'int' and 'V': with the number on the left Python asks V for a method __rmul__",
    [`${OWN}    def exp():\n        return V(1)\nV(2).exp()`]:
      /0 positional arguments but 1 was given: the first parameter of a method is self$/,
    [`${OWN}    def exp(self):\n        return V(1, (self))\nV(2).exp()`]:
      "'V' object is not iterable: in line 5 a tuple of one is written (self,)",
    [`${OWN}    def exp(self):\n        V(1)\nV(2).exp().data`]:
      "'NoneType' object has no attribute 'data': None is what a function without a return gives",
    [`${OWN}def _backward():\n    pass\nv = V(1)\nv._backward = _backward()\nv._backward()`]:
      "'NoneType' object is not callable: line 7 calls a function instead of keeping it, which is written without ()",
    "math.exp(1)": "name 'math' is not defined: did you forget 'import math'?",
    "np.zeros(1)": "name 'np' is not defined: did you forget 'import numpy as np'?",
    // Of these the code does not tell more.
    "for x in 3: pass": "'int' object is not iterable",
    "None()": "'NoneType' object is not callable",
  };
  for (const [source, message] of Object.entries(cases)) {
    const told = runner.run(source);
    // The full interpreter says what the quick one hands over.
    if (INTERPRETER === "quick" && told.lacks) continue;
    if (message instanceof RegExp) assert.match(told.error.message, message, source);
    else assert.equal(told.error.message, message, source);
  }
});

test("a division by zero names the number that is 0", () => {
  const cases = {
    "x = 0\n1 / x": "x is 0",
    "x = [1, 0]\nn = 2\nn // x[1]": "x[1] is 0",
    "a = Value(1.0)\na / 0": "nothing can be divided by 0",
    "5 % 0.0": "nothing can be divided by 0",
    "x, y = 1, 0\n1 / x / y  # 2 / z": "x or y is 0",
    "x = 0\nx ** -1": "x is 0",
  };
  for (const [source, message] of Object.entries(cases)) {
    assert.equal(failure(source).message, `division by zero: ${message}`, source);
  }
  // Where it may be another number nothing is said.
  assert.equal(failure("x, y = 1, 2\n1 / x + 1 / (y - 2)").message, "division by zero");
  assert.equal(
    failure("import numpy as np\nx = 1\nprint(np.mean([]) / (len([]) and x), 1 / len([]))").message,
    "division by zero",
  );
});

test("errors are worded as CPython words them", () => {
  assert.match(failure("nothing").message, /^name 'nothing' is not defined/);
  assert.equal(failure("x = 5\nx()").message, "'int' object is not callable");
  assert.equal(failure("x = (1, 2)\nx[0] = 3").message, "'tuple' object does not support item assignment");
});

test("a file that the code writes can be read again, until the next run", () => {
  const { lacks, outputs, error } = runner.run("open('x', 'w').write('1.5')\nprint(open('x').read())");
  if (INTERPRETER === "quick") {
    assert.equal(lacks, "has no files");
    return;
  }
  assert.equal(error, undefined);
  assert.equal(outputs[0].text, "1.5\n");
  assert.equal(failure("open('x')").type, "FileNotFoundError");
});

test("an operation of one's own on micrograd's Value", () => {
  const { message } = failure("from micrograd.engine import Value\na = Value(1.0)\nValue(2.0, (a,), 'double')");
  assert.match(message, /no operation 'double'.*define `class Value` yourself/);
});

test("printing without an end is cut", () => {
  const { outputs } = runner.run("for i in range(100000): print('0123456789')");
  const length = outputs.reduce((sum, { text }) => sum + text.length, 0);
  assert.ok(length < 250_000);
  assert.match(outputs.at(-1).text, /left out/);
});

test("of a line that is too long the start is shown, and that the rest is left out, once", () => {
  for (const source of [
    "print('y' * 2000000)",
    "for i in range(200): print('y' * 10000)",
    "print('y' * 200000)\nprint()",
  ]) {
    const text = runner
      .run(source)
      .outputs.map((output) => output.text)
      .join("");
    assert.match(text, /^y{10000}/, source);
    assert.equal(text.match(/left out/g)?.length, 1, source);
    assert.ok(text.length < 200_100, source);
  }
  assert.doesNotMatch(runner.run("print('y' * 199998)").outputs[0].text, /left out/);
  assert.match(runner.run("'y' * 300000").outputs[0].text, /^'y{199999}… \(100,002 more\)$/);
  assert.match(failure("raise ValueError('y' * 300000)").message, /^y{1000}… \(299,000 more\)$/);
});

test("a runaway allocation", async () => {
  const { type, message } = failure("x = [0]\nwhile True:\n    x += x\n");
  assert.equal(type, "MemoryError");
  assert.match(message, /more memory than it may have/);
  assert.ok(runner.isSpent);
  runner = await createRunner();
});

test("a runaway allocation in small pieces", async () => {
  const { type, message } = failure("x = []\nwhile True:\n    x.append([0] * 1000)\n");
  assert.equal(type, "MemoryError");
  assert.match(message, /more memory than it may have/);
  assert.ok(runner.isSpent);
  runner = await createRunner();
});

// CPython nests these calls in calls of its own, so that JavaScript's call stack ends before it counts too many.
test("recursion without an end through an operator names its line", { skip: INTERPRETER !== "full" }, async () => {
  const sources = [
    "class Value:\n    def __add__(self, other):\n        return self + other\n\nValue() + Value()",
    "class Value:\n    def __getattr__(self, name):\n        return self.data + self.grad\n\nValue().label",
  ];
  for (const source of sources) {
    const { type, line, traceback } = failure(source);
    assert.deepEqual([type, line], ["RecursionError", 3], source);
    assert.match(traceback, /^ {2}line 3, in __(add|getattr)__$/m);
    assert.ok(runner.isSpent);
    runner = await createRunner();
  }
});

test("a network that is given more or fewer inputs than it has weights", () => {
  const cases = [
    ["Neuron(2)([1.0, 2.0, 3.0])", "this Neuron takes 2 inputs, and was given 3"],
    ["Neuron(2)([1.0])", "this Neuron takes 2 inputs, and was given 1"],
    ["Neuron(2)(x for x in [1.0, 2.0, 3.0])", "this Neuron takes 2 inputs, and was given 3"],
    ["Layer(2, 3)([1.0, 2.0, 3.0])", "this Layer takes 2 inputs, and was given 3"],
    ["MLP(2, [3, 1])([1.0, 2.0, 3.0])", "this MLP takes 2 inputs, and was given 3"],
    ["MLP(2, [3, 1])([])", "this MLP takes 2 inputs, and was given 0"],
    [
      "m = MLP(2, [3, 1])\nm.layers[0].neurons[0].nonlin = False\nm([1.0])",
      "this Layer takes 2 inputs, and was given 1",
    ],
  ];
  for (const [code, expected] of cases) {
    const { type, message } = failure(code);
    assert.equal(`${type}: ${message}`, `ValueError: ${expected}`, code);
  }
  assert.equal(runner.run("len(Layer(2, 3)(x for x in [1.0, 2.0]))").outputs[0].text, "3");
});

test("modules of others can be imported, and say on use that they are not here", () => {
  const { error } = runner.run(
    "import pandas as pd\nimport seaborn as sns\nfrom scipy.special import expit\nsns.set_theme()",
  );
  assert.equal(error, undefined);
  const { type, message, line } = failure("import pandas as pd\n\npd.DataFrame({})");
  assert.equal(type, "ImportError");
  assert.equal(line, 3);
  assert.match(message, /^pandas\.DataFrame is not here: this page has no pandas\. It has numpy/);
  assert.match(
    failure("from torchvision import datasets\ndatasets.MNIST()").message,
    /^torchvision\.datasets\.MNIST is not here/,
  );
});

test("what a library of ours lacks can be imported, and says on use that it is not here", () => {
  const imports = [
    "import sklearn.svm",
    "import matplotlib.dates as dates",
    "from sklearn.datasets import load_iris, make_moons",
    "from sklearn import svm, datasets",
    "from matplotlib import pyplot as plt, ticker",
    "from torch.utils.data import Dataset, DataLoader",
    "from numpy.fft import *",
  ].join("\n");
  assert.equal(
    runner.run(`${imports}\nticker.MaxNLocator(integer=True)\nmake_moons(4)\ndatasets.make_blobs(3)`).error,
    undefined,
  );
  const listed = failure("from sklearn.datasets import load_iris\n\nload_iris()");
  assert.deepEqual([listed.type, listed.line], ["AttributeError", 3]);
  assert.match(listed.message, /^sklearn\.datasets has no 'load_iris' here\. It has: make_moons/);
  for (const use of [
    "import sklearn.svm\nsklearn.svm.SVC()",
    "from sklearn.svm import SVC\nSVC()",
    "from sklearn import svm\nsvm.SVC()",
  ]) {
    assert.match(failure(use).message, /^sklearn\.svm\.SVC is not here: this page has only a part of sklearn$/);
  }
  // micrograd has no more than this.
  assert.equal(failure("from micrograd.engine import tanh").type, "ImportError");
});

test("the prompts of a copied session are taken off, and what it printed", () => {
  const session = ">>> a = [1,\n...      2]\n>>> for x in a:\n...     print(x)\n...\n1\n2\n>>> sum(a)\n3\n";
  // Texts are joined, as what is printed comes in one piece or in several.
  const shown = (/** @type {string} */ text) =>
    runner
      .run(text)
      .outputs.map(({ text }) => text.trim())
      .join(" ");
  assert.equal(shown(session).replaceAll("\n", " "), "1 2 3");
  assert.equal(failure(`${session}>>> b\nNameError`).line, 10);
  assert.equal(shown(">>> 1 + 1\n2\n>>> 2 + 2\n4\n"), "2 4");
  const ipython = `In [1]: a = 2

In [2]: a + 1
Out[2]: 3

In [3]: def f(x):
   ...:     return x * a
   ...:

In [4]: f(3)
`;
  assert.equal(shown(ipython), "3 6");
  // Copied from a notebook's page, code stands below its prompt.
  assert.equal(shown("In [1]:\na = 2\ndef f(x):\n    return x * a\nf(5)\nOut[1]:\n10\nIn [ ]:\n\nf(4)"), "10 8");
});

test("built-in functions do as CPython's", () => {
  const { outputs } = runner.run(`
print("a", 1, sep="-", end=".\\n", flush=True)
print(round(2.675, 2), round(0.125, 2), round(2.5), round(-7.5), round(1250, -2))
print(sorted([(1, "b"), (0, "c"), (1, "a")], key=lambda p: p[0]), sorted([(1, "b"), (1, "a")], key=lambda p: p[0], reverse=True))`);
  // CPython 3.11 prints the same.
  assert.equal(
    outputs.map(({ text }) => text).join(""),
    "a-1.\n2.67 0.12 2 -8 1200\n[(0, 'c'), (1, 'b'), (1, 'a')] [(1, 'b'), (1, 'a')]\n",
  );
});
