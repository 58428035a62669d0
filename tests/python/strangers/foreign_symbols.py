# Names its operations in Portuguese.
# Draws 2 Add, 5 Leaf, 2 Mul, 1 Tanh.
import math
class Neuronio:
    # valor, gradiente, filhos (portuguese)
    def __init__(self, valor, filhos=(), op=''):
        self.valor = valor; self.gradiente = 0; self.filhos = filhos; self.op = op
        self.retro = lambda: None
    def __add__(self, outro):
        outro = outro if isinstance(outro, Neuronio) else Neuronio(outro)
        saida = Neuronio(self.valor + outro.valor, (self, outro), 'soma')
        def retro():
            self.gradiente += saida.gradiente
            outro.gradiente += saida.gradiente
        saida.retro = retro
        return saida
    def __mul__(self, outro):
        outro = outro if isinstance(outro, Neuronio) else Neuronio(outro)
        saida = Neuronio(self.valor * outro.valor, (self, outro), 'produto')
        def retro():
            self.gradiente += outro.valor * saida.gradiente
            outro.gradiente += self.valor * saida.gradiente
        saida.retro = retro
        return saida
    def tanh(self):
        saida = Neuronio(math.tanh(self.valor), (self,), 'tgh')
        def retro(): self.gradiente += (1 - saida.valor**2) * saida.gradiente
        saida.retro = retro
        return saida
    def retropropagar(self):
        ordem, vistos = [], set()
        def v(n):
            if n not in vistos:
                vistos.add(n)
                for f in n.filhos: v(f)
                ordem.append(n)
        v(self); self.gradiente = 1
        for n in reversed(ordem): n.retro()
x = Neuronio(2.0); w = Neuronio(-0.5); b = Neuronio(0.0)
y = (x * w + b).tanh()
z = (y + 1) * 2
z.retropropagar()
print(z.valor, x.gradiente, w.gradiente)
