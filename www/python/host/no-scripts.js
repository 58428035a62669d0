// Removes `importScripts` before Pyodide calls it to find out the kind of its worker. The sandbox's policy would
// refuse the call, and the browser's console would report that.
Object.defineProperty(globalThis, "importScripts", { value: undefined });
// The reply reports failures.
console.error = () => {};
