// The layout of the network diagram, and what is under the pointer. Column 0 holds the inputs, column
// 1 the first layer. In a wide and low frame the network goes down instead of across: its columns lie as rows, and what is
// computed along x and y is put down with both exchanged.

/**
 * @typedef {object} Column
 * @property {number} x the middle
 * @property {number} size neurons in all
 * @property {number[]} ys the middles of those that are shown: the first ones
 */
/**
 * @typedef {object} Layout
 * @property {Column[]} columns
 * @property {number} box the side of a neuron's box
 * @property {number} width
 * @property {number} height
 * @property {boolean} isDown whether columns lie as rows, one below the other
 */

/** A column with more neurons than this is shortened to SHOWN, and says how many more there are. */
const MOST = 20;
const SHOWN = 16;
/** Room above for the names of the columns and the controls of layers, and below for "+48 more", in rems. */
const [HEAD, FOOT] = [4, 1.5];
/** The largest distance between two neurons of a column, in rems. */
const FARTHEST = 4;
/** The smallest box, and the widest gap between boxes in a column, in rems. */
const [SMALLEST, WIDEST_GAP] = [0.4, 1.5];
/** The least distance between hidden layers, with room for their controls, and half the width of the name over the inputs or the outputs; in rems. */
const [BETWEEN, HALF_NAME] = [6.25, 1.125];
/** The least room left for the names of the inputs, the gap beside a name, and the room right, in rems. */
const [LEFT, BESIDE_NAME, RIGHT] = [2.5, 0.65, 1];
/** The distance between two inputs whose names are legible, in rems, and the fewest inputs that are shown. */
const [NAME_PITCH, FEWEST_INPUTS] = [1.125, 4];

/** In a network that goes down, in rems: the room for the names above the inputs or under the outputs, that beside a row, and the least distance between rows. */
const [ABOVE, ASIDE, BETWEEN_ROWS] = [1.25, 0.375, 2.5];

/**
 * Returns the layout of a network that goes down, in the width and the height that are available, or higher if it has to be.
 * @param {readonly number[]} sizes inputs, neurons of each layer
 * @param {number} width
 * @param {number} rem
 * @param {{ expanded?: boolean, height: number, outputs?: number }} how as `networkLayout` has it
 * @returns {Layout}
 */
export function layoutDown(sizes, width, rem, { expanded = false, height, outputs = 0 }) {
  const shown = shownOf(sizes, expanded);
  const most = Math.max(...shown);
  const foot = shown.some((count, row) => count < sizes[row]) ? FOOT : outputs > 0 ? ABOVE : 0.25;
  const room = width - 2 * ASIDE * rem;
  const steps = Math.max(1, sizes.length - 1);
  const inner = height - (ABOVE + foot) * rem;
  const between = Math.max(BETWEEN_ROWS * rem, inner / (steps + 0.5));
  const box = Math.max(SMALLEST * rem, Math.min(wantedBox(most, rem), (0.82 * room) / most, 0.5 * between));
  const step = Math.max(BETWEEN_ROWS * rem, (inner - box) / steps);
  // The names of outputs stand under them.
  const named = (outputs + BESIDE_NAME) * rem;
  const pitchOf = (/** @type {number} */ count, row = 0) =>
    Math.max(1.15 * box, Math.min(room / count, Math.max(FARTHEST * rem, row === steps && outputs > 0 ? named : 0)));
  const wide = Math.max(width, most * pitchOf(most) + 2 * ASIDE * rem);
  const columns = sizes.map((size, row) => ({
    x: ABOVE * rem + box / 2 + row * step,
    size,
    ys: Array.from(
      { length: shown[row] },
      (_, at) => wide / 2 + (at + 0.5 - shown[row] / 2) * pitchOf(shown[row], row),
    ),
  }));
  return { columns, box, width: wide, height: (ABOVE + foot) * rem + box + (sizes.length - 1) * step, isDown: true };
}

/** Returns how many neurons of each column are shown. @param {readonly number[]} sizes @param {boolean} expanded */
function shownOf(sizes, expanded) {
  return sizes.map((size) => (expanded || size <= MOST ? size : SHOWN));
}

/** Returns the side of a box where there is room. @param {number} most neurons in a column @param {number} rem */
function wantedBox(most, rem) {
  return (most <= 4 ? 3 : most <= 8 ? 2.5 : 1.75) * rem;
}

/** Returns the middle of a neuron's box. @param {Layout} layout @param {number} column @param {number} neuron @returns {[number, number]} */
export function placeOf({ columns, isDown }, column, neuron) {
  return exchanged(isDown, [columns[column].x, columns[column].ys[neuron]]);
}

/** Exchanges x and y if the network goes down. @param {boolean} isDown @param {[number, number]} place @returns {[number, number]} */
function exchanged(isDown, [x, y]) {
  return isDown ? [y, x] : [x, y];
}

