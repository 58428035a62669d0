// The one card in the place of what an address holds, if that cannot be read.
import { escaped } from "../graph/view/svg.js";
import { recordingFrom } from "./lesson/recording.js";

/** @import { Chapter } from "./card.js" */

/**
 * @param {string} name in the address
 * @param {string} thing what it is: "lesson"
 * @param {string} reason why it cannot be read
 * @returns {Chapter}
 */
export function unreadable(name, thing, reason) {
  const sentence = reason.replace(/^./, (letter) => letter.toUpperCase()).replace(/\.?$/, ".");
  return {
    name,
    title: thing.replace(/^./, (letter) => letter.toUpperCase()),
    cards: [
      {
        title: `This ${thing} cannot be read.`,
        text: [escaped(sentence), "Ask for its link again: a part may be missing."],
        code: "a = Value(2.0)\nb = a * a\n",
        recording: recordingFrom([
          { operation: "Leaf", number: 2, label: "a" },
          { operation: "Mul", operands: [0, 0], label: "b" },
        ]),
      },
    ],
    after: { name: "To the course", address: "#learn" },
  };
}
