// Offers an exercise on a graph of the lab, in which the gradients are hidden.
import { button, element } from "../../ui/element.js";
import { reasonOf } from "../../ui/refused.js";

/** @import { Computation } from "../computation/computation.js" */

/**
 * Adds a button to the inspector that starts the exercise.
 * @param {HTMLElement} inspector
 * @returns {(computation: Computation) => void} takes the graph that is shown
 */
export function predictButton(inspector) {
  /** @type {Computation | undefined} */
  let shown;
  const problem = element("p", { class: "hint", role: "status" });
  const go = button("Hide the gradients and predict them", async () => {
    if (!shown) return;
    const { predict } = await import("../../learn/exercise.js");
    try {
      predict(shown.recording);
      problem.textContent = "";
    } catch (error) {
      problem.textContent = `${reasonOf(error)}.`;
    }
  });
  go.disabled = true;
  inspector.append(element("div", { class: "inspector-predict" }, go, problem));
  return (computation) => {
    shown = computation;
    go.disabled = false;
  };
}
