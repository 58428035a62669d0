// Reads the text of a file that holds a table.
import { Refused } from "../../ui/refused.js";

/** The largest file that is read, in bytes: some millions of numbers. */
const MOST_BYTES = 50_000_000;
/** The kinds of file that hold tables, for a control that chooses one. */
export const TABLE_FILES = ".csv,.xlsx,.ods,.tsv,.txt,.dat,.data,.json,.jsonl,.ndjson,.arff,.libsvm,.svm,.prn,text/*";

/** What the files begin with that are archives, as the workbooks of Excel and LibreOffice are. */
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];

/**
 * Returns the text of a file's table, what it is called, and how it was written where the text does not say it.
 * @param {File} file
 * @returns {Promise<{ text: string, from: string, origin?: string }>}
 * @throws {Refused} if the file is too large, or has no table
 */
export async function tableIn(file) {
  if (file.size > MOST_BYTES) {
    throw new Refused(`It has ${Math.round(file.size / 1e6)} MB, and ${MOST_BYTES / 1e6} MB at most are read`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (ARCHIVE.every((byte, at) => bytes[at] === byte)) {
    const { sheetIn } = await import("../datasets/table/workbook.js");
    const { text, sheet } = await sheetIn(bytes);
    return { text, from: sheet === "" ? file.name : `${file.name}, sheet “${sheet}”`, origin: "in a workbook" };
  }
  const { decoded } = await import("../datasets/table/encoding.js");
  return { text: decoded(bytes), from: file.name };
}
