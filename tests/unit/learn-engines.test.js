// Engines with a mistake: the right one has the engine's gradients, and each wrong one parts from it where it should.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { recordedBy } from "../../www/graph/editor/first-graph.js";
import chapter from "../../www/learn/chapters/what-goes-wrong.js";
import { FAULTS, gradientsAfter, parting, RIGHT } from "../../www/learn/engines.js";
import { init } from "../../www/micrograd.js";
import { sneakPeek } from "../common/graphs.js";

await init();

const after = (pass) => gradientsAfter(pass, pass.steps.length);

test("the right one has the gradients of the engine, to the last bit", () => {
  const computation = new Computation(recordedBy(sneakPeek));
  computation.zeroGrad();
  computation.backward();
  assert.deepEqual(after(RIGHT(computation)), computation.grad);
});

test("each mistake shows where its card says", () => {
  const cards = chapter.cards.filter(({ picture }) => picture === "engines");
  const found = cards.map(({ shows: { graphs, fault } }) => {
    const computation = new Computation(recordedBy(graphs[0]));
    const places = parting(computation, after(RIGHT(computation)), after(FAULTS[fault](computation)));
    return [fault, ...places.map((place) => computation.label(place))];
  });
  assert.deepEqual(found, [
    ["order", "a", "b"],
    ["overwrite", "x"],
    ["leftover", "c", "d"],
    ["twice", "c", "d"],
    ["slope", "n"],
  ]);
});

test("no mistake is made without a cause: where it cannot show, the gradients are right", () => {
  // Nothing is used twice, and there is no tanh.
  const { graphs } = chapter.cards[3].shows;
  const computation = new Computation(recordedBy(graphs[0]));
  for (const fault of ["order", "overwrite", "slope"]) {
    assert.deepEqual(after(FAULTS[fault](computation)), after(RIGHT(computation)), fault);
  }
});
