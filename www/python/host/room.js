// The room that untrusted code runs in: a worker inside a sandboxed frame. The frame's opaque origin keeps it from the
// page's data, and its policy forbids requests. The page posts in the files that the runner needs.
import { ROOM } from "../../pkg/python-room.js";

/**
 * A runner: a classic script, and the files that it needs by name. The script receives `{ files }` first, and then talks
 * as result.d.ts says.
 * @typedef {{ script: URL, files: Record<string, URL> }} RunnerFiles
 *
 * The first message into the room.
 * @typedef {{ script: string, files: Record<string, ArrayBuffer> }} RoomFiles
 *
 * What a session needs of a worker.
 * @typedef {object} Room
 * @property {((event: { data: unknown }) => void) | null} onmessage what comes is a stranger's: see reply.js
 * @property {((event: { message?: string }) => void) | null} onerror
 * @property {(message: unknown) => void} postMessage
 * @property {() => void} terminate ends everything in the room, whatever it is doing
 */

/** The quick runner: MicroPython. @type {RunnerFiles} */
export const QUICK = {
  script: new URL("../../pkg/python-runner.js", import.meta.url),
  files: {
    "micropython.wasm": new URL("../../pkg/micropython.wasm", import.meta.url),
    "micrograd.wasm": new URL("../../pkg/micrograd_bg.wasm", import.meta.url),
    "modules.json": new URL("../../pkg/python-modules.json", import.meta.url),
  },
};

/** The files that were fetched, kept for the next room. @type {Map<string, Promise<ArrayBuffer>>} */
const fetched = new Map();

/**
 * Opens a room and starts a runner in it.
 * @param {RunnerFiles} runner
 * @returns {Room}
 */
export function openRoom(runner) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.srcdoc = ROOM;
  frame.hidden = true;
  frame.title = "Runs Python";
  /** @type {MessagePort | undefined} */
  let port;
  /** @param {MessageEvent} event */
  const enter = async ({ source, origin, ports }) => {
    if (source !== frame.contentWindow || origin !== "null" || ports.length !== 1) return;
    removeEventListener("message", enter);
    [port] = ports;
    port.onmessage = (event) => room.onmessage?.(event);
    try {
      port.postMessage(await needed);
    } catch (error) {
      room.onerror?.(/** @type {Error} */ (error));
    }
  };
  /** @type {Room} */
  const room = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => port?.postMessage(message),
    terminate() {
      removeEventListener("message", enter);
      port?.close();
      frame.remove();
    },
  };
  addEventListener("message", enter);
  document.body.append(frame);
  const needed = filesOf(runner);
  needed.catch(() => {}); // the failure is reported once the room is open
  return room;
}

/** @param {RunnerFiles} runner @returns {Promise<RoomFiles>} */
async function filesOf({ script, files }) {
  const names = Object.keys(files);
  const [text, ...contents] = await Promise.all([script, ...Object.values(files)].map(bytesOf));
  return {
    script: new TextDecoder().decode(text),
    files: Object.fromEntries(names.map((name, index) => [name, contents[index]])),
  };
}

/** @param {URL} url */
function bytesOf({ href }) {
  const known = fetched.get(href);
  if (known) return known;
  const bytes = read(href);
  fetched.set(href, bytes);
  bytes.catch(() => fetched.delete(href));
  return bytes;
}

/** @param {string} address */
async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${new URL(address).pathname} could not be loaded: ${response.status}`);
  return response.arrayBuffer();
}
