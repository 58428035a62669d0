// The network diagram of the training lab: where neurons and lines are, what is under the pointer, where keys lead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TEXT } from "../../www/plot/file.js";
import { droppedWords, flagWords, parameterAt, positionWords } from "../../www/train/pictures/network/descriptions.js";
import { diagramMarks, namesWidth, shortName } from "../../www/train/pictures/network/diagram-marks.js";
import { lineSizes } from "../../www/train/pictures/network/line-sizes.js";
import {
  biasPlace,
  edgeLine,
  layoutDown,
  neighbour,
  networkLayout,
  placeOf,
  spotAt,
} from "../../www/train/pictures/network/network-layout.js";
import { Parameters } from "../../www/train/pictures/network/parameters.js";
import { cellPlace, parameterAtCell, parameterGrid } from "../../www/train/pictures/optimizer/parameter-grid.js";

const DEMO = [2, 16, 16, 1];

test("the demo's neurons all have a place, apart from each other and within the diagram", () => {
  for (const width of [358, 900]) {
    const { columns, box, width: wide, height } = networkLayout(DEMO, width, 16);
    assert.deepEqual(
      columns.map(({ ys }) => ys.length),
      DEMO,
    );
    assert.ok(wide <= width, "no scrolling for the demo");
    for (const { x, ys } of columns) {
      assert.ok(x - box / 2 >= 0 && x + box / 2 <= wide);
      assert.ok(ys[0] - box / 2 > 0 && ys.at(-1) + box / 2 < height);
      for (let row = 1; row < ys.length; row++) assert.ok(ys[row] - ys[row - 1] > box);
    }
    for (let column = 1; column < columns.length; column++) assert.ok(columns[column].x - columns[column - 1].x > box);
  }
});

test("the controls of six layers have their room where the whole network is in view", () => {
  for (const [width, layers] of [
    [620, 6],
    [338, 2],
    [480, 1],
    [300, 0],
    [1200, 6],
  ]) {
    const {
      columns,
      box,
      width: wide,
    } = networkLayout([2, ...Array(layers).fill(16), 1], width, 16, { height: 400, between: 5.25 });
    assert.ok(wide <= width, `${layers} layers on ${width} take ${wide}`);
    // Names stand beside the first and the last column; sums of distances are rounded.
    const [first, last] = [columns[0].x - box / 2, columns.at(-1).x + box / 2];
    assert.ok(first >= 40 - 1e-9 && last <= width - 16 + 1e-9, `${first} to ${last} of ${width}`);
    for (const [column, { x }] of columns.entries()) {
      if (column < 2 || column === columns.length - 1) continue;
      assert.ok(x - columns[column - 1].x >= 84 - 1e-9, `column ${column} of ${layers} on ${width}`);
    }
  }
  // Where all have room, all distances are the same.
  const { columns } = networkLayout([2, 16, 16, 1], 900, 16, { height: 400, between: 5.25 });
  const distances = columns.slice(1).map(({ x }, index) => x - columns[index].x);
  for (const distance of distances) assert.equal(Math.round(distance), Math.round(distances[0]));
});

test("large layers are shortened, until all are asked for", () => {
  const sizes = [2, 64, 20, 21, 1];
  const shown = (expanded) => networkLayout(sizes, 900, 16, { expanded }).columns.map(({ ys }) => ys.length);
  assert.deepEqual(shown(false), [2, 16, 20, 16, 1]);
  assert.deepEqual(shown(true), sizes);
  assert.equal(edgeLine(networkLayout(sizes, 900, 16), 1, 16, 0), undefined);
  assert.equal(edgeLine(networkLayout(sizes, 900, 16), 2, 0, 16), undefined);
});

