// The README's JavaScript and Python run as they stand and print what they say.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createRunner } from "../common/python-runner.js";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

test("the README's Python", async () => {
  const [, code] = readme.match(/```python\n(.*?)```/s) ?? [];
  const [, printed] = code.match(/# ([\d. ]+)$/m) ?? [];
  const runner = await createRunner();
  const { outputs } = await runner.run(code, { fresh: true });
  assert.equal(outputs.map(({ text }) => text).join(""), `${printed}\n`);
});

test("the README's JavaScript", async (t) => {
  const [, code] = readme.match(/```js\n(.*?)```/s) ?? [];
  const [, printed] = code.match(/\/\/ ([\d.]+)…/) ?? [];
  const log = t.mock.method(console, "log", () => {});
  await import(`data:text/javascript,${encodeURIComponent(code.replace("./www/", `${root}www/`))}`);
  assert.equal(String(log.mock.calls[0].arguments[0]).slice(0, printed.length), printed);
});
