// What there is to share of a card: its link, and its graph as it is.
import { sharedPicture } from "../graph/shared-picture.js";
import { idOf } from "./card-markup.js";

/** @import { Shareable } from "../ui/share/shareable.js" */
/** @import { Chapter, LivePicture } from "./card.js" */

/** @param {Chapter} chapter @param {number} index @param {LivePicture["drawing"]} drawing @returns {Shareable} */
export function shareableCard(chapter, index, drawing) {
  // The name in the address of a lesson or an exercise is all of it.
  const name = `${chapter.title} ${index + 1}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60);
  return {
    about: `The link opens this card: “${chapter.cards[index].title}”`,
    address: async () => `#learn?${idOf(chapter, index)}`,
    pieces: { pieces: {}, shown: [] },
    pictures: drawing ? [sharedPicture(drawing.scene, drawing.numbers, { name })] : [],
  };
}
