// Reads the text of a file that holds a table.
import { Refused } from "../../ui/refused.js";

/** The largest file that is read, in bytes: some millions of numbers. */
const MOST_BYTES = 50_000_000;
/** The kinds of file that hold tables, for a control that chooses one. */
export const TABLE_FILES = ".csv,.tsv,.txt,.dat,.data,.json,.jsonl,.ndjson,.arff,.libsvm,.svm,.prn,text/*";

/**
 * @param {File} file
 * @returns {Promise<string>}
 * @throws {Refused} if the file is too large, or is no text
 */
export async function tableText(file) {
  if (file.size > MOST_BYTES) {
    throw new Refused(`It has ${Math.round(file.size / 1e6)} MB, and ${MOST_BYTES / 1e6} MB at most are read`);
  }
  const { decoded } = await import("../datasets/table/encoding.js");
  return decoded(new Uint8Array(await file.arrayBuffer()));
}
