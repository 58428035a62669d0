// State that travels in an address: JSON, compressed, in the letters that a URL may have.
import { Refused } from "./refused.js";

/** The form of the text, so that it can change one day. */
const VERSION = "1";

/**
 * @param {unknown} state anything JSON can say; it has no NaN, no infinity and no -0
 * @returns {Promise<string>} letters, digits, "-" and "_"
 */
export async function encode(state) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return VERSION + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} text what `encode` made
 * @returns {Promise<unknown>}
 * @throws {Refused} when the text is something else, or a part of it was lost on the way
 */
export async function decode(text) {
  if (!text.startsWith(VERSION)) throw new Refused("the link was made by another version of this page");
  try {
    const binary = atob(text.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
  } catch {
    throw new Refused("the link is damaged: a part of it was lost or changed");
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 */
async function through(bytes, stream) {
  const body = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(body).arrayBuffer());
}
