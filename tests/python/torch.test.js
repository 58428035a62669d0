// The small torch: the tutorial's cell, its picture, and what it says of itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { gradients } from "../../www/graph/editor/gradient-notice.js";
import { init } from "../../www/micrograd.js";
import { composite } from "../../www/python/examples/composite.js";
import { createRunner } from "../common/python-runner.js";

const runner = await createRunner();

// The tutorial's cell, and what it prints under it.
const { source, expected: PRINTED } = composite.cells.find(({ source }) => source?.startsWith("x1 = torch"));
const CELL = `import torch\n${source}\n`;

const text = ({ outputs }) =>
  outputs
    .filter(({ kind }) => kind === "text")
    .map((output) => output.text)
    .join("");

test("the tutorial's cell prints what the tutorial prints, and says once that it is a stand-in", () => {
  const result = runner.run(CELL);
  assert.equal(result.error, undefined);
  assert.equal(text(result), `${PRINTED}\n`);
  const again = runner.run("import torch\nprint(torch.tensor(1.0))", { fresh: false });
  const notes = [...result.outputs, ...again.outputs].filter(({ kind }) => kind === "note");
  assert.equal(notes.length, 1);
  assert.match(notes[0].text, /stand-in for PyTorch/);
});

test("a tensor is drawn as the scalars that it was computed from, with its own gradients", () => {
  const { recording, title } = runner.run(CELL);
  assert.equal(title, "o");
  const { data, grad, labels } = recording;
  const numbers = Object.fromEntries(labels.map(([place, label]) => [label, [data[place], grad[place]]]));
  assert.deepEqual(numbers, {
    x1: [2, -1.5000003851533106],
    w1: [-3, 1.0000002567688737],
    x2: [0, 0.5000001283844369],
    w2: [1, 0],
    // 6.8813735870195432 as a float32
    b: [6.881373405456543, 0.5000001283844369],
    n: [0.881373405456543, 0.5000001283844369],
    o: [0.7071066904050358, 1],
  });
});

test("a network's loss is drawn, and its entries are named", () => {
  const { recording, title, error } = runner.run(`
import torch
X = torch.tensor([[1.0, -2.0], [0.5, 3.0]])
w = torch.tensor([[0.5, 0.25]], requires_grad=True)
loss = ((torch.tanh(X @ w.T) - 1) ** 2).mean()
loss.backward()
draw(loss)`);
  assert.equal(error, undefined);
  assert.equal(title, "loss");
  const named = recording.labels.map(([, label]) => label);
  assert.deepEqual(named.sort(), ["X[0, 0]", "X[0, 1]", "X[1, 0]", "X[1, 1]", "loss", "w[0, 0]", "w[0, 1]"]);
});

test("numbers are rounded to float32 after each operation", () => {
  // NumPy's float32 gives these: f(f(f(0.1) + f(0.2)) * f(0.3)), and f(0.1) as a double.
  const result = runner.run(`
import torch
print(((torch.tensor(0.1) + 0.2) * 0.3).item(), torch.tensor(0.1).double().item(), (torch.tensor(1e8) + 1).item())`);
  assert.equal(text(result), "0.09000000357627869 0.10000000149011612 100000000.0\n");
});

test("what there is not is named, with what there is", () => {
  for (const [source, message] of [
    ["import torch\ntorch.fft", /^torch has no 'fft' here\. It has: .*tensor/],
    ["import torch\ntorch.nn.Conv2d", /^torch\.nn has no 'Conv2d' here\. It has: .*Linear/],
    ["from torch.optim import Rprop\nRprop([])", /^torch\.optim has no .Rprop. here\. It has: .*SGD/],
    ["import torch\ntorch.tensor([1.0]).foo", /'Tensor' object has no attribute 'foo'/],
  ]) {
    assert.match(runner.run(source).error.message, message);
  }
});

test("the gradients of float32 are told as the derivatives that they are", async () => {
  await init();
  const source = `import torch
x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
w = torch.tensor([[-3.0, 1.0], [0.3, 0.2]], requires_grad=True)
b = torch.tensor([6.88, 0.1], requires_grad=True)
out = torch.tanh(x @ w + b).sum()
out.backward()`;
  const said = (code) => {
    const { recording, title, error } = runner.run(code);
    assert.equal(error, undefined);
    return gradients(new Computation(recording), title, true).text;
  };
  assert.equal(said(source), "Each grad is the derivative of out by that value.");
  assert.match(said(`${source}\nwith torch.no_grad(): w -= 0.1 * w.grad`), /changed after the forward pass/);
});
