// What comes out of Python's sandbox is read as a stranger's: each rule of reply.js, and what breaks it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headOf, RunReader } from "../../www/python/host/reply.js";
import { RefusedReply } from "../../www/python/host/reply-checks.js";

const NONE = 0xffffffff;

/** Returns the recording of `a * a` with some fields changed. */
const recording = (changes) => ({
  operation: Uint8Array.of(0, 2),
  a: Uint32Array.of(NONE, 0),
  b: Uint32Array.of(NONE, 0),
  exponent: new Float64Array(2),
  data: Float64Array.of(3, 9),
  grad: Float64Array.of(6, 1),
  labels: [[0, "a"]],
  scope: Uint32Array.of(0, 1),
  scopes: [{ name: "f", parent: 0 }],
  symbols: [],
  changed: [0],
  isOwn: true,
  root: 1,
  ...changes,
});

const reply = (changes) => ({
  type: "result",
  id: 1,
  isSpent: false,
  result: { outputs: [], title: "b", seconds: 0.1, end: "finished", recording: recording(), ...changes },
});

const failure = (changes) => ({ type: "ValueError", message: "m", traceback: "t", line: 1, cell: 0, ...changes });

const chart = (changes) => ({
  ...{ kind: "chart", cell: 0, title: "", xLabel: "", yLabel: "", grid: false, aspect: 1.3, xLimits: [0, 1] },
  series: [
    {
      type: "line",
      x: [0, 1],
      y: [0, Number.NaN],
      label: "",
      stroke: "dashed",
      width: 1,
      marker: true,
      colour: "#ff0000",
    },
    { type: "scatter", x: [0], y: [0], values: [1], size: 20, label: "" },
    { type: "scatter", x: [0], y: [0], colours: ["black"], size: 20, label: "", opacity: 0.5 },
    { type: "contour", x: [0, 1], y: [0], z: [[1, 2]], opacity: 1, label: "", filled: true, levels: [0] },
    { type: "bars", x: [0, 1], y: [0, 3], label: "", colours: ["C1"] },
    { type: "image", x: [0, 1], y: [1, 0], z: [[1, 2, 3]], label: "", limits: [0, 3] },
    { type: "area", x: [0, 1], y: [1, 2], base: [0, 0], label: "" },
    { type: "rule", x: [], y: [2], stroke: "solid", width: 1, label: "" },
    { type: "text", x: [0], y: [0], text: "here", align: "left", label: "" },
  ],
  xTicks: [[0, "a"]],
  yLog: true,
  legend: true,
  ...changes,
});

const outputs = (...list) => new RunReader().outputs({ type: "outputs", id: 1, outputs: list });
const result = (changes) => new RunReader().result(reply(changes));
const refused = (run, message) =>
  assert.throws(run, (error) => {
    assert.ok(error instanceof RefusedReply, String(error.stack));
    assert.match(error.message, message);
    return true;
  });

test("what a runner sends is read as it is", () => {
  assert.deepEqual(headOf({ type: "ready" }), { type: "ready" });
  assert.deepEqual(headOf({ type: "failed", message: "no" }), { type: "failed", message: "no" });
  assert.deepEqual(headOf(reply()), { type: "result", id: 1, isSpent: false });
  assert.deepEqual(result(), reply().result);
  const error = failure();
  assert.deepEqual(result({ end: "error", error }), { ...reply().result, end: "error", error });
  const texts = ["text", "note", "repr"].map((kind) => ({ kind, text: "<b>", cell: 2 }));
  const sent = [...texts, chart(), { kind: "clear", cell: 1 }];
  assert.deepEqual(outputs(...sent), sent);
});

test("it is a copy, which shares nothing with what came", () => {
  const came = reply();
  const read = new RunReader().result(came);
  for (const name of ["operation", "a", "b", "exponent", "data", "grad", "scope"]) {
    assert.notEqual(read.recording[name].buffer, came.result.recording[name].buffer, name);
  }
});

test("a reply is a plain object of a kind that there is", () => {
  for (const data of [undefined, null, 1, "ready", [], new Map([["type", "ready"]]), new Date(), () => {}]) {
    refused(() => headOf(data), /a reply should be a plain object/);
  }
  for (const type of [undefined, "constructor", "__proto__", "toString", {}, ["ready"]]) {
    refused(() => headOf({ type }), /type should be one of/);
  }
});

