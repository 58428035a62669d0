// Lists the files that a run can be exported as. The modules that write the longer ones are loaded on demand.

import { Refused } from "../../ui/refused.js";
import { offPlane } from "../datasets/slice.js";
import { featureNames } from "../settings/width.js";
import { logToCsv } from "./log-files.js";
import { modelToJson } from "./model.js";

/** @import { SharedFile } from "../../ui/share/shareable.js" */
/** @import { TrainState } from "../state.js" */
/** @import { Log, RunFrame, Scene } from "../worker/messages.js" */
/** @import { Settings } from "../settings/types.js" */

/** The number of positions at which an exported program checks its scores. */
const PLACES = 5;

/** @typedef {{ settings: Settings, scene: Scene, frame: RunFrame, log: Log }} Current */

/** @param {TrainState} state @returns {SharedFile[]} */
export function filesOf(state) {
  const current = () => currentOf(state);
  const model = () => {
    const { settings, frame } = current();
    const { width, features, scale, hidden, activation, layerActivations, outputs, frozen } = settings.model;
    const inputs = { width, names: featureNames(settings), features, scale };
    return { ...inputs, hidden, activation, layerActivations, outputs, frozen, parameters: frame.parameters };
  };
  return [
    {
      title: "Python",
      about: "The trained network in plain Python, with a check of itself.",
      file: "model.py",
      type: "text/x-python",
      make: async () => (await import("./python.js")).python(model(), scores(current())),
    },
    {
      title: "PyTorch",
      about: "The trained network as a torch module, with the same check.",
      file: "model_torch.py",
      type: "text/x-python",
      make: async () => (await import("./pytorch.js")).pytorch(model(), scores(current())),
    },
    {
      title: "ONNX",
      about: "The trained network for other runtimes.",
      file: "model.onnx",
      type: "application/octet-stream",
      make: async () => new Blob([(await import("./onnx.js")).onnx(model())]),
    },
    {
      title: "Model JSON",
      about: "The network and its weights, to be opened here again.",
      file: "model.json",
      type: "application/json",
      make: () => modelToJson(model()),
    },
    {
      title: "State dict",
      about: "The weights alone as PyTorch names them, in JSON. It can be opened here too.",
      file: "state_dict.json",
      type: "application/json",
      make: async () => (await import("./state-dict.js")).stateDict(model()),
    },
    {
      title: "Log CSV",
      about: "Loss and accuracy of every step, for a spreadsheet.",
      file: "log.csv",
      type: "text/csv",
      make: () => logToCsv(current().log),
    },
  ];
}

/** @param {TrainState} state @returns {Current} */
function currentOf({ settings, draft, scene: trained, frame, logs }) {
  const scene = draft.value ?? trained.value;
  const [log] = logs.value;
  if (!scene || !frame.value || !log) throw new Refused("nothing has been computed yet");
  return { settings: settings.value, scene, frame: frame.value.runs[0], log };
}

/** Returns some positions on the plane, each with all features of the point there and its score. @param {Current} current @returns {number[][]} */
function scores({ frame: { grid, kind } }) {
  const { extent } = grid;
  // With several classes, the page has only the winning class of each cell, not the scores.
  if (kind === "several") return [];
  const [width, height] = [(extent.right - extent.left) / grid.columns, (extent.top - extent.bottom) / grid.rows];
  return Array.from({ length: PLACES }, (_, index) => {
    const share = (index + 0.5) / PLACES;
    const [column, row] = [Math.floor(share * grid.columns), Math.floor((1 - share) * grid.rows)];
    // The scores have a border of one cell.
    const score = grid.scores[(row + 1) * (grid.columns + 2) + column + 1];
    const place = Float64Array.of(extent.left + (column + 0.5) * width, extent.top - (row + 0.5) * height);
    return [...offPlane(place, grid.slice), score];
  });
}
