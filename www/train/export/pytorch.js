// Writes a trained network as a Python program that uses PyTorch.
import { activationOf, filled } from "../../engine/operations.js";
import { pythonNumber } from "../../ui/numbers.js";
import { activationsOf, sizesOf } from "../settings/layer-sizes.js";
import { isWide } from "../settings/width.js";
import { FEATURES } from "./features.js";
import { layersOf, targetScale } from "./model.js";
import { checks, featureList, meaning, scaling, unscaled } from "./python.js";

/** @import { Operation } from "../../engine/operations.js" */
/** @import { Model } from "./model.js" */
/** @import { Scores } from "./python.js" */

/**
 * @param {Model} model
 * @param {Scores} scores what the program checks itself against
 */
export function pytorch(model, scores) {
  const sizes = sizesOf(model);
  const operations = activationsOf(model).map(activationOf);
  const lacking = [...new Set(operations.flatMap((one) => (one && !one.module ? one : [])))];
  const layers = layersOf(model);
  const lines = [
    "# A network of the micrograd playground. It needs PyTorch: pip install torch",
    "import math",
    "",
    "import torch",
    "from torch import nn",
    "",
    ...lacking.flatMap(ownModule),
    "model = nn.Sequential(",
    ...layers.flatMap((_, layer) => [
      `    nn.Linear(${sizes[layer]}, ${sizes[layer + 1]}),`,
      ...moduleOf(operations[layer]),
    ]),
    ").double()",
    "linear = [layer for layer in model if isinstance(layer, nn.Linear)]",
    "with torch.no_grad():",
  ];
  for (const [layer, { weights, biases }] of layers.entries()) {
    lines.push(
      `    linear[${layer}].weight.copy_(torch.tensor([`,
      ...weights.map((row) => `        [${row.map(pythonNumber).join(", ")}],`),
      "    ], dtype=torch.float64))",
      `    linear[${layer}].bias.copy_(torch.tensor([${biases.map(pythonNumber).join(", ")}], dtype=torch.float64))`,
    );
  }
  lines.push(
    "",
    "",
    ...(isWide(model) ? scoreOfAll(model) : scoreOfPairs(model)),
    `    return ${model.outputs > 1 ? "scores" : unscaled("scores[:, 0]", targetScale(model))}`,
    "",
    "",
    ...checks(
      `score(torch.tensor([${isWide(model) ? "point" : "[x, y]"}], dtype=torch.float64)).item()`,
      scores,
      model,
    ),
  );
  return `${lines.join("\n")}\n`;
}

/** Returns the beginning of the function that scores points of two features. @param {Model} model */
function scoreOfPairs(model) {
  const inputs = model.features.map((feature) => FEATURES[feature].torch);
  return [
    "def score(points):",
    `    """Points in rows of x and y. ${meaning(model)}."""`,
    "    x, y = points[:, 0], points[:, 1]",
    ...scaling(model.scale),
    `    scores = model(torch.stack([${inputs.join(", ")}], dim=1))`,
  ];
}

/** Returns the beginning of the function that scores points of more features. @param {Model} model */
function scoreOfAll(model) {
  const pairs = model.scale.slice(0, model.width);
  const tensor = (/** @type {number[]} */ numbers) =>
    `torch.tensor([${numbers.map(pythonNumber).join(", ")}], dtype=torch.float64)`;
  const scale =
    pairs.length > 0
      ? [
          `shift = ${tensor(pairs.map(([mean]) => -mean))}`,
          `factor = ${tensor(pairs.map(([, deviation]) => 1 / deviation))}`,
        ]
      : [];
  return [
    ...featureList(model),
    ...scale,
    "",
    "",
    "def score(points):",
    `    """Points in rows of the features. ${meaning(model)}."""`,
    `    scores = model(${scale.length > 0 ? "(points + shift) * factor" : "points"})`,
  ];
}

/** Returns the line of an activation, if there is one. @param {Operation | undefined} operation */
function moduleOf(operation) {
  return operation ? [`    ${operation.module ?? operation.activation}(),`] : [];
}

/** Returns a module for an activation that PyTorch has only a function for. @param {Operation} operation */
function ownModule({ activation, torch = "" }) {
  return [
    `class ${activation}(nn.Module):`,
    "    def forward(self, x):",
    `        return ${filled(torch, { self: "x" })}`,
    "",
    "",
  ];
}
