// Takes a file of new points to be scored by the network, and shows them on the plane.
import { effect } from "@preact/signals-core";
import { button, element } from "../../ui/element.js";
import { thousands } from "../../ui/numbers.js";
import { extentWith } from "../datasets/extent.js";
import { extentOnPlane, onPlane, rowOf } from "../datasets/slice.js";
import { NO_NEW_POINTS } from "../pictures/boundary/new-points.js";
import { pairsOf } from "../points.js";
import { TABLE_FILES } from "./table-file.js";

/** @import { NewPoints } from "../pictures/boundary/new-points.js" */
/** @import { TrainState } from "../state.js" */
/** @import { Scored } from "../worker/messages.js" */

/** The most new points that are drawn. */
const MOST_SHOWN = 2000;

export class NewPointsEntry {
  #root;
  #state;
  #score;
  /** @type {Promise<import("./scores-dialog.js").ScoresDialog> | undefined} */
  #dialog;

  /**
   * @param {HTMLElement} root the part
   * @param {TrainState} state
   * @param {(points: Float64Array) => Promise<Scored | undefined>} score
   */
  constructor(root, state, score) {
    this.#root = root;
    this.#state = state;
    this.#score = score;
    const input = element("input", {
      type: "file",
      accept: TABLE_FILES,
      id: "new-points-file",
      "aria-describedby": "new-points-hint",
    });
    const remove = button("Remove them from the plane", () => this.#remove(), { id: "new-points-remove" });
    const field = element(
      "div",
      { class: "field" },
      element("label", { for: "new-points-file" }, "Score new points"),
      input,
      element(
        "p",
        { class: "hint", id: "new-points-hint" },
        "A table of points that the network has not seen: it says their classes, and how many are right if the table has labels.",
      ),
      remove,
    );
    /** @type {HTMLElement} */ (root.querySelector("#points")).append(field);
    input.addEventListener("change", async () => {
      const [file] = input.files ?? [];
      if (file) await this.#open(file);
      input.value = "";
    });
    field.addEventListener("drop", (event) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      this.#open(file);
    });
    effect(() => {
      remove.hidden = state.newPoints.value === NO_NEW_POINTS;
    });
    // New points are of the data that the network was trained on, and go with it.
    let known = "";
    effect(() => {
      const { kind, names, classes } = state.settings.value.data;
      const data = JSON.stringify([kind, names, classes]);
      if (data !== known && known !== "") this.#remove();
      known = data;
    });
  }

  /** Returns the settings of the network. Other data that has too few points is not trained on yet. */
  get #settings() {
    const { scene, settings, lacksPoints } = this.#state;
    return scene.value && (lacksPoints.value ? scene.value.settings : settings.value);
  }

  /** @param {File} file */
  async #open(file) {
    this.#dialog ??= import("./scores-dialog.js").then(
      ({ ScoresDialog }) =>
        new ScoresDialog(this.#root, {
          settings: () => this.#settings,
          score: this.#score,
          show: (found, from) => this.#show(found, from),
        }),
    );
    await (await this.#dialog).read(file);
  }

  /** Draws points on the plane, which grows if they lie beyond it. @param {NewPoints} found @param {string} from */
  #show({ points, targets }, from) {
    const state = this.#state;
    const count = targets.length;
    const width = points.length / count;
    const every = Math.max(1, count / MOST_SHOWN);
    const places = Array.from({ length: Math.min(count, MOST_SHOWN) }, (_, at) => Math.floor(at * every));
    state.newPoints.value = {
      points: Float64Array.from(places.flatMap((place) => rowOf({ points, width }, place))),
      targets: Float64Array.from(places, (place) => targets[place]),
    };
    const shown = state.extent.value ?? (state.scene.value && extentOnPlane(state.scene.value, state.slice.value));
    if (shown) {
      const holding = extentWith(shown, pairsOf(onPlane(state.newPoints.value.points, state.slice.value)));
      if (holding !== shown) state.extent.value = holding;
    }
    const all = count > MOST_SHOWN ? `${thousands(MOST_SHOWN)} of ${thousands(count)}` : thousands(count);
    state.remark.value = {
      text: `${all} new points of ${from}, as crosses.`,
      actions: [
        {
          label: "Remove",
          act: () => {
            state.remark.value = undefined;
            this.#remove();
          },
        },
      ],
    };
  }

  #remove() {
    this.#state.newPoints.value = NO_NEW_POINTS;
  }
}
