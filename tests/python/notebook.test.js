// What people copy from notebooks: commands to the notebook itself, its own functions, and scripts that it wrote.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const runner = await createRunner();

/** What a run printed and showed. */
function shown(source) {
  const { outputs, error } = runner.run(source);
  assert.equal(error?.traceback, undefined);
  return outputs.map(({ kind, text }) => (kind === "repr" ? `${text}\n` : text)).join("");
}

test("commands to the notebook do nothing, but for the code that they run", () => {
  assert.equal(
    shown(`%matplotlib inline
!pip install micrograd
%time x = 2 + 3
print?
?print
x.real??
for k in range(1):
    %time print(k)
    !ls
x`),
    "0\n5\n",
  );
});

test("a cell in another language is left out", () => {
  assert.equal(shown("# %%\n%%bash\nls -l | wc\n# %%\n%%time\nprint(1)\n# %%\n%%html\n<b>bold</b>\n"), "1\n");
});

test("a script that a notebook has written is run cell by cell", () => {
  assert.equal(
    shown(`#!/usr/bin/env python
# coding: utf-8

# # Notes

# In[1]:

get_ipython().run_line_magic('matplotlib', 'inline')
get_ipython().system('pip install numpy')
1 + 1

# In[ ]:

_ * 10
`),
    "2\n20\n",
  );
});

test("display shows a value as a cell does, with and without the import", () => {
  const source = "from micrograd.engine import Value\na = Value(2.0)\nfor k in range(2):\n    display(a * k)\n";
  assert.equal(shown(source), "Value(data=0.0, grad=0)\nValue(data=2.0, grad=0)\n");
  const { recording } = runner.run(
    `from IPython.display import clear_output, display\n${source}clear_output(wait=True)\nb = 3\n`,
  );
  assert.equal(recording.data[recording.root], 2);
});

test("clear_output takes away what its cell has shown", () => {
  const source = (waits) => `from IPython.display import clear_output
print("first cell")
# %%
for k in range(3):
    print("step", k)
    clear_output(${waits})
`;
  for (const [waits, expected] of [
    ["wait=True", "first cell\nstep 2\n"],
    ["", "first cell\n"],
  ]) {
    /** @type {import("../../www/python/host/result.js").Output[]} */
    let shown = [];
    const takes = (output) => {
      if (output.kind === "clear") shown = shown.filter(({ cell }) => cell !== output.cell);
      else shown.push(output);
    };
    runner.run(source(waits), { onOutputs: (outputs) => outputs.forEach(takes) });
    assert.equal(shown.map(({ text }) => text).join(""), expected);
    // While the program goes on, outputs are sent.
    shown = [];
    const slow = source(waits).replace(
      "    clear",
      "    t = time.time()\n    while time.time() < t + 0.06: pass\n    clear",
    );
    runner.run(`import time\n${slow}`, { onOutputs: (outputs) => outputs.forEach(takes) });
    assert.equal(shown.map(({ text }) => text).join(""), expected);
  }
});

test("what is printed first is told before anything else runs", (context) => {
  // Outputs are told at most so often. Here no time passes.
  context.mock.method(performance, "now", () => 1000);
  const told = [];
  runner.run("print('first')\nprint('second')\nprint('third')", { onOutputs: (outputs) => told.push(outputs) });
  assert.deepEqual(
    told.map((outputs) => outputs.map(({ text }) => text).join("")),
    ["first\n", "second\nthird\n"],
  );
});

test("sets are shown in order, and long dictionaries with a line for each entry, as IPython does", () => {
  assert.equal(shown("{'b', 'a', 'c'}"), "{'a', 'b', 'c'}\n");
  if (INTERPRETER === "quick") return; // it does not keep dictionaries in order
  const name = "x".repeat(30);
  assert.equal(shown(`{"${name}": 1, "${name}y": {2: "${name}"}}`), `{'${name}': 1,\n '${name}y': {2: '${name}'}}\n`);
});

const isFull = { skip: INTERPRETER !== "full" && "the quick one compiles them in no time" };

test("our modules are compiled once, though each run imports them anew", isFull, () => {
  const text = shown("import os\nimport micrograd.engine\nprint(os.path.exists(micrograd.engine.__spec__.cached))");
  assert.equal(text, "True\n");
});
