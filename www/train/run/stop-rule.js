// The rules by which training pauses by itself.
import { percent, significant } from "../../ui/numbers.js";

/** @import { StopSettings } from "../settings/types.js" */

export class StopRules {
  #best = Infinity;
  #bestStep = 0;
  /** Whether the last step met the rule for the accuracy and that for the loss. */
  #isAccurate = false;
  #isLow = false;

  /** Applies every rule afresh. @param {number} step */
  restart(step) {
    this.#isAccurate = this.#isLow = false;
    this.resume(step);
  }

  /** Restarts patience and lets training go past a rule that is met already. @param {number} step */
  resume(step) {
    this.#best = Infinity;
    this.#bestStep = step;
  }

  /** Returns whether the rules need the accuracy of every step. @param {StopSettings} rules */
  static needsAccuracy(rules) {
    return rules.accuracy > 0;
  }

  /**
   * Returns why training should pause before this step, in words, or "" if it should not. An accuracy or a loss pauses
   * it when it is reached, not at each step after that.
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
    const [wasAccurate, wasLow] = [this.#isAccurate, this.#isLow];
    this.#isAccurate = rules.accuracy > 0 && accuracy !== undefined && accuracy >= rules.accuracy;
    this.#isLow = rules.loss > 0 && loss <= rules.loss;
    if (this.#isAccurate && !wasAccurate && accuracy !== undefined) {
      return `The accuracy reached ${percent(accuracy, 2)} at step ${step}.`;
    }
    if (this.#isLow && !wasLow) return `The loss fell to ${significant(loss, 4)} at step ${step}.`;
    if (rules.patience > 0 && step - this.#bestStep >= rules.patience) {
      const best = significant(this.#best, 4);
      return `The loss did not fall below ${best} in the ${rules.patience} steps after step ${this.#bestStep}.`;
    }
    return "";
  }
}