test("what is drawn at a place is what the pointer finds there", () => {
  const layout = networkLayout(DEMO, 900, 16);
  layout.columns.forEach(({ x, ys }, column) => {
    ys.forEach((y, neuron) => {
      assert.deepEqual(spotAt(layout, x, y, 7), { column, neuron });
      if (column === 0) return;
      assert.deepEqual(spotAt(layout, ...biasPlace(layout, column, neuron), 7), { column, neuron, input: -1 });
    });
  });
  for (const [column, neuron, input] of [
    [1, 0, 0],
    [1, 15, 1],
    [2, 3, 11],
    [3, 0, 7],
  ]) {
    const [x1, y1, x2, y2] = edgeLine(layout, column, neuron, input);
    // Off the middle, where lines of mirrored neurons cross.
    const [x, y] = [x1 + 0.37 * (x2 - x1), y1 + 0.37 * (y2 - y1)];
    assert.deepEqual(spotAt(layout, x, y, 7), { column, neuron, input });
  }
  assert.equal(spotAt(layout, 1, 1, 7), undefined);
});

test("a bias is 24 pixels across, also in a narrow window, but the middle of its box is the neuron, for a finger too", () => {
  const layout = networkLayout(DEMO, 358, 16);
  const [x, y] = biasPlace(layout, 2, 3);
  for (const [across, down] of [
    [-11.5, 0],
    [0, 10.5],
    [-8, 8],
    [3, -3],
  ]) {
    assert.deepEqual(spotAt(layout, x + across, y + down, 7), { column: 2, neuron: 3, input: -1 });
  }
  for (const narrow of [
    layout,
    networkLayout(DEMO, 358, 16, { height: 320 }),
    layoutDown(DEMO, 358, 16, { height: 200 }),
  ]) {
    assert.deepEqual(spotAt(narrow, ...placeOf(narrow, 2, 3), 14), { column: 2, neuron: 3 });
  }
});

test("in a wide and low frame the network goes down, with boxes that a finger tells apart", () => {
  for (const [width, height, sizes] of [
    [374, 190, DEMO],
    [304, 190, DEMO],
    [684, 200, DEMO],
    [374, 190, [2, 1]],
    [374, 190, [7, 8, 4, 1]],
    [374, 190, [2, 16, 16, 16, 16, 16, 16, 1]],
    [374, 190, [4, 64, 3]],
  ]) {
    const layout = layoutDown(sizes, width, 16, { height });
    const what = `${sizes} on ${width}`;
    assert.equal(layout.width, width, what);
    // Six layers are higher than the frame, which scrolls.
    assert.ok(layout.height <= height || sizes.length === 8, what);
    for (const [column, { ys }] of layout.columns.entries()) {
      for (const neuron of ys.keys()) {
        const [x, y] = placeOf(layout, column, neuron);
        assert.ok(x - layout.box / 2 >= 0 && x + layout.box / 2 <= width, what);
        assert.ok(y - layout.box / 2 >= 16 && y + layout.box / 2 <= layout.height, what);
        assert.deepEqual(spotAt(layout, x, y, 14), { column, neuron }, what);
        if (neuron > 0) assert.ok(x - placeOf(layout, column, neuron - 1)[0] >= 1.15 * layout.box, what);
        if (column === 0) continue;
        assert.deepEqual(spotAt(layout, ...biasPlace(layout, column, neuron), 7), { column, neuron, input: -1 }, what);
        const [x1, y1, x2, y2] = edgeLine(layout, column, neuron, 0);
        assert.ok(y2 - y1 >= 12, `${what}: a line is ${y2 - y1} long`);
        assert.deepEqual(
          [Math.round(x1), Math.round(x2)],
          [placeOf(layout, column - 1, 0)[0], x].map(Math.round),
          what,
        );
      }
    }
  }
  const { box, columns } = layoutDown(DEMO, 374, 16, { height: 190 });
  assert.ok(box >= 18 && columns[1].ys[1] - columns[1].ys[0] >= 22.5, `boxes of ${box}`);
});

