// Finds the text of the table in a file: it may be a workbook, or packed.
import { Refused } from "../../../ui/refused.js";
import { decompressed, filesIn, isArchive, isCompressed } from "./archive.js";
import { decoded } from "./encoding.js";
import { isNumpyArray, numpyLists } from "./numpy-array.js";
import { sheetIn } from "./workbook.js";

/** @typedef {{ text: string, within: string, origin?: string }} Content `within` says where in the file the text is, as "sheet “Data”"; `origin` how the table was written if the text does not show it */

/** Matches the files of an archive that a table may be in: parts of workbooks, texts, and what has no ending, but not what a Macintosh adds. */
const WANTED =
  /^(?!__MACOSX\/)(?:.*\/)?[^./](?:[^./]*|[^/]*\.(?:xml|rels|csv|tsv|txt|dat|data|npy|json|jsonl|ndjson|arff|libsvm|svm|sql|yaml|yml))$/i;
const PART = /\.(?:xml|rels)$/i;

/** How a table is written in the files of NumPy. */
const ARRAYS = "in arrays of NumPy";
/** The largest file that is read, in bytes: some millions of numbers. */
const MOST_BYTES = 50_000_000;

/**
 * @param {Blob} file
 * @throws {Refused} if the file is too large, or there is no text of a table in it
 */
export async function textOf(file) {
  if (file.size > MOST_BYTES) {
    throw new Refused(`It has ${Math.round(file.size / 1e6)} MB, and ${MOST_BYTES / 1e6} MB at most are read`);
  }
  return contentOf(new Uint8Array(await file.arrayBuffer()));
}

/**
 * @param {Uint8Array} bytes
 * @returns {Content}
 * @throws {Refused} if there is no text of a table in it
 */
export function contentOf(bytes) {
  if (isCompressed(bytes)) return { text: decoded(decompressed(bytes)), within: "" };
  if (isNumpyArray(bytes)) return { text: JSON.stringify(numpyLists(bytes)), within: "", origin: ARRAYS };
  if (!isArchive(bytes)) return { text: decoded(bytes), within: "" };
  const files = filesIn(bytes, WANTED);
  const texts = [...files.keys()].filter((name) => !PART.test(name));
  const sheet = sheetIn(files);
  if (sheet) {
    return { text: sheet.text, within: sheet.name && `sheet “${sheet.name}”`, origin: "in a workbook" };
  }
  const arrays = [...files].filter(([, content]) => isNumpyArray(content));
  if (arrays.length > 0) {
    const lists = arrays.map(([name, content]) => [name.replace(/\.npy$/, ""), numpyLists(content)]);
    return { text: JSON.stringify(Object.fromEntries(lists)), within: "", origin: ARRAYS };
  }
  if (texts.length === 0) throw new Refused("It is an archive without a table in it");
  // Beside the table there may be a description of it.
  const [largest] = texts.sort((a, b) => sizeOf(files, b) - sizeOf(files, a));
  return { text: decoded(/** @type {Uint8Array} */ (files.get(largest))), within: texts.length > 1 ? largest : "" };
}

/** @param {Map<string, Uint8Array>} files @param {string} name */
function sizeOf(files, name) {
  return files.get(name)?.length ?? 0;
}
