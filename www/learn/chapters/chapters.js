// The chapters, in the order in which they are read.
import whatAGradientSays from "./what-a-gradient-says.js";

/** @import { Chapter } from "../card.js" */

/** @type {Chapter[]} */
export const CHAPTERS = [whatAGradientSays];