/**
 * @param {readonly number[]} sizes inputs, neurons of each layer
 * @param {number} width available
 * @param {number} rem
 * @param {object} [how]
 * @param {boolean} [how.expanded] shows all neurons, however many
 * @param {number} [how.height] available; absent: as high as is comfortable
 * @param {number} [how.between] the least distance between hidden layers, in rems
 * @param {number} [how.names] the width of the widest name of an input, in rems
 * @param {number} [how.outputs] likewise of an output, if outputs have names
 * @returns {Layout}
 */
export function networkLayout(
  sizes,
  width,
  rem,
  { expanded = false, height, between = BETWEEN, names = 0, outputs = 0 } = {},
) {
  const shown = shownOf(sizes, expanded);
  if (!expanded && height !== undefined) {
    // Names stand as far apart as their letters are high.
    const legible = Math.floor((height - (HEAD + FOOT) * rem) / (NAME_PITCH * rem));
    shown[0] = Math.min(shown[0], Math.max(FEWEST_INPUTS, legible));
  }
  const most = Math.max(...shown);
  const wanted = wantedBox(most, rem);
  const left = Math.max(LEFT, names + BESIDE_NAME);
  const right = outputs > 0 ? outputs + BESIDE_NAME : RIGHT;
  const room = width - (left + right) * rem;
  const foot = shown.some((count, column) => count < sizes[column]) ? FOOT : 0.5;
  // The height that is available for a row.
  const row = height === undefined ? undefined : (height - (HEAD + foot) * rem) / most;
  const least = row === undefined ? 1.25 * rem : SMALLEST * rem;
  const box = Math.max(least, Math.min(wanted, (0.5 * room) / sizes.length, 0.8 * (row ?? Infinity)));
  const gap = (most <= 8 ? 0.75 : 0.4) * rem;
  const pitch = row === undefined ? box + gap : Math.max(1.15 * box, Math.min(row, box + WIDEST_GAP * rem));
  const inner = Math.max(0, sizes.length - 3);
  const ends = sizes.length - 1 - inner;
  const span = Math.max(
    room - box,
    sizes.length * 1.6 * box - box,
    (inner * between + ends * (between / 2 + HALF_NAME)) * rem,
  );
  // The distances are the same, unless hidden layers need more of them.
  const even = span / Math.max(1, sizes.length - 1);
  const hidden = Math.max(even, between * rem);
  const end = inner === 0 ? even : (span - inner * hidden) / ends;
  const place = (/** @type {number} */ column) =>
    column === 0 ? 0 : end + Math.min(column - 1, inner) * hidden + (column > inner + 1 ? end : 0);
  const tall = Math.max(most * pitch, height === undefined ? 0 : height - (HEAD + foot) * rem);
  const middle = HEAD * rem + tall / 2;
  // The few neurons of a column stand further apart than the many of another.
  const pitchOf = (/** @type {number} */ count) => Math.max(pitch, Math.min(tall / count, FARTHEST * rem));
  const columns = sizes.map((size, column) => ({
    x: left * rem + box / 2 + place(column),
    size,
    ys: Array.from(
      { length: shown[column] },
      (_, row) => middle + (row + 0.5 - shown[column] / 2) * pitchOf(shown[column]),
    ),
  }));
  return { columns, box, width: span + box + (left + right) * rem, height: (HEAD + foot) * rem + tall, isDown: false };
}

/**
 * Returns the ends of a weight's line: from the box of its input to the box of its neuron.
 * @param {Layout} layout
 * @param {number} column of the neuron
 * @param {number} neuron
 * @param {number} input
 * @returns {[number, number, number, number] | undefined} `undefined` if an end is not shown
 */
export function edgeLine({ columns, box, isDown }, column, neuron, input) {
  const [from, to] = [columns[column - 1], columns[column]];
  if (input >= from.ys.length || neuron >= to.ys.length) return undefined;
  return [
    ...exchanged(isDown, [from.x + box / 2, from.ys[input]]),
    ...exchanged(isDown, [to.x - box / 2, to.ys[neuron]]),
  ];
}

/** Returns the place of a bias: a corner of its neuron, on the side where the lines enter. @param {Layout} layout @param {number} column @param {number} neuron @returns {[number, number]} */
export function biasPlace({ columns, box, isDown }, column, neuron) {
  return exchanged(isDown, [columns[column].x - box / 2, columns[column].ys[neuron] + box / 2]);
}

/**
 * @typedef {{ column: number, neuron: number }} NeuronPosition
 * @typedef {{ column: number, neuron: number, input: number }} ParameterPosition `input` is -1 for the bias
 */

/** A bias can be pressed this far around its dot: 24 pixels across, whatever presses it, unless the middle of a neuron is nearer. */
const BIAS_REACH = 12;

