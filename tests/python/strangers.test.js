// Programs in the manner of people who follow the lecture with notebooks of their own. What each prints was kept from CPython
// with NumPy, scikit-learn and PyTorch themselves: see tests/reference/strangers.py.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { lackOfSource } from "../../www/python/host/lacks.js";
import { isPython } from "../../www/python/host/syntax.js";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const FOLDER = new URL("strangers/", import.meta.url);
const runner = await createRunner();

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
    const { outputs, error, lacks } = runner.run(source);
    if (INTERPRETER === "quick") assert.equal(lackOfSource(source) || lacks || "", "", "it is handed over needlessly");
    assert.equal(error?.traceback, undefined);
    const printed = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
    assert.equal(printed.join(""), expected);
  });
}
