// Writes www/pkg/layouts.js: where the boxes stand of the graphs that the page begins with and that the course shows, so
// that a visitor sees them before Graphviz has loaded, or without it.
import { existsSync, writeFileSync } from "node:fs";

const FILE = "www/pkg/layouts.js";
const write = (layouts) => {
  const type = '{Record<string, import("../graph/layout/graphviz.js").Layout>}';
  writeFileSync(
    FILE,
    `/** By the plan, as JSON. @type ${type} */\nexport const LAYOUTS = ${JSON.stringify(layouts)};\n`,
  );
};

// The modules below import the file that this makes.
if (!existsSync(FILE)) write({});
const { init } = await import("../../www/micrograd.js");
const { firstRecording, recordedBy } = await import("../../www/graph/editor/first-graph.js");
const { Computation } = await import("../../www/graph/computation/computation.js");
const { visible } = await import("../../www/graph/groups/collapse.js");
const { arrange } = await import("../../www/graph/layout/graphviz.js");
const { plan } = await import("../../www/graph/layout/scene.js");
const { CHAPTERS } = await import("../../www/learn/chapters/chapters.js");
await init();
const laidOut = {};
const layOut = async (recording, direction) => {
  const wanted = plan(visible(new Computation(recording), new Set()), direction);
  laidOut[JSON.stringify(wanted)] ??= await arrange(wanted);
};
await layOut(firstRecording(), "across");
for (const { graph, stages = [] } of CHAPTERS.flatMap(({ cards }) => cards)) {
  for (const record of [...(graph ? [graph] : []), ...stages.map((stage) => stage.graph)]) {
    for (const direction of ["across", "down"]) await layOut(recordedBy(record), direction);
  }
}
write(laidOut);
