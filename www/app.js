// The page shows the lab that the address names, and starts each lab when it is first shown.

import { prepare } from "./train/worker/connection.js";
import { explain, NotLoaded } from "./ui/failure.js";
import { openablePageMenu } from "./ui/page-menu.js";
import { showState } from "./ui/part-state.js";
import { faultText } from "./ui/refused.js";

/** @import { Shareable } from "./ui/share/shareable.js" */

/**
 * A part that runs. What stands behind the question mark of its address, #graph?…, is its own affair; it is told of it
 * when it starts and whenever it changes, and that it is gone. `address` leads to the part as it is, unless the address
 * of the page does. `share` returns what it has to share beyond its address.
 * @typedef {object} Part
 * @property {(state: string) => void} open
 * @property {() => void} [close]
 * @property {() => Promise<string>} [address]
 * @property {() => Promise<Shareable>} [share]
 * @typedef {(root: HTMLElement, state: string) => Promise<Part | void>} Mount
 */

/**
 * How each part is loaded, by the id of its section. The first use of the engine is in here, so that whatever keeps it
 * from loading is told in the part that needs it.
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

/** What the parts were before the page was started again, by name. @type {Record<string, string>} */
const kept = history.state?.kept ?? {};

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
  const mount = await PARTS[name]().catch((error) => notLoaded(section, error));
  if (!mount) return;
  try {
    const part = await mount(root, kept[name] ?? state);
    showState(section, null);
    return part;
  } catch (error) {
    if (error instanceof NotLoaded) return notLoaded(section, error);
    throw error;
  }
}

/** @param {HTMLElement} section @param {unknown} error */
function notLoaded(section, error) {
  console.error(error);
  showState(section, explain(error), { label: "Reload", act: () => location.reload() });
}

/** Reports a fault in the lab that is shown. @param {unknown} error */
function tellFault(error) {
  const section = /** @type {HTMLElement} */ (document.getElementById(placeIn(location.hash).name));
  const text = faultText(error, "Start again keeps your settings and your code.");
  showState(section, text, { label: "Start again", act: startAgain });
}

/** Returns the address that leads to the part that is shown, as it is. */
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
      // A lab that never ran has no state to keep.
      console.error(error);
    }
  }
  // It outlives the reload, and needs no storage, which some browsers refuse to a frame.
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

// Without an error there is nothing to tell: browsers report a layout that takes two rounds in this way, for example.
addEventListener("error", ({ error }) => error && tellFault(error));
addEventListener("unhandledrejection", ({ reason }) => tellFault(reason));
history.replaceState(null, "");
openablePageMenu(/** @type {HTMLDetailsElement} */ (document.querySelector(".page-menu")));
document.getElementById("share")?.addEventListener("click", share);
addEventListener("hashchange", showPart);
if ("embed" in document.documentElement.dataset) import("./embed/frame.js").then(({ beFrame }) => beFrame(address));
showPart();
