// draw: the picture and the DOT text, and what they are made of: numbers, names, places.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { instance } from "@viz-js/viz";
import { fourDecimals, numberText } from "../../www/engine/numbers.js";
import { OPAQUE, recordingOf } from "../../www/engine/recording.js";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { whole } from "../../www/graph/groups/collapse.js";
import { layout } from "../../www/graph/layout/layout.js";
import { plan, scene } from "../../www/graph/layout/scene.js";
import { nameOf } from "../../www/graph/view/names.js";
import { file } from "../../www/graph/view/svg.js";
import { draw, init, MLP, scope, seed, Value } from "../../www/micrograd.js";
import { CELL_CHARACTERS, cellText } from "../../www/ui/numbers.js";
import { graphOf } from "../common/graph.js";
import { EXAMPLES } from "../common/graphs.js";

await init();

const places = (graph) => Array.from({ length: graph.length }, (_, place) => place);
const count = (text, pattern) => text.match(pattern)?.length ?? 0;
const namesIn = (svg) => Array.from(svg.matchAll(/class="value[^>]* aria-label="([^"]*)"/g), ([, name]) => name);

test("a picture shows every value with its numbers, every operation and every edge", async () => {
  const root = EXAMPLES["sneak-peek"]();
  root.backward();
  const svg = await draw(root);
  const graph = graphOf(root);
  const computed = places(graph).filter((place) => graph.symbol(place));
  assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]* aria-label="Expression graph of g, 39 values"/);
  assert.equal(count(svg, /class="value[ "]/g), graph.length);
  assert.equal(count(svg, /class="operation"/g), computed.length);
  assert.equal(count(svg, /class="edge"/g), computed.flatMap((place) => graph.operands(place)).length);
  const all = namesIn(svg);
  for (const name of [
    "a: data -4.0000, grad 138.8338",
    "b: data 2.0000, grad 645.5773",
    "g: data 24.7041, grad 1.0000",
    "b**3: data 8.0000, grad 83.3003",
    "ReLU(b + a * -1): data 6.0000, grad 6.9417",
  ]) {
    assert.ok(all.includes(name), `${name} is not among ${all.join("; ")}`);
  }
  assert.match(svg, /data -4\ngrad 138\.8338192419825\d*/, "all digits");
  assert.ok(!/undefined|NaN|null/.test(svg));
});

test("both edges of x * x are drawn, apart from each other", async () => {
  const x = new Value(3, "x");
  const svg = await draw(x.mul(x));
  const curves = Array.from(svg.matchAll(/class="edge"[^>]*><path d="(M[^"]*)"/g), ([, curve]) => curve);
  assert.equal(curves.length, 2);
  assert.equal(new Set(curves).size, 2);
});

test("it shows the graph as it was when draw was called", async () => {
  const a = new Value(1, "a");
  const drawn = draw(a.mul(2));
  a.data = 9;
  assert.ok(namesIn(await drawn).includes("a: data 1.0000, grad 0.0000"));
});

test("labels are text, whatever they hold", async () => {
  const svg = await draw(new Value(1, '<b> & "q"\u0000\ud800\ttwo\nlines').add(new Value(1, "a".repeat(500))));
  assert.ok(svg.includes("&lt;b&gt; &amp; &quot;q&quot;"));
  assert.ok(!svg.includes("<b>"));
  assert.ok(svg.includes("�"), "characters that XML cannot hold are replaced");
  assert.ok(!svg.includes("\u0000") && svg.isWellFormed());
  assert.ok(svg.includes(`>${"a".repeat(27)}…<`), "a long label is cut");
});

