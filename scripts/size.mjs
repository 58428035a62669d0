// Prints the size of the engine's WebAssembly, uncompressed and compressed, and fails above the budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 86 * 1024; // bytes, gzip -9

const wasm = readFileSync("www/pkg/micrograd_bg.wasm");
const compressed = gzipSync(wasm, { level: 9 }).length;
console.log(`${wasm.length} bytes, ${compressed} gzip, budget ${BUDGET}`);
process.exitCode = compressed > BUDGET ? 1 : 0;
