// Lists what the worker computes for the pictures of a frame. The name of a function here is also that of its request
// and of its result in worker/messages.d.ts.
export { confusion } from "./confusion/compute.js";
export { contributions } from "./contributions/compute.js";
export { hiddenLayers } from "./hidden-layers/compute.js";
export { histograms } from "./histograms/compute.js";
export { landscape } from "./landscape/compute.js";
export { margins } from "./margins/compute.js";
export { network } from "./network/compute.js";
export { optimizer } from "./optimizer/compute.js";