test("no number is wider than its box, with an operation beside it or without", async () => {
  // The widest font that may be used: a digit of 14 px in DejaVu Sans Mono.
  const digit = 8.48;
  const values = [-176.1028, -12345.678, -6.9417e10, -1.2345e-300, -Number.MAX_VALUE, Number.NaN, 0];
  for (const symbol of ["", "+", "**-1", "ReLU", "sigmoid"]) {
    for (const value of values) {
      const recording = recordingOf(new Value(value).id);
      recording.grad.fill(value);
      if (symbol) Object.assign(recording, { operation: Uint8Array.of(OPAQUE), symbols: [[0, symbol]] });
      const graph = new RecordedGraph(recording);
      const shown = whole(graph);
      const svg = file(scene(shown, await layout(plan(shown))), graph);
      const texts = [...svg.matchAll(/<text class="number \w+" x="([\d.]+)"[^>]*>([^<]*)</g)];
      assert.equal(texts.length, 2);
      for (const [, end, number] of texts) {
        assert.ok(number.length <= CELL_CHARACTERS, number);
        assert.ok(Number(end) - number.length * digit >= 4, `${number} beside "${symbol}"`);
      }
    }
  }
});

test("numbers that are not finite are shown as such", async () => {
  const root = new Value(0, "zero").pow(-1).mul(0);
  const all = namesIn(await draw(root));
  assert.ok(all.includes("zero**-1: data inf, grad 0.0000"));
  assert.ok(all.includes("zero**-1 * 0: data NaN, grad 0.0000"));
});

test("a file has the colours of the page, light and dark", async () => {
  const [light, dark] = await Promise.all(
    ["tokens", "dark"].map((name) => readFile(new URL(`../../www/styles/${name}.css`, import.meta.url), "utf8")),
  );
  const [lightFile, darkFile] = (await draw(new Value(1))).split("prefers-color-scheme: dark");
  for (const [css, file] of [
    [light, lightFile],
    [dark, darkFile],
  ]) {
    const colour = (name) => css.match(new RegExp(`--${name}: (#\\w+);`))[1];
    for (const name of ["surface", "surface-raised", "text", "text-muted", "line-strong", "gradient"]) {
      assert.ok(file.includes(colour(name)), `${name} ${colour(name)}`);
    }
    assert.ok(file.includes(`.expression-graph .positive { fill: ${colour("positive")} }`));
    assert.ok(file.includes(`.expression-graph .negative { fill: ${colour("negative")} }`));
  }
});

