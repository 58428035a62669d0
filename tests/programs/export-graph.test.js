// An exported graph computes the same when its program is run.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { instance } from "@viz-js/viz";
import { dot } from "../../www/graph/export/dot.js";
import { javascript } from "../../www/graph/export/javascript.js";
import { json } from "../../www/graph/export/json.js";
import { program } from "../../www/graph/export/program.js";
import { python } from "../../www/graph/export/python.js";
import { pytorch } from "../../www/graph/export/pytorch.js";
import { rust } from "../../www/graph/export/rust.js";
import { init, Value } from "../../www/micrograd.js";
import { pythonNumber, pythonText } from "../../www/ui/numbers.js";
import { graphOf } from "../common/graph.js";
import { EXAMPLES } from "../common/graphs.js";
import { runPython } from "../common/python.js";

/** Records every operation once, labels that are hard to write, and numbers that are not finite. */
function everything() {
  const [a, b] = [new Value(0.75, "a"), new Value(-1.5, 'b "quoted" | {x}')];
  const lambda = new Value(2.5, "lambda");
  const terms = [
    a.add(b),
    a.mul(b),
    a.pow(3),
    a.pow(-0.5),
    a.pow(lambda),
    a.exp(),
    a.log(),
    b.tanh(),
    a.relu(),
    b.relu(),
    b.sigmoid(),
    a.sin(),
    a.cos(),
    a.sqrt(),
    b.abs(),
    b.softplus(),
    b.leakyrelu(),
    b.elu(),
    a.max(b),
    a.min(b),
  ];
  const sum = terms.reduce((total, term) => total.add(term));
  sum.label = "sum";
  return sum;
}

/** @type {Record<string, ReturnType<typeof graphOf>>} */
const graphs = {};

before(async () => {
  await init();
  const roots = { everything: everything(), leaf: new Value(3, "a") };
  for (const [name, build] of Object.entries(EXAMPLES)) roots[name] = build();
  roots.forward = new Value(2).mul(3);
  for (const [name, root] of Object.entries(roots)) {
    if (name !== "forward") root.backward();
    graphs[name] = graphOf(root);
  }
  let chain = new Value(1, "x");
  for (let count = 0; count < 2000; count += 1) chain = chain.mul(1.001);
  chain.backward();
  graphs.chain = graphOf(chain);
});

/** @param {string} source @param {RegExp} numbers what to spoil @param {string} spoilt */
const spoil = (source, numbers, spoilt) => {
  const changed = source.replace(numbers, spoilt);
  assert.notEqual(changed, source);
  return changed;
};

test("Python programs agree in CPython, with micrograd as it is published", () => {
  for (const [name, graph] of Object.entries(graphs)) {
    assert.equal(runPython(python(program(graph, graph))).trim(), "all numbers agree", name);
  }
});

test("a Python program complains when a number is another", () => {
  const graph = graphs["sneak-peek"];
  const source = python(program(graph, graph));
  assert.match(source, /check\("a\.grad", a\.grad, 138\.83381924198252\)/);
  assert.throws(() => runPython(spoil(source, /138\.8338/, "138.8339")), /a\.grad is 138\.8338/);
});

