// Adds the styles of what the text of a lesson may have to the page, once: as this module runs.
import styles from "../../styles/learn-lesson.css?inline";
import { addStyles } from "../../ui/section.js";

addStyles(styles);
