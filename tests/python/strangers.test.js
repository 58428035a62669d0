// Programs in the manner of people who follow the lecture with notebooks of their own. What each prints was kept from CPython
// with NumPy, scikit-learn and PyTorch themselves: see tests/reference/strangers.py. A comment says what operations the graph has.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { OPERATIONS } from "../../www/engine/operations.js";
import { OPAQUE } from "../../www/engine/recording.js";
import { lackOfSource } from "../../www/python/host/lacks.js";
import { isPython } from "../../www/python/host/syntax.js";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const FOLDER = new URL("strangers/", import.meta.url);
const runner = await createRunner();

/** Counts the operations of a graph: "2 Add, 3 Leaf". */
function operationsOf({ operation }) {
  const counts = new Map();
  for (const code of operation) {
    const name = code === OPAQUE ? "?" : OPERATIONS[code].name;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts.keys()].sort();
  return names.map((name) => `${counts.get(name)} ${name}`).join(", ");
}

for (const name of readdirSync(FOLDER).filter((name) => name.endsWith(".py"))) {
  const source = readFileSync(new URL(name, FOLDER), "utf8");
  const expected = readFileSync(new URL(name.replace(".py", ".txt"), FOLDER), "utf8");
  if (INTERPRETER === "quick" && source.startsWith("# Needs CPython.")) {
    test(`${name} is handed over to CPython`, () => {
      const { lacks, error } = runner.run(source);
      assert.ok(lackOfSource(source) || lacks || (error?.type === "SyntaxError" && isPython(source)));
    });
    continue;
  }
  test(`${name} prints what CPython prints`, () => {
    const { outputs, error, lacks, recording } = runner.run(source);
    if (INTERPRETER === "quick") assert.equal(lackOfSource(source) || lacks || "", "", "it is handed over needlessly");
    assert.equal(error?.traceback, undefined);
    const printed = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
    assert.equal(printed.join(""), expected);
    const [, drawn] = /^# Draws (.*)\.$/m.exec(source) ?? [];
    if (drawn) assert.equal(operationsOf(recording), drawn);
  });
}
