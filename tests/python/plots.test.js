// What matplotlib's functions describe, before the page draws it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RunReader } from "../../www/python/host/reply.js";
import { createRunner } from "../common/python-runner.js";

const runner = await createRunner();
const IMPORTS = "import numpy as np\nimport matplotlib.pyplot as plt\n";

/** The plots of some code, as the page reads them. */
function plots(source) {
  const { outputs, error } = runner.run(IMPORTS + source);
  assert.equal(error?.traceback, undefined);
  return new RunReader()
    .outputs({ outputs: structuredClone(outputs) })
    .filter(({ kind }) => ["chart", "figure", "film"].includes(kind));
}
const plot = (source) => plots(source)[0];

test("colours, strokes, markers and labels are those that were asked for", () => {
  const [first, second, third] = plot(`
plt.plot([1, 2, 4], "r--", label="loss")
plt.plot([0, 1, 2], [3, 2, 1], color="tab:green", marker="o", linestyle=":", linewidth=3)
plt.scatter([0, 1], [1, 2], c=["red", (0, 0, 1)], s=40, alpha=0.5)
plt.legend()`).series;
  assert.deepEqual(
    [first.colour, first.stroke, first.marker, first.label, first.x],
    ["#ff0000", "dashed", false, "loss", [0, 1, 2]],
  );
  assert.deepEqual([second.colour, second.stroke, second.marker, second.width], ["#2ca02c", "dotted", true, 3]);
  assert.deepEqual([third.colours, third.size, third.opacity], [["#ff0000", "#0000ff"], 40, 0.5]);
});

test("words, limits, scales and ticks stand on their axes", () => {
  const { title, xLabel, yLabel, xLimits, yLog, legend, grid, xTicks } = plot(`
plt.title("t"); plt.xlabel("x"); plt.ylabel("y"); plt.xlim(0, 2); plt.yscale("log"); plt.legend(); plt.grid()
plt.xticks([0, 1], ["no", "yes"])
plt.plot([1, 10])`);
  assert.deepEqual(
    { title, xLabel, yLabel, xLimits, yLog, legend, grid },
    {
      title: "t",
      xLabel: "x",
      yLabel: "y",
      xLimits: [0, 2],
      yLog: true,
      legend: true,
      grid: true,
    },
  );
  assert.deepEqual(xTicks, [
    [0, "no"],
    [1, "yes"],
  ]);
});

test("subplots make one figure, in rows and columns", () => {
  const figure = plot(`
fig, ax = plt.subplots(2, 2, figsize=(8, 4))
ax[0, 0].plot([1, 2]); ax[0, 0].set_title("a")
ax[0, 1].bar(["p", "q"], [1, 2])
ax[1, 0].axhline(1.5, color="k", ls="--")
ax[1, 1].imshow([[1, 2], [3, 4]])
fig.suptitle("all")`);
  assert.equal(figure.kind, "figure");
  assert.equal(figure.title, "all");
  assert.equal(figure.columns, 2);
  assert.deepEqual(
    figure.charts.map(({ series, aspect }) => [series[0].type, aspect]),
    [
      ["line", 2],
      ["bars", 2],
      ["rule", 2],
      ["image", 2],
    ],
  );
  assert.deepEqual(figure.charts[1].series[0].y, [0, 1, 0, 2]);
});

test("a histogram counts as NumPy does", () => {
  const { series } = plot("n, bins, _ = plt.hist([0, 1, 1.5, 2, 4], bins=4)\nassert list(n) == [1, 2, 1, 1]");
  assert.deepEqual(series[0].x, [0, 1, 1, 2, 2, 3, 3, 4]);
  assert.deepEqual(series[0].y, [0, 1, 0, 2, 0, 1, 0, 1]);
});

test("what is shown is shown once, and a figure that is open is shown when its cell ends", () => {
  assert.equal(plots("plt.plot([1, 2])\nplt.show()\nplt.plot([3, 4])").length, 2);
  assert.equal(plots("plt.figure()\nplt.show()").length, 0);
  assert.equal(plots("plt.plot([1, 2])\nplt.close()").length, 0);
});

