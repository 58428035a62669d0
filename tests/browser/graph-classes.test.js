// A class of the reader's own in a browser: its graph, all drawings of a run, what is wrong with a gradient, and a class that
// raises.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());
beforeEach(() => lab.visit());

const VALUE = `class Number:
    def __init__(self, amount, came_from=None):
        self.amount, self.came_from, self.slope = amount, came_from, None
    def __mul__(self, other): return Number(self.amount * other.amount, (self, other))
    def __sub__(self, other): return Number(self.amount - other.amount, (self, other))
    def __getattr__(self, name): raise KeyError(name)
`;

const pager = () => lab.find(".lab-drawings");
const press = async (name) =>
  (await pager().then((element) => element.findElement(By.css(`[aria-label="${name}"]`)))).click();

testOnce("a class with names of its own is drawn, and a number in it can be changed", async () => {
  await lab.paste(`${VALUE}\nx = Number(2.5)\ny = Number(3.0)\nz = x * y - y\n`);
  await lab.until(() => lab.run(`return document.querySelector('#graph .value[aria-label^="z: data 4.5"]') !== null`));
  assert.equal(await (await pager()).isDisplayed(), false);
  assert.match(await lab.shown("x: data 2.5", "data"), /2\.5/);
});

test("all drawings of a run can be paged through, by mouse and by keyboard", async () => {
  await lab.paste(`${VALUE}\nx = Number(2.5)\nfor k in range(3):\n    x = x * Number(2.0)\n    draw(x)\n`);
  await lab.says(".lab-drawings output", /^Drawing 3 of 3$/);
  const drawn = (data) =>
    lab.until(() => lab.run(`return document.querySelector('#graph .value[aria-label^="x: data ${data}"]') !== null`));
  await drawn("20");
  await press("Earlier drawing");
  await lab.says(".lab-drawings output", /^Drawing 2 of 3$/);
  await drawn("10");
  await press("Earlier drawing");
  await drawn("5");
  // At the end the button stays where it is, so that the focus is not lost.
  await press("Earlier drawing");
  await lab.says(".lab-drawings output", /^Drawing 1 of 3$/);
  assert.equal(await lab.focused(), "Earlier drawing");
  await lab.run(`document.querySelector('[aria-label="Later drawing"]').focus()`);
  await lab.press("\uE007");
  await lab.says(".lab-drawings output", /^Drawing 2 of 3$/);
  await drawn("10");
  await lab.paste("a = Value(1.0) * 2.0\n");
  await lab.until(async () => !(await (await pager()).isDisplayed()));
});

testOnce("the first gradient that is wrong is named, with what it should be", async () => {
  await lab.paste(`import math
class Value:
    def __init__(self, data, _prev=(), _op=""):
        self.data, self.grad, self._prev, self._op = data, 0.0, _prev, _op
    def exp(self):
        out = Value(math.exp(self.data), (self,), "exp")
        def _backward(): self.grad += self.data * out.grad
        out._backward = _backward
        return out
y = Value(1.5)
z = y.exp()
z.grad = 1.0
z._backward()
`);
  await lab.says("#graph-now", /y\.grad is 1\.5 and should be 4\.4817\. Through z = exp\(y\)/);
});

testOnce("a class that raises keeps what was printed, and the next code runs", async () => {
  await lab.paste(`${VALUE}\nprint("printed")\nx = Number([1.0, 2.0])\n`);
  await lab.says("#lab-console .console-entries", /printed[\s\S]*Line 9: x holds a list of 2/);
  await lab.paste("print('next')\n");
  await lab.says("#lab-console .console-entries", /next/);
});
