// The layers that NumPy draws normal numbers with. The numbers are those of its table, from
// numpy/random/src/distributions/ziggurat_constants.h, times 2⁵².
import assert from "node:assert/strict";
import { test } from "node:test";
import { normalLayers, TAIL } from "../../www/python/host/ziggurat.js";

test("the layers are NumPy's", () => {
  const { width, height, inside } = normalLayers();
  const table = {
    0: 8.683627060801306e-16,
    1: 4.779330175727737e-17,
    37: 1.9390512930625104e-16,
    128: 3.409145347003126e-16,
  };
  for (const [layer, number] of Object.entries(table)) assert.equal(width[layer], number * 2 ** 52, layer);
  assert.equal(width[255], TAIL);
  assert.equal(height[1], 0.9771017012676716);
  assert.equal(BigInt(Math.round((inside[2] / width[2]) * 2 ** 52)) >> 4n, 0xc08be98fbc6a8n >> 4n);
});
