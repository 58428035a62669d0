// Unpacks the files of a ZIP archive, as spreadsheets are.
import { Refused } from "../../../ui/refused.js";

/** What stands at the beginning of each part of an archive. */
const [END, ENTRY] = [0x06054b50, 0x02014b50];
/** The size of the end of an archive without a comment, and the longest comment. */
const [END_SIZE, LONGEST_COMMENT] = [22, 0xffff];
/** The most bytes that a file may have unpacked. */
const MOST_BYTES = 200_000_000;

/**
 * Returns a function that unpacks a file of an archive as text, or `undefined` if the archive has none of this name.
 * @param {Uint8Array} bytes
 * @returns {(name: string) => Promise<string | undefined>}
 * @throws {Refused} if it is no whole archive
 */
export function archive(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(view, bytes);
  return async (name) => {
    const entry = entries.get(name);
    if (!entry) return undefined;
    const { at, size, isPacked } = entry;
    // A file begins with a head of its own, whose length need not be that in the list.
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const packed = bytes.slice(start, start + size);
    return new TextDecoder().decode(isPacked ? await unpacked(packed) : packed);
  };
}

/** @param {DataView} view @param {Uint8Array} bytes @returns {Map<string, { at: number, size: number, isPacked: boolean }>} */
function entriesOf(view, bytes) {
  const entries = new Map();
  let end = bytes.length - END_SIZE;
  const last = Math.max(0, end - LONGEST_COMMENT);
  while (end >= last && view.getUint32(end, true) !== END) end -= 1;
  if (end < last) throw new Refused("It is an archive or a workbook that is cut short");
  let place = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (place + 46 > bytes.length || view.getUint32(place, true) !== ENTRY) {
      throw new Refused("It is an archive or a workbook that is damaged");
    }
    const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(place + at, true));
    entries.set(new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + name)), {
      at: view.getUint32(place + 42, true),
      size: view.getUint32(place + 20, true),
      isPacked: view.getUint16(place + 10, true) !== 0,
    });
    place += 46 + name + extra + comment;
  }
  return entries;
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function unpacked(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  // Nothing but damaged bytes ends the stream with an error, which browsers and Node tell in ways of their own.
  const next = () =>
    reader.read().catch(() => {
      throw new Refused("It is an archive or a workbook that is damaged");
    });
  const parts = [];
  let size = 0;
  for (let part = await next(); !part.done; part = await next()) {
    parts.push(part.value);
    size += part.value.length;
    if (size > MOST_BYTES) throw new Refused(`It has more than ${MOST_BYTES / 1e6} MB unpacked`);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
