import { Refused } from "./refused.js";

/**
 * Returns the text of a file that was chosen.
 * @param {File} file
 * @param {number} most bytes
 * @throws {Refused} if the file is larger, before it is read
 */
export async function fileText(file, most) {
  if (file.size > most) throw new Refused(`it has ${file.size} bytes, and ${most} at most are expected`);
  return file.text();
}
