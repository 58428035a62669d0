// A table of more than two features trains as micrograd trains it in CPython.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { init } from "../../www/micrograd.js";
import { standardScale } from "../../www/train/datasets/scale.js";
import { Run } from "../../www/train/run/run.js";
import { check } from "../../www/train/settings/settings.js";
import { flowers } from "../common/flowers.js";
import { runPython } from "../common/python.js";

before(() => init());

const STEPS = 8;
/** One kind against the others. */
const points = flowers(30).map((row) => row.with(4, row[4] === 1 ? 1 : -1));

/** The tutorial's demo, of four features that are standardised by CPython's own functions. */
const PROGRAM = `
import json, random, statistics, sys
from micrograd.nn import MLP
rows = json.loads(sys.stdin.read())
columns = list(zip(*[row[:-1] for row in rows]))
scale = [(statistics.fmean(column), statistics.pstdev(column)) for column in columns]
X = [[(x - mean) / deviation for x, (mean, deviation) in zip(row, scale)] for row in rows]
y = [row[-1] for row in rows]
random.seed(1337)
model = MLP(4, [16, 16, 1])
losses = []
for k in range(${STEPS}):
    scores = [model(x) for x in X]
    data = sum((1 + -yi * score).relu() for yi, score in zip(y, scores)) * (1.0 / len(y))
    total = data + 1e-4 * sum(p * p for p in model.parameters())
    model.zero_grad()
    total.backward()
    for p in model.parameters():
        p.data -= (1.0 - 0.9 * k / 100) * p.grad
    losses.append(total.data)
print(json.dumps({"scale": scale, "losses": losses, "scores": [model(x).data for x in X]}))`;

test("the scale, the losses and the scores of four features are those of micrograd in CPython", () => {
  const expected = JSON.parse(runPython(PROGRAM, JSON.stringify(points)));
  const scale = standardScale(points, false);
  // Sums of 30 numbers in another order.
  const isClose = (found, wanted, digits) => Math.abs(found - wanted) <= digits * Math.max(1, Math.abs(wanted));
  for (const [feature, pair] of scale.entries()) {
    for (const [at, number] of pair.entries()) assert.ok(isClose(number, expected.scale[feature][at], 1e-14));
  }
  const names = ["length", "width", "height", "weight", "kind"];
  const run = new Run(check({ data: { kind: "own", points, names }, model: { scale } }));
  const losses = Array.from({ length: STEPS }, () => run.take());
  // Micrograd adds gradients in the order of a set, which differs from run to run.
  for (const [step, loss] of losses.entries()) {
    assert.ok(isClose(loss, expected.losses[step], 1e-10), `step ${step}: ${loss} and ${expected.losses[step]}`);
  }
  const [scores] = run.compiled.scoresAt(run.dataset.points);
  for (const [point, score] of scores.entries()) assert.ok(isClose(score, expected.scores[point], 1e-10));
  assert.ok(losses[0] > 2 * losses[STEPS - 1], `it learns: ${losses}`);
  run.free();
});
