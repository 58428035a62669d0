import type { LessonSource } from "../../learn/lesson/panel.js";
import type { Pieces } from "../embed.js";

/** What a part can share when the dialog opens. */
export interface Shareable {
  /** What the link brings back, in a sentence. */
  about: string;
  /** What can be put into the link or left out. */
  choices?: Choice[];
  /** Returns the address of the state, from the "#" on. It throws a refusal if the state has no link. */
  address(chosen: Chosen): Promise<string>;
  /** The pieces that a frame of another page can show; a part without them is not made for frames. */
  pieces?: Pieces;
  /** The element of embed.js that shows the same from a text that people can edit, and what is seen but not in the text. */
  element?: { name: string; text: string; lacks?: string };
  pictures?: SharedPicture[];
  files?: SharedFile[];
  /** What a card of a lesson can take of the part. */
  lesson?: LessonSource;
  /** The control that opens a file of the part. What opens it throws a refusal, a whole sentence, if it cannot. */
  open?: { title: string; accept: string; open: (file: File) => Promise<void> };
}

/** Whether each choice is in the link, by its id. */
export type Chosen = Record<string, boolean>;

export interface Choice {
  id: string;
  label: string;
  isChosen: boolean;
  /** What to know of a link without it, in a sentence. */
  without?: string;
}

export interface SharedPicture {
  title: string;
  /** The name of its file, without the extension. */
  name: string;
  /** What is shown: the title over the picture, and the moment under it. */
  heading: string;
  moment: string;
  legend: LegendEntry[];
  /** Returns the picture as an SVG with its width and height. */
  svg(): string;
}

/** A sign of 16 by 16 as SVG, and its meaning. */
export interface LegendEntry {
  sign: string;
  text: string;
}

export interface SharedFile {
  title: string;
  about: string;
  file: string;
  type: string;
  make: () => string | Blob | Promise<string | Blob>;
}
