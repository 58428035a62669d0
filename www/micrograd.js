// The JavaScript API of the engine. Types: micrograd.d.ts.
export { makeBlobs, makeCircles, makeMoons, permutation, seed, uniform } from "./engine/data.js";
export { draw } from "./engine/draw.js";
export { init } from "./engine/instance.js";
export { Layer, MLP, Neuron } from "./engine/nn.js";
export { compile } from "./engine/program.js";
export { scope } from "./engine/scope.js";
export { steps } from "./engine/steps.js";
export { Value } from "./engine/value.js";
