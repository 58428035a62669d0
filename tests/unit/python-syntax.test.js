// Code that the quick interpreter does not read is run by the full one only if it is Python.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPython } from "../../www/python/host/syntax.js";

const PYTHON = `
match node.kind, node.inputs:
    case Kind.ADD, [i, *rest] if rest:
        pass
    case Kind.MUL, (i, j):
        pass
---
match parse(text):
    # by class
    case ast.Add() | ast.Sub():
        pass
    case Point(x=0, y=y) as point:
        pass
    case {"op": ":", **rest}: pass
    case -1 | 2.5 | "a:b":
        pass
    case str():
        pass
    case _:
        pass
---
match x:
    case (
        1
        | 2
    ):
        pass
---
match = 3
case = match
case[0] = 1
---
with recording() as (tape, name):
    pass
---
with recording() as self.tape, open("a") as file:
    pass
---
with (
    open("a") as a,
    open("b") as b,
):
    pass
---
@registry["add"]
def f(): pass
---
@(lambda f: f)
def f(): pass
---
x = y[*z]
---
x: tuple[*tuple[int, ...]] = ()
---
f = lambda a, /, b: a
---
print(f"{x:=+10.2f}")
---
def f[T](x: T) -> T:
    yield
---
x = 3. + .5
`.split("---");

test("Python is told as such", () => {
  for (const source of PYTHON) assert.ok(isPython(source), source);
});

const OTHER = `
x = = 1
---
match x
    case 1:
        pass
---
match x:
    case 1
        pass
---
match x:
    case 1:
        y = (2
---
with open("a") as (a, b)
    pass
---
@f(
def g(): pass
---
f = lambda a /: a
---
def f(x)
    return x
`.split("---");

test("what is no Python is told, too", () => {
  for (const source of OTHER) assert.ok(!isPython(source), source);
});
