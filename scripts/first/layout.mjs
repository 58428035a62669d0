// Writes www/pkg/first-layout.js: where the boxes of the page's first graph stand, so that a visitor sees it before
// Graphviz has loaded.
import { existsSync, writeFileSync } from "node:fs";

const FILE = "www/pkg/first-layout.js";
const write = (first) => {
  const type = '{{ boxes: number, plan: string, layout: import("../graph/layout/graphviz.js").Layout }}';
  writeFileSync(FILE, `/** @type ${type} */\nexport const FIRST = ${JSON.stringify(first)};\n`);
};

// The modules below import the file that this makes.
if (!existsSync(FILE)) write({ boxes: 0, plan: "", layout: { width: 0, height: 0, centres: [], curves: [] } });
const { init } = await import("../../www/micrograd.js");
const { firstRecording } = await import("../../www/graph/editor/first-graph.js");
const { Computation } = await import("../../www/graph/computation/computation.js");
const { visible } = await import("../../www/graph/groups/collapse.js");
const { arrange } = await import("../../www/graph/layout/graphviz.js");
const { plan } = await import("../../www/graph/layout/scene.js");
await init();
const first = plan(visible(new Computation(firstRecording()), new Set()));
write({ boxes: first.boxes.length, plan: JSON.stringify(first), layout: await arrange(first) });
