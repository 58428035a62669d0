// Forgets the progress, and offers to take that back.
import { button } from "../ui/element.js";
import { read, write } from "../ui/storage.js";
import { KEYS } from "./progress.js";

/**
 * @param {(words: string) => void} onUndo is called when the progress is back, with what there is to say
 * @returns {(string | HTMLElement)[]} what the card says of it
 */
export function forgotten(onUndo) {
  const before = KEYS.map((key) => /** @type {const} */ ([key, read(key)]));
  for (const key of KEYS) write(key, undefined);
  const undo = button("Undo", () => {
    for (const [key, value] of before) write(key, value);
    onUndo("Your progress is back.");
  });
  return ["Your progress is forgotten, and every card begins anew. ", undo];
}
