// Adds the styles of questions to the page, once: as this module runs. Node, which runs questions.js as well, knows no style sheets.
import styles from "../styles/learn-questions.css?inline";
import { addStyles } from "../ui/section.js";

addStyles(styles);
