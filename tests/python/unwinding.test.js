// Calls of MicroPython that may raise an exception do not leave WebAssembly, which takes longer than what most of them do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createRunner, INTERPRETER } from "../common/python-runner.js";

const isQuick = { skip: INTERPRETER !== "quick" && "CPython's package needs no such calls" };

test(
  "code runs without a function of JavaScript for each call, and its exceptions end where they are caught",
  isQuick,
  async () => {
    const runner = await createRunner();
    const { get } = WebAssembly.Table.prototype;
    let count = 0;
    WebAssembly.Table.prototype.get = function (index) {
      count += 1;
      return get.call(this, index);
    };
    try {
      const { outputs, error } = runner.run(`
def depth(n):
    if n == 0:
        raise KeyError("deep")
    try:
        depth(n - 1)
    finally:
        left.append(n)

total = 0
for k in range(1000):
    left = []
    try:
        depth(k % 20)
    except KeyError as error:
        total += len(left)
    try:
        [1, 2][k + 5]
    except IndexError:
        total += 1
print(total)
`);
      assert.equal(error, undefined, error?.traceback);
      assert.equal(outputs[0].text, "10500\n");
      assert.equal(count, 0);
    } finally {
      WebAssembly.Table.prototype.get = get;
    }
  },
);
