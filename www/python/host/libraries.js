// Names the folders of www/python/modules that stand for other people's libraries. They are two thirds of our modules, and most
// code needs none, so they are downloaded after the first graph and given to the interpreter when code names one.

const LIBRARIES = ["IPython", "matplotlib", "numpy", "rich", "sklearn", "torch", "tqdm"];
const IN_LIBRARY = new RegExp(`^(?:${LIBRARIES.join("|")})/`);
const NAME = new RegExp(`\\b(?:${LIBRARIES.join("|")})\\b`);

/** Returns whether a module is a part of a library. @param {string} path its path below www/python/modules */
export function isInLibrary(path) {
  return IN_LIBRARY.test(path);
}

/** Returns whether code names a library. @param {string} source */
export function namesLibrary(source) {
  return NAME.test(source);
}
