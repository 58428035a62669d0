// The chapters, in the order in which they are read.
import aNeuron from "./a-neuron.js";
import aValueRemembers from "./a-value-remembers.js";
import byHand from "./by-hand.js";
import moreOperations from "./more-operations.js";
import oneCall from "./one-call.js";
import usedTwice from "./used-twice.js";
import whatAGradientSays from "./what-a-gradient-says.js";

/** @import { Chapter } from "../card.js" */

/** @type {Chapter[]} */
export const CHAPTERS = [whatAGradientSays, aValueRemembers, byHand, usedTwice, aNeuron, oneCall, moreOperations];
