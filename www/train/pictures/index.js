// The pictures of the training lab, by the element in which each is shown. Those that have no place in the page get a
// panel of their own under the network, in this order.
import { Boundaries } from "./boundary/view.js";
import { Confusion } from "./confusion/view.js";
import { Curves } from "./curves/view.js";
import { HiddenLayers } from "./hidden-layers/view.js";
import { Histograms } from "./histograms/view.js";
import { Landscape } from "./landscape/view.js";
import { Margins } from "./margins/view.js";
import { Network } from "./network/view.js";
import { Optimizer } from "./optimizer/view.js";

export const PICTURES = {
  boundaries: Boundaries,
  curves: Curves,
  network: Network,
  hidden: HiddenLayers,
  margins: Margins,
  confusion: Confusion,
  histograms: Histograms,
  optimizer: Optimizer,
  landscape: Landscape,
};
