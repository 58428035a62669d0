// The page: shows the part that the address names, and starts each part when it is first shown.

import { prepare } from "./train/worker/connection.js";
import { explain } from "./ui/failure.js";
import { closeByItself } from "./ui/menu.js";
import { showState } from "./ui/part-state.js";

/**
 * A part that runs. What stands behind the question mark of its address, #graph?…, is its own affair; it is told of it
 * when it starts and whenever it changes, and that it is gone.
 * @typedef {{ open: (state: string) => void, close?: () => void }} Part
 */

/**
 * How each part starts, by the id of its section. The first use of the engine is in here, so that whatever keeps it from
 * loading is told in the part that needs it.
 * @type {Record<string, (root: HTMLElement, state: string) => Promise<Part | void>>}
 */
const PARTS = {
  async learn(root, state) {
    const [{ init }, { mount }] = await Promise.all([import("./engine/instance.js"), import("./learn/part.js")]);
    await init();
    return mount(root, state);
  },
  async graph(root, state) {
    const [{ init }, { mount }] = await Promise.all([import("./micrograd.js"), import("./graph/part.js")]);
    await init();
    return mount(root, state);
  },
  async train(root, state) {
    prepare();
    const { mount } = await import("./train/part.js");
    return mount(root, state);
  },
  async bench(root) {
    const { mount } = await import("./bench/part.js");
    await mount(root);
  },
};
const DEFAULT = "learn";

/** What has been started, by name. @type {Map<string, Promise<Part | void>>} */
const started = new Map();

/**
 * @param {string} name
 * @param {string} state
 */
async function start(name, state) {
  const section = /** @type {HTMLElement} */ (document.getElementById(name));
  const root = /** @type {HTMLElement} */ (document.getElementById(`${name}-root`));
  // The published page has a first picture in that place.
  if (!("pictured" in section.dataset)) showState(section, "Loading the engine (WebAssembly)…");
  try {
    const part = await PARTS[name](root, state);
    showState(section, null);
    return part;
  } catch (error) {
    console.error(error);
    showState(section, explain(error), { label: "Reload", act: () => location.reload() });
  }
}

/** @param {string} hash */
function placeIn(hash) {
  const [, found, state] = /** @type {RegExpExecArray} */ (/^#?([^?]*)\??(.*)$/.exec(hash));
  return { name: found in PARTS ? found : DEFAULT, state };
}

/** @param {HashChangeEvent} [event] */
async function showPart(event) {
  const { name, state } = placeIn(location.hash);
  document.documentElement.dataset.part = name;
  for (const link of document.querySelectorAll("nav a, .page-menu a")) {
    if (link.getAttribute("href") === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${document.getElementById(`${name}-title`)?.textContent} · micrograd playground`;
  const running = started.get(name);
  if (!running) started.set(name, start(name, state));
  else if (state) (await running)?.open(state);
  else if (event) {
    const before = placeIn(new URL(event.oldURL).hash);
    if (before.name === name && before.state) (await running)?.close?.();
  }
}

/** On GitHub Pages the source is where the page comes from: ACCOUNT.github.io/REPOSITORY/. */
function linkSource() {
  const account = location.hostname.match(/^([\w-]+)\.github\.io$/)?.[1];
  const repository = location.pathname.split("/")[1];
  const link = /** @type {HTMLAnchorElement} */ (document.getElementById("source"));
  if (account && repository) link.href = `https://github.com/${account}/${repository}`;
}

linkSource();
closeByItself(/** @type {HTMLDetailsElement} */ (document.querySelector(".page-menu")));
addEventListener("hashchange", showPart);
showPart();
