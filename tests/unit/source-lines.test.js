// The code beside its graph: which line a value comes from, where its number stands, and how numbers become Values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { firstRecording } from "../../www/graph/editor/first-graph.js";
import { withValues } from "../../www/graph/editor/make-values.js";
import { PRESETS } from "../../www/graph/editor/presets.js";
import { SourceLines } from "../../www/graph/editor/source-lines.js";
import { init } from "../../www/micrograd.js";

await init();

test("each value of the neuron has its line, and each line its value", () => {
  const graph = new RecordedGraph(firstRecording());
  const { source } = PRESETS[0];
  const lines = new SourceLines(source, graph);
  const lineOf = Object.fromEntries(
    Array.from({ length: graph.length }, (_, place) => [graph.label(place) || place, lines.lineOf(place)]),
  );
  assert.deepEqual(
    ["x1", "x2", "w1", "w2", "b", "n", "o"].map((label) => lineOf[label]),
    [1, 2, 3, 4, 5, 6, 7],
  );
  // What has no name of its own is computed for n.
  for (let place = 0; place < graph.length; place++) if (!graph.label(place)) assert.equal(lines.lineOf(place), 6);
  assert.equal(graph.label(lines.placeIn(7)), "o");
  assert.equal(lines.placeIn(8), undefined, "no value has its name there");
  const range = lines.numberOf(lines.placeIn(3));
  assert.equal(source.slice(range.from, range.to), "-3.0");
  assert.equal(lines.numberOf(lines.placeIn(6)), undefined);
});

test("unknown names and plain numbers of a calculation become Values", () => {
  assert.deepEqual(withValues("d = a*b + c", "a"), {
    names: ["a", "b", "c"],
    text: "a = Value(2.0)\nb = Value(-3.0)\nc = Value(10.0)\nd = a*b + c",
  });
  assert.equal(
    withValues("a = 2.0\nb = -3.0\nc = 10\nd = a*b + c\nd").text,
    "a = Value(2.0)\nb = Value(-3.0)\nc = Value(10)\nd = a*b + c\nd",
  );
  assert.equal(withValues("a = 2.0\nd = a*b", "b").text, "b = Value(2.0)\na = Value(2.0)\nd = a*b");
  // A loop, a parameter or an import gives a name its meaning.
  for (const line of [
    "for i, (j, k) in []: d = a*i*j*k",
    "d = [a*x for x in [1]]",
    "f = lambda x, y=a: a*x*y",
    "def f(x, *y): return a*x*y",
    "from math import pi as x\nd = a*x",
    "with f as x: d = a*x",
    "d = (x := 3)\ne = a*x",
  ]) {
    assert.deepEqual(withValues(line, "a"), { names: ["a"], text: `a = Value(2.0)\n${line}` });
  }
});

test("what is no number of a calculation stays as it is", () => {
  assert.equal(withValues("import numpy as np\nx = np.array([1])", "np"), undefined);
  assert.equal(withValues("print(a)", "a"), undefined);
  assert.equal(withValues("h = 0.001\nprint(h)"), undefined);
  assert.equal(withValues("def f(x):\n    return x * 2\nf(3)"), undefined);
  // Assigned twice, it is a counter rather than an input.
  assert.equal(withValues("k = 0\nk = k + 1"), undefined);
  assert.equal(withValues("k = 0\nk += 1"), undefined);
});
