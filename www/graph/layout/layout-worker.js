// Runs Graphviz off the page's thread.
import { arrange } from "./graphviz.js";

self.onmessage = async ({ data: { id, plan } }) => {
  try {
    self.postMessage({ id, layout: await arrange(plan) });
  } catch (error) {
    self.postMessage({ id, message: error instanceof Error ? error.message : String(error) });
  }
};
