// The tutorial's cells, run as printed. Expected results are the tutorial's own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { chapters, sourceOf } from "../../www/python/examples/chapters.js";
import { createRunner } from "../common/python-runner.js";

const runner = await createRunner();

/** Returns what a notebook shows under a cell, without plots and notes. */
function shown(result, cell) {
  const parts = result.outputs.filter((output) => output.cell === cell && "text" in output && output.kind !== "note");
  return parts
    .map(({ kind, text }) => (kind === "repr" ? `${text}\n` : text))
    .join("")
    .trimEnd();
}

/** The text with every number as `#`: what a cell prints whose numbers are random. */
const shape = (text) => text.replace(/-?\d+\.\d+(e-\d+)?/g, "#");

/** The values that are listed, in any fixed order. */
const members = (text) => text.match(/Value\([^)]*\)/g)?.sort();

for (const chapter of chapters.filter(({ id }) => id !== "moons")) {
  test(`${chapter.title}: every cell prints what the tutorial prints`, () => {
    const result = runner.run(sourceOf(chapter));
    assert.equal(result.error, undefined);
    const first = chapter.needs?.length ?? 0;
    chapter.cells.forEach(({ expected = "", isRandom, isOrderFree }, index) => {
      const found = shown(result, first + index);
      if (isOrderFree) assert.deepEqual(members(found), members(expected));
      else if (isRandom) assert.equal(shape(found), shape(expected));
      else assert.equal(found, expected);
    });
  });
}

test("the whole notebook runs in order, cell after cell, as one session", () => {
  let fresh = true;
  for (const { id, cells } of chapters) {
    for (const { source = "" } of id === "moons" ? cells.slice(0, 5) : cells) {
      const { error } = runner.run(source, { fresh });
      assert.equal(error, undefined, source);
      fresh = false;
    }
  }
});

test("the network from scratch trains as printed, from the parameters printed", () => {
  const { cells } = chapters.find(({ id }) => id === "mlp");
  const parameters = cells.find(({ source }) => source === "mlp.parameters()").expected;
  const numbers = parameters.match(/-?\d\.\d+/g).join(", ");
  const loop = cells.findIndex(({ source }) => source?.startsWith("for k in range(20)"));
  const source = `${sourceOf({ ...chapters.find(({ id }) => id === "mlp"), cells: cells.slice(0, loop) })}
# %%
for p, data in zip(mlp.parameters(), [${numbers}]):
    p.data = data
# %%
${cells[loop].source}
# %%
${cells[loop + 1].source}
`;
  const result = runner.run(source);
  assert.equal(result.error, undefined);
  const last = result.outputs.at(-1).cell;
  const numbersOf = (text) => text.match(/-?\d+\.\d+(e-\d+)?/g).map(Number);
  const expected = numbersOf(`${cells[loop].expected}\n${cells[loop + 1].expected}`);
  const found = numbersOf(`${shown(result, last - 1)}\n${shown(result, last)}`);
  assert.equal(found[0], 6.56156718545472);
  assert.equal(found.length, expected.length);
  // The order of a set decides in which order gradients are added.
  expected.forEach((number, index) => {
    assert.ok(Math.abs(found[index] - number) <= 1e-12 * Math.abs(number), `${found[index]} is not ${number}`);
  });
});

test("the training demo: a hundred steps as printed", () => {
  const moons = chapters.find(({ id }) => id === "moons");
  const result = runner.run(sourceOf(moons));
  assert.equal(result.error, undefined);
  const first = moons.needs.length;
  const place = (start) => moons.cells.findIndex(({ source }) => source.startsWith(start));
  const model = place("from micrograd.nn import MLP");
  assert.equal(shown(result, first + model), moons.cells[model].expected);
  const loss = place("from micrograd.engine import Value");
  assert.equal(shown(result, first + loss), "Value(data=0.8958441028683222, grad=0) 0.5");
  const steps = place("# optimization");
  const parse = (text) =>
    text.split("\n").map((line) => /^step (\d+) loss (\S+), accuracy (\S+)%$/.exec(line).slice(1));
  const found = parse(shown(result, first + steps));
  const expected = parse(moons.cells[steps].expected);
  assert.equal(found.length, 100);
  expected.forEach(([step, loss, accuracy], index) => {
    assert.equal(found[index][0], step);
    assert.equal(found[index][2], accuracy);
    // Stock micrograd keeps operands in a set, whose order decides the last digits.
    assert.ok(Math.abs(Number(found[index][1]) / Number(loss) - 1) < 1e-12, `step ${step}: ${found[index][1]}`);
  });
  const charts = result.outputs.filter(({ kind }) => kind === "chart");
  assert.deepEqual(
    charts.map(({ series }) => series.map(({ type }) => type)),
    [["scatter"], ["contour", "scatter"]],
  );
  assert.equal(charts[0].aspect, 1);
  assert.equal(charts[0].series[0].x.length, 100);
  const [{ x, y, z }] = charts[1].series;
  assert.equal(z.length, y.length);
  assert.ok(z.every((row) => row.length === x.length));
  assert.ok(z.flat().includes(0) && z.flat().includes(1));
  assert.deepEqual(charts[1].xLimits, [x[0], x.at(-1)]);
  assert.equal(result.title, "total_loss");
  assert.equal(result.recording.operation.length, 65_818);
  // The samples' networks; below them lie layers and neurons.
  const outermost = result.recording.scopes.filter(({ parent }) => parent === 0).map(({ name }) => name);
  assert.deepEqual(new Set(outermost), new Set(["MLP"]));
  assert.equal(outermost.length, 100);
});

test("floats are printed as CPython prints them, ints as ints", () => {
  const source = `
print(0.1 + 0.2, 1e22, 1e-7, 66822.4910074476, -0.861983980777353, 5e-324, -0.0, 1e16, float("inf"), 2.0, 7)
from micrograd.engine import Value
a = Value(2)
b = a * 3 + 1
print(a, b)
b.backward()
print(a, b, (a ** 2).data, (a ** -1).data, Value(-1.5).relu())
c = Value(3.0) + 1
c.backward()
print(c)`;
  // CPython 3.11 with PyPI's micrograd prints the same.
  assert.equal(
    shown(runner.run(source), 0),
    `0.30000000000000004 1e+22 1e-07 66822.4910074476 -0.861983980777353 5e-324 -0.0 1e+16 inf 2.0 7
Value(data=2, grad=0) Value(data=7, grad=0)
Value(data=2, grad=3) Value(data=7, grad=1) 4 0.5 Value(data=0, grad=0)
Value(data=4.0, grad=1)`,
  );
});

test("the cells are the tutorial's", async (t) => {
  const tutorial = await readFile("../shared/tutorial.txt", "utf8").catch(() => undefined);
  if (!tutorial) return t.skip("the tutorial's text is not beside the project");
  for (const { cells } of chapters) {
    for (const { source = "", expected = "" } of cells) {
      assert.ok(tutorial.includes(source));
      assert.ok(tutorial.includes(expected));
    }
  }
});
