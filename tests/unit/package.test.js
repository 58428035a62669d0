// The Rust package holds the sources and nothing else that happens to lie about.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

test("the package holds the sources, the readme and the licence", () => {
  const listed = execFileSync("cargo", ["package", "--list", "--allow-dirty", "--offline"], { encoding: "utf8" });
  const files = listed.trim().split("\n");
  const meant = /^(src\/.+\.rs|README\.md|LICENSE|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json)$/;
  assert.deepEqual(
    files.filter((file) => !meant.test(file)),
    [],
  );
  for (const file of ["src/lib.rs", "README.md", "LICENSE"]) assert.ok(files.includes(file), file);
});
