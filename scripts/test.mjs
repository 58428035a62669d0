// Runs the project's suites, as many at a time as there are cores: `node scripts/test.mjs all`, or one of the other groups
// at the end of this file. The output of each goes to target/test/ and is shown only if it fails. The last line printed
// is "N passed, N failed" over all suites.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";

const LOGS = "target/test";
const TIME_LIMIT = 70 * 60 * 1000; // of one suite; a browser that hangs must not hang the run

const testsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".test.js"))
    .map((name) => `${folder}/${name}`);

/** Returns a function that adds up the counts in a runner's summaries. */
const counter = (passed, failed) => (output) => {
  const sum = (pattern) => [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  return { passed: sum(passed), failed: sum(failed) };
};
const rustCounts = counter(/^test result: .* (\d+) passed;/gm, /^test result: .* (\d+) failed;/gm);
const nodeCounts = counter(/^\S+ pass (\d+)$/gm, /^\S+ (?:fail|cancelled) (\d+)$/gm);

const nodeTest = ["node", "--test", "--test-reporter=spec", "--test-timeout=900000"];
const wasmTest = ["wasm-pack", "test", "--headless", "--mode", "no-install"];
const wasmEnv = { WASM_BINDGEN_TEST_TIMEOUT: "600", WASM_BINDGEN_TEST_DRIVER_TIMEOUT: "60" };
const limit = ["--manifest-path", "benches/limit/Cargo.toml"];
const wasm32 = ["--target", "wasm32-unknown-unknown"];
const deny = ["--", "-D", "warnings"];

/** Whether there is a nightly toolchain with Miri, which interprets Rust and finds undefined behaviour. */
const hasMiri = spawnSync("cargo", ["+nightly", "miri", "--version"]).status === 0;

/**
 * @typedef {{
 *   name: string,
 *   command: string[],
 *   env?: Record<string, string>,
 *   count?: (output: string) => { passed: number, failed: number },
 *   rests?: string[], // on the suites of these names, of those that run: they have to have passed
 * }} Suite
 */

// The unit tests need the engine, the tests in browsers the site and what is installed for them alone. That is installed while
// the site is built, and Rust's own suites run meanwhile.
/** @type {Suite} */
const BUILD = { name: "build", command: ["make", "build"] };
/** @type {Suite} */
const DIST = { name: "dist", command: ["make", "dist"] };
/** @type {Suite} */
const SETUP = { name: "setup", command: ["make", "setup"] };
const BUILT = ["build", "dist"];
const READY = [...BUILT, "setup"];

// A lint is one test, which passes or fails.
/** @type {Suite[]} */
const TYPES_AND_STYLE = [
  { name: "tsc", command: ["tsc"], rests: BUILT },
  { name: "biome", command: ["biome", "check", "--error-on-warnings"] },
  { name: "rustfmt", command: ["cargo", "fmt", "--check"] },
  { name: "rustfmt-limit", command: ["cargo", "fmt", "--check", ...limit] },
  { name: "clippy", command: ["cargo", "clippy", "--quiet", "--all-targets", ...deny] },
];

/** @type {Suite[]} */
const SLOW_LINTS = [
  { name: "clippy-wasm32", command: ["cargo", "clippy", "--quiet", ...wasm32, "--lib", "--test", "web", ...deny] },
  {
    name: "clippy-limit",
    command: ["cargo", "clippy", "--quiet", ...limit, ...wasm32, "--target-dir", "target/limit", ...deny],
  },
  { name: "rustdoc", command: ["cargo", "doc", "--quiet", "--no-deps"], env: { RUSTDOCFLAGS: "-D warnings" } },
];

/** @type {Suite} */
const UNIT = {
  name: "unit",
  command: [...nodeTest, `--test-concurrency=${availableParallelism()}`, ...testsIn("tests/unit")],
  count: nodeCounts,
  rests: BUILT,
};

// Rust has two candidate models of pointer aliasing, and the code must be sound under both.
/** @type {Suite[]} */
const MIRI = Object.entries({ "miri-stacked-borrows": "", "miri-tree-borrows": "-Zmiri-tree-borrows" }).map(
  ([name, MIRIFLAGS]) => ({
    name,
    // Miri runs the unit tests, and the integration tests of the memory that the tape frees and reuses.
    command:
      "cargo +nightly miri test --lib --test engine --target-dir target/miri -- tests:: each_operation:: rewind:: marks::".split(
        " ",
      ),
    env: { MIRIFLAGS },
    count: rustCounts,
  }),
);

// The longest suites start first, so that none is left to run alone at the end.
/** @type {Suite[]} */
const SUITES = [
  ...["firefox", "chromium"].map((browser) => ({
    name: `page-${browser}`,
    // Files run one at a time, as each starts a browser.
    command: [...nodeTest, "--test-concurrency=1", ...testsIn("tests/browser")],
    env: { BROWSER: browser },
    count: nodeCounts,
    rests: READY,
  })),
  { name: "cargo-test", command: ["cargo", "test", "--quiet", "--no-fail-fast"], count: rustCounts },
  ...["full", "quick"].map((interpreter) => ({
    name: `python-${interpreter}`,
    command: [...nodeTest, ...testsIn("tests/python")],
    env: { INTERPRETER: interpreter },
    count: nodeCounts,
    rests: READY,
  })),
  ...["firefox", "chrome"].map((browser) => ({
    name: `wasm-${browser}`,
    command: [...wasmTest, `--${browser}`, "--", "--test", "web"],
    env: wasmEnv,
    count: rustCounts,
    rests: READY,
  })),
  ...(hasMiri ? MIRI : []),
  // What the page exports is run by the compilers and interpreters that it is written for.
  { name: "programs", command: [...nodeTest, ...testsIn("tests/programs")], count: nodeCounts, rests: READY },
];

const GROUPS = {
  quick: [BUILD, ...TYPES_AND_STYLE, UNIT],
  check: [BUILD, ...TYPES_AND_STYLE, ...SLOW_LINTS],
  all: [DIST, SETUP, ...SUITES, UNIT, ...SLOW_LINTS, ...TYPES_AND_STYLE],
};

/**
 * Runs a suite, adds up its counts, and resolves to whether it passed. A suite that ran nothing, or failed without a count, has one failure.
 * @param {Suite} suite
 */
async function run({ name, command: [program, ...args], env, count }) {
  const log = `${LOGS}/${name}.log`;
  const output = openSync(log, "w");
  const start = performance.now();
  const problem = await new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", output, output],
      env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}`, ...env },
      timeout: TIME_LIMIT,
    });
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (status, signal) => resolve(status === 0 ? "" : (signal ?? `exit status ${status}`)));
  });
  const text = readFileSync(log, "utf8");
  const result = count ? count(text) : { passed: problem ? 0 : 1, failed: 0 };
  if (problem || result.passed === 0) result.failed ||= 1;
  if (result.failed > 0) console.log(`${text.trimEnd()}\n${problem}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${result.failed ? "FAIL" : "ok  "} ${name}: ${result.passed} passed, ${result.failed} failed in ${seconds} s`,
  );
  total.passed += result.passed;
  total.failed += result.failed;
  return result.failed === 0;
}

const group = process.argv[2];
if (!(group in GROUPS)) throw new Error(`usage: node scripts/test.mjs ${Object.keys(GROUPS).join(" | ")}`);
mkdirSync(LOGS, { recursive: true });
const total = { passed: 0, failed: 0 };
const waiting = [...GROUPS[group]];
/** The suites that run. @type {Set<Promise<void>>} */
const running = new Set();
/** The names of the suites that have passed, or do not run at all. */
const settled = new Set(READY.filter((name) => !waiting.some((suite) => suite.name === name)));

/** Runs nothing that rests on a suite which has failed. @param {string} name */
function leaveOut(name) {
  for (const suite of waiting.filter(({ rests }) => rests?.includes(name))) {
    waiting.splice(waiting.indexOf(suite), 1);
    console.log(`     ${suite.name} is left out: it rests on ${name}`);
  }
}

/** Takes one suite after the other, the first that need not wait for another. */
async function lane() {
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ rests = [] }) => rests.every((name) => settled.has(name)));
    if (next < 0) {
      await Promise.race(running);
      continue;
    }
    const [suite] = waiting.splice(next, 1);
    const end = run(suite).then((isPassed) => {
      running.delete(end);
      if (isPassed) settled.add(suite.name);
      else leaveOut(suite.name);
    });
    running.add(end);
    await end;
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, lane));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