test("where each class has an output of its own, its name stands beside it, within the picture", () => {
  const sizes = [2, 16, 16, 3];
  const outputs = ["setosa", "rose", "virginica"];
  const places = new Parameters(sizes);
  for (const layout of [
    networkLayout(sizes, 500, 16, { height: 400, between: 5.25, outputs: namesWidth(outputs) }),
    layoutDown(sizes, 374, 16, { height: 190, outputs: namesWidth(outputs) }),
  ]) {
    const marks = diagramMarks(
      {
        layout,
        places,
        values: new Float64Array(places.count),
        inputs: ["x", "y"],
        outputs,
        heads: ["", "", "", ""],
        health: [],
      },
      16,
    );
    const found = outputs.map((name) => marks.flat(Infinity).find(({ children }) => children?.includes(name)));
    for (const [neuron, { attributes }] of found.entries()) {
      const [x, y] = placeOf(layout, 3, neuron);
      const half = (16 * namesWidth([outputs[neuron]])) / 2;
      const middle = attributes["text-anchor"] === "middle" ? attributes.x : attributes.x + half;
      const isClear = layout.isDown ? attributes.y - 10 > y + layout.box / 2 : middle - half > x + layout.box / 2;
      const isInside = middle - half >= 0 && middle + half <= layout.width && attributes.y + 3 <= layout.height;
      assert.ok(isClear && isInside, outputs[neuron]);
    }
  }
  // Where there is no room for all, some stand for those between them.
  const many = Array.from({ length: 10 }, (_, index) => `class ${index}`);
  const narrow = layoutDown([2, 16, 10], 374, 16, { height: 190 });
  const ten = new Parameters([2, 16, 10]);
  const text = JSON.stringify(
    diagramMarks(
      {
        layout: narrow,
        places: ten,
        values: new Float64Array(ten.count),
        inputs: ["x", "y"],
        outputs: many,
        heads: ["", "", ""],
        health: [],
      },
      16,
    ),
  );
  assert.deepEqual([text.includes("class 0"), text.includes("class 1")], [true, false]);
});

test("the texts of a network that goes down stand at its rows, and names of inputs beside each other", () => {
  const sizes = [4, 64, 1];
  const places = new Parameters(sizes);
  const marks = (inputs, health = []) =>
    JSON.stringify(
      diagramMarks(
        {
          layout: layoutDown(sizes, 374, 16, { height: 190 }),
          places,
          values: new Float64Array(places.count),
          inputs,
          heads: ["inputs", "", "score"],
          health,
        },
        16,
      ),
    );
  const short = marks(["a", "b", "c", "d"], [{ flow: "vanishing", dead: [] }]);
  for (const text of ["a", "b", "c", "d", "score", "vanishing", "+48 more"])
    assert.ok(short.includes(`"${text}"`), text);
  const long = marks(["a long name", "b long name", "c long name", "d long name"]);
  assert.deepEqual(
    ["a", "b", "c", "d"].filter((letter) => long.includes(`"${letter} long name"`)),
    ["a", "c"],
  );
});

test("the warning over a column stands clear of its first neuron", () => {
  const layout = networkLayout(DEMO, 600, 16, { height: 330 });
  const places = new Parameters(DEMO);
  const health = [{ flow: "exploding", dead: [] }];
  const values = new Float64Array(places.count);
  const marks = diagramMarks({ layout, places, values, inputs: ["x", "y"], heads: ["", "", "", ""], health }, 16);
  const all = marks.flatMap((one) => [one, ...one.children]);
  const { y } = all.find(({ children }) => children?.includes("explode")).attributes;
  const descent = 0.25 * TEXT * 16;
  const [, { ys }] = layout.columns;
  assert.ok(y + descent <= ys[0] - layout.box / 2, `the letters reach to ${y + descent}`);
});

for (const [way, layout] of Object.entries({
  across: networkLayout(DEMO, 900, 16),
  down: layoutDown(DEMO, 374, 16, { height: 190 }),
}))
  test(`arrow keys reach every neuron and every parameter of a network that goes ${way}`, () => {
    const places = new Parameters(DEMO);
    const neurons = new Set();
    const parameters = new Set();
    let queue = [{ column: 0, neuron: 0 }];
    const seen = new Set();
    while (queue.length > 0) {
      const next = [];
      for (const position of queue) {
        const key = JSON.stringify(position);
        if (seen.has(key)) continue;
        seen.add(key);
        if ("input" in position) parameters.add(parameterAt(places, position));
        else neurons.add(key);
        for (const arrow of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
          const reached = neighbour(layout, position, arrow);
          if (reached) next.push(reached);
        }
        // Enter goes from a neuron to its first weight.
        if (!("input" in position) && position.column > 0) next.push({ ...position, input: 0 });
      }
      queue = next;
    }
    assert.equal(neurons.size, 2 + 16 + 16 + 1);
    assert.equal(parameters.size, 337);
    assert.equal(neighbour(layout, { column: 0, neuron: 0 }, "ArrowUp"), undefined);
    assert.equal(neighbour(layout, { column: 0, neuron: 0 }, way === "down" ? "ArrowDown" : "ArrowRight").column, 1);
    assert.equal(neighbour(layout, { column: 0, neuron: 0 }, "Tab"), undefined);
  });