test("the last line of a cell that plots shows no text", () => {
  const { outputs } = runner.run(`${IMPORTS}plt.plot([1, 2])`);
  assert.deepEqual(
    outputs.map(({ kind }) => kind),
    ["chart"],
  );
});

test("a graph of any names is taken, and written as DOT", () => {
  // The graphviz package of PyPI writes the same.
  const { outputs, error } = runner.run(`
from graphviz import Digraph
dot = Digraph(format="svg", graph_attr={"rankdir": "LR"})
dot.node(name="1", label="{ a | data 1.0000 }", shape="record")
dot.node("1+", label="+")
dot.edge("1", "1+")
print(dot.source)
dot.render("out")`);
  assert.equal(error, undefined);
  const printed = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
  assert.equal(
    printed.join(""),
    'digraph {\n\tgraph [rankdir=LR]\n\t1 [label="{ a | data 1.0000 }" shape=record]\n\t"1+" [label="+"]\n\t1 -> "1+"\n}\n\n',
  );
  const [note] = outputs.filter(({ kind }) => kind === "note");
  assert.match(note.text, /no files here.*out\.svg/);
});

test("a part of a graph keeps its name and its lines", () => {
  // The graphviz package of PyPI writes the same.
  const { outputs } = runner.run(`
from graphviz import Digraph
net = Digraph("net")
with net.subgraph(name="cluster_0") as part:
    part.node("a")
    part.edge("a", "b")
net.edge("b", "c")
print(net.source)`);
  const printed = outputs.map(({ text }) => text).join("");
  assert.equal(printed, "digraph net {\n\tsubgraph cluster_0 {\n\t\ta\n\t\ta -> b\n\t}\n\tb -> c\n}\n\n");
});

test("axes stand at the places of a grid, and shapes are drawn as outlines", () => {
  const { columns, charts } = plot(`
import matplotlib.gridspec as gridspec
from matplotlib.patches import Circle, Patch, Rectangle
fig = plt.figure()
grid = gridspec.GridSpec(2, 2, width_ratios=[2, 1])
wide = fig.add_subplot(grid[0, :])
wide.add_patch(Rectangle((1, 2), 3, 4, fill=False, edgecolor="red"))
last = fig.add_subplot(grid[1, 1])
last.add_patch(Circle((0, 0), 2))
last.legend(handles=[Patch(color="blue", label="positive")])
plt.subplot2grid((2, 2), (1, 0)).plot([1, 2])
plt.figure(fig)`);
  assert.equal(columns, 2);
  const [[rectangle], [line], [circle]] = charts.map(({ series }) => series);
  assert.deepEqual([rectangle.x, rectangle.y, rectangle.colour], [[1, 4, 4, 1, 1], [2, 2, 6, 6, 2], "#ff0000"]);
  assert.deepEqual(line.y, [1, 2]);
  assert.ok(circle.x.every((x, at) => Math.abs(Math.hypot(x, circle.y[at]) - 2) < 1e-12));
});

test("what only looks otherwise is accepted", () => {
  const { charts } = plot(`
fig, (one, other) = plt.subplots(2, 1)
one.plot([1, 2])
other.plot([2, 3])
other.set_xticks([0, 1])
plt.setp(other.get_xticklabels(), rotation=45)
for words in other.get_xticklabels() + one.get_yticklabels():
    words.set_fontsize(8)
fig.text(0.5, 0.01, "below"); fig.supxlabel("x"); fig.set_figwidth(5); one.xaxis.grid(True)
assert plt.get_fignums() == [1] and plt.get_backend() and other.get_xticks() == [0, 1]`);
  assert.equal(charts.length, 2);
});

test("the axes of a grid are a row, too", () => {
  const { charts } = plot(`
fig, axes = plt.subplots(2, 2)
for k, ax in zip(range(len(axes.flat)), axes.flat):
    ax.plot([k])
axes.flat[3].set_title("last")`);
  assert.deepEqual(
    charts.map(({ series, title }) => [series[0].y[0], title]),
    [
      [0, ""],
      [1, ""],
      [2, ""],
      [3, "last"],
    ],
  );
});