test("boxes do not overlap, and arrows end at what they point to", async () => {
  for (const [name, build] of Object.entries(EXAMPLES)) {
    const graph = graphOf(build());
    const shown = whole(graph);
    const { width, height, boxes, edges } = scene(shown, await layout(plan(shown)));
    const areas = boxes.map(({ x, y, width, height, symbol, operation }) => {
      const left = symbol ? operation.x : x;
      return { x: left, y, width: x + width - left, height };
    });
    for (const [index, one] of areas.entries()) {
      assert.ok(one.x >= -1 && one.x + one.width <= width + 1 && one.y >= -1 && one.y + one.height <= height + 1, name);
      for (const other of areas.slice(index + 1)) {
        const apart =
          one.x + one.width < other.x ||
          other.x + other.width < one.x ||
          one.y + one.height < other.y ||
          other.y + other.height < one.y;
        assert.ok(apart, `${name}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
      }
    }
    for (const { from, to, points, tip } of edges) {
      const [source, target] = [boxes[from], boxes[to]];
      assert.ok(Math.abs(tip[0] - target.operation.x) < 2, `${name}: a tip at ${tip}`);
      assert.ok(Math.abs(tip[1] - target.operation.y - target.operation.height / 2) < 2, `${name}: a tip at ${tip}`);
      assert.ok(Math.abs(points[0] - source.x - source.width) < 2, `${name}: starts at the right of its value`);
    }
  }
});

test("a large graph can be drawn twice", async () => {
  seed(1337);
  const out = new MLP(2, [16, 16, 1]).forward([1, 2]);
  const first = await draw(out);
  assert.ok(count(first, /class="value[ "]/g) > 900);
  assert.equal(await draw(out), first);
});

test("DOT is the tutorial's drawing, and Graphviz reads it", async () => {
  const a = new Value(2, 'a|"b"');
  const text = await draw(a.mul(a).tanh(), { format: "dot" });
  assert.match(text, /^digraph \{\n {2}rankdir=LR\n/);
  assert.match(text, /\| data 4\.0000 \| grad 0\.0000 \}" shape=record\]/);
  const viz = await instance();
  const { objects, edges } = viz.renderJSON(text);
  assert.equal(objects.length, 5);
  assert.equal(edges.length, 5);
});

test("wrong use is refused with the name of the argument", async () => {
  const value = new Value(1);
  let freed;
  scope(() => {
    freed = new Value(2);
  });
  let chain = new Value(0);
  for (let length = 1; length <= 5000; length++) chain = chain.tanh();
  const misuses = [
    [/^root must be a Value, got nothing$/, () => draw()],
    [/^root must be a Value, got number 3$/, () => draw(3)],
    [/^root must be a Value, got an MLP$/, () => draw(new MLP(1, [1]))],
    [/^root was freed/, () => draw(freed)],
    [/^options must be an object, got the string "dot"$/, () => draw(value, "dot")],
    [/^options has no "fromat"; it may have format$/, () => draw(value, { fromat: "dot" })],
    [/^format must be one of svg, dot, got the string "png"$/, () => draw(value, { format: "png" })],
    [/^root has a graph of 5001 values, and draw can lay out 5000/, () => draw(chain)],
  ];
  for (const [message, use] of misuses) await assert.rejects(use, { message });
  assert.match(await draw(chain, { format: "dot" }), /^digraph/);
});

test("numbers have four decimals, and always fit a cell", () => {
  assert.equal(fourDecimals(138.83381924198252), "138.8338");
  assert.equal(fourDecimals(-1e300), "-1e300");
  assert.equal(cellText(24.70408163265306), "24.7041");
  assert.equal(cellText(-8752.3732), "-8752.373");
  assert.equal(cellText(-123456789.5), "-1.235e+8");
  assert.equal(numberText(0.1 + 0.2), "0.30000000000000004");
  assert.equal(numberText(-0), "-0");
  for (let power = -330; power <= 308; power++) {
    for (const digits of [1, -1, 9.99999999, -9.99999999, -3.5]) {
      const text = cellText(digits * 10 ** power);
      assert.ok(text.length <= CELL_CHARACTERS, text);
    }
  }
});

test("a value without a label is called by its expression", () => {
  const [a, b] = [new Value(2, "a"), new Value(3)];
  const name = (root) => {
    const graph = graphOf(root);
    return nameOf(graph, graph, graph.root);
  };
  assert.equal(name(b), "leaf");
  assert.equal(name(a.add(b)), "a + 3");
  assert.equal(name(a.add(b).mul(a)), "(a + 3) * a");
  assert.equal(name(a.pow(-1).tanh()), "tanh(a**-1)");
  assert.equal(name(a.pow(b)), "a ** 3");
  assert.equal(name(a.max(b)), "max(a, 3)");
  assert.equal(name(a.add(a.add(b))), "a + (a + 3)");
  assert.equal(name(a.mul(b).add(a)), "a * 3 + a");
  assert.equal(name(a.pow(2).pow(3)), "(a**2)**3");
  assert.equal(name(a.mul(a).mul(a).mul(a).mul(a)), "a * a * a * a * a");
  assert.equal(name(a.mul(a).mul(a).mul(a).mul(a).mul(a)), "… * a");
});

test("the examples are the tutorial's", () => {
  const built = Object.entries(EXAMPLES).map(([name, build]) => [name, build()]);
  const { "sneak-peek": g, neuron: o, mlp: out } = Object.fromEntries(built);
  assert.equal(fourDecimals(g.data), "24.7041");
  assert.ok(Math.abs(o.data - 0.7071067811865477) < 1e-15);
  const network = graphOf(out);
  const leaves = places(network).filter((place) => network.symbol(place) === "");
  assert.equal(leaves.length, 3 + 41);
  assert.equal(new Set(leaves.map((place) => network.label(place))).size, 44);
  assert.equal(EXAMPLES.mlp().data, out.data);
  for (const [, root] of built) assert.ok(graphOf(root).grad.every((grad) => grad === 0));
});
