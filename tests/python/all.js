// The tests of Python in one process: they share the full interpreter, which takes seconds to start.
import { readdirSync } from "node:fs";

const folder = new URL("./", import.meta.url);
for (const name of readdirSync(folder).filter((name) => name.endsWith(".test.js"))) await import(new URL(name, folder));
