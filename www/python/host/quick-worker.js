// The worker of the quick interpreter.
import { createRunner } from "./quick.js";
import { serve } from "./worker.js";

await serve(createRunner);
