// A trained network as a Python program on PyTorch.
import { activationOf } from "../../engine/operations.js";
import { pythonNumber } from "../../ui/numbers.js";
import { sizesOf } from "../settings/layer-sizes.js";
import { FEATURES } from "./features.js";
import { layersOf } from "./model.js";
import { checks } from "./python.js";

/** @import { Model } from "./model.js" */
/** @import { Scores } from "./python.js" */

/**
 * @param {Model} model
 * @param {Scores} scores what the program checks itself against
 */
export function pytorch(model, scores) {
  const sizes = sizesOf(model);
  const activation = activationOf(model.activation)?.activation;
  const layers = layersOf(model);
  const lines = [
    "# A network of the micrograd playground. It needs PyTorch: pip install torch",
    "import math",
    "",
    "import torch",
    "from torch import nn",
    "",
    "model = nn.Sequential(",
    ...layers.flatMap((_, layer) => [
      `    nn.Linear(${sizes[layer]}, ${sizes[layer + 1]}),`,
      ...(activation && layer < layers.length - 1 ? [`    nn.${activation}(),`] : []),
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
    "def score(points):",
    '    """Points in rows of x and y: above 0 for the class +1, below 0 for the class -1."""',
    "    x, y = points[:, 0], points[:, 1]",
    `    return model(torch.stack([${model.features.map((feature) => FEATURES[feature].torch).join(", ")}], dim=1))[:, 0]`,
    "",
    "",
    ...checks("score(torch.tensor([[x, y]], dtype=torch.float64)).item()", scores),
  );
  return `${lines.join("\n")}\n`;
}