/**
 * Returns the bias, neuron or weight at a place.
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 * @param {number} reach around a line
 * @returns {NeuronPosition | ParameterPosition | undefined}
 */
export function spotAt(layout, x, y, reach) {
  const neuron = neuronAt(layout, ...exchanged(layout.isDown, [x, y]));
  const [middleX, middleY] = neuron ? placeOf(layout, neuron.column, neuron.neuron) : [Infinity, Infinity];
  const bias = biasAt(layout, x, y, Math.min(Math.max(reach, BIAS_REACH), Math.hypot(x - middleX, y - middleY)));
  return bias ?? neuron ?? edgeAt(layout, x, y, reach);
}

/** Returns the neuron in whose box a place lies. @param {Layout} layout @param {number} x @param {number} y @returns {NeuronPosition | undefined} */
function neuronAt({ columns, box }, x, y) {
  for (let column = 0; column < columns.length; column++) {
    if (Math.abs(x - columns[column].x) > box / 2) continue;
    const neuron = columns[column].ys.findIndex((middle) => Math.abs(y - middle) <= box / 2);
    if (neuron >= 0) return { column, neuron };
  }
  return undefined;
}

/** Returns the nearest bias within reach: in a tall column, the reaches of several overlap. @param {Layout} layout @param {number} x @param {number} y @param {number} reach @returns {ParameterPosition | undefined} */
function biasAt(layout, x, y, reach) {
  /** @type {ParameterPosition | undefined} */
  let nearest;
  let least = reach;
  for (let column = 1; column < layout.columns.length; column++) {
    for (let neuron = 0; neuron < layout.columns[column].ys.length; neuron++) {
      const [biasX, biasY] = biasPlace(layout, column, neuron);
      const distance = Math.hypot(x - biasX, y - biasY);
      if (distance > least) continue;
      least = distance;
      nearest = { column, neuron, input: -1 };
    }
  }
  return nearest;
}

/** @param {Layout} layout @param {number} x @param {number} y @param {number} reach @returns {ParameterPosition | undefined} */
function edgeAt(layout, x, y, reach) {
  const { columns } = layout;
  const [along] = exchanged(layout.isDown, [x, y]);
  const column = columns.findIndex((to, index) => index > 0 && along > columns[index - 1].x && along < to.x);
  if (column < 0) return undefined;
  /** @type {ParameterPosition | undefined} */
  let nearest;
  let least = reach;
  for (let neuron = 0; neuron < columns[column].ys.length; neuron++) {
    for (let input = 0; input < columns[column - 1].ys.length; input++) {
      const [x1, y1, x2, y2] = /** @type {[number, number, number, number]} */ (
        edgeLine(layout, column, neuron, input)
      );
      // The distance is perpendicular to the line; between the columns its foot is on the line or hardly beyond it.
      const distance = Math.abs((y - y1) * (x2 - x1) - (x - x1) * (y2 - y1)) / Math.hypot(x2 - x1, y2 - y1);
      if (distance > least) continue;
      least = distance;
      nearest = { column, neuron, input };
    }
  }
  return nearest;
}

/** The arrow keys of a network that goes down, as those of one that goes across. @type {Record<string, string>} */
const KEYS_DOWN = { ArrowUp: "ArrowLeft", ArrowDown: "ArrowRight", ArrowLeft: "ArrowUp", ArrowRight: "ArrowDown" };

/**
 * Returns where an arrow key leads, in a network that goes across. Among neurons: up and down its column, left and right to the next one. Among the
 * weights of a neuron (its bias comes last): up and down through them, left to the neuron a weight comes from, right to
 * its own.
 * @param {Layout} layout
 * @param {NeuronPosition | ParameterPosition} position
 * @param {string} pressed
 * @returns {NeuronPosition | ParameterPosition | undefined}
 */
export function neighbour({ columns, isDown }, position, pressed) {
  const key = (isDown && KEYS_DOWN[pressed]) || pressed;
  const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  const { column, neuron } = position;
  if ("input" in position) {
    const inputs = columns[column - 1].ys.length;
    if (across > 0 || key === "Escape") return { column, neuron };
    if (across < 0) return position.input < 0 ? { column, neuron } : { column: column - 1, neuron: position.input };
    if (!down) return undefined;
    const next = (position.input < 0 ? inputs : position.input) + down;
    if (next < 0 || next > inputs) return undefined;
    return { column, neuron, input: next === inputs ? -1 : next };
  }
  if (down) return columns[column].ys[neuron + down] === undefined ? undefined : { column, neuron: neuron + down };
  const next = columns[column + across];
  if (!across || !next) return undefined;
  const share = (neuron + 0.5) / columns[column].ys.length;
  return { column: column + across, neuron: Math.floor(share * next.ys.length) };
}
