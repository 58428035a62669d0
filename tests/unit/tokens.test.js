// The custom properties of the styles: a name that nothing sets leaves a mark without its colour, and no browser says so.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const source = readdirSync("www", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(css|html|js)$/.test(file) && !file.startsWith("pkg"))
  .map((file) => readFileSync(`www/${file}`, "utf8"))
  .join("\n");

/** Returns the names that a pattern finds. @param {RegExp} pattern */
const names = (pattern) => new Set([...source.matchAll(pattern)].map(([, name]) => name));

test("every custom property that is read is set", () => {
  const set = names(/(--[\w-]+)(?=:|", )/g);
  assert.deepEqual(
    [...names(/var\((--[\w-]+)/g)].filter((name) => !set.has(name)),
    [],
  );
});

test("every custom property that is set is read", () => {
  const read = names(/(?:var\(|getPropertyValue\(")(--[\w-]+)/g);
  // The colour of a class is named by its number.
  const unread = [...names(/^\s*(--[\w-]+):/gm)].filter((name) => !read.has(name) && !/^--class-\d$/.test(name));
  assert.deepEqual(unread, []);
});
