// The readouts of the bar.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Readout } from "../../www/train/panels/readout.js";

test("a loss of any size fits the bar, and has all its digits on hover", () => {
  const fields = new Map();
  const querySelector = (selector) => {
    if (!fields.has(selector)) fields.set(selector, { addEventListener() {} });
    return fields.get(selector);
  };
  const readout = new Readout({ querySelector });
  for (const data of [0.25, 12345.678, 4.1234e211, 1.234e-12]) {
    const measure = { data, regularisation: 0, accuracy: 0.5 };
    readout.show({ runs: [{ step: 3, epoch: 3, kind: "two", learningRate: 1, measure }] });
    const { textContent, title } = fields.get("#readout-loss");
    assert.ok(textContent.length <= 7, textContent);
    assert.equal(Number(title), data);
  }
});
