// Describes what the graph lab can share.
import { codeOf } from "../learn/code.js";
import { valuesOf } from "../learn/lesson/values.js";
import { Refused } from "../ui/refused.js";
import { hashOf } from "./editor/link.js";
import { FORMATS } from "./export/formats.js";
import { PIECES } from "./pieces.js";
import { sharedPicture } from "./shared-picture.js";

/** @import { Shareable } from "../ui/share/shareable.js" */
/** @import { Numbers } from "./computation/computation.js" */
/** @import { Scene } from "./layout/scene.js" */
/** @import { GraphState } from "./state.js" */

/**
 * @param {GraphState} state
 * @param {{ scene: Scene, numbers: Numbers } | undefined} drawing `undefined` if there is no graph
 * @returns {Shareable}
 */
export function shareable(state, drawing) {
  const { graph, moment } = state;
  const shown = graph.value;
  const name = `graph${/^\w+$/.test(shown?.title ?? "") ? `-of-${shown?.title}` : ""}`;
  const { phase, step, steps, sentence } = moment.value ?? {};
  const numbers = shown?.computation.changes.length ? ", the numbers that you changed" : "";
  return {
    about: `The link holds the code${numbers} and your view of its graph: open groups, zoom, selected value and step.`,
    address: async () => {
      if (state.isGuest.value) {
        throw new Refused("This graph came from the training lab, which makes the link to it: press Share there.");
      }
      return hashOf(state.place);
    },
    pieces: PIECES,
    element: state.isGuest.value
      ? undefined
      : {
          name: "micrograd-graph",
          text: state.code.value.text,
          lacks: numbers ? "the numbers that you changed" : undefined,
        },
    pictures: drawing
      ? [
          sharedPicture(drawing.scene, drawing.numbers, {
            name,
            stage: moment.value?.stage,
            moment: phase && `${phase} ${step} of ${steps}: ${sentence?.replaceAll("\n", " ")}`,
          }),
        ]
      : [],
    lesson: shown && {
      // The code of a graph of the training lab, or with other numbers, is not in the editor.
      code: () =>
        state.isGuest.value || shown.computation.changes.length > 0 ? codeOf(shown.computation) : state.code.value.text,
      values: () => valuesOf(shown.recording, shown.computation.data),
    },
    files:
      drawing && shown
        ? FORMATS.map(({ title, about, suffix = "", extension, type, make }) => ({
            title,
            about,
            file: `${name}${suffix}.${extension}`,
            type,
            make: () => make({ graph: shown.computation, numbers: drawing.numbers }),
          }))
        : [],
  };
}