test("PyTorch programs are Python and check every leaf", () => {
  for (const [name, graph] of Object.entries(graphs)) {
    const source = pytorch(program(graph, graph));
    runPython("import ast, sys; ast.parse(sys.stdin.read())", source);
    const leaves = Array.from({ length: graph.length }, (_, place) => graph.symbol(place)).filter((op) => op === "");
    const expected = name === "forward" || name === "leaf" ? 0 : leaves.length;
    assert.equal([...source.matchAll(/^check\(".*\.grad"/gm)].length, expected, name);
  }
});

test("JavaScript programs agree to the last bit", () => {
  const folder = mkdtempSync(join(tmpdir(), "micrograd-"));
  try {
    for (const [name, graph] of Object.entries(graphs)) {
      const source = javascript(program(graph, graph));
      const file = join(folder, `${name}.mjs`);
      const address = new URL("../../www/micrograd.js", import.meta.url).href;
      writeFileSync(file, source.replace("./micrograd.js", address));
      const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
      assert.equal(stdout.trim(), "all numbers agree", `${name}: ${stderr}`);
    }
    const wrong = join(folder, "wrong.mjs");
    const graph = graphs["sneak-peek"];
    const address = new URL("../../www/micrograd.js", import.meta.url).href;
    const source = spoil(javascript(program(graph, graph)), /138\.83381924198252/, "138.83381924198255");
    writeFileSync(wrong, source.replace("./micrograd.js", address));
    assert.notEqual(spawnSync(process.execPath, [wrong]).status, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Rust programs compile and agree to the last bit", () => {
  // One example program with all of them: to build each costs seconds.
  const folder = mkdtempSync(join(tmpdir(), "micrograd-"));
  try {
    const names = Object.keys(graphs).filter((name) => name !== "chain");
    const sources = names.map((name, index) => {
      const text = rust(program(graphs[name], graphs[name]));
      return text.replace("fn main()", `fn graph_${index}()`).replace(/^(\/\/!|use) .*\n/gm, "");
    });
    const calls = names.map((_, index) => `    graph_${index}();`).join("\n");
    writeFileSync(join(folder, "main.rs"), `use micrograd::Tape;\n${sources.join("\n")}\nfn main() {\n${calls}\n}\n`);
    const manifest = new URL("../../", import.meta.url).pathname;
    writeFileSync(
      join(folder, "Cargo.toml"),
      `[package]\nname = "exported"\nedition = "2024"\n[dependencies]\nmicrograd = { path = ${JSON.stringify(manifest)} }\n` +
        '[[bin]]\nname = "exported"\npath = "main.rs"\n[workspace]\n',
    );
    const target = join(manifest, "target/exported");
    const { stdout, stderr } = spawnSync("cargo", ["run", "--quiet", "--target-dir", target], {
      cwd: folder,
      // To write what a debugger wants takes longer than the programs.
      env: { ...process.env, CARGO_PROFILE_DEV_DEBUG: "0" },
      encoding: "utf8",
    });
    assert.equal(stdout.trim(), names.map(() => "all numbers agree").join("\n"), stderr);
    assert.doesNotMatch(stderr, /warning/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("Graphviz accepts the DOT", async () => {
  const viz = await instance();
  for (const name of ["everything", "leaf", "sneak-peek", "neuron"]) {
    const { status, errors, output } = viz.render(dot(graphs[name], graphs[name]), { format: "json" });
    assert.equal(status, "success", JSON.stringify(errors));
    const records = JSON.parse(output ?? "").objects.filter(({ shape }) => shape === "record");
    assert.equal(records.length, graphs[name].length, name);
  }
});

test("JSON has every value, with text where JSON has no number", () => {
  const graph = graphOf(new Value(0, "zero").pow(-1));
  assert.deepEqual(JSON.parse(json(graph, graph)), {
    root: 1,
    values: [
      { id: 0, label: "zero", op: "", operands: [], data: 0, grad: 0, scope: "" },
      { id: 1, label: "", op: "**-1", operands: [0], data: "Infinity", grad: 0, scope: "" },
    ],
  });
});

test("numbers are written as Python writes them", () => {
  const numbers = [0, -0, 1, 2.5, 1e-4, 9.9e-5, 1e-7, 1.5e-300, 1e15, 1e16, 123456789012345680, 1.7976931348623157e308];
  numbers.push(0.1 + 0.2, 5e-324, -4, 138.83381924198252);
  const printed = runPython(
    "import sys\nfor line in sys.stdin: print(repr(float(line)))",
    numbers.map((number) => (Object.is(number, -0) ? "-0" : String(number))).join("\n"),
  );
  assert.deepEqual(numbers.map(pythonText), printed.trim().split("\n"));
  const special = [Infinity, -Infinity, NaN].map(pythonNumber);
  assert.equal(runPython(`print(${special.join(", ")})`).trim(), "inf -inf nan");
});
