// Opens a lesson from a file that was chosen.
import { reasonOf } from "../../ui/refused.js";
import { addressOfFile } from "./lesson.js";

/** @param {HTMLInputElement} input @param {(words: string) => void} say what is wrong with the file */
export async function openChosen(input, say) {
  const [file] = input.files ?? [];
  if (!file) return;
  try {
    location.hash = await addressOfFile(file);
  } catch (error) {
    say(`${file.name} cannot be opened: ${reasonOf(error)}.`);
  }
  input.value = "";
}
