// Programs in the manner of people who follow the lecture with notebooks of their own. What each prints was kept from CPython
// with NumPy, scikit-learn and PyTorch themselves: see tests/reference/strangers.py.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createRunner } from "../common/python-runner.js";

const FOLDER = new URL("strangers/", import.meta.url);
const runner = await createRunner();

for (const name of readdirSync(FOLDER).filter((name) => name.endsWith(".py"))) {
  const source = readFileSync(new URL(name, FOLDER), "utf8");
  const expected = readFileSync(new URL(name.replace(".py", ".txt"), FOLDER), "utf8");
  test(`${name} prints what CPython prints`, () => {
    const { outputs, error } = runner.run(source);
    assert.equal(error?.traceback, undefined);
    const printed = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
    assert.equal(printed.join(""), expected);
  });
}
