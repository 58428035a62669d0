// Adds the styles of the pictures to the page, once: as this module runs.
import { addStyles } from "../../ui/section.js";
import styles from "./styles.css?inline";

addStyles(styles);
