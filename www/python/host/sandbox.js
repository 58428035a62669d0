// Opens the sandbox for untrusted code: a worker inside a sandboxed frame. The frame's opaque origin keeps it from the
// page's data, and its policy forbids requests. The page posts in the files that the runner needs.
import { FULL_BYTES, SANDBOX } from "../../pkg/python-sandbox.js";

/** @import { File } from "./result.js" */

/**
 * A runner: a classic script, and the files that it needs, by name. The script receives the files first, and then communicates
 * as result.d.ts says. A runner that takes a while to load says how many bytes it has. The files in `later` are
 * downloaded after the others, and a runner starts without them.
 * @typedef {{ script: URL, files: Record<string, URL>, later?: Record<string, URL>, bytes?: number }} RunnerFiles
 *
 * The first message to the sandbox: the script, and the names of the files that follow.
 * @typedef {{ script: string, names: string[] }} Opening
 *
 * The interface of a sandbox, which resembles that of a worker.
 * @typedef {object} Sandbox
 * @property {((event: { data: unknown }) => void) | null} onmessage receives untrusted data, which reply.js checks
 * @property {((event: { message?: string }) => void) | null} onerror
 * @property {((fraction: number) => void) | null} onprogress receives the share of the runner's files that has been downloaded, from 0 to 1
 * @property {(message: unknown) => void} postMessage
 * @property {() => void} terminate ends everything in the sandbox at once
 */

const OURS = {
  "micrograd.wasm": new URL("../../pkg/micrograd_bg.wasm", import.meta.url),
  "modules.json": new URL("../../pkg/python-modules.json", import.meta.url),
};
const LIBRARIES = new URL("../../pkg/python-libraries.json", import.meta.url);

/** The quick runner: MicroPython. @type {RunnerFiles} */
export const QUICK = {
  script: new URL("../../pkg/python-quick.js", import.meta.url),
  files: { "micropython.wasm": new URL("../../pkg/micropython.wasm", import.meta.url), ...OURS },
  later: { "libraries.json": LIBRARIES },
};

/** The full runner: CPython. @type {RunnerFiles} */
export const FULL = {
  script: new URL("../../pkg/python-full.js", import.meta.url),
  files: {
    "pyodide.asm.wasm": new URL("../../pkg/pyodide.asm.wasm", import.meta.url),
    "python_stdlib.zip": new URL("../../pkg/python_stdlib.zip", import.meta.url),
    "library-modules.json": LIBRARIES,
    "full-modules.json": new URL("../../pkg/full-modules.json", import.meta.url),
    ...OURS,
  },
  bytes: FULL_BYTES,
};

/**
 * A download: the number of bytes so far, and the promise of the content.
 * @typedef {{ loaded: number, listeners: Set<() => void>, content: Promise<ArrayBuffer> }} Download
 */

/** The downloads by address, which are kept for the next sandbox. @type {Map<string, Download>} */
const downloads = new Map();

/**
 * Opens a sandbox and starts a runner in it.
 * @param {RunnerFiles} runner
 * @returns {Sandbox}
 */
export function openSandbox(runner) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.srcdoc = SANDBOX;
  frame.hidden = true;
  frame.title = "Runs Python";
  /** @type {MessagePort | undefined} */
  let port;
  /** @param {MessageEvent} event */
  const enter = async ({ source, origin, ports }) => {
    if (source !== frame.contentWindow || origin !== "null" || ports.length !== 1) return;
    removeEventListener("message", enter);
    [port] = ports;
    port.onmessage = (event) => sandbox.onmessage?.(event);
    try {
      // The worker starts while the files are still on their way.
      const names = Object.keys({ ...files, ...runner.later });
      port.postMessage({ script: new TextDecoder().decode(await script.content), names });
      await Promise.all(Object.entries(files).map(send));
      // What comes later would share the line with what is needed at the start.
      await Promise.all(Object.entries(runner.later ?? {}).map(([name, url]) => send([name, downloadOf(url)])));
    } catch (error) {
      sandbox.onerror?.(/** @type {Error} */ (error));
    }
  };
  /** @param {[name: string, download: Download]} file */
  const send = async ([name, { content: download }]) => {
    /** @type {File} */
    const file = { name, content: await download };
    port?.postMessage(file);
  };
  /** @type {Sandbox} */
  const sandbox = {
    onmessage: null,
    onerror: null,
    onprogress: null,
    postMessage: (message) => port?.postMessage(message),
    terminate() {
      removeEventListener("message", enter);
      port?.close();
      frame.remove();
    },
  };
  addEventListener("message", enter);
  document.body.append(frame);
  const { script, files } = downloadsOf(runner, (fraction) => sandbox.onprogress?.(fraction));
  return sandbox;
}

/**
 * Begins the downloads of a runner's files. A failure is reported once the sandbox is open.
 * @param {RunnerFiles} runner
 * @param {(fraction: number) => void} onProgress
 * @returns {{ script: Download, files: Record<string, Download> }}
 */
function downloadsOf({ script, files, bytes }, onProgress) {
  const needed = [script, ...Object.values(files)].map(downloadOf);
  const tell = () => {
    if (bytes) onProgress(Math.min(1, needed.reduce((sum, { loaded }) => sum + loaded, 0) / bytes));
  };
  for (const { listeners } of needed) listeners.add(tell);
  queueMicrotask(tell); // a download may have begun for another sandbox
  Promise.allSettled(needed.map(({ content }) => content)).then(() => {
    for (const { listeners } of needed) listeners.delete(tell);
  });
  const [text, ...contents] = needed;
  return { script: text, files: Object.fromEntries(Object.keys(files).map((name, index) => [name, contents[index]])) };
}

/** Resolves when the downloads of a runner's files have ended, be it with an error. @param {RunnerFiles} runner */
export async function downloaded({ script, files }) {
  await Promise.allSettled([script, ...Object.values(files)].map((url) => downloadOf(url).content));
}

/** @param {URL} url @returns {Download} */
function downloadOf({ href }) {
  const known = downloads.get(href);
  if (known) return known;
  /** @type {Download["listeners"]} */
  const listeners = new Set();
  /** @type {Download} */
  const download = {
    loaded: 0,
    listeners,
    content: read(href, (count) => {
      download.loaded += count;
      for (const listener of listeners) listener();
    }),
  };
  downloads.set(href, download);
  download.content.catch(() => downloads.delete(href));
  return download;
}

/**
 * @param {string} address
 * @param {(count: number) => void} onBytes is called with the number of bytes since the last call
 */
async function read(address, onBytes) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${new URL(address).pathname} could not be loaded: ${response.status}`);
  const counter = new TransformStream({
    transform(/** @type {Uint8Array} */ bytes, controller) {
      onBytes(bytes.length);
      controller.enqueue(bytes);
    },
  });
  return new Response(response.body?.pipeThrough(counter)).arrayBuffer();
}
