// What the page's style sheets keep to.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** The selectors with `:hover` that stand outside `@media (hover: hover)`. */
function stickyHovers(css) {
  const found = [];
  const open = [];
  for (const [, prelude, mark] of css.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{};]*)([{};])/g)) {
    const head = prelude.trim();
    if (mark === "{") {
      if (head.includes(":hover") && !open.includes("@media (hover: hover)")) found.push(head);
      open.push(head);
    } else if (mark === "}") open.pop();
  }
  return found;
}

test("a finger leaves no control looking as if a mouse were over it", () => {
  const files = readdirSync("www", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".css"));
  assert.ok(files.length > 0);
  const found = files.flatMap((file) =>
    stickyHovers(readFileSync(`www/${file}`, "utf8")).map((head) => `${file}: ${head}`),
  );
  assert.deepEqual(found, []);
  assert.deepEqual(stickyHovers("@media (hover: hover) { a:hover { color: red } } a { &:hover { color: red } }"), [
    "&:hover",
  ]);
});
