// Computes the learning rate of each step.

/** @import { TrainingSettings } from "../settings/types.js" */

/**
 * @param {Pick<TrainingSettings, "schedule" | "rate" | "steps">} settings
 * @param {number} step counted from 0
 */
export function rateAt({ schedule, rate, steps }, step) {
  if (schedule === "constant") return rate;
  const at = Math.min(step, steps);
  // This is the demo's 1.0 - 0.9 * k / 100, times the rate. It ends at a tenth, since it would turn negative later.
  if (schedule === "demo") return rate * (1 - (0.9 * at) / steps);
  return rate * (0.1 + 0.45 * (1 + Math.cos((Math.PI * at) / steps)));
}
