// The page's link to the repository that it was built from.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { sourceLink } from "../../scripts/site/source-link.mjs";

const NAMES = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY"];
const before = NAMES.map((name) => process.env[name]);
afterEach(() => {
  for (const [index, name] of NAMES.entries()) {
    if (before[index] === undefined) delete process.env[name];
    else process.env[name] = before[index];
  }
});
const page = () => sourceLink().transformIndexHtml("<ul><!-- source --></ul>");

test("leads to the repository that a runner builds", () => {
  process.env.GITHUB_SERVER_URL = "https://git.example";
  process.env.GITHUB_REPOSITORY = "someone/playground";
  assert.match(page(), /href="https:\/\/git\.example\/someone\/playground">Source</);
});

test("is absent when nothing says which repository it is", () => {
  for (const name of NAMES) delete process.env[name];
  assert.equal(page(), "<ul></ul>");
});
