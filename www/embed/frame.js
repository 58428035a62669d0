// Makes the page a frame of another page: it leads home, and says how tall it has to be.
import { addStyles } from "../ui/section.js";
import styles from "./frame.css?inline";
import { reportHeight } from "./height.js";

/** @param {() => Promise<string>} address of the part as it is, from the "#" on */
export function beFrame(address) {
  addStyles(styles);
  const link = /** @type {HTMLAnchorElement} */ (document.getElementById("home"));
  const page = location.href.replace(/[?#].*$/, "");
  link.href = page + location.hash;
  link.hidden = false;
  // What is opened is what is seen, not what the frame began with.
  for (const type of ["pointerenter", "focus"]) {
    link.addEventListener(type, async () => {
      link.href = page + (await address());
    });
  }
  // The page's title is in its header, which a frame does not have.
  for (const title of document.querySelectorAll("main > section > h2")) title.ariaLevel = "1";
  reportHeight();
}
