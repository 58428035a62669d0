// Programs that once stopped, where they lie beside the project: each prints what CPython 3.11 printed, and has its graph.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const FOLDER = new URL("../../../shared/cases/python/", import.meta.url);
const runner = await createRunner();

/** What each program prints, and the number of values in its graph. @type {Record<string, { prints: string | RegExp, values: number }>} */
const PROGRAMS = {
  // Its random numbers have no seed.
  "common_modules.py": { prints: /^[0-3] -?\d\.\d+(e-\d+)? [0-3]\n$/, values: 0 },
  "own_backward_depth.py": { prints: "261\n", values: 261 },
  "own_class_children.py": { prints: "6.0\n", values: 3 },
  "own_class_grad_none.py": { prints: "6.0\n", values: 3 },
  "own_class_prev_none.py": { prints: "6.0\n", values: 3 },
  "wrong_derivative_blamed_on_order.py": { prints: "", values: 2 },
};

/**
 * Runs a program, unless its file is not there.
 * @param {string} name
 * @param {(run: ReturnType<typeof runner.run>) => void} check
 */
function testProgram(name, check) {
  test(name, async (context) => {
    const source = await readFile(new URL(name, FOLDER), "utf8").catch(() => undefined);
    if (source === undefined) return context.skip("the file is not there");
    check(runner.run(source));
  });
}

for (const [name, { prints, values }] of Object.entries(PROGRAMS)) {
  testProgram(name, ({ outputs, error, recording, lacks }) => {
    // The other interpreter takes over.
    if (INTERPRETER === "quick" && lacks) return assert.match(lacks, /calls/);
    assert.equal(error?.traceback, undefined);
    const printed = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
    if (typeof prints === "string") assert.equal(printed.join(""), prints);
    else assert.match(printed.join(""), prints);
    assert.equal(recording?.operation.length ?? 0, values);
  });
}

testProgram("wrong_number_of_inputs.py", ({ error }) => {
  assert.match(error?.message ?? "", /2.*3|3.*2/);
});

testProgram("arrow_nan.py", ({ error, recording }) => {
  assert.equal(error, undefined);
  assert.ok(recording.data.every(Number.isFinite));
});