test("what only a prototype says has not been said", () => {
  refused(() => headOf(Object.create({ type: "ready" })), /plain object/);
  refused(() => headOf(JSON.parse('{ "__proto__": { "type": "ready" } }')), /type should be one of/);
  const polluted = JSON.parse(
    '{ "kind": "text", "text": "a", "cell": 0, "__proto__": { "isAdmin": true }, "more": 1 }',
  );
  const [read] = outputs(polluted);
  assert.deepEqual(Object.keys(read), ["kind", "text", "cell"]);
  assert.equal(read.isAdmin, undefined);
});

test("ids, cells, lines and places are whole numbers in their range", () => {
  for (const id of [-1, 0.5, Number.NaN, Infinity, 2 ** 53, "1", null, 1n, [1]]) {
    refused(() => headOf({ type: "outputs", id }), /id should be a whole number/);
    refused(() => outputs({ kind: "text", text: "", cell: id }), /outputs\[0\]\.cell/);
    refused(() => result({ end: "error", error: failure({ line: id }) }), /error\.line/);
    refused(() => result({ recording: recording({ changed: [id] }) }), /recording\.changed/);
    refused(() => result({ recording: recording({ plain: [id] }) }), /recording\.plain/);
    refused(() => result({ recording: recording({ isOwn: id }) }), /recording\.isOwn should be true or false/);
    refused(() => result({ recording: recording({ labels: [[id, "a"]] }) }), /recording\.labels/);
  }
  refused(() => result({ recording: recording({ labels: [[2, "a"]] }) }), /recording\.labels/);
});

test("texts are texts, and of a length that can be shown", () => {
  for (const text of [undefined, 1, {}, { toString: 1 }, ["a"], "x".repeat(1_000_001)]) {
    refused(() => outputs({ kind: "text", text, cell: 0 }), /outputs\[0\]\.text should be a text/);
    refused(() => result({ end: "error", error: failure({ message: text }) }), /error\.message/);
    refused(() => outputs(chart({ title: text })), /title/);
  }
  for (const name of [1, "x".repeat(10_001)]) {
    refused(() => result({ title: name }), /title/);
    refused(() => headOf({ type: "failed", message: name }), /message/);
    refused(() => result({ recording: recording({ labels: [[0, name]] }) }), /recording\.labels/);
    refused(() => result({ recording: recording({ scopes: [{ name, parent: 0 }] }) }), /scopes\[0\]\.name/);
    refused(() => result({ recording: recording({ symbols: [[0, name]] }) }), /recording\.symbols/);
  }
});

test("what a run sends is bounded in all, however it is cut up", () => {
  const reader = new RunReader();
  const text = { kind: "text", text: "x".repeat(900_000), cell: 0 };
  const send = () => reader.outputs({ outputs: [text] });
  for (let count = 0; count < 4; count++) send();
  refused(send, /more than 4,000,000 characters/);
  const many = (count) => Array.from({ length: count }, () => ({ kind: "text", text: "", cell: 0 }));
  refused(() => outputs(...many(100_001)), /outputs should be a list/);
  const points = new Array(60_000).fill(0);
  const scatter = { type: "scatter", x: points, y: points, size: 1, label: "" };
  refused(() => outputs(chart({ series: [scatter, scatter] })), /more than 100,000 points/);
  const many600 = new Array(600_000).fill(0);
  const line = { type: "line", x: many600, y: many600, label: "", stroke: "solid", width: 1, marker: false };
  refused(() => outputs(chart({ series: [line, line] })), /more than 2,000,000 numbers/);
});

test("a list that is one thing many times is as long as it is", () => {
  const row = new Array(5000).fill(0);
  const contour = {
    type: "contour",
    x: row,
    y: row,
    z: new Array(5000).fill(row),
    opacity: 1,
    label: "",
    filled: true,
  };
  refused(() => outputs(chart({ series: [contour] })), /more than 2,000,000 numbers/);
});

test("lists are lists, without holes", () => {
  for (const list of [undefined, null, {}, { length: 1, 0: {} }, "text", new Uint8Array(1)]) {
    refused(() => new RunReader().outputs({ outputs: list }), /outputs should be a list/);
    refused(() => outputs(chart({ series: list })), /series should be a list/);
    refused(() => result({ recording: recording({ labels: list }) }), /recording\.labels/);
    refused(() => result({ recording: recording({ scopes: list }) }), /recording\.scopes/);
  }
  refused(() => new RunReader().outputs({ outputs: new Array(3) }), /outputs\[0\] should be a plain object/);
  refused(() => new RunReader().outputs({ outputs: new Array(2 ** 31) }), /outputs should be a list/);
});

