// The policy of the published page: nothing runs but what it came with, nothing goes to another origin, and the page works
// under it.
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { By, until } from "selenium-webdriver";
import { openBrowser, PATIENCE } from "./browser.js";
import { serve } from "./serve.js";

/** A copy of the site that notes what the policy refused from the first script on. */
let directory;
let site;
let driver;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "micrograd-"));
  await cp("dist", directory, { recursive: true });
  const page = await readFile(`${directory}/index.html`, "utf8");
  const watch = `globalThis.refused = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      refused.push(effectiveDirective + " " + blockedURI);
    });`;
  await writeFile(`${directory}/watch.js`, watch);
  await writeFile(`${directory}/index.html`, page.replace("<script>", '<script src="watch.js"></script>$&'));
  site = await openBrowser({ directory });
  driver = site.driver;
});
after(async () => {
  await site?.close();
  await rm(directory, { recursive: true });
});

const refused = () => driver.executeScript("return refused");
const enabled = (id) => driver.wait(until.elementIsEnabled(driver.findElement(By.id(id))), PATIENCE);

/** Opens a part anew. */
async function open(part) {
  await driver.get("about:blank");
  await driver.get(`${site.url}#${part}`);
}

test("the training lab works under it", async () => {
  await open("train");
  await enabled("step");
  await driver.findElement(By.id("step")).click();
  await driver.wait(until.elementTextContains(driver.findElement(By.id("train-status")), "step 1,"), PATIENCE);
  assert.deepEqual(await refused(), []);
  assert.deepEqual(site.errors, []);
});

test("the graph lab works under it", async () => {
  await open("graph");
  await driver.wait(until.elementLocated(By.css(".lab[data-ready]")), PATIENCE);
  await driver.wait(until.elementLocated(By.css(".cm-editor")), PATIENCE);
  const part = driver.findElement(By.id("graph"));
  await driver.findElement(By.xpath("//*[@id='graph']//option[.='Loss of four samples']")).click();
  await driver.wait(until.elementTextContains(part, "Value(data=18.43"), PATIENCE);
  await driver.wait(until.elementLocated(By.css('#graph-svg .value[aria-label^="loss:"]')), PATIENCE);
  assert.deepEqual(await refused(), []);
  assert.deepEqual(site.errors, []);
});

test("the benchmark works under it", async () => {
  await open("bench");
  await enabled("bench-run");
  await driver.findElement(By.id("bench-run")).click();
  await driver.wait(until.elementLocated(By.css("#bench tbody tr")), PATIENCE);
  assert.deepEqual(await refused(), []);
  assert.deepEqual(site.errors, []);
});

test("no script that is put into the page runs, and no text is run as one", async () => {
  await open("bench");
  await enabled("bench-run");
  const answer = await site.inPage(`
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "globalThis.ran = true");
    image.src = "data:,";
    document.body.append(image);
    await new Promise((resolve) => image.addEventListener("error", resolve));
    const names = [() => eval("1"), () => new Function("return 1")].map((run) => {
      try { return run(); } catch (error) { return error.name; }
    });
    return [globalThis.ran ?? false, ...names];`);
  assert.deepEqual(answer, [false, "EvalError", "EvalError"]);
  site.errors.length = 0;
});

test("nothing is asked of another origin", async () => {
  const asked = [];
  const other = await serve(directory, { base: "/other/", onMissing: (path) => asked.push(path) });
  try {
    await open("bench");
    await enabled("bench-run");
    const failed = await site.inPage(`
      const address = ${JSON.stringify(new URL("/secret", other.url).href)};
      const refused = () => false;
      const loads = (element, property = "src") =>
        new Promise((resolve) => {
          element.addEventListener("load", () => resolve(true));
          element.addEventListener("error", () => resolve(false));
          element[property] = address;
          document.body.append(element);
        });
      return [
        await fetch(address, { mode: "no-cors" }).then(() => true, refused),
        await import(address).then(() => true, refused),
        await loads(new Image()),
        await loads(document.createElement("script")),
        await loads(Object.assign(document.createElement("link"), { rel: "stylesheet" }), "href"),
      ];`);
    assert.deepEqual(failed, Array(5).fill(false));
    assert.deepEqual(asked, []);
    // It was the policy that kept them.
    assert.ok((await refused()).length >= 5);
  } finally {
    other.close();
    site.errors.length = 0;
  }
});

/** What makes a function of text; the engine's glue has "Function(" inside of a text. */
const FROM_TEXT = /\bnew Function\b|(?<![`\w$.])Function\(|(?<![\w$.])eval\(/;

test("nothing that ships makes functions of text", async () => {
  const files = await readdir("dist", { recursive: true });
  // CPython has some, for which its sandbox refuses to run them (python-sandbox.test.js).
  const scripts = files.filter((name) => /\.(js|html)$/.test(name) && !name.includes("python-full"));
  assert.ok(scripts.length > 10);
  for (const name of scripts) {
    assert.doesNotMatch(await readFile(`dist/${name}`, "utf8"), FROM_TEXT, name);
  }
});
