// The page: shows the part that the address names, and starts each part when it is first shown.
import { explain } from "./failure.js";
import { showState } from "./state.js";

/**
 * How each part starts, by the id of its section. The first use of the engine is in here, so that whatever keeps it from
 * loading is told in the part that needs it.
 * @type {Record<string, (root: HTMLElement) => Promise<void>>}
 */
const PARTS = {
  async graph(root) {
    const { init } = await import("./micrograd.js");
    await init();
    const { mount } = await import("./graph/part.js");
    await mount(root);
  },
  async train(root) {
    const { mount } = await import("./train/part.js");
    await mount(root);
  },
  async bench(root) {
    const { mount } = await import("./bench/part.js");
    await mount(root);
  },
};
const DEFAULT = "train";
const started = new Set();

/** @param {string} name */
async function start(name) {
  const section = /** @type {HTMLElement} */ (document.getElementById(name));
  const root = /** @type {HTMLElement} */ (document.getElementById(`${name}-root`));
  showState(section, "Loading the engine (WebAssembly)…");
  try {
    await PARTS[name](root);
    showState(section, null);
  } catch (error) {
    console.error(error);
    showState(section, explain(error), { label: "Reload", act: () => location.reload() });
  }
}

function showPart() {
  const hash = location.hash.slice(1);
  const name = hash in PARTS ? hash : DEFAULT;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.getAttribute("href") === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${document.getElementById(`${name}-title`)?.textContent} · micrograd playground`;
  if (started.has(name)) return;
  started.add(name);
  start(name);
}

/** On GitHub Pages the source is where the page comes from: ACCOUNT.github.io/REPOSITORY/. */
function linkSource() {
  const account = location.hostname.match(/^([\w-]+)\.github\.io$/)?.[1];
  const repository = location.pathname.split("/")[1];
  const link = /** @type {HTMLAnchorElement} */ (document.getElementById("source"));
  if (account && repository) link.href = `https://github.com/${account}/${repository}`;
}

linkSource();
addEventListener("hashchange", showPart);
showPart();