test("kinds of outputs and of series are those that there are", () => {
  for (const kind of [undefined, "html", "__proto__", "constructor", "text console-error", {}]) {
    refused(() => outputs({ kind, text: "", cell: 0 }), /kind should be one of/);
    refused(() => outputs(chart({ series: [{ type: kind, x: [], y: [] }] })), /type should be one of/);
  }
});

test("a plot's numbers are numbers, and its lists go together", () => {
  const wrong = (series, message) => refused(() => outputs(chart({ series: [series] })), message);
  const line = { type: "line", x: [0, 1], y: [0, 1], label: "", stroke: "solid", width: 1, marker: false };
  const scatter = { ...line, type: "scatter", size: 1 };
  const contour = { type: "contour", x: [0, 1], y: [0], z: [[1, 2]], opacity: 1, label: "", filled: true };
  const bars = { type: "bars", x: [0, 1], y: [0, 1], label: "" };
  const image = { type: "image", x: [0, 1], y: [0, 1], z: [[1, 2]], label: "" };
  const rule = { type: "rule", x: [], y: [1], label: "", stroke: "solid", width: 1 };
  wrong({ ...line, y: [0] }, /y should be a list of 2/);
  wrong({ ...line, x: [0, "1"] }, /x should be a number/);
  wrong({ ...line, x: new Array(2) }, /x should be a number/);
  wrong({ ...scatter, values: [1] }, /values should be a list of 2/);
  wrong({ ...scatter, size: "1" }, /size should be a number/);
  wrong({ ...contour, z: [] }, /z should be a list of 1 rows/);
  wrong({ ...contour, z: [[1]] }, /z\[0\] should be a list of 2/);
  wrong({ ...contour, opacity: null }, /opacity should be a number/);
  for (const colour of ["red", "url(#a)", "#ff0000; fill: red", 1, null])
    wrong({ ...line, colour }, /colour should be a colour/);
  wrong({ ...line, stroke: "wavy" }, /stroke should be one of/);
  wrong({ ...line, marker: 1 }, /marker should be true or false/);
  wrong({ ...bars, x: [0, 1, 2], y: [0, 1, 2] }, /two numbers for each bar/);
  wrong({ ...bars, colours: [] }, /colours should be a list of 1/);
  wrong({ ...image, z: [[1], [1, 2]] }, /z\[1\] should be a list of 1/);
  wrong({ ...image, x: [0] }, /between two places/);
  wrong({ ...rule, x: [1] }, /at one place/);
  refused(() => outputs(chart({ xTicks: [[0, 1]] })), /xTicks should be a text/);
  refused(() => outputs(chart({ yLog: 1 })), /yLog should be true or false/);
  refused(() => outputs(chart({ xLimits: [0] })), /xLimits should be a list of 2/);
  refused(() => outputs(chart({ aspect: "1" })), /aspect should be a number/);
  refused(() => outputs(chart({ grid: 1 })), /grid should be true or false/);
});

test("a figure's plots are checked as each plot", () => {
  const { kind, cell, ...plot } = chart();
  const figure = { kind: "figure", cell: 0, title: "two", columns: 2, charts: [plot, plot] };
  assert.deepEqual(outputs(figure), [figure]);
  refused(() => outputs({ ...figure, columns: 0 }), /columns should be a number of plots/);
  refused(() => outputs({ ...figure, charts: new Array(101).fill(plot) }), /charts should be a list/);
  refused(
    () => outputs({ ...figure, charts: [plot, { ...plot, grid: 1 }] }),
    /charts\[1\]\.grid should be true or false/,
  );
});

test("a result ends in one of two ways, after some time", () => {
  for (const end of ["stopped", "replaced", undefined, {}]) refused(() => result({ end }), /end should be one of/);
  for (const seconds of [-1, Number.NaN, Infinity, "1"]) refused(() => result({ seconds }), /seconds/);
  refused(() => headOf({ type: "result", id: 1, isSpent: 1 }), /isSpent should be true or false/);
  refused(() => result({ end: "error" }), /error should be a plain object/);
  assert.equal(result({ error: failure() }).error, undefined);
});

