// Writes what the page knows about its graphs before it runs. www/pkg/layouts.js has the layouts of the graphs that the
// course begins with, and www/pkg/layouts/graph-lab.js of the one that the graph lab begins with, so that a visitor sees them before Graphviz has loaded. www/pkg/chapters.js has the list of the chapters,
// each with the function that loads it. www/pkg/layouts/ has a file with the layouts of each chapter's graphs.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const CHAPTERS = "www/learn/chapters";
const FIRST = "www/pkg/layouts.js";
const TYPE = 'Record<string, import("../graph/layout/graphviz.js").Layout>';
const writeLayouts = (file, layouts) => {
  const type = file === FIRST ? TYPE : TYPE.replace("../", "../../");
  const text = `/** By the plan, as JSON. @type {${type}} */\nexport const LAYOUTS = ${JSON.stringify(layouts)};\n`;
  writeFileSync(file, text);
};

// The modules below import this file.
if (!existsSync(FIRST)) writeLayouts(FIRST, {});
const { init } = await import("../../www/micrograd.js");
const { firstRecording } = await import("../../www/graph/editor/first-graph.js");
const { Computation } = await import("../../www/graph/computation/computation.js");
const { foldings, visible } = await import("../../www/graph/groups/collapse.js");
const { arrange } = await import("../../www/graph/layout/graphviz.js");
const { plan } = await import("../../www/graph/layout/scene.js");
const { opening } = await import("../../www/learn/network-groups.js");
const { recordingsOf } = await import("../../www/learn/recorders.js");
await init();

const known = {};
const layOut = async (laidOut, computation, open) => {
  for (const direction of ["across", "down"]) {
    const wanted = plan(visible(computation, open), direction);
    const key = JSON.stringify(wanted);
    known[key] ??= await arrange(wanted);
    laidOut[key] = known[key];
  }
};
const layOutCards = async (laidOut, cards) => {
  for (const recording of cards.flatMap(recordingsOf)) {
    const computation = new Computation(recording);
    await layOut(laidOut, computation, opening(computation));
  }
};

const modules = readdirSync(CHAPTERS).filter((file) => file.endsWith(".js"));
const loaded = await Promise.all(
  modules.map(async (file) => ({ file, chapter: (await import(`../../${CHAPTERS}/${file}`)).default })),
);
const chapters = loaded
  .filter(({ chapter }) => chapter?.cards)
  .sort((one, other) => one.chapter.number - other.chapter.number);

rmSync("www/pkg/layouts", { recursive: true, force: true });
mkdirSync("www/pkg/layouts");
const lab = {};
const opened = new Computation(firstRecording());
for (const open of foldings(opened)) await layOut(lab, opened, open);
writeLayouts("www/pkg/layouts/graph-lab.js", lab);
const first = {};
await layOutCards(first, chapters[0].chapter.cards);
writeLayouts(FIRST, first);
const entries = [];
for (const [index, { file, chapter }] of chapters.entries()) {
  const { name, number, title, cards } = chapter;
  const said = Object.entries({ name, number, title, size: cards.length }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  const layouts = {};
  if (index > 0) {
    await layOutCards(layouts, cards);
    writeLayouts(`www/pkg/layouts/${file}`, layouts);
  }
  // The page begins with the first chapter, which needs no further request.
  const load =
    index === 0
      ? "async () => ({ chapter: first, layouts: {} })"
      : `() => loaded(import("../learn/chapters/${file}"), import("./layouts/${file}"))`;
  entries.push(`  { ${said.join(", ")}, load: ${load} },`);
}
writeFileSync(
  "www/pkg/chapters.js",
  `import first from "../learn/chapters/${chapters[0].file}";

/** @import { ChapterEntry } from "../learn/card.js" */

const loaded = async (/** @type {Promise<any>} */ chapter, /** @type {Promise<any>} */ layouts) =>
  ({ chapter: (await chapter).default, layouts: (await layouts).LAYOUTS });

/** @type {ChapterEntry[]} */
export const CHAPTERS = [
${entries.join("\n")}
];
`,
);
