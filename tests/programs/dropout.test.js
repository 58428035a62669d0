// Training with dropout, in CPython with micrograd as it is published and NumPy's random numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { Run } from "../../www/train/run/run.js";
import { check } from "../../www/train/settings/settings.js";
import { runPython } from "../common/python.js";

/** The tutorial's loss, whose neurons are left out by NumPy's numbers. It prints the loss of each step, then the parameters. */
const PROGRAM = `
import json, sys
import numpy as np
from micrograd.engine import Value
from micrograd.nn import MLP

sys.setrecursionlimit(100_000)
case = json.load(sys.stdin)
model = MLP(2, [*case["hidden"], 1])
for p, number in zip(model.parameters(), case["parameters"], strict=True):
    p.data = number
keep = 1 - case["dropout"]

def score(point, factors):
    values, factors = point, iter(factors.tolist())
    for layer in model.layers[:-1]:
        values = [neuron(values) * next(factors) for neuron in layer.neurons]
    return model.layers[-1](values)

losses = []
for step, batch in enumerate(case["batches"]):
    np.random.seed((case["seed"] + step * 0x9e3779b1) % 2**32)
    factors = (np.random.rand(len(batch), sum(case["hidden"])) < keep) / keep
    scores = [score(case["points"][i], row) for i, row in zip(batch, factors)]
    data_loss = sum((1 + -case["targets"][i] * s).relu() for i, s in zip(batch, scores)) * (1 / len(batch))
    loss = data_loss + 1e-4 * sum(p * p for p in model.parameters())
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= case["rate"] * p.grad
    losses.append(loss.data)
print(json.dumps([*losses, *(p.data for p in model.parameters())]))
`;

for (const batch of [0, 6]) {
  test(`a run with dropout is what micrograd and NumPy compute, ${batch ? "on minibatches" : "on all points"}`, async () => {
    await init();
    const [hidden, dropout, seed, rate, steps] = [[5, 4], 0.4, 77, 0.1, 12];
    const training = { dropout, dropoutSeed: seed, rate, schedule: "constant", batch };
    const run = new Run(check({ data: { samples: 20 }, model: { hidden }, training }));
    const { points, targets } = run.dataset;
    const parameters = Array.from(run.compiled.parameters);
    const [batches, found] = [/** @type {number[][]} */ ([]), /** @type {number[]} */ ([])];
    for (let step = 0; step < steps; step += 1) {
      batches.push(Array.from(run.batch ?? targets.keys()));
      found.push(run.take());
    }
    found.push(...run.compiled.parameters);
    run.free();
    const pairs = Array.from(targets, (_, index) => Array.from(points.subarray(2 * index, 2 * index + 2)));
    const input = { hidden, dropout, seed, rate, parameters, points: pairs, targets: Array.from(targets), batches };
    const expected = JSON.parse(runPython(PROGRAM, JSON.stringify(input)));
    assert.equal(found.length, expected.length);
    // Micrograd keeps operands in a set, whose order is arbitrary, so that its sums differ in the last digits.
    for (const [place, number] of expected.entries()) {
      assert.ok(
        Math.abs(found[place] - number) <= 1e-12 * Math.max(1, Math.abs(number)),
        `${found[place]} is ${number}`,
      );
    }
  });
}
