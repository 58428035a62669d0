// The README's JavaScript runs as it stands and prints what it says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

test("the README's example", async (t) => {
  const root = new URL("../../", import.meta.url);
  const readme = readFileSync(new URL("README.md", root), "utf8");
  const [, code] = readme.match(/```js\n(.*?)```/s) ?? [];
  const [, printed] = code.match(/\/\/ ([\d.]+)…/) ?? [];
  const log = t.mock.method(console, "log", () => {});
  await import(`data:text/javascript,${encodeURIComponent(code.replace("./www/", `${root}www/`))}`);
  assert.equal(String(log.mock.calls[0].arguments[0]).slice(0, printed.length), printed);
});
