// Runs the project's suites one after the other: `node scripts/test.mjs` runs all, `node scripts/test.mjs check` the
// lints alone. The output of each goes to target/test/ and is shown only if it fails. The last line printed is
// "N passed, N failed" over all suites.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";

const LOGS = "target/test";
const TIME_LIMIT = 20 * 60 * 1000; // of one suite; a browser that hangs must not hang the run

const filesIn = (folder, pattern) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
const webTests = filesIn("tests", /^web.*\.rs$/).flatMap((name) => ["--test", name.replace(/\.rs$/, "")]);
const nodeTests = filesIn("tests/unit", /\.test\.js$/).map((name) => `tests/unit/${name}`);
const pageTests = filesIn("tests/browser", /\.test\.js$/).map((name) => `tests/browser/${name}`);

/** Adds up what a runner's summaries say. */
const counter = (passed, failed) => (output) => {
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  return { passed: sum(passed), failed: sum(failed) };
};
const rustCounts = counter(/^test result: .* (\d+) passed;/gm, /^test result: .* (\d+) failed;/gm);
const nodeCounts = counter(/^\S+ pass (\d+)$/gm, /^\S+ (?:fail|cancelled) (\d+)$/gm);

const nodeTest = ["node", "--test", "--test-reporter=spec", "--test-timeout=300000"];
const wasmTest = ["wasm-pack", "test", "--headless", "--mode", "no-install"];
const wasmEnv = { WASM_BINDGEN_TEST_TIMEOUT: "600", WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60" };
const limit = ["--manifest-path", "benches/limit/Cargo.toml"];
const wasm32 = ["--target", "wasm32-unknown-unknown"];

/** Whether there is a nightly toolchain with Miri, which interprets Rust and finds undefined behaviour. */
const hasMiri = spawnSync("cargo", ["+nightly", "miri", "--version"]).status === 0;

/** A lint is one test, which passes or fails. A suite is left out if it has no tests yet (`tests` is an empty list). */
const LINTS = [
  { name: "build", command: ["make", "build"] },
  { name: "rustfmt", command: ["cargo", "fmt", "--check"] },
  { name: "rustfmt-limit", command: ["cargo", "fmt", "--check", ...limit] },
  { name: "clippy", command: ["cargo", "clippy", "--quiet", "--all-targets", "--", "-D", "warnings"] },
  {
    name: "clippy-wasm32",
    command: ["cargo", "clippy", "--quiet", ...wasm32, "--lib", ...webTests, "--", "-D", "warnings"],
  },
  {
    name: "clippy-limit",
    command: [
      "cargo",
      "clippy",
      "--quiet",
      ...limit,
      ...wasm32,
      "--target-dir",
      "target/limit",
      "--",
      "-D",
      "warnings",
    ],
  },
  { name: "rustdoc", command: ["cargo", "doc", "--quiet", "--no-deps"], env: { RUSTDOCFLAGS: "-D warnings" } },
  { name: "tsc", command: ["tsc"], tests: filesIn("www", /\.js$/) },
  { name: "preload", command: ["node", "scripts/preload.mjs", "check"] },
  { name: "biome", command: ["biome", "check", "--error-on-warnings"] },
];

const SUITES = [
  { name: "cargo-test", command: ["cargo", "test", "--quiet", "--no-fail-fast"], count: rustCounts },
  // Rust has two models of which pointers may be used when; what is sound under both is sound.
  ...Object.entries({ "miri-stacked-borrows": "", "miri-tree-borrows": "-Zmiri-tree-borrows" }).map(
    ([name, MIRIFLAGS]) => ({
      name,
      command: ["cargo", "+nightly", "miri", "test", "--lib", "--test", "rewind", "--target-dir", "target/miri"],
      env: { MIRIFLAGS },
      count: rustCounts,
      tests: hasMiri ? ["--lib"] : [],
    }),
  ),
  { name: "node", command: [...nodeTest, ...nodeTests], count: nodeCounts, tests: nodeTests },
  ...["firefox", "chrome"].map((browser) => ({
    name: `wasm-${browser}`,
    command: [...wasmTest, `--${browser}`, "--", ...webTests],
    env: wasmEnv,
    count: rustCounts,
    tests: webTests,
  })),
  ...["firefox", "chromium"].map((browser) => ({
    name: `page-${browser}`,
    // One file at a time: each starts a browser.
    command: [...nodeTest, "--test-concurrency=1", ...pageTests],
    env: { BROWSER: browser },
    count: nodeCounts,
    tests: pageTests,
  })),
];

/** Runs a suite and returns its counts; one that ran nothing, or failed without saying where, has one failure. */
function run({ name, command: [program, ...args], env, count }) {
  const log = `${LOGS}/${name}.log`;
  const output = openSync(log, "w");
  const { status, error } = spawnSync(program, args, {
    stdio: ["ignore", output, output],
    env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, ...env },
    timeout: TIME_LIMIT,
  });
  const text = readFileSync(log, "utf8");
  const ok = status === 0;
  const result = count ? count(text) : { passed: ok ? 1 : 0, failed: 0 };
  if (!ok || result.passed === 0) result.failed ||= 1;
  if (result.failed > 0) console.log(`${text.trimEnd()}\n${error ?? ""}`);
  return result;
}

mkdirSync(LOGS, { recursive: true });
const total = { passed: 0, failed: 0 };
for (const suite of process.argv[2] === "check" ? LINTS : [...LINTS, ...SUITES]) {
  if (suite.tests?.length === 0) continue;
  const start = performance.now();
  const { passed, failed } = run(suite);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${failed ? "FAIL" : "ok  "} ${suite.name}: ${passed} passed, ${failed} failed in ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
