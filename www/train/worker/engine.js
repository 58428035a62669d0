// The engine's API without the drawing of graphs, which a worker that trains would load for nothing.
export { makeBlobs, makeCircles, makeMoons, permutation, seed, uniform } from "../../engine/data.js";
export { init, wasm } from "../../engine/instance.js";
export { MLP } from "../../engine/nn.js";
export { scope } from "../../engine/scope.js";
export { Value } from "../../engine/value.js";
