// The graph lab's examples: each runs as it stands, begins with the lines that matter, and its graph is what it speaks of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstRecording } from "../../www/graph/editor/first-graph.js";
import { PRESETS } from "../../www/graph/editor/presets.js";
import { sameNumbers, sameStructure } from "../../www/graph/editor/same-computation.js";
import { init } from "../../www/micrograd.js";
import { createRunner } from "../common/python-runner.js";

await init();
const runner = await createRunner();

for (const { id, title, result, source } of PRESETS) {
  // It trains for some minutes.
  if (id === "moons") continue;
  test(`${title}: it runs, and its graph is that of ${result || "its last value"}`, () => {
    const { error, recording, title: drawn, outputs } = runner.run(source);
    assert.equal(error, undefined);
    assert.ok(recording, "there is a graph");
    if (result) assert.equal(drawn, result);
    assert.equal(outputs.filter(({ kind }) => kind === "note").length > 0, id === "notebook", "nothing is left out");
  });
}

test("no example but the notebook begins with the installation of a notebook", () => {
  for (const { id, source, about } of PRESETS) {
    assert.equal(/IN_COLAB|!pip|%matplotlib/.test(source), id === "notebook", id);
    assert.ok(about.length > 0 && about.length <= 120, id);
    assert.match(source, /^\S/, id);
  }
});

test("the first graph is what the first example's Python records", () => {
  const { recording } = runner.run(PRESETS[0].source);
  assert.ok(sameStructure(recording, firstRecording()));
  assert.ok(sameNumbers(recording, firstRecording()));
});

test("what backward finds is what the tutorial prints", () => {
  const printed = (id) => {
    const { outputs } = runner.run(PRESETS.find((preset) => preset.id === id).source);
    return outputs.map(({ text }) => text).join("");
  };
  assert.equal(printed("derivative"), "by a nudge: 14.00000009255109\nby backward: 14.0\n");
  assert.match(printed("sneak-peek"), /^24\.7041, .*\n138\.8338, .*\n645\.5773, /);
  const losses = printed("mlp")
    .trim()
    .split("\n")
    .map((line) => Number(line.split(" ")[1]));
  assert.equal(losses.length, 20);
  assert.ok(
    losses.every((loss, step) => step === 0 || loss < losses[step - 1]),
    "each step goes down",
  );
});
