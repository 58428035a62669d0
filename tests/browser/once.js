// The tests of the page run in Chromium and in Firefox. What the page's own code decides is the same in both, and is tested in
// one of them. With EVERYTHING=1 each browser runs all.
import { createHash } from "node:crypto";
import { test } from "node:test";
import { BROWSER } from "./browser.js";

/** The browser's place among the two. */
const PLACE = BROWSER === "firefox" ? 1 : 0;
const isEverything = process.env.EVERYTHING === "1";

/**
 * A test that runs in one browser. Which one, its name says, so that a test that comes or goes moves no other.
 * @param {string} name @param {(context: import("node:test").TestContext) => unknown} body
 */
export function testOnce(name, body) {
  const isOurs = isEverything || createHash("sha256").update(name).digest()[0] % 2 === PLACE;
  test(name, { skip: !isOurs && "it runs in the other browser" }, body);
}

/** Of many cases those that this browser looks at: every other one. @type {<Case>(cases: Case[]) => Case[]} */
export const share = (cases) => cases.filter((_, index) => isEverything || index % 2 === PLACE);
