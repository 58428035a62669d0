// Runs the quick interpreter in a worker.
import { createRunner } from "./quick.js";
import { serve } from "./worker.js";

await serve(createRunner);
