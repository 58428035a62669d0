// Writes the log of a run: as the tutorial prints it, and as CSV.
import { pythonText } from "../../ui/numbers.js";

/** @import { Log } from "../worker/messages.js" */

/**
 * `step 0 loss 0.8958441028683222, accuracy 50.0%`
 * @param {Log} log
 * @returns {string[]}
 */
export function logLines({ steps, losses, accuracies }) {
  return Array.from(
    steps,
    (step, index) => `step ${step} loss ${pythonText(losses[index])}, accuracy ${pythonText(100 * accuracies[index])}%`,
  );
}

/** @param {Log} log */
export function logToCsv({ steps, losses, accuracies, testLosses, testAccuracies }) {
  const hasTest = testLosses.some((loss) => !Number.isNaN(loss));
  const rows = Array.from(steps, (step, index) => {
    const row = [step, losses[index], accuracies[index]];
    return hasTest ? [...row, testLosses[index], testAccuracies[index]] : row;
  });
  const head = ["step", "loss", "accuracy", ...(hasTest ? ["test loss", "test accuracy"] : [])];
  return `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}
