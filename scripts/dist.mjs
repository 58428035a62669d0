// Writes dist/: the files of www that the page needs, and nothing else.
import { cp, rm, writeFile } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
await cp("www", "dist", { recursive: true, filter: (path) => !path.endsWith(".d.ts") && !/(^|\/)\.[^/]+$/.test(path) });
await writeFile("dist/.nojekyll", ""); // GitHub Pages serves every file as it is