test("what is no colour, no scale or no format says so", () => {
  const failure = (source) => runner.run(IMPORTS + source).error.message;
  assert.match(failure('plt.plot([1], color="reddish")'), /'reddish' is not a valid value for color/);
  assert.match(failure('plt.plot([1], "r?")'), /'r\?' is not a valid format string/);
  assert.match(failure('plt.yscale("cubic")'), /'cubic' is not a valid scale/);
  assert.match(failure("plt.plot([1, 2], [1])"), /must have same length, but they have 2 and 1/);
  assert.match(
    failure("fig, ax = plt.subplots()\nax.streamplot()"),
    /an axes has no 'streamplot' here\. It has: .*plot/,
  );
});

test("error bars, stems, steps and segments are lines with gaps, in the colour of what they belong to", () => {
  const { series } = plot(`
plt.plot([0, 1], [0, 1])
plt.errorbar([1, 2], [3, 4], yerr=[0.5, 1], fmt="o", label="mean", capsize=3)
plt.errorbar([1], [2], xerr=[[1], [2]], color="red", ecolor="gray")
plt.vlines([1, 2], 0, [3, 4], colors="k", linestyles="dashed")
plt.step([0, 1, 2], [5, 6, 7], where="post")
plt.stem([1, 2])`);
  const [, mean, bars, , gray, upright, steps, stems, tips] = series;
  assert.deepEqual([mean.stroke, mean.marker, mean.label, mean.colour], ["none", true, "mean", undefined]);
  assert.deepEqual([bars.x, bars.y, bars.colour], [[1, 1, NaN, 2, 2, NaN], [2.5, 3.5, NaN, 3, 5, NaN], "C1"]);
  assert.deepEqual([gray.x, gray.colour], [[0, 3, NaN], "#808080"]);
  assert.deepEqual([upright.y, upright.stroke], [[0, 3, NaN, 0, 4, NaN], "dashed"]);
  assert.deepEqual(
    [steps.x, steps.y],
    [
      [0, 1, 1, 2, 2],
      [5, 5, 6, 6, 7],
    ],
  );
  assert.deepEqual([stems.y, stems.colour, tips.colour], [[0, 1, NaN, 0, 2, NaN], "C3", undefined]);
});

test("a second scale gets an axes of its own, and a surface is seen from above", () => {
  const [figure, surface] = plots(`
fig, ax = plt.subplots()
ax.plot([1, 2])
ax.twinx().plot([100, 50])
ax.spines["top"].set_visible(False)
plt.show()
ax = plt.figure().add_subplot(projection="3d")
u, v = np.meshgrid(np.linspace(-1, 1, 3), np.linspace(-1, 1, 4))
ax.plot_surface(u, v, u * v)
ax.set_zlabel("loss")`);
  assert.deepEqual(
    figure.charts.map(({ series }) => series[0].y),
    [
      [1, 2],
      [100, 50],
    ],
  );
  assert.deepEqual([surface.series[0].type, surface.series[0].z.length], ["contour", 4]);
});

test("an arrow of a field of arrows leads from its place", () => {
  const [arrows, places] = plot("plt.quiver([0, 1], [0, 1], [[2, 0], [0, 0]], [[0, 0], [0, 1]])").series;
  assert.deepEqual(arrows.x.slice(0, 3), [0, 1, NaN]);
  assert.deepEqual(arrows.y.slice(-3), [1, 1.5, NaN]);
  assert.equal(places.x.length, 4);
});

/** What some code prints, as lines. */
function printed(source) {
  const { outputs, error } = runner.run(IMPORTS + source);
  assert.equal(error?.traceback, undefined);
  const texts = outputs.filter(({ kind }) => kind === "text").map(({ text }) => text);
  return texts.join("").trimEnd().split("\n");
}

/** Begins an animation that says which frames it computes. */
const ANIMATION = `from matplotlib.animation import FuncAnimation, PillowWriter
fig, ax = plt.subplots()
line, = ax.plot([], [])
title = ax.set_title("")
def update(k, *more):
    print("frame", k, *more)
    line.set_data(range(k + 1), [k] * (k + 1))
    title.set_text(f"step {k}")
    return line,
`;

