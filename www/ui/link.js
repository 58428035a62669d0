// Encodes state in an address as compressed JSON, in the characters that a URL may have.
import { Refused } from "./refused.js";

/** The version of the encoding. */
const VERSION = "1";
/** The greatest size of the uncompressed state in bytes, which is more than the largest network with its optimizer has. */
const MOST = 4_000_000;

/**
 * @param {unknown} state anything that JSON can represent, which excludes NaN, infinities and -0
 * @returns {Promise<string>} letters, digits, "-" and "_"
 * @throws {Refused} if the state is too large for a link
 */
export async function encode(state) {
  const plain = new TextEncoder().encode(JSON.stringify(state));
  if (plain.length > MOST) throw new Refused("this is too large for a link");
  const bytes = await through(plain, new CompressionStream("deflate-raw"), Infinity);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return VERSION + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} text what `encode` made
 * @returns {Promise<unknown>}
 * @throws {Refused} if the text is not an encoded state, is incomplete, or unpacks to too much
 */
export async function decode(text) {
  if (!text.startsWith(VERSION)) throw new Refused("the link was made by another version of this page");
  try {
    const binary = atob(text.slice(VERSION.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const plain = await through(bytes, new DecompressionStream("deflate-raw"), MOST);
    return JSON.parse(new TextDecoder().decode(plain));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused("the link is damaged: a part of it was lost or changed");
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} most the greatest size of the result in bytes
 */
async function through(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    parts.push(part.value);
    if (size <= most) continue;
    // The rest of the stream is cancelled, and a failure of that does not matter.
    reader.cancel().catch(() => {});
    throw new Refused(`the link holds more than ${most} bytes, which no state of this page does`);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
