// The formats in which a graph can be exported.
import { dot } from "./dot.js";
import { javascript } from "./javascript.js";
import { json } from "./json.js";
import { program } from "./program.js";
import { python } from "./python.js";
import { pytorch } from "./pytorch.js";
import { rust } from "./rust.js";

/** @import { Graph, Numbers } from "../computation/computation.js" */

/**
 * The format of an exported file. `suffix` distinguishes files with the same extension.
 * @typedef {{ graph: Graph, numbers: Numbers }} Source
 * @typedef {{ id: string, title: string, about: string, extension: string, type: string, suffix?: string,
 *   make: (source: Source) => string }} Format
 */

/** @type {Format[]} */
export const FORMATS = [
  {
    id: "dot",
    title: "DOT",
    about: "For Graphviz, as the tutorial draws it.",
    extension: "dot",
    type: "text/vnd.graphviz",
    make: ({ graph, numbers }) => dot(graph, numbers),
  },
  {
    id: "json",
    title: "JSON",
    about: "Every value with its numbers, for your own programs.",
    extension: "json",
    type: "application/json",
    make: ({ graph, numbers }) => json(graph, numbers),
  },
  {
    id: "python",
    title: "Python (micrograd)",
    about: "A program that computes the same and checks it.",
    extension: "py",
    type: "text/x-python",
    make: ({ graph, numbers }) => python(program(graph, numbers)),
  },
  {
    id: "pytorch",
    title: "Python (PyTorch)",
    about: "The same program on scalar tensors.",
    suffix: "-pytorch",
    extension: "py",
    type: "text/x-python",
    make: ({ graph, numbers }) => pytorch(program(graph, numbers)),
  },
  {
    id: "javascript",
    title: "JavaScript",
    about: "A program on this page’s engine, with bit-identical results.",
    extension: "js",
    type: "text/javascript",
    make: ({ graph, numbers }) => javascript(program(graph, numbers)),
  },
  {
    id: "rust",
    title: "Rust",
    about: "A program on the engine’s crate, with bit-identical results.",
    extension: "rs",
    type: "text/rust",
    make: ({ graph, numbers }) => rust(program(graph, numbers)),
  },
];