test("an animation shows all its frames", () => {
  for (const end of [
    "plt.show()",
    "print(fig)",
    "plt.close()\nfrom IPython.display import HTML\nHTML(anim.to_jshtml())",
    'anim.save("a.gif", writer="pillow", fps=5)\nplt.show()',
    'anim.save("a.gif", writer=PillowWriter(fps=5))\nplt.close()',
  ]) {
    const found = plots(`${ANIMATION}anim = FuncAnimation(fig, update, frames=4, interval=50, blit=True)\n${end}`);
    assert.equal(found.length, 1, end);
    const frames = found[0].frames.map(({ charts: [{ title, series }] }) => [title, series.length, series[0].y]);
    const expected = [["step 0", 1, [0]], ["step 1", 1, [1, 1]], ["step 2", 1, [2, 2, 2]], ["step 3", 1, [3, 3, 3, 3]]]; // biome-ignore format: one line
    assert.deepEqual(frames, expected, end);
  }
});

test("the frames of artists are what each shows beside what stays", () => {
  const [{ frames }] = plots(`from matplotlib.animation import ArtistAnimation
fig, ax = plt.subplots()
ax.plot([0, 9])
frames = [ax.plot([k, k + 1]) + [ax.text(0, 0, str(k))] for k in range(3)]
film = ArtistAnimation(fig, frames)
plt.show()`);
  const shown = frames.map(({ charts: [{ series }] }) => series.map(({ y, text }) => text ?? y));
  assert.deepEqual(shown, [[[0, 9], [0, 1], "0"], [[0, 9], [1, 2], "1"], [[0, 9], [2, 3], "2"]]); // biome-ignore format: one line
});

test("of many frames, and of large ones, some are kept, the last among them", () => {
  const film = (size) => {
    const { outputs } = runner.run(`${IMPORTS}${ANIMATION.replace('    print("frame", k, *more)\n', "")}
ax.scatter(range(${size}), range(${size}))
anim = FuncAnimation(fig, update, frames=150)\nplt.show()`);
    const [{ frames }] = new RunReader()
      .outputs({ outputs: structuredClone(outputs) })
      .filter(({ kind }) => kind === "film");
    const note = outputs.find(({ kind }) => kind === "note");
    return { note: note.text, titles: frames.map(({ charts: [{ title }] }) => title) };
  };
  const many = film(3);
  assert.equal(many.note, "The animation has 150 frames, of which one in 4 is kept.");
  assert.deepEqual([many.titles.length, many.titles[1], many.titles.at(-1)], [39, "step 4", "step 149"]);
  const large = film(2000);
  assert.equal(large.note, "The animation has 150 frames, of which one in 8 is kept.");
  assert.equal(large.titles.at(-1), "step 149");
});

test("an animation calls its function as matplotlib does", () => {
  // matplotlib 3.11 with the backend Agg prints the same.
  const saved = (made) => printed(`${ANIMATION}anim = FuncAnimation(fig, update, ${made})\nanim.save("a.gif")`);
  assert.deepEqual(saved("frames=2"), ["frame 0", "frame 0", "frame 1"]);
  assert.deepEqual(saved("frames=[5], fargs=(1, 2)"), ["frame 5 1 2", "frame 5 1 2"]);
  assert.deepEqual(saved('frames=1, init_func=lambda: print("start")'), ["start", "frame 0"]);
  const steps = 'def steps():\n    for k in range(3):\n        print("step", k)\n        yield k\n';
  const generated = (frames) => printed(`${ANIMATION}${steps}FuncAnimation(fig, update, ${frames}).save("a.gif")`);
  assert.deepEqual(generated("frames=steps, save_count=1"), ["step 0", "frame 0", "step 0", "frame 0"]);
  assert.deepEqual(generated("frames=steps(), save_count=2"), ["step 0", "frame 0", "frame 0", "step 1", "frame 1"]);
});

