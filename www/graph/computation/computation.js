// A door to the computation on the engine. The types are in computation.d.ts.
export { Computation } from "./engine-computation.js";