test("a recording's arrays are what they claim, and equally long", () => {
  for (const name of ["operation", "a", "b", "exponent", "data", "grad", "scope"]) {
    for (const value of [undefined, [0, 0], { length: 2 }, new Int8Array(2), new DataView(new ArrayBuffer(2))]) {
      refused(() => result({ recording: recording({ [name]: value }) }), new RegExp(`recording\\.${name} should be a`));
    }
    const short = recording()[name].subarray(0, 1);
    refused(() => result({ recording: recording({ [name]: short }) }), /should be/);
  }
  const empty = { operation: new Uint8Array(0), root: -1 };
  refused(() => result({ recording: recording(empty) }), /a list of one value or more/);
  refused(() => result({ recording: recording({ operation: new Uint8Array(8_000_001) }) }), /of one value or more/);
  for (const root of [0, 2, -1, "1", Number.NaN]) {
    refused(() => result({ recording: recording({ root }) }), /root should be the last place/);
  }
});

test("operands come before what uses them, as many as the operation has", () => {
  const wrong = (changes, message) => refused(() => result({ recording: recording(changes) }), message);
  wrong({ a: Uint32Array.of(NONE, 1) }, /recording\.a\[1\] should be an earlier place/);
  wrong({ b: Uint32Array.of(NONE, 7) }, /recording\.b\[1\] should be an earlier place/);
  wrong({ b: Uint32Array.of(NONE, NONE) }, /recording\.operation\[1\]/);
  wrong({ b: Uint32Array.of(0, 0) }, /recording\.b\[0\]/);
  wrong({ operation: Uint8Array.of(0, 0) }, /recording\.operation\[1\]/);
  wrong({ operation: Uint8Array.of(2, 2) }, /recording\.operation\[0\]/);
  wrong({ operation: Uint8Array.of(0, 200) }, /recording\.operation\[1\]/);
  wrong({ operation: Uint8Array.of(255, 2) }, /recording\.operation\[0\]/);
  assert.ok(result({ recording: recording({ operation: Uint8Array.of(0, 255), symbols: [[1, "@"]] }) }));
});

test("graphs that were drawn before are read as the last one is, and are bounded", () => {
  const earlier = [
    { title: "a", recording: recording() },
    { title: "", recording: recording({ data: Float64Array.of(1, 2) }) },
  ];
  assert.deepEqual(result({ earlier }).earlier, earlier);
  assert.equal(result().earlier, undefined);
  const wrong = (earlier, message) => refused(() => result({ earlier }), message);
  wrong({}, /result\.earlier should be a list of at most 100/);
  wrong(new Array(101).fill(earlier[0]), /result\.earlier should be a list of at most 100/);
  wrong([{ title: 1, recording: recording() }], /result\.earlier\[0\]\.title/);
  wrong([{ title: "a" }], /recording should be a plain object/);
  wrong([{ title: "a", recording: recording({ root: 0 }) }], /recording\.root/);
  const large = recording({
    ...Object.fromEntries(
      ["operation", "a", "b", "exponent", "data", "grad", "scope"].map((name) => {
        const Kind = recording()[name].constructor;
        return [name, new Kind(300_000).fill(["a", "b"].includes(name) ? NONE : 0)];
      }),
    ),
    root: 299_999,
  });
  wrong(
    [
      { title: "a", recording: large },
      { title: "b", recording: large },
    ],
    /earlier\[1\] should be among at most 500,000/,
  );
});

test("numbers and gradients may be any number", () => {
  const data = Float64Array.of(Number.NaN, Infinity);
  assert.deepEqual(result({ recording: recording({ data }) }).recording.data, data);
});

test("scopes lie within those before them, and not too deep", () => {
  const wrong = (scopes, message) => refused(() => result({ recording: recording({ scopes }) }), message);
  wrong([{ name: "f", parent: 1 }], /scopes\[0\]\.parent/);
  wrong(
    [
      { name: "f", parent: 0 },
      { name: "g", parent: 2 },
    ],
    /scopes\[1\]\.parent/,
  );
  wrong([], /recording\.scope should be numbers of its scopes/);
  wrong(
    Array.from({ length: 1001 }, (_, parent) => ({ name: "f", parent })),
    /within at most 1000 others/,
  );
});
