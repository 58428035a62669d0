# Draws 1 ?, 1 Add, 2 Leaf, 1 Log.
# Has a method with the name of another operation.
import math
class Value:
    def __init__(self, data, children=(), op="", name=""):
        self.data, self.children, self.op, self.name, self.grad = data, children, op, name, 0.0
    def __add__(self, o):
        return Value(self.data + o.data, (self, o), "+", "Add")
    def log(self):
        return Value(math.log10(self.data), (self,), "log₁₀", "Log10")
    def ln(self):
        return Value(math.log(self.data), (self,), "ln", "Ln")
a, b = Value(50.0, name="a"), Value(7.0, name="b")
c = a.log() + b.ln()
print(c.data)