test("lines are as wide as their weights are large; the faintest of too many are left out", () => {
  const few = lineSizes([2, -2, 1, 0, 0.1], 4000);
  assert.deepEqual([2, -2, 1, 0, 0.1].map(few.size), [7, 7, 4, 0, 0]);
  assert.equal(few.least, 0);
  const many = Float64Array.from({ length: 8000 }, (_, index) => index / 8000);
  const { size, least } = lineSizes(many, 3000);
  const drawn = many.filter((value) => size(value) >= least).length;
  assert.ok(drawn <= 3000 && drawn >= 2000, `${drawn} drawn`);
  assert.equal(lineSizes([], 10).least, 0);
  assert.equal(lineSizes([Number.NaN, 1], 10).size(Number.NaN), 0);
});

test("the diagram in words", () => {
  const places = new Parameters([2, 2, 1]);
  const frame = {
    parameters: Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    gradients: new Float64Array(9).fill(-0.5),
  };
  const words = (position) => positionWords(position, places, ["x", "xy"], frame);
  assert.equal(words({ column: 0, neuron: 1 }), "input xy");
  assert.equal(words({ column: 1, neuron: 1 }), "layer 1, neuron 2: 2 weights, bias 6.0000");
  assert.equal(
    words({ column: 1, neuron: 1, input: 1 }),
    "weight from xy to layer 1, neuron 2: 5.0000, gradient −0.5000",
  );
  assert.equal(words({ column: 2, neuron: 0, input: -1 }), "bias of output: 9.0000, gradient −0.5000");
});

test("dead neurons and layers that do not learn are named, counted from 1", () => {
  const places = new Parameters(DEMO);
  const fine = { dead: [], flow: "fine" };
  assert.equal(flagWords([fine, fine, fine], places), "");
  const text = flagWords(
    [
      { dead: [0, 4], flow: "vanishing" },
      { dead: [7], flow: "fine" },
      { dead: [], flow: "exploding" },
    ],
    places,
  );
  assert.match(text, /^Layer 1: neurons 1, 5 are dead; gradients are vanishing\. Layer 2: neuron 8 is dead\. Output: /);
  const all = Array.from({ length: 16 }, (_, neuron) => neuron);
  assert.match(flagWords([{ dead: all, flow: "fine" }], places), /^Layer 1: all 16 neurons are dead/);
  assert.match(text, /Dead: .* Vanishing: .* Exploding: /);
  // Of many layers only the number is told, but of a layer that is dead as a whole it is always said.
  const deep = new Parameters([2, 16, 16, 16, 16, 1]);
  const partly = { dead: [0, 4], flow: "fine" };
  assert.match(
    flagWords([partly, { dead: all, flow: "fine" }, partly, partly, fine], deep),
    /^Layer 2: all 16 neurons are dead\. 6 neurons of layers 1, 3, 4 are dead\. Dead: /,
  );
  // The same of many layers is said once.
  const exploding = { dead: [], flow: "exploding" };
  const once = "Exploding: so large that steps overshoot.";
  assert.equal(flagWords(Array(5).fill(exploding), deep), `Gradients are exploding in every layer. ${once}`);
  assert.equal(
    flagWords([exploding, exploding, exploding, fine, fine], deep),
    `Gradients are exploding in 3 of 5 layers. ${once}`,
  );
});

test("the optimiser's squares: each parameter has one, and is found in it", () => {
  for (const sizes of [DEMO, [2, 64, 64, 1], [3, 1]]) {
    const places = new Parameters(sizes);
    const grid = parameterGrid(sizes, 600);
    for (let parameter = 0; parameter < places.count; parameter++) {
      const [x, y] = cellPlace(grid, places, parameter);
      assert.equal(parameterAtCell(grid, places, x + grid.cell / 2, y + grid.cell / 2), parameter);
    }
    assert.equal(parameterAtCell(grid, places, 0, -1), -1);
    assert.equal(parameterAtCell(grid, places, grid.width + 100, 1), -1);
  }
});

