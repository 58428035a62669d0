// The files that a run can be exported as. The modules that make the longer ones are loaded on demand.

import { logToCsv } from "./log-files.js";
import { modelToJson } from "./model.js";

/** @import { Export } from "../panels/share-panel.js" */
/** @import { Log, RunFrame, Scene } from "../worker/messages.js" */
/** @import { Views } from "../pictures/pictures.js" */
/** @import { Settings } from "../settings/types.js" */

/** Places at which a program checks itself. */
const PLACES = 5;

/** @typedef {{ settings: Settings, scene: Scene, frame: RunFrame, log: Log }} Current */

/**
 * @param {() => Current} current
 * @param {Pick<Views, "boundaries" | "curves">} pictures
 * @returns {Export[]}
 */
export function exportsOf(current, { boundaries, curves: { loss, accuracy } }) {
  const model = () => {
    const { settings, frame } = current();
    const { features, hidden, activation } = settings.model;
    return { features, hidden, activation, parameters: frame.parameters };
  };
  return [
    ...[
      { title: "Boundary", file: "boundary", picture: boundaries },
      { title: "Loss", file: "loss", picture: loss },
      { title: "Accuracy", file: "accuracy", picture: accuracy },
    ].flatMap(({ title, file, picture }) => [
      { title: `${title} PNG`, file: `${file}.png`, type: "image/png", make: () => picture.toPNG() },
      { title: `${title} SVG`, file: `${file}.svg`, type: "image/svg+xml", make: async () => picture.toSVG() },
    ]),
    {
      title: "Log CSV",
      file: "log.csv",
      type: "text/csv",
      make: async () => logToCsv(current().log),
    },
    {
      title: "Model JSON",
      file: "model.json",
      type: "application/json",
      make: async () => modelToJson(model()),
    },
    {
      title: "Python",
      file: "model.py",
      type: "text/x-python",
      make: async () => (await import("./python.js")).python(model(), scores(current())),
    },
    {
      title: "PyTorch",
      file: "model_torch.py",
      type: "text/x-python",
      make: async () => (await import("./pytorch.js")).pytorch(model(), scores(current())),
    },
    {
      title: "ONNX",
      file: "model.onnx",
      type: "application/octet-stream",
      make: async () => new Blob([(await import("./onnx.js")).onnx(model())]),
    },
  ];
}

/** Returns some places of the picture and their scores. @param {Current} current @returns {[number, number, number][]} */
function scores({ scene: { extent }, frame: { grid } }) {
  const [width, height] = [(extent.right - extent.left) / grid.columns, (extent.top - extent.bottom) / grid.rows];
  return Array.from({ length: PLACES }, (_, index) => {
    const share = (index + 0.5) / PLACES;
    const [column, row] = [Math.floor(share * grid.columns), Math.floor((1 - share) * grid.rows)];
    // The scores have a border of one cell.
    const score = grid.scores[(row + 1) * (grid.columns + 2) + column + 1];
    return [extent.left + (column + 0.5) * width, extent.top - (row + 0.5) * height, score];
  });
}
