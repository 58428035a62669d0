// Exports the computation on the engine. Its types are in computation.d.ts.
export { Computation } from "./engine-computation.js";
