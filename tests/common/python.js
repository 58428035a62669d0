// CPython with the packages that `make setup` installs: the runtime of what the page exports.
import { spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { delimiter } from "node:path";

const cache = process.env.TOOLS ?? `${process.env.XDG_CACHE_HOME ?? `${homedir()}/.cache`}/micrograd-playground`;

/**
 * Runs a program; without an input, one of any length. Returns what it prints; throws what it complains of.
 * @param {string} source
 * @param {string | Uint8Array} [input] of the program
 */
export function runPython(source, input) {
  const PYTHONPATH = [`${cache}/python`, process.env.PYTHONPATH].filter(Boolean).join(delimiter);
  const { status, stdout, stderr, error } = spawnSync("python3", input === undefined ? ["-"] : ["-c", source], {
    input: input ?? source,
    env: { ...process.env, PYTHONPATH },
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
