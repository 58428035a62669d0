// The types of which a chapter is made. A chapter is one file in chapters/, which holds data and the few functions that judge it.

import type { Recording } from "../engine/recording.js";
import type { Numbers } from "../graph/computation/computation.js";
import type { Layout } from "../graph/layout/graphviz.js";
import type { Scene } from "../graph/layout/scene.js";
import type { Value } from "../micrograd.js";
import type { Builder, BuilderState } from "./pictures/builder.js";
import type { Curve, CurveState } from "./pictures/curve.js";
import type { Descent, DescentState } from "./pictures/descent.js";
import type { Doublings, DoublingsState } from "./pictures/doublings.js";
import type { Engines, EnginesState } from "./pictures/engines.js";
import type { Folded, FoldedState } from "./pictures/folded.js";
import type { Matching, MatchingState } from "./pictures/matching.js";
import type { Moons, MoonsState } from "./pictures/moons.js";
import type { Network, NetworkState } from "./pictures/network.js";
import type { NeuronParts, NeuronPartsState } from "./pictures/neuron.js";
import type { Operation, OperationState } from "./pictures/operation.js";
import type { Order, OrderState } from "./pictures/order.js";
import type { Paths, PathsState } from "./pictures/paths.js";
import type { PointState } from "./pictures/point.js";
import type { Programs, ProgramsState } from "./pictures/programs.js";
import type { Pulls, PullsState } from "./pictures/pulls.js";
import type { QuotientError, QuotientErrorState } from "./pictures/quotient-error.js";
import type { Ruler } from "./pictures/ruler.js";
import type { Runs, RunsState } from "./pictures/runs.js";
import type { Twins, TwinsState } from "./pictures/twins.js";
import type { Weights, WeightsState } from "./pictures/weights.js";

export interface Chapter {
  /** The name in the address: letters and hyphens. */
  name: string;
  /** Its place in the course, from 1; practice has none. */
  number?: number;
  title: string;
  cards: Card[];
  /** Whether right answers in a row are counted, as in practice. */
  keepsStreak?: boolean;
  /** The address to which its last card leads, if it is not in the course. */
  after?: { name: string; address: string };
}

/** What the page knows of a chapter before it is loaded. www/pkg/chapters.js, made at build time, lists them. */
export interface ChapterEntry {
  name: string;
  number: number;
  title: string;
  /** The number of its cards. */
  size: number;
  load: () => Promise<{ chapter: Chapter; layouts: Record<string, Layout> }>;
}

/** Records a graph and returns its root. Every value has a label of its own. */
export type Recorder = () => Value;

/** The properties of every card; `State` is the state of its picture that its task reads. */
interface CardOf<State> {
  title: string;
  /** The paragraphs as HTML of our own; together at most 60 words. */
  text: string[];
  /**
   * The Python code that "Let me play" opens in the graph lab: of the picture as it begins, into which lab.js writes the numbers and
   * the gradients that it shows; or made of its state. A card has none if it trains, or if no state of a lab could mean the same.
   */
  code?: string | ((state: State) => string | Promise<string>);
  /** Whether "Let me play" opens the training lab instead, with the network that the picture shows. */
  trains?: boolean;
  /** The card's task; absent on a card that only has questions. */
  task?: Task<State>;
  /** Questions that are graded. Where there is a task, they come when it is done. */
  questions?: Question[];
  /** What the reader has done, as the picture keeps it, for paper, where a picture that begins empty would stay so. */
  onPaper?: unknown;
}

/** A card beside a graph that can be changed in place. */
export interface GraphCard extends CardOf<Live>, GraphShown {
  picture?: undefined;
}

/** A graph, and what can be done with it. */
export interface GraphShown {
  /** Records the graph of the live picture. */
  graph?: Recorder;
  /** The graph in place of a recorder. */
  recording?: Recording;
  /** Whether the gradients are shown from the start. */
  hasGradients?: boolean;
  /** The labels of the values whose gradients are shown from the start, where not all are. */
  gradientsOf?: string[];
  /** The labels of the values whose data are shown from the start; without it, all are. */
  dataOf?: string[];
  /** The buttons over the picture. */
  actions?: Action[];
  /** The labels of the leaves whose numbers can be changed in the picture. */
  adjustable?: string[];
  /** The labels of the values that are highlighted. */
  lit?: string[];
  /** Whether the reader begins at the operands, where not all of the graph is in view. */
  beginsAtLeaves?: boolean;
  /** A remark at a value, until it is changed for the first time. */
  remark?: { at: string; text: string };
}

