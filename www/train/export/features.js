// Spells each input of a network in the languages that a model is exported to.

/** @import { Feature } from "../settings/types.js" */

/** @type {Record<Feature, { python: string, torch: string }>} */
export const FEATURES = {
  x: { python: "x", torch: "x" },
  y: { python: "y", torch: "y" },
  "x^2": { python: "x * x", torch: "x * x" },
  "y^2": { python: "y * y", torch: "y * y" },
  xy: { python: "x * y", torch: "x * y" },
  "sin x": { python: "math.sin(x)", torch: "torch.sin(x)" },
  "sin y": { python: "math.sin(y)", torch: "torch.sin(y)" },
};
