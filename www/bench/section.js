// What is in the section of the benchmark before it runs: its markup and its styles.
import { fillSection } from "../ui/section.js";
import styles from "./section.css?inline";
import markup from "./section.html?raw";

/** Fills the section, once. */
export function fill() {
  fillSection("bench", { markup, styles });
}
