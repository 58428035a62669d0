// The addresses that the elements of embed.js lead to, from the "#" on.
import { encode } from "../ui/link.js";
import { Refused } from "../ui/refused.js";

/** By the name of the element, from its text. @type {Record<string, (text: string) => Promise<string>>} */
export const ADDRESSES = {
  "micrograd-graph": async (code) => (code ? `#graph?${await encode({ preset: "", code })}` : "#graph"),
  "micrograd-train": async (text) => {
    // Beside the groups of settings stands the step up to which it trains before it is shown.
    const { step, ...settings } = text ? settingsIn(text) : {};
    return `#train?${await encode({ settings, step })}`;
  },
};

/** @param {string} text @returns {Record<string, unknown>} @throws {Refused} if it is not JSON; the page in the frame checks what it says */
function settingsIn(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(`its text is not JSON (${/** @type {Error} */ (error).message})`);
  }
}
