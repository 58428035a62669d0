// Takes `importScripts` away before Pyodide tries it, to find out in which kind of worker it is. The room's policy would
// refuse it, and the browser's console tell of that.
Object.defineProperty(globalThis, "importScripts", { value: undefined });
// What breaks is told by the reply.
console.error = () => {};
