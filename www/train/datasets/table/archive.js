// Unpacks compressed files: archives, as workbooks are, and what gzip wrote.
import { gunzipSync, unzipSync } from "fflate";
import { Refused } from "../../../ui/refused.js";

/** What each kind of file begins with. */
const [ZIP, GZIP] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
];
/** The most bytes that a file may have unpacked. */
const MOST_BYTES = 200_000_000;
/** The code of fflate's error for an archive without its end. */
const NO_END = 13;

/** Returns whether a file is an archive of others. @param {Uint8Array} bytes */
export function isArchive(bytes) {
  return ZIP.every((byte, at) => bytes[at] === byte);
}

/** Returns whether a file is compressed by itself. @param {Uint8Array} bytes */
export function isCompressed(bytes) {
  return GZIP.every((byte, at) => bytes[at] === byte);
}

/**
 * Unpacks the files of an archive.
 * @param {Uint8Array} bytes
 * @param {RegExp} wanted matches the names of those that are unpacked
 * @returns {Map<string, Uint8Array>}
 * @throws {Refused} if it is no whole archive, or is too large
 */
export function filesIn(bytes, wanted) {
  let left = MOST_BYTES;
  const filter = (/** @type {{ name: string, originalSize: number }} */ { name, originalSize }) => {
    if (!wanted.test(name)) return false;
    left -= originalSize;
    if (left < 0) throw tooLarge();
    return true;
  };
  return new Map(Object.entries(unpacked(() => unzipSync(bytes, { filter }), "an archive or a workbook")));
}

/**
 * Unpacks a file that is compressed by itself.
 * @param {Uint8Array} bytes
 * @throws {Refused} if it is not whole, or is too large
 */
export function decompressed(bytes) {
  // The last four bytes are its size.
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(Math.max(0, bytes.length - 4), true);
  if (size > MOST_BYTES) throw tooLarge();
  return unpacked(() => gunzipSync(bytes), "a compressed file");
}

/**
 * @template Result
 * @param {() => Result} unpack
 * @param {string} what
 */
function unpacked(unpack, what) {
  try {
    return unpack();
  } catch (error) {
    if (error instanceof Refused) throw error;
    const isCut = error instanceof Error && "code" in error && error.code === NO_END;
    throw new Refused(`It is ${what} that is ${isCut ? "cut short" : "damaged"}`);
  }
}

function tooLarge() {
  return new Refused(`It has more than ${MOST_BYTES / 1e6} MB unpacked`);
}
