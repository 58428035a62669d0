// Offers an exercise on a graph of the lab, in which its gradients or its data are hidden.
import { button, element } from "../../ui/element.js";
import { reasonOf } from "../../ui/refused.js";

/** @import { Hidden } from "../../learn/exercise.js" */
/** @import { Computation } from "../computation/computation.js" */

/**
 * Adds the buttons that start an exercise to the foot of a value's card, with which the exercise begins.
 * @param {HTMLElement} card
 * @returns {(computation: Computation, place: number) => void} takes the graph that is shown, and the value
 */
export function predictButtons(card) {
  /** @type {{ computation: Computation, place: number } | undefined} */
  let shown;
  const problem = element("p", { class: "hint", role: "status" });
  const start = async (/** @type {Hidden} */ hidden) => {
    if (!shown) return;
    const { predict } = await import("../../learn/exercise.js");
    try {
      await predict(shown.computation.recording, hidden, shown.place);
      problem.textContent = "";
    } catch (error) {
      problem.textContent = `${reasonOf(error)}.`;
    }
  };
  const buttons = [button("Gradients", () => start("gradients")), button("Data", () => start("data"))];
  for (const one of buttons) one.disabled = true;
  const label = element("span", { id: "predict-label" }, "Predict");
  const group = element(
    "div",
    { class: "card-predict", role: "group", "aria-labelledby": label.id },
    label,
    ...buttons,
  );
  card.append(group, problem);
  return (computation, place) => {
    shown = { computation, place };
    for (const one of buttons) one.disabled = false;
  };
}
