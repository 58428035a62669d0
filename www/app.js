// The page shows the lab that the address names, and starts each lab when it is first shown.

import { prepare } from "./train/worker/connection.js";
import { explain, NotLoaded } from "./ui/failure.js";
import { openablePageMenu } from "./ui/page-menu.js";
import { showState } from "./ui/part-state.js";
import { faultText } from "./ui/refused.js";

/** @import { Shareable } from "./ui/share/shareable.js" */

/**
 * A running part. It defines what follows the question mark in its address, #graph?…: `open` receives that state
 * whenever it changes, and `close` is called when there is none any more. `address` returns a link to the current state, unless the address
 * of the page is one. `share` returns what the part can share beyond its address.
 * @typedef {object} Part
 * @property {(state: string) => void} open
 * @property {() => void} [close]
 * @property {() => Promise<string>} [address]
 * @property {() => Promise<Shareable>} [share]
 * @typedef {(root: HTMLElement, state: string) => Promise<Part | void>} Mount
 */

/**
 * The functions that load each part, by the id of its section. The first use of the engine is in here, so that the part
 * that needs it shows why it cannot be loaded.
 * @type {Record<string, () => Promise<Mount>>}
 */
const PARTS = {
  async learn() {
    const [{ init }, { mount }] = await Promise.all([import("./engine/instance.js"), import("./learn/part.js")]);
    await init();
    return mount;
  },
  async graph() {
    const [{ init }, { mount }] = await Promise.all([import("./engine/instance.js"), import("./graph/part.js")]);
    await init();
    return mount;
  },
  async train() {
    prepare();
    return (await import("./train/part.js")).mount;
  },
  async bench() {
    return (await import("./bench/part.js")).mount;
  },
};
const DEFAULT = "learn";

/**
 * The functions that load what is in the sections, by their ids. That of Learn, where most visitors begin, is in the page.
 * @type {Record<string, () => Promise<{ fill: () => void }>>}
 */
const SECTIONS = {
  graph: () => import("./graph/section.js"),
  train: () => import("./train/section.js"),
  bench: () => import("./bench/section.js"),
};

/** The states of the parts before the page was restarted, by name. @type {Record<string, string>} */
const kept = history.state?.kept ?? {};

/** The parts that have been started, by name. @type {Map<string, Promise<Part | void>>} */
const started = new Map();

/**
 * @param {string} name
 * @param {string} state
 */
async function start(name, state) {
  const section = /** @type {HTMLElement} */ (document.getElementById(name));
  // A filled section says so itself, or has a first picture.
  if (!("filled" in section.dataset)) showState(section, "Loading the engine (WebAssembly)…");
  const mount = await load(name).catch((error) => notLoaded(section, error));
  if (!mount) return;
  const root = /** @type {HTMLElement} */ (document.getElementById(`${name}-root`));
  try {
    const part = await mount(root, kept[name] ?? state);
    showState(section, null);
    return part;
  } catch (error) {
    if (error instanceof NotLoaded) return notLoaded(section, error);
    throw error;
  }
}

/** Loads a part, and what is in its section. @param {string} name */
async function load(name) {
  const filled = SECTIONS[name]?.().then(({ fill }) => fill());
  const [mount] = await Promise.all([PARTS[name](), filled]);
  return mount;
}

/** @param {HTMLElement} section @param {unknown} error */
function notLoaded(section, error) {
  // Firefox rejects with `undefined` what it stops loading because one leaves the page.
  if (error === undefined) return;
  console.error(error);
  showState(section, explain(error), { label: "Reload", act: () => location.reload() });
}

/** Reports a fault in the lab that is shown. @param {unknown} error */
function tellFault(error) {
  const section = /** @type {HTMLElement} */ (document.getElementById(placeIn(location.hash).name));
  const text = faultText(error, "Start again keeps your settings and your code.");
  showState(section, text, { label: "Start again", act: startAgain });
}

/** Returns a link to the current state of the part that is shown. */
async function address() {
  const part = await started.get(placeIn(location.hash).name);
  return (await part?.address?.()) ?? location.hash;
}

/** Reloads the page and keeps the state of every lab. */
async function startAgain() {
  /** @type {Record<string, string>} */
  const states = {};
  for (const [name, starting] of started) {
    try {
      const part = await starting;
      if (part?.address) states[name] = placeIn(await part.address()).state;
    } catch (error) {
      // A lab that could not start has no state to keep.
      console.error(error);
    }
  }
  // The history entry survives the reload, and needs no storage, which some browsers deny to frames.
  history.replaceState({ kept: states }, "");
  location.reload();
}

/** @param {string} hash */
function placeIn(hash) {
  const [, found, state] = /** @type {RegExpExecArray} */ (/^#?([^?]*)\??(.*)$/.exec(hash));
  return { name: Object.hasOwn(PARTS, found) ? found : DEFAULT, state };
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

/** Opens the Share dialog for the part that is shown. */
async function share() {
  const { name } = placeIn(location.hash);
  const [{ openShare }, part] = await Promise.all([import("./ui/share/dialog.js"), started.get(name)]);
  /** @type {Shareable} */
  const page = { about: "The link opens this page.", address: async () => `#${name}` };
  await openShare((await part?.share?.()) ?? page);
}

// An event without an error is not a fault: browsers report a ResizeObserver loop in this way, for example.
addEventListener("error", ({ error }) => error && tellFault(error));
addEventListener("unhandledrejection", ({ reason }) => tellFault(reason));
history.replaceState(null, "");
openablePageMenu(/** @type {HTMLDetailsElement} */ (document.querySelector(".page-menu")));
document.getElementById("share")?.addEventListener("click", share);
addEventListener("hashchange", showPart);
if ("embed" in document.documentElement.dataset) import("./embed/frame.js").then(({ beFrame }) => beFrame(address));
showPart();