/** The other kinds of pictures: what a card says of one, and what its task reads. Each is a file in pictures/. */
export interface Pictures {
  builder: { options: Builder; state: BuilderState };
  curve: { options: Curve; state: CurveState };
  descent: { options: Descent; state: DescentState };
  doublings: { options: Doublings; state: DoublingsState };
  folded: { options: Folded; state: FoldedState };
  point: { options: Record<string, never>; state: PointState };
  pulls: { options: Pulls; state: PullsState };
  matching: { options: Matching; state: MatchingState };
  moons: { options: Moons; state: MoonsState };
  engines: { options: Engines; state: EnginesState };
  runs: { options: Runs; state: RunsState };
  twins: { options: Twins; state: TwinsState };
  network: { options: Network; state: NetworkState };
  neuron: { options: NeuronParts; state: NeuronPartsState };
  operation: { options: Operation; state: OperationState };
  order: { options: Order; state: OrderState };
  paths: { options: Paths; state: PathsState };
  programs: { options: Programs; state: ProgramsState };
  "quotient-error": { options: QuotientError; state: QuotientErrorState };
  ruler: { options: Ruler; state: Live };
  weights: { options: Weights; state: WeightsState };
}

export type CardWith<Kind extends keyof Pictures> = CardOf<Pictures[Kind]["state"]> & {
  picture: Kind;
  shows: Pictures[Kind]["options"];
};

export type Card = GraphCard | { [Kind in keyof Pictures]: CardWith<Kind> }[keyof Pictures];

/** A picture beside a card. Its module in pictures/ exports a class, made with its element and a callback. */
export interface LivePicture<Shown = never, State = unknown> {
  /** Shows the picture of a card from its start, or as it was left: `kept` is what the picture gave before. */
  show(card: Shown, kept?: unknown): Promise<void> | void;
  /** What the reader has done so far, as plain data; `undefined` if it is not worth keeping. */
  readonly kept?: unknown;
  /** What the last press of a control did, for a press of which the task has nothing to say. */
  readonly report?: string;
  /** Returns the buttons above the picture; the one to press first comes first. */
  controls(): HTMLElement[];
  /** The state that a task reads. */
  readonly state: State;
  /** The scene and the numbers of a picture that is a graph. */
  readonly drawing?: { scene: Scene; numbers: Numbers };
  /** Shows the gradient of a value when a question is answered. */
  reveal?(label: string): void;
}

/**
 * A button over the picture. `change` returns new numbers for leaves, by label; `sweep` names the values whose `_backward`
 * runs, in this order, on gradients that are 0 but for the result's.
 */
export type Action =
  | "Backward"
  | "Zero grad"
  /** One step of backpropagation, with its arithmetic at the edges. */
  | "Step back"
  | { name: string; change: (live: Live) => Record<string, number> }
  | { name: string; sweep: string[] };

/** The live graph: numbers by label. */
export interface Live {
  /** The state when the card began. */
  before: Record<string, number>;
  data: Record<string, number>;
  grad: Record<string, number>;
  /** Whether all gradients are shown. */
  hasGradients: boolean;
  /** The labels of the values whose gradients are shown. */
  shown: string[];
  /** The number of backward passes whose gradients add up in these. */
  passes: number;
  /** The labels of the values whose `_backward` ran in an order of the card's, if these gradients come from that. */
  swept: string[];
  /** The state of a walk back: the number of steps taken, their total, and what the last one did. */
  walk: { step: number; steps: number; sentence: string };
  /** How often each button was pressed, by its name. */
  presses: Record<string, number>;
  /** The labels of the values that were chosen, in order. */
  chosen: string[];
  /** The label of the leaf that was moved last; "" if none was. */
  moved: string;
}

export interface Task<State = Live> {
  isDone: (state: State) => boolean;
  /** A sentence on the way there; "" if there is nothing to say yet. */
  hint?: (state: State) => string;
  /** The sentence on what the task showed; "" where the picture does not show it any more, as when the reader has begun again. */
  lesson: (state: State) => string;
}

export type Question = Choice | NumberQuestion;

export interface Choice {
  text: string;
  answers: Answer[];
  /** The reply when all right answers are ticked and no other, for a question with several of them. */
  because?: string;
}

export interface Answer {
  text: string;
  isRight?: boolean;
  /** The reason why it is right, or what the reader may have thought. */
  because: string;
}

export interface NumberQuestion {
  text: string;
  answer: number;
  /** The tolerance of an answer, where it is not that of every number; see `toleranceOf` in answer.js. */
  tolerance?: number;
  /** The reason why the answer is right. */
  because: string;
  /** The reply to a wrong answer that none of `mistakes` explains. */
  hint: string;
  /** Typical wrong answers, and what each of them overlooks. Of a gradient, with-mistakes.js adds those that the graph tells. */
  mistakes?: { answer: number; because: string }[];
  /** The label of the value whose gradient appears when the answer is right, or its data on a card that hides data. */
  reveals?: string;
}
