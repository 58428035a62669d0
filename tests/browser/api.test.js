// The JavaScript API in a browser; tests/unit has the rest.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { openBrowser } from "./browser.js";

let page;
let results;

before(async () => {
  page = await openBrowser({ directory: "." });
  await page.driver.get(`${page.url}tests/browser/api.html`);
  results = await page.driver.wait(() => page.driver.executeScript("return globalThis.results"), 120_000);
  assert.equal(results.failure, undefined);
});

after(() => page?.close());

test("the demo by hand has the bits of the compiled program, and the tutorial's numbers", async () => {
  const printed = await readFile("tests/reference/demo.txt", "utf8");
  const lines = printed.trim().split("\n");
  assert.equal(lines.length, 100);
  lines.forEach((line, k) => {
    const [, loss, percent] = line.split(" ").map(Number);
    const [found, accuracy] = results.steps[k];
    assert.ok(Math.abs(found - loss) <= 1e-12 * loss, `loss of step ${k}: found ${found}, printed ${loss}`);
    assert.equal(accuracy * 100, percent, `accuracy of step ${k}`);
    assert.deepEqual([found, accuracy], results.measures[k], `step ${k}`);
  });
});

test("a value that a scope returns can be used, and drawn", () => {
  assert.deepEqual(results.product, [-6, -3, 2]);
  assert.match(results.dot, /a \| data 2\.0000 \| grad -3\.0000/);
});

test("misuse throws and names the argument, and the engine works on", () => {
  assert.match(results.before, /await init\(\) first/);
  const { freed, string, missing, emptyLayer, inputs, length } = results.messages;
  assert.match(freed, /^Error: the value was freed/);
  assert.match(string, /^TypeError: data must be a number, got the string "1"$/);
  assert.match(missing, /^TypeError: other must be a Value or a number, got nothing$/);
  assert.match(emptyLayer, /^TypeError: sizes\[0\] must be a whole number from 1/);
  assert.match(inputs, /^TypeError: inputs must be a whole number from 1/);
  assert.match(length, /^RangeError: x has 1 elements, expected 2$/);
  assert.equal(results.after, -6);
});

test("fresh seeds come from the browser", () => {
  assert.ok(new Set(results.seeds).size > 1);
});

test("nothing fails unseen", () => {
  assert.deepEqual(page.errors, []);
});
