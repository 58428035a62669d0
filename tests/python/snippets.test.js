// A few lines at a time, of all that programs about networks are written in: each prints what CPython prints, or is handed over.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lackOfSource } from "../../www/python/host/lacks.js";
import { isPython } from "../../www/python/host/syntax.js";
import { runPython } from "../common/python.js";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const runner = await createRunner();

/** The snippets, which empty lines separate. */
const snippets = readFileSync(new URL("snippets.txt", import.meta.url), "utf8")
  .trim()
  .split("\n\n");

const RUN_EACH = `
import contextlib, io, json, os, sys, tempfile
os.chdir(tempfile.mkdtemp())
printed = []
for source in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(source, "<code>", "exec"), {"__name__": "__main__"})
    printed.append(out.getvalue())
print(json.dumps(printed))
`;

/** @type {string[]} */
const expected = JSON.parse(runPython(RUN_EACH, JSON.stringify(snippets)));

test("each snippet prints what CPython prints", () => {
  let handedOver = 0;
  for (const [index, source] of snippets.entries()) {
    const { outputs, error, lacks } = runner.run(source, { fresh: index === 0 });
    if (INTERPRETER === "quick") {
      if (lackOfSource(source) || lacks || (error?.type === "SyntaxError" && isPython(source))) {
        handedOver++;
        continue;
      }
    }
    assert.equal(error?.traceback, undefined, source);
    const printed = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
    assert.equal(printed.join(""), expected[index], source);
  }
  // The quick interpreter has to be of use.
  assert.ok(handedOver < snippets.length / 2, `${handedOver} of ${snippets.length} are handed over`);
});
