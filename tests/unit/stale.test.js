// What the tests of the page take for an element that has gone with its document.
import assert from "node:assert/strict";
import { test } from "node:test";
import { error } from "selenium-webdriver";
import { staleIfGone, unlessStale } from "../browser/stale.js";

const inspector = (message) =>
  new error.WebDriverError(`unknown error: unhandled inspector error: {"code":-32000,"message":"${message}"}`);

// As users of the drivers have reported them.
const GONE = [
  inspector("Node with given id does not belong to the document"),
  inspector("No node with given id found"),
  inspector("Could not find node with given id"),
  inspector("Cannot find context with specified id"),
  inspector("Inspected target navigated or closed"),
  inspector("Execution context was destroyed."),
  inspector("uniqueContextId not found"),
  new error.NoSuchElementError("no such element: No node with given id found"),
  new error.WebDriverError("no such execution context"),
  new error.WebDriverError("aborted by navigation: loader has changed while resolving nodes"),
  new error.NoSuchWindowError("Browsing context has been discarded"),
  new error.NoSuchElementError("Web element reference not seen before: 8d1c5a1e"),
  new error.NoSuchElementError("The element with the reference 8d1c5a1e is not known in the current browsing context"),
];

test("an element whose document has gone is stale, in whichever words the driver says so", () => {
  for (const failure of GONE) {
    const told = staleIfGone(failure);
    assert.ok(told instanceof error.StaleElementReferenceError, failure.message);
    assert.equal(told.message, failure.message);
    assert.equal(told.cause, failure);
  }
});

test("every other failure stays what it is", () => {
  for (const failure of [
    new error.StaleElementReferenceError("stale element reference: stale element not found"),
    new error.NoSuchElementError(
      'no such element: Unable to locate element: {"method":"css selector","selector":".x"}',
    ),
    new error.NoSuchWindowError("no such window: target window already closed"),
    new error.TimeoutError("Waiting for element to become stale"),
    // What a script of a test has thrown is about that script.
    new error.JavascriptError("javascript error: Execution context was destroyed"),
    inspector("Unable to capture screenshot"),
    new TypeError("Execution context was destroyed"),
  ])
    assert.equal(staleIfGone(failure), failure);
});

test("a condition does not hold while what it looks at is stale; other failures are its own", async () => {
  const stale = new error.StaleElementReferenceError("stale");
  assert.equal(await unlessStale(() => Promise.reject(stale))(), false);
  assert.equal(await unlessStale((word) => `${word}!`)("held"), "held!");
  await assert.rejects(unlessStale(() => Promise.reject(new TypeError("other")))(), TypeError);
});