test("what was plotted can be changed, and taken away", () => {
  const { title, series } = plot(`
fig, ax = plt.subplots()
line, = ax.plot([0, 1], [0, 1], "r")
points = ax.scatter([0, 1], [0, 1])
picture = ax.imshow([[0, 1]], origin="lower")
bars = ax.bar(["p", "q"], [1, 2])
note = ax.text(0, 0, "before")
ax.contourf([0, 1], [0, 1], [[0, 1], [2, 3]])
ax.contourf([[0, 1], [2, 3]], 3)
line.set(xdata=[2, 3], ydata=[4, 5], color="b", label="loss", alpha=0.5)
points.set_offsets(np.array([[1, 2], [3, 4], [5, 6]]))
points.set_array([7, 8, 9])
picture.set_data([[1, 2], [3, 4]])
for bar, height in zip(bars, [3, 4]):
    bar.set_height(height)
bars[1].set_color("red")
note.set_text("after")
note.set_position((1, 2))
for one in ax.collections[1:]:
    one.remove()
print(line.get_ydata().tolist(), [bar.get_height() for bar in ax.patches], len(ax.lines))`);
  const [line, points, picture, bars, note] = series;
  assert.equal(series.length, 5);
  assert.deepEqual(
    [title, line.x, line.y, line.colour, line.label, line.opacity],
    ["", [2, 3], [4, 5], "#0000ff", "loss", 0.5],
  );
  assert.deepEqual(
    [points.x, points.y, points.values],
    [
      [1, 3, 5],
      [2, 4, 6],
      [7, 8, 9],
    ],
  );
  assert.deepEqual(picture.z, [
    [3, 4],
    [1, 2],
  ]);
  assert.deepEqual(
    [bars.y, bars.colours],
    [
      [0, 3, 0, 4],
      ["C0", "#ff0000"],
    ],
  );
  assert.deepEqual([note.text, note.x, note.y], ["after", [1], [2]]);
});

test("a plot that is drawn again and again is shown as it is in the end", () => {
  const loop = (draw) => plots(`fig, ax = plt.subplots()\nplt.ion()\nplt.show()\nfor k in range(3):\n    ${draw}\n`);
  for (const draw of [
    "ax.clear(); ax.plot([k, k]); plt.pause(0.01)",
    "plt.cla(); plt.plot([k, k]); plt.draw(); fig.canvas.draw_idle(); fig.canvas.flush_events()",
    "plt.clf(); plt.plot([k, k]); plt.show(block=False)",
    "plt.figure(1); plt.clf(); plt.plot([k, k]); plt.figure(1, clear=True); plt.plot([k, k]); plt.pause(0.01)",
  ]) {
    const found = loop(draw);
    assert.deepEqual(
      found.map(({ series }) => series.map(({ y }) => y)),
      [[[2, 2]]],
      draw,
    );
  }
});

test("a figure that was saved is shown, even if it is closed", () => {
  assert.equal(plots('plt.plot([1, 2])\nplt.savefig("a.png")\nplt.close()').length, 1);
  assert.equal(plots('plt.plot([1, 2])\nplt.savefig("a.png")\nplt.show()').length, 1);
  assert.equal(plots("one = plt.figure()\nplt.plot([1])\ntwo = plt.figure()\nplt.plot([2])\nplt.close(one)").length, 1);
});

test("a figure that is displayed is shown with what it holds by then", () => {
  const found = plots(`from IPython.display import display
fig, ax = plt.subplots()
ax.plot([1])
display(fig)
ax.plot([2])
fig`);
  assert.deepEqual(
    found.map(({ series }) => series.length),
    [1, 2],
  );
});

test("a text may be placed by fractions of the axes", () => {
  const { series } = plot(`
fig, ax = plt.subplots()
ax.plot([0, 10], [0, 4])
ax.set_xlim(0, 20)
text = ax.text(0.5, 0.25, "", transform=ax.transAxes)
ax.set_ylim(0, 8)
text.set_text("epoch 3")`);
  assert.deepEqual([series[1].x, series[1].y, series[1].text], [[10], [2], "epoch 3"]);
});
