declare module "@micropython/micropython-webassembly-pyscript/micropython.mjs" {
  export function loadMicroPython(options: object): Promise<import("./runner.js").MicroPython>;
}
