// Lists the pictures of the training lab by the id of their element. Those without an element in the page get panels,
// in this order.
import { Boundaries } from "./boundary/view.js";
import { Confusion } from "./confusion/view.js";
import { AccuracyCurve, LossCurve } from "./curves/view.js";
import { HiddenLayers } from "./hidden-layers/view.js";
import { Histograms } from "./histograms/view.js";
import { Landscape } from "./landscape/view.js";
import { Margins } from "./margins/view.js";
import { Network } from "./network/view.js";
import { Optimizer } from "./optimizer/view.js";

export const PICTURES = {
  boundaries: Boundaries,
  loss: LossCurve,
  accuracy: AccuracyCurve,
  network: Network,
  hidden: HiddenLayers,
  histograms: Histograms,
  margins: Margins,
  confusion: Confusion,
  landscape: Landscape,
  optimizer: Optimizer,
};
