// The task of each card, as a person does it.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import {
  adjust,
  build,
  by,
  choose,
  choosePart,
  driver,
  findMistake,
  isDone,
  press,
  problem,
  read,
  readout,
  result,
  run,
  slide,
  topo,
  turn,
  until,
  write,
} from "./learn-actions.js";

/** What is done on the cards that have a task. @type {Record<string, () => Promise<void>>} */
export const TASKS = {
  "what-a-gradient-says/1": () => press("Backward"),
  "what-a-gradient-says/2": () => adjust("a", Key.ARROW_DOWN, isDone),
  "what-a-gradient-says/3": async () => {
    const isFarEnough = () =>
      run(
        `return parseFloat(/data (\\S+),/.exec(document.querySelector('#learn .value[aria-label^="b:"]').ariaLabel)[1]) >= -2`,
      );
    await adjust("b", Key.ARROW_UP, isFarEnough);
    assert.equal(await isDone(), false);
    await adjust("c", Key.ARROW_UP, isDone);
  },
  "what-a-gradient-says/5": async () => {
    await slide("h", Key.ARROW_RIGHT, 2);
    assert.match(await result(), /With h = 0\.01 the slope is 14\.03\./);
    await slide("h", Key.ARROW_RIGHT, 6);
    assert.match(await readout(), /y\(3\.0\) = 20\.0.*= 14\.00000009255109$/);
  },
  "what-a-gradient-says/6": async () => {
    await slide("x", Key.ARROW_LEFT, 100);
    assert.match(await result(), /The slope is 8: uphill, so go left\./);
    // The point itself, from 2 to 2/3: the numbers at the axis say how many pixels that is.
    const [x, y, unit] = await run(`const plot = document.querySelector(".learn-drawing:not([hidden]) .learn-plot");
      const middle = (element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + width / 2, y + height / 2];
      };
      const at = (text) => middle([...plot.querySelectorAll("text")].find((line) => line.textContent === text))[0];
      const [from, origin] = [middle(plot.querySelector("circle")), middle(plot)];
      return [from[0] - origin[0], from[1] - origin[1], at("2") - at("1")].map(Math.round);`);
    const origin = await driver.findElement(By.css(".learn-drawing:not([hidden]) .learn-plot"));
    const to = { origin, x: Math.round(x - (unit * 4) / 3), y };
    await driver.actions().move({ origin, x, y }).press().move(to).release().perform();
    for (let count = 0; count < 4 && !(await isDone()); count++) await slide("x", Key.ARROW_LEFT, 1);
    assert.ok(await isDone(), await readout());
  },
  "what-a-gradient-says/7": async () => {
    await slide("h", Key.ARROW_RIGHT, 14);
    await slide("h", Key.ARROW_LEFT, 2);
    assert.equal(await readout(), "d1: 4.0 d2: 3.99999999999997 slope: -3.019806626980426");
  },
  "a-value-remembers/1": async () => {
    await write("a = 2.0");
    assert.match(await problem(), /2\.0 is a plain number\. Wrap it: a = Value\(2\.0\)/);
    await write("a=Value( 2 )");
    await until(async () => /Still to make: b = .*, c = .*, f = /.test(await result()), "a is there");
    await press("Undo");
    await write("a = Value(3)");
    await until(
      async () => /^You made a = Value\(3\.0\)\. Undo it: a = Value\(2\.0\)/.test(await result()),
      "a is another",
    );
    await press("Undo");
    for (const line of ["a = Value(2.0)", "b = Value(-3.0)", "c = Value(10.0)"]) await press(line);
    assert.equal(await isDone(), false);
    await press("f = Value(-2.0)");
  },
  "a-value-remembers/2": async () => {
    await build("a", "b", "g = a + b");
    await until(async () => /That made g = a \+ b/.test(await result()), "another line");
    await press("Undo");
    await until(() => run("return document.querySelectorAll('#learn .builder .value').length === 4"), "it is undone");
    await build("a", "b", "d = a * b");
  },
  "a-value-remembers/3": async () => {
    await write("e = d + z");
    assert.match(await problem(), /There is no value z yet/);
    await build("d", "c", "e = d + c");
    await until(async () => /One more/.test(await result()), "e is there");
    assert.equal(await isDone(), false);
    await write("L = e + f");
    await until(async () => /That made L = e \+ f\. Undo it/.test(await result()), "it is not what was wanted");
    assert.equal(await isDone(), false);
    await press("Undo");
    await until(async () => /One more/.test(await result()), "it is undone");
    await write("L = e * f");
  },
  "a-value-remembers/4": async () => {
    await choose("c");
    assert.match(await result(), /^c prints Value\(data='10\.0', label='c'\)\. A leaf/);
    await choose("L");
  },
  "by-hand/5": async () => {
    for (const step of [1, 2, 3]) {
      await press("Step back");
      await until(async () => new RegExp(`Step ${step} of 3|Three steps`).test(await result()), `step ${step}`);
      await until(() => run("return document.querySelectorAll('#learn .note').length > 0"), "the arithmetic is shown");
    }
  },
  "by-hand/6": () => press("Nudge all leaves"),
  "used-twice/2": async () => {
    await press("a → c → e");
    assert.match(await result(), /One path/);
    await press("a → d → e");
  },
  "used-twice/3": async () => {
    await press("Step");
    assert.match(await result(), /The same so far/);
    await press("Step");
    await press("Step");
  },
  "used-twice/4": async () => {
    await press("Backward");
    await until(async () => /Once: a\.grad is −3/.test(await result()), "the first pass was told");
    await press("Backward");
  },
  "used-twice/5": async () => {
    await press("Zero grad");
    await press("Backward");
  },
  "used-twice/7": async () => {
    await slide("doublings", Key.ARROW_RIGHT, 7);
    assert.match(await result(), /^1,024 paths, 10 steps\.$/);
    assert.equal(await isDone(), false);
    await slide("doublings", Key.ARROW_RIGHT, 30);
    assert.match(await readout(), /paths: 1,099,511,627,776 steps of backpropagation: 40/);
  },
  "a-neuron/1": async () => {
    const parts = {
      "first input": "x1",
      "first weight": "w1",
      "first weighted input": "x1*w1",
      "sum of the weighted inputs": "x1*w1 + x2*w2",
      bias: "b",
      "sum with the bias": "n",
      output: "o",
    };
    await choosePart("bias");
    await choose("n", ".neuron");
    assert.match(await result(), /^No: n is the sum with the bias\. Look for the bias\./);
    await choose("b", ".neuron");
    assert.match(await result(), /^Yes: the bias is b\. 1 of 7\./);
    for (const [part, label] of Object.entries(parts)) {
      if (part === "bias") continue;
      // Either side may come first.
      if (part === "output") await choose(label, ".neuron");
      await choosePart(part);
      if (part !== "output") await choose(label, ".neuron");
    }
    // A matched part lights up its value; the second input works as the first one.
    await run("document.querySelector('.neuron-part[aria-label^=bias]').focus()");
    const lit = await run("return [...document.querySelectorAll('.neuron .value.lit')].map((box) => box.ariaLabel)");
    assert.match(lit.join(), /^b: data 6\.8814/);
  },
  "a-neuron/2": () => adjust("w1", Key.ARROW_UP, isDone),
  "a-neuron/3": () => slide("n", Key.ARROW_RIGHT, 150),
  "a-neuron/6": () => press("Backward"),
  "one-call/1": async () => {
    for (const label of ["w2", "x2*w2"]) await choose(label);
    assert.match(await result(), /x2\*w2 would be too early: it needs x2 first\./);
    // The tutorial's own order.
    for (const label of ["x2", "x2*w2", "w1", "x1", "x1*w1", "x1*w1 + x2*w2", "b", "n"]) await choose(label);
    assert.match(await result(), /^9 of 10\.$/);
    assert.equal(await isDone(), false);
    await choose("o");
    await until(isDone, "the list is whole");
    await topo();
  },
  "more-operations/4": () => choose("b/c"),
  // Of both graphs the first one; the other follows.
  "more-operations/5": () => adjust("x", Key.ARROW_UP, isDone, ".twins"),
  "more-operations/6": async () => {
    const derivative = await driver.findElement(By.id("learn-derivative"));
    await derivative.clear();
    await derivative.sendKeys("1 / (1 + exp(y))");
    assert.match(await driver.findElement(By.id("learn-derivative-problem")).getText(), /“y” is not known/);
    await derivative.clear();
    await derivative.sendKeys("x");
    assert.match(await result(), /softplus is almost x itself/);
    await derivative.clear();
    await derivative.sendKeys("1 / (1 + exp(-x))");
    const verdict = await run("return document.querySelector('.operation .learn-readout').textContent");
    assert.equal(verdict, "f′ agrees with f at all 201 places.");
  },
  "in-pytorch/1": async () => {
    await press("Run the PyTorch cell");
    await until(isDone, "the cell has run");
    const printed = read(await run("return document.querySelector('.learn-output').textContent"));
    for (const line of ["---", "x2 0.5000001283844369", "w2 0.0", "x1 -1.5000003851533106", "w1 1.0000002567688737"]) {
      assert.ok(printed.split("\n").includes(line), `${line} in ${printed}`);
    }
  },
  "in-pytorch/3": async () => {
    await press("Run the lines");
    await until(async () => /Their gradients are tensors/.test(await result()), "the lines have run");
    read(await run("return document.querySelector('.learn-output').textContent"));
  },
  "in-pytorch/5": async () => {
    const pick = async (column, pair) => {
      const one = await driver.findElement(
        By.css(`#learn .learn-match [data-column="${column}"][data-pair="${pair}"]`),
      );
      if (by === "mouse") await one.click();
      else await one.sendKeys(Key.ENTER);
    };
    await pick(0, 1);
    await pick(1, 3);
    assert.match(await result(), /^No: zero_grad\(\) clears gradients/);
    for (const pair of [4, 0, 2, 3]) {
      await pick(1, pair);
      await pick(0, pair);
    }
    assert.match(await result(), /^Right: zero_grad\(\).* 4 of 5\.$/);
    assert.equal(await isDone(), false);
    await pick(0, 1);
    await pick(1, 1);
  },
  "networks/1": async () => {
    await driver.findElement(By.css('[data-neuron="0/0"] circle')).click();
    await until(
      async () => (await run("return document.querySelectorAll('.network .value').length")) === 10,
      "it is open",
    );
  },
  "networks/2": async () => {
    // Each neuron has a box of its own from the start.
    await until(
      async () => (await run("return document.querySelectorAll('.network [aria-label^=\"neuron \"]').length")) === 3,
      "three neurons",
    );
    for (const neuron of ["0/0", "0/1", "0/2"])
      await run(`document.querySelector('[data-neuron="${neuron}"]').focus()`);
  },
  "networks/3": async () => {
    await run("document.querySelector('[data-neuron=\"0/1\"]').focus()");
    await driver.actions().sendKeys(Key.ENTER).perform();
    await until(async () => /in another layer/.test(await result()), "a neuron of layer 0 is open");
    await run("document.querySelector('[data-neuron=\"1/3\"]').focus()");
    await driver.actions().sendKeys(Key.ENTER).perform();
  },
  "networks/5": async () => {
    const line = (layer, neuron, input) =>
      `#learn .weights [aria-label="weight from ${layer === 0 ? `x${input + 1}` : `neuron ${input} of layer ${layer - 1}`} to neuron ${neuron} of layer ${layer}"]`;
    const pull = async (css) => {
      if (by === "keys") {
        await run("document.querySelector(arguments[0]).focus()", css);
        return driver
          .actions()
          .sendKeys(...Array(4).fill(Key.ARROW_UP))
          .perform();
      }
      // A place of the line where no other one is nearer, on its first third.
      const [x, y] = await run(
        `const line = document.querySelector(arguments[0]);
         const { left, top } = line.ownerSVGElement.getBoundingClientRect();
         const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)));
         return [left + x1 + 0.3 * (x2 - x1), top + y1 + 0.3 * (y2 - y1)].map(Math.round);`,
        css,
      );
      return driver
        .actions()
        .move({ x, y })
        .press()
        .move({ x, y: y - 30 })
        .release()
        .perform();
    };
    await pull(line(0, 0, 0));
    assert.equal(await result(), "6 of 9 answers move. Now a line into layer 1.");
    const moved = await run(
      `return [...document.querySelectorAll("#learn .weights .moved")].map(({ ariaLabel }) => ariaLabel.split(":")[0])`,
    );
    assert.deepEqual(moved, [
      "layer 0, neuron 0",
      ...[0, 1, 2, 3].map((neuron) => `layer 1, neuron ${neuron}`),
      "layer 2, neuron 0",
    ]);
    await pull(line(1, 0, 0));
  },
  "what-goes-wrong/1": () => findMistake("s", "a"),
  "what-goes-wrong/2": () => findMistake("w", "x"),
  "what-goes-wrong/3": () => findMistake("a", "d"),
  "what-goes-wrong/4": () => findMistake("a", "d"),
  "what-goes-wrong/5": () => findMistake("w", "n"),
  "what-goes-wrong/6": () => press("10 steps"),
  "what-goes-wrong/7": () => press("10 steps"),
  "what-goes-wrong/8": () => press("10 steps"),
  "loss-and-descent/1": async () => {
    await slide("weight", Key.ARROW_RIGHT, 10);
    assert.match(await result(), /that made it worse/);
    await slide("weight", Key.ARROW_LEFT, 150);
  },
  "loss-and-descent/3": () => press("Step this weight"),
  "loss-and-descent/4": () => press("Step all 41"),
  "loss-and-descent/5": async () => {
    await press("Run the lines");
    await until(async () => /Digit by digit/.test(await result()), "the lines have run");
    read(await run("return document.querySelector('.learn-output').textContent"));
  },
  "loss-and-descent/6": async () => {
    // Every rate on the way counts.
    turn({ by: "keys" });
    await slide("rate", Key.ARROW_RIGHT, 8);
    assert.match(await result(), /ends at 0\.087\. Still to find: one that gets stuck\./);
    assert.equal(await isDone(), false);
    await slide("rate", Key.ARROW_RIGHT, 6);
  },
  "loss-and-descent/7": async () => {
    await press("Run 20 steps");
    await until(isDone, "the loop has run");
    const printed = await readout();
    const answers = "ypreds = [0.856365695828, -0.799126375824, -0.942554745984, 0.849186772421]";
    for (const line of ["0 6.56156718545", "1 3.18867423234", "19 0.0870256130465", answers]) {
      assert.ok(printed.includes(line), line);
    }
  },
  "the-moons/1": async () => {
    await slide("left end", Key.ARROW_RIGHT, 10);
    assert.match(await result(), /^\d\d of 100\.$/);
    await slide("right end", Key.ARROW_RIGHT, 16);
  },
  "the-moons/2": () => slide("y", Key.ARROW_RIGHT, 30),
  "the-moons/3": async () => {
    const printed = () => run("return document.querySelector('.moons .learn-output').textContent.split('\\n')");
    const [first, ...none] = await printed();
    read(first);
    assert.deepEqual(none, []);
    await press("Train 100 steps");
    await until(isDone, "the hundred steps are done");
    const [, ...lines] = await printed();
    assert.equal(lines.length, 100);
    assert.equal(lines[0], "step 0 loss 0.895844102868, accuracy 50.0%");
    assert.equal(lines[99], "step 99 loss 0.0109783701355, accuracy 100.0%");
  },
  "the-moons/4": () => slide("alpha", Key.ARROW_RIGHT, 3),
  "the-moons/5": async () => {
    assert.equal(await result(), "Choose a point of the plane.");
    // Beyond the margin there is no gradient to follow.
    await slide("point", Key.ARROW_RIGHT, 5);
    await until(async () => /^This point is beyond the margin/.test(await result()), "the point costs nothing");
    assert.equal(await run("return document.querySelector('#learn .learn-actions button').disabled"), true);
    await slide("point", Key.ARROW_LEFT, 1);
    await until(async () => /^984 values/.test(await result()), "the point is open");
    await press("Follow the largest gradient");
    await until(isDone, "the parameter is reached");
    // Another point has another one, which is not known yet.
    await slide("point", Key.ARROW_LEFT, 1);
    await until(async () => /^984 values.*Now follow/.test(await result()), "the other point is open");
    await press("Follow the largest gradient");
    await until(async () => /^984 values, and layers/.test(await result()), "its parameter is reached");
    assert.ok((await run("return document.querySelectorAll('.point .lit').length")) > 1, "the way is lit");
    assert.equal(await run("return document.querySelectorAll('.point .selected').length"), 1);
  },
  "the-moons/6": () => press("Add the arrows up"),
  "the-moons/7": async () => {
    for (const said of [
      /^This batch says −1\.7034; all hundred say −0\.6417\. Draw another one\.$/,
      /^This batch says −0\.2905; /,
      /^3 batches say −1\.7034 to −0\.2905; all hundred say −0\.6417\./,
    ]) {
      await press("Draw 10 points");
      await until(async () => said.test(await result()), `${said} is never said`);
    }
  },
  "the-moons/8": async () => {
    const group = "#learn .folded .group";
    await until(() => run("return document.querySelector(arguments[0]) !== null", group), "it is there");
    const boxes = () => run("return document.querySelectorAll('#learn .folded [data-item]').length");
    const before = await boxes();
    if (by === "mouse") {
      const origin = await driver.findElement(By.css(`${group} .open .target`));
      await driver.actions().move({ origin }).click().perform();
    } else {
      await run("document.querySelector(arguments[0]).focus()", group);
      await driver.actions().sendKeys(Key.ENTER).perform();
    }
    await until(async () => (await boxes()) > before, "a box is open");
  },
  "one-call/2": async () => {
    await choose("x1");
    assert.equal(await isDone(), false);
    await press("Sweep o, n, x1*w1, …");
    assert.equal(await isDone(), false);
    await choose("w2");
    assert.match(await result(), /^w2 is right: 0 × 0\.5 is 0/);
    await choose("x1*w1");
    assert.match(await result(), /^x1\*w1 is right: 1 × 0\.5 is 0\.5/);
    await choose("x1");
    assert.match(await result(), /^Right: x1 and w1 should get −1\.5 and 1\./);
  },
  "one-call/4": async () => {
    await press("build_topo(o)");
    await until(async () => /^It walks down/.test(await result()), "the walk is told");
    await until(async () => (await topo()).length === 10, "the list is whole");
    assert.match(await result(), /^Ten values, .* Now Backward\.$/);
    assert.equal(await isDone(), false);
    await press("Backward");
  },
  "one-call/5": async () => {
    await press("Run the cell");
    await until(() => run("return !document.querySelector('.card-questions').hidden"), "the cell has run");
    read(await run("return document.querySelector('.learn-output').textContent"));
  },
};
