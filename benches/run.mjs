// `make bench`: the Bench part's own code in Chromium and in Firefox, the native benchmark, and one table of all.
// LENGTH=quick takes the small sizes only.
import { execFileSync } from "node:child_process";
import { By, until } from "selenium-webdriver";
import { duration, ratio } from "../www/ui/numbers.js";

const LENGTH = process.env.LENGTH ?? "full";
const PATIENCE = 5 * 60 * 1000;

/** @param {"chromium" | "firefox"} name */
async function inBrowser(name) {
  process.env.BROWSER = name;
  const { openBrowser } = await import(`../tests/browser/browser.js?${name}`);
  const { driver, url, errors, close } = await openBrowser();
  try {
    await driver.manage().setTimeouts({ script: PATIENCE });
    await driver.get(`${url}#bench`);
    const button = driver.findElement(By.id("bench-run"));
    await driver.wait(until.elementIsEnabled(button), PATIENCE);
    const results = await driver.executeAsyncScript(
      `const [length, done] = arguments;
       document.querySelector("#bench-root").addEventListener("measured", ({ detail }) => done(detail));
       document.querySelector("#bench-length").value = length;
       document.querySelector("#bench-run").click();`,
      LENGTH,
    );
    if (errors.length > 0) throw new Error(errors.join("\n"));
    return results;
  } finally {
    await close();
  }
}

/** Its lines are: suite, row, milliseconds. */
function natively() {
  const output = execFileSync("cargo", ["bench", "--quiet", "--bench", "native", "--", LENGTH], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const times = output.matchAll(/^time (\S+) (\S+) (\S+)$/gm);
  return new Map(Array.from(times, ([, suite, row, time]) => [`${suite} ${row}`, Number(time)]));
}

/** @param {string} where @template T @param {() => T} measure */
function announced(where, measure) {
  console.log(`measuring ${where}`);
  return measure();
}

const chromium = await announced("in Chromium", () => inBrowser("chromium"));
const firefox = await announced("in Firefox", () => inBrowser("firefox"));
const native = announced("natively", natively);

const WIDTHS = [44, 12, 12, 12];
const line = (cells) =>
  console.log(cells.map((cell, column) => (column ? cell.padStart(WIDTHS[column]) : cell.padEnd(WIDTHS[0]))).join(""));

const RATIOS = [
  ["compiled", "limit"],
  ["tape-replayed", "compiled"],
  ["plain-loops", "compiled"],
  ["plain-micrograd", "compiled"],
];

for (const [index, { suite, rows }] of chromium.entries()) {
  const columns = [rows, firefox[index].rows, rows.map(({ id }) => ({ id, time: native.get(`${suite.id} ${id}`) }))];
  const times = columns.map((column) => new Map(column.map(({ id, time }) => [id, time])));
  console.log();
  line([suite.title, "Chromium", "Firefox", "native"]);
  for (const [place, { id, name }] of rows.entries()) {
    line([`  ${name}`, ...times.map((of) => (of.get(id) === undefined ? "–" : duration(of.get(id))))]);
    const cold = columns.map((column) => column[place].first);
    if (cold[0]) line(["    the first time", ...cold.map((time) => (time ? duration(time) : "–"))]);
  }
  for (const [over, under] of RATIOS) {
    const ratios = times.map((of) => of.get(over) / of.get(under));
    if (ratios.every(Number.isNaN)) continue;
    line([`  ${over} / ${under}`, ...ratios.map((number) => (Number.isNaN(number) ? "–" : ratio(number)))]);
  }
  for (const [browser, { agreement }] of Object.entries({ Chromium: chromium[index], Firefox: firefox[index] })) {
    if (!agreement) continue;
    const names = (list) => list.map(({ name }) => name).join("; ");
    const wrong = agreement.exact.filter(({ identical }) => !identical);
    if (wrong.length > 0) process.exitCode = 1;
    const verdict =
      wrong.length > 0 ? `NOT the tape's losses: ${names(wrong)}` : `identical losses: ${names(agreement.exact)}`;
    console.log(`  ${browser}: ${verdict}`);
  }
}
