// The lines by which a reader builds a graph: however they are spaced, and what is said of one that cannot be read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { isSame, lineText, readLine, readLines, recordedLines } from "../../www/learn/lines.js";
import { init } from "../../www/micrograd.js";
import { Refused } from "../../www/ui/refused.js";

await init();

const LEAVES = readLines(["a = Value(2.0)", "b = Value(-3.0)"]);

for (const [text, line] of [
  ["c=Value( 10 )", "c = Value(10.0)"],
  ["  c =  Value(−2.5) ", "c = Value(-2.5)"],
  ["c = Value (+1e3)", "c = Value(1000.0)"],
  ["c = Value(.5)", "c = Value(0.5)"],
  ["d=a*b", "d = a * b"],
  ["d = a × b", "d = a * b"],
  ["d = a+a", "d = a + a"],
]) {
  test(`“${text}” is read as ${line}`, () => assert.equal(lineText(readLine(text, LEAVES)), line));
}

for (const [text, problem] of [
  ["", /^Write a line, such as/],
  ["c = 10", /^10 is a plain number\. Wrap it: c = Value\(10\)$/],
  ["a * b", /^Give the value a name: … = a \* b$/],
  ["d = a * b + a", /^One operation in each line/],
  ["d = a - b", /^\+ and \* are enough here/],
  ["d = a * z", /^There is no value z yet\.$/],
  ["a = Value(1)", /^There is a value a already/],
  ["weighted_sum = a + b", /^The name weighted_sum is too long/],
  ["c = Value(1e999)", /^1e999 is too large/],
  ["c = Value(two)", /is not read\. Write a = Value\(2\.0\)/],
]) {
  test(`of “${text}” it is said what is wrong`, () => {
    assert.throws(
      () => readLine(text, LEAVES),
      (error) => error instanceof Refused && problem.test(error.message),
    );
  });
}

test("there is room for a number of values, and then no more", () => {
  const lines = readLines(Array.from({ length: 14 }, (_, at) => `x${at} = Value(${at})`));
  assert.throws(() => readLine("y = Value(1)", lines), /14 values are enough/);
});

test("the operands of the same value may come in either order, its name and its operation may not differ", () => {
  const [line, turned, other, sum] = ["d = a * b", "d = b * a", "e = a * b", "d = a + b"].map((text) =>
    readLine(text, LEAVES),
  );
  assert.ok(isSame(line, turned));
  for (const one of [other, sum, LEAVES[0]]) assert.ok(!isSame(line, one));
});

test("a leaf of another number is another one", () => {
  const [two, three] = readLines(["a = Value(2.0)", "b = Value(3)"]);
  assert.ok(isSame(two, readLine("a = Value(2)", [])));
  assert.ok(!isSame(two, { ...three, name: "a" }));
});

test("all values are recorded, also those that nothing uses yet", () => {
  const recording = recordedLines(readLines(["a = Value(2.0)", "c = Value(10.0)", "b = Value(-3.0)", "d = b * a"]));
  const graph = new RecordedGraph(recording);
  assert.deepEqual([...graph.data], [2, 10, -3, -6]);
  assert.deepEqual(
    [0, 1, 2, 3].map((place) => graph.label(place)),
    ["a", "c", "b", "d"],
  );
  assert.deepEqual(graph.operands(3), [2, 0]);
  assert.equal(graph.symbol(3), "*");
  assert.equal(graph.root, 3);
});