test("names of inputs have room beside them, stand apart, and are shortened where there is little room", () => {
  const names = Array.from({ length: 30 }, (_, at) => `a long name ${at}`);
  for (const [width, height] of [
    [620, 480],
    [420, 320],
    [360, 240],
  ]) {
    const shown = names.map((name) => shortName(name, width / 16));
    const layout = networkLayout([30, 16, 16, 1], width, 16, { height, names: namesWidth(shown) });
    const [{ x, ys, size }] = layout.columns;
    assert.ok(x - layout.box / 2 - 0.4 * 16 >= 16 * namesWidth(shown), "names are cut at the left edge");
    for (const [at, y] of ys.entries()) if (at > 0) assert.ok(y - ys[at - 1] >= 16, `names ${at} overlap at ${height}`);
    assert.ok(ys.length >= 4 && ys.length < size);
    assert.ok(layout.height <= height);
  }
  assert.equal(shortName("petal length (cm)", 60), "petal length (c…");
  assert.equal(shortName("x²", 10), "x²");
  // All of them at once: names stand for those between them.
  const layout = networkLayout([30, 4, 1], 620, 16, { height: 300, expanded: true });
  const places = new Parameters([30, 4, 1]);
  const diagram = {
    layout,
    places,
    values: new Float64Array(places.count),
    inputs: names,
    heads: ["inputs", "", "score"],
    health: [],
  };
  const texts = JSON.stringify(diagramMarks(diagram, 16)).match(/a long name \d+/g);
  assert.ok(texts.length > 5 && texts.length <= 15, `${texts}`);
});

test("a diagram fits the height that it is given, and a neuron that is pressed lights what comes in and what leaves it", () => {
  const sizes = [2, 16, 16, 1];
  for (const height of [190, 380, 600]) {
    const layout = networkLayout(sizes, 500, 16, { height });
    assert.equal(layout.height, height);
    for (const { ys } of layout.columns) assert.ok(ys[0] - layout.box / 2 > 0 && ys.at(-1) + layout.box / 2 < height);
  }
  const places = new Parameters(sizes);
  const layout = networkLayout(sizes, 500, 16, false, 380);
  const values = Float64Array.from({ length: places.count }, (_, index) => Math.sin(index));
  const edges = (lit, dropped = []) =>
    diagramMarks(
      {
        layout,
        places,
        values,
        inputs: ["x", "y"],
        heads: ["", "", "", ""],
        health: [],
        dropped,
        pointed: undefined,
        lit,
        selected: undefined,
      },
      16,
    ).filter(({ name }) => name === "path");
  const strong = (marks) => marks.filter(({ attributes }) => attributes["stroke-opacity"] > 0.3);
  const lines = (marks) => marks.reduce((sum, { attributes }) => sum + attributes.d.split("M").length - 1, 0);
  assert.equal(lines(edges(undefined)), 2 * 16 + 16 * 16 + 16);
  // Its two inputs, and its sixteen weights into the next layer; all others are faint.
  assert.equal(lines(strong(edges({ column: 1, neuron: 3 }))), 2 + 16);
  // What dropout leaves out has no lines: two neurons of the first layer, and one of the second.
  const dropped = [[0, 3], [7]];
  assert.equal(lines(edges(undefined, dropped)), 2 * 14 + 14 * 15 + 15);
  assert.equal(lines(strong(edges({ column: 1, neuron: 3 }, dropped))), 0);
  assert.equal(
    droppedWords(dropped, 4, places),
    "Dropout leaves out 3 of 32 hidden neurons for point 5 in the next step.",
  );
  assert.equal(droppedWords([[], []], 4, places), "");
  const words = (neuron) => positionWords({ column: 1, neuron }, places, ["x", "y"], { parameters: values, dropped });
  assert.match(words(3), /, dropped$/);
  assert.doesNotMatch(words(4), /dropped/);
});
