// When training pauses by itself.
import { percent, significant } from "../../ui/numbers.js";

/** @import { StopSettings } from "../settings/types.js" */

export class StopRules {
  #best = Infinity;
  #bestStep = 0;

  /** Counts patience anew. @param {number} step */
  restart(step) {
    this.#best = Infinity;
    this.#bestStep = step;
  }

  /** Whether the accuracy of each step is needed. @param {StopSettings} rules */
  static needsAccuracy(rules) {
    return rules.accuracy > 0;
  }

  /**
   * Why training should pause before this step, in words; "" when it should not.
   * @param {StopSettings} rules
   * @param {number} step
   * @param {number} loss of the network before the step
   * @param {number | undefined} accuracy
   */
  reason(rules, step, loss, accuracy) {
    if (loss < this.#best) {
      this.#best = loss;
      this.#bestStep = step;
    }
    if (rules.accuracy > 0 && accuracy !== undefined && accuracy >= rules.accuracy) {
      return `The accuracy reached ${percent(accuracy, 2)} at step ${step}.`;
    }
    if (rules.loss > 0 && loss <= rules.loss) return `The loss fell to ${significant(loss, 4)} at step ${step}.`;
    if (rules.patience > 0 && step - this.#bestStep >= rules.patience) {
      const best = significant(this.#best, 4);
      return `The loss did not fall below ${best} in the ${rules.patience} steps after step ${this.#bestStep}.`;
    }
    return "";
  }
}
