// The page's Python in Node.
import { pythonModules } from "../../scripts/python-modules.mjs";
import * as host from "../../www/python/host/runner.js";

export const createRunner = async () => host.createRunner({ modules: await pythonModules() });
