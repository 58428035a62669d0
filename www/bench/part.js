// The Bench part: runs the benchmark on the visitor's machine, and shows each result as it comes.
import { faultText } from "../ui/refused.js";
import { run } from "./run.js";
import { table } from "./table.js";

/**
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export async function mount(root) {
  /** @param {string} id */
  const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
  const button = /** @type {HTMLButtonElement} */ (find("bench-run"));
  const choice = /** @type {HTMLSelectElement} */ (find("bench-length"));
  const progress = /** @type {HTMLProgressElement} */ (find("bench-progress"));
  const status = find("bench-status");
  const results = find("bench-results");
  /** @type {AbortController | undefined} */
  let running;

  /** @param {boolean} now */
  function showRunning(now) {
    button.textContent = now ? "Stop" : "Run";
    choice.disabled = now;
    progress.hidden = !now;
  }

  async function start() {
    const controller = new AbortController();
    running = controller;
    results.replaceChildren();
    progress.value = 0;
    showRunning(true);
    let rounds = 0;
    try {
      const all = await run(choice.value === "full" ? "full" : "quick", {
        signal: controller.signal,
        onProgress({ title }, done) {
          progress.value = done;
          if (status.textContent !== title) status.textContent = title;
        },
        onResult(result) {
          rounds = Math.max(rounds, result.rounds);
          results.append(table(result));
        },
      });
      // For benches/run.mjs.
      root.dispatchEvent(new CustomEvent("measured", { detail: all }));
      status.textContent = `Done: medians of up to ${rounds} rounds.`;
    } catch (error) {
      if (controller.signal.aborted) {
        status.textContent = "Stopped.";
      } else {
        console.error(error);
        status.textContent = faultText(error, "Run starts it again.");
      }
    }
    running = undefined;
    showRunning(false);
  }

  button.addEventListener("click", () => {
    if (running) running.abort();
    else start();
  });
  button.disabled = false;
  choice.disabled = false;
}
