// Decodes the text of a file, in Unicode or in what an older program wrote.
import { Refused } from "../../../ui/refused.js";
import { likeliestEncoding } from "./older-encodings.js";

/** The first bytes of other kinds of file, and what the user can do with each. @type {[start: string, advice: string][]} */
const OTHERS = [
  ["\u00d0\u00cf\u0011\u00e0", "It is an old or a locked Excel workbook: save the sheet as CSV"],
  ["PAR1", "It is a Parquet file: write it with DataFrame.to_csv(file)"],
  ["MATLAB 5.0", "It is a MATLAB workspace: write it with writematrix(data, 'data.csv')"],
  ["%PDF", "It is a PDF: copy its table into a text file"],
  ["\u0089PNG", "It is a picture"],
  ["\u00ff\u00d8\u00ff", "It is a picture"],
  ["GIF8", "It is a picture"],
  ["RIFF", "It is a picture or a sound"],
  ["\u0089HDF", "It is an HDF5 file: write its table with DataFrame.to_csv(file)"],
  ["ARROW1", "It is a Feather file: write it with DataFrame.to_csv(file)"],
  ["<stata_dta>", "It is a data set of Stata: write it with export delimited using data.csv"],
  ["$FL2", "It is a data set of SPSS: save it as CSV"],
  ["\u0080\u0004\u0095", "It is a pickle of Python: write its table with DataFrame.to_csv(file)"],
  ["\u0080\u0005\u0095", "It is a pickle of Python: write its table with DataFrame.to_csv(file)"],
  ...["BZh", "\u00fd7zXZ", "7z\u00bc\u00af", "Rar!", "\u0028\u00b5\u002f\u00fd"].map(
    (start) =>
      /** @type {[string, string]} */ ([start, "It is packed in another way than gzip and zip: unpack it first"]),
  ),
  ["SQLite format", "It is a database: export its table as CSV"],
  ["{\\rtf", "It is a document of a word processor: save it as plain text"],
];

/** Matches what no text needs: an old program may end a file with one, and a broken one leave some within. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\u0008\u000b\u000e-\u001f]/g;
/** The largest share of such characters in a text. */
const MOST_STRANGE = 0.1;
/** The number of bytes that are looked at to recognise UTF-16 and UTF-32. */
const SAMPLE = 1000;
/** The last code of a character in Unicode. */
const LAST_CODE = 0x10ffff;

/**
 * Returns the text of a file, without a byte order mark.
 * @param {Uint8Array} bytes
 * @returns {string}
 * @throws {Refused} if it is a file of another kind; the message says which, and how to get a text
 */
export function decoded(bytes) {
  const start = Array.from(bytes.subarray(0, 16), (byte) => String.fromCharCode(byte)).join("");
  const other = OTHERS.find(([beginning]) => start.startsWith(beginning));
  if (other) throw new Refused(other[1]);
  const read = ofFourBytes(bytes) ?? ofOneOrTwo(bytes);
  // ASCII has characters of its own between cells and between rows.
  const isSeparated = read.includes("\u001f") && read.includes("\u001e");
  const parted = isSeparated
    ? read.replaceAll("\u001f", "\t").replaceAll("\u001e\n", "\n").replaceAll("\u001e", "\n")
    : read;
  const whole = parted.replace(/\0+$/, "");
  const strange = whole.match(CONTROL)?.length ?? 0;
  if (strange > MOST_STRANGE * whole.length) throw new Refused("It is not a text file: save the table as CSV");
  return strange > 0 ? whole.replace(CONTROL, "") : whole;
}

/** Returns the text of bytes in UTF-8, in UTF-16 or in an older encoding. @param {Uint8Array} bytes */
function ofOneOrTwo(bytes) {
  const text = new TextDecoder(wide(bytes) ?? "utf-8").decode(bytes);
  return text.includes("\uFFFD") ? new TextDecoder(likeliestEncoding(bytes)).decode(bytes) : text;
}

/** Returns the text of bytes in UTF-32, or `undefined` if they are in another encoding. @param {Uint8Array} bytes */
function ofFourBytes(bytes) {
  if (bytes.length < 8 || bytes.length % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Each code is below 0x110000, so that one of its four bytes is 0 at the same end.
  const isLittle = [true, false].find((little) => {
    for (let at = 0; at < Math.min(bytes.length, SAMPLE); at += 4) {
      const code = view.getUint32(at, little);
      if (code > LAST_CODE || code === 0) return false;
    }
    return true;
  });
  if (isLittle === undefined) return undefined;
  /** @type {string[]} */
  const letters = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    letters.push(code > LAST_CODE ? "\uFFFD" : String.fromCodePoint(code));
  }
  return letters.join("").replace(/^\uFEFF/, "");
}

/** Returns which UTF-16 encoding the bytes are in, or `undefined` if they are in neither. @param {Uint8Array} bytes */
function wide(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const count = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < count; at += 1) if (bytes[at] === 0) zeros[at % 2] += 1;
  // In UTF-16, one of the two bytes of a digit or a comma is 0.
  const [even, odd] = zeros.map((zero) => zero > 0.4 * (count / 2));
  if (even === odd) return undefined;
  return odd ? "utf-16le" : "utf-16be";
}
