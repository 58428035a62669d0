// What is told from a source alone: the quick interpreter would print something else without an error.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chapters, sourceOf } from "../../www/python/examples/chapters.js";
import { lackOfSource } from "../../www/python/host/lacks.js";

const UNORDERED = "does not keep dictionaries in order";

/** @type {[source: string, lacks: string][]} */
const SOURCES = [
  ['d = {"b": 1, "a": 2}\nprint(d)', UNORDERED],
  ['stoi = {\n    "a": 0,\n    "b": 1,\n}', UNORDERED],
  ["stoi = {s: i for i, s in enumerate(chars)}", UNORDERED],
  ["for k in dict(b=1, a=2): print(k)", UNORDERED],
  ['print(f"{n:,}")', "groups no digits"],
  ['print("{:>12,.2f}".format(n))', "groups no digits"],
  ["pairs.sort(key=lambda p: p[0])", "does not sort stably in place"],
  ["print({3, 1, 2})", "has sets in another order"],
  ["for k in {3, 1, 2}: print(k)", "has sets in another order"],
  ["print([x * x for x in {n % 3 for n in range(9)}])", "has sets in another order"],
  ["error = ValueError(1)\nprint([error])", "words its errors differently"],
  ["class Missing(KeyError): pass\nprint(Missing(1))", "words its errors differently"],
  ["if op in {'+', '*'} or set(ops) == {'+', '*'} or len({a, b}) == 2: pass", ""],
  ["raise ValueError(f'{a, b}')  # {a, b}", ""],
  ["class Wrong(ValueError): pass", ""],
  ['print(f"{loss.data:.4f}, {step:>3d}: {rate:e}")', ""],
  ["nodes, edges = set(), set()\nedges.add((child, v))", ""],
  ['dot = Digraph(format="svg", graph_attr={"rankdir": "LR"})', ""],
  ['dot.node(name=uid, label="{ %s | data %.4f | grad %.4f }" % (n.label, n.data, n.grad), shape="record")', ""],
  ["counts = {}\ncounts[k] = 1", ""],
  ["x = xs[1:3], ys[:2]\nxs.sort()", ""],
];

for (const [source, lacks] of SOURCES) {
  test(`${source.split("\n")[0]}: ${lacks || "is left to it"}`, () => assert.equal(lackOfSource(source), lacks));
}

test("no example is handed over for its source", () => {
  for (const chapter of chapters) assert.equal(lackOfSource(sourceOf(chapter)), "", chapter.id);
});
