// Our Python files, which MicroPython reads from its own file system.

const FILES = [
  "unsupported.py",
  "bridge.py",
  "graphviz.py",
  "imports.py",
  "learner.py",
  "mathematics.py",
  "notebook.py",
  "random_stream.py",
  "repr.py",
  "system.py",
  "IPython/__init__.py",
  "IPython/display.py",
  "matplotlib/__init__.py",
  "matplotlib/pyplot.py",
  "micrograd/__init__.py",
  "micrograd/engine.py",
  "micrograd/nn.py",
  "numpy/__init__.py",
  "numpy/random.py",
  "sklearn/__init__.py",
  "sklearn/datasets.py",
];

/** @returns {Promise<[path: string, text: string][]>} */
export function readPackages() {
  return Promise.all(
    FILES.map(
      async (path) =>
        /** @type {[string, string]} */ ([path, await read(new URL(`../modules/${path}`, import.meta.url))]),
    ),
  );
}

/** @param {URL} url */
async function read(url) {
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return readFile(url, "utf8");
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} could not be loaded: ${response.status}`);
  return response.text();
}
