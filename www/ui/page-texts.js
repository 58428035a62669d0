// Shows the dialogs of the page's menu: the keyboard shortcuts, and what this page is.
import { openDialog } from "./dialog.js";
import { element } from "./element.js";

/** The shortcuts of each part: the keys, separated by spaces, and what they do. @type {Record<string, [keys: string, does: string][]>} */
const SHORTCUTS = {
  Learn: [["← →", "the card before, the next card"]],
  "Graph, in the picture": [
    ["Tab", "to a value; arrow keys then follow the edges"],
    ["Enter", "opens a group, or changes an input’s number with the arrow keys"],
    ["Escape", "closes it"],
    ["← → ↑ ↓", "move the picture, when no value is chosen"],
    ["+ − 0", "zoom in, zoom out, show all of it"],
  ],
  "Graph, in the code": [
    ["Ctrl+Enter", "runs it; Cmd on a Mac"],
    ["Ctrl+Z", "undoes an edit, or the change of a number in the picture"],
    ["Tab", "indents; Escape, then Tab leaves the editor"],
  ],
  Train: [
    ["Space", "plays and pauses"],
    ["Ctrl+Z", "takes back a point of your own, other data, or a weight that was changed or frozen"],
    ["← → ↑ ↓", "move a cross over the plane; with the pencil, Enter adds a point there and Delete erases one"],
    ["Escape", "lets go of what is selected"],
    ["F", "freezes the weight that has the focus, or lets it be trained again"],
  ],
};

export async function shortcuts() {
  const groups = Object.entries(SHORTCUTS).flatMap(([part, keys]) => [
    element("h3", {}, part),
    element(
      "dl",
      {},
      ...keys.flatMap(([names, does]) => [
        element("dt", {}, ...names.split(" ").flatMap((name) => [element("kbd", {}, name), " "])),
        element("dd", {}, does),
      ]),
    ),
  ]);
  await openDialog("shortcuts-dialog", "Keyboard shortcuts", text("Keyboard shortcuts", groups));
}

const ABOUT = [
  "A playground for micrograd, Andrej Karpathy’s small autograd engine, and for his tutorial “The spelled-out intro to neural networks and backpropagation”.",
  "All of it is computed in your browser, by a scalar autograd engine in Rust that is compiled to WebAssembly. What you type, draw and train stays there: nothing is sent anywhere.",
];

export async function about() {
  const licences = element("a", { href: "licenses.txt" }, "Licences of what it is built with");
  const paragraphs = [...ABOUT.map((words) => element("p", {}, words)), element("p", {}, licences)];
  await openDialog("about-dialog", "About", text("About", paragraphs));
}

/** Returns the text of a dialog, which the keyboard can scroll. @param {string} label @param {Node[]} content */
function text(label, content) {
  return element("div", { class: "dialog-text", tabindex: "0", role: "group", "aria-label": label }, ...content);
}
