// Finds a network's weights where a table is asked for.
import { Refused } from "../../ui/refused.js";
import { isModel, parsedModel } from "./model.js";
import { areWeights } from "./state-dict.js";

/** The largest text that is looked at, in bytes or letters: more than the largest network takes. */
const MOST = 4_000_000;

/**
 * Returns the text of a file or a text itself if it is JSON of a network's weights.
 * @param {File | string} source
 */
export async function weightsIn(source) {
  if ((typeof source === "string" ? source.length : source.size) > MOST) return undefined;
  const text = typeof source === "string" ? source : await source.text();
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const { found } = parsedModel(text);
    return isModel(found) || areWeights(found) ? text : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
