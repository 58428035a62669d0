/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const mlp = {
  id: "mlp",
  title: "A network from scratch",
  about: "Neurons, layers and a network built from Value, then trained.",
  needs: [
    "colab",
    "imports",
    "value",
    "draw",
    "tanh",
    "backward-functions",
    "backward",
    "power",
    "division",
    "exponential",
    "composite-tanh",
  ],
  cells: [
    {
      source: `import random


class Neuron:
    def __init__(self, nin):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(nin)]
        self.b = Value(random.uniform(-1, 1))`,
    },
    {
      source: `class Neuron(Neuron):
    # w * x + b
    def __call__(self, x):
        preact = sum((w * x for w, x in zip(self.w, x)), self.b)
        out = preact.tanh()
        return out`,
    },
    {
      source: `x = [2.0, 3.0]
nin = len(x)
n = Neuron(nin)
n(x)`,
      expected: "Value(data='-0.43235771996736344')",
      isRandom: true,
    },
    {
      source: `class Layer:
    def __init__(self, nin, nout):
        self.neurons = [Neuron(nin) for _ in range(nout)]

    def __call__(self, x):
        outs = [n(x) for n in self.neurons]
        return outs[0] if len(outs) == 1 else outs`,
    },
    {
      source: `x = [2.0, 3.0]
nin = len(x)
nout = 3
l = Layer(nin, nout)
l(x)`,
      expected: `[Value(data='0.43948525359013224'),
 Value(data='-0.9903943088037261'),
 Value(data='0.9985533287198426')]`,
      isRandom: true,
    },
    {
      source: `class MLP:
    def __init__(self, nin, nouts):
        sz = [nin] + nouts
        self.layers = [Layer(sz[i], sz[i + 1]) for i in range(len(nouts))]

    def __call__(self, x):
        for l in self.layers:
            x = l(x)
        return x`,
    },
    {
      source: `mlp = MLP(3, [4, 4, 1])
x = [2.0, 3.0, -1.0]
mlp_out = mlp(x)
mlp_out`,
      expected: "Value(data='0.8021316553902108')",
      isRandom: true,
    },
    { source: "draw(mlp_out)" },
    {
      source: `xs = [
    [2.0, 3.0, -1.0],
    [3.0, -1.0, 0.5],
    [0.5, 1.0, 1.0],
    [1.0, 1.0, -1.0],
]
ys = [1.0, -1.0, -1.0, 1.0]  # desired targets`,
    },
    {
      source: `def forward_pass_mlp(mlp):
    return [mlp(x) for x in xs]


ypreds = forward_pass_mlp(mlp)
ypreds`,
      expected: `[Value(data='0.8021316553902108'),
 Value(data='0.694914372587992'),
 Value(data='0.8630928931795546'),
 Value(data='0.9566959159578626')]`,
      isRandom: true,
    },
    {
      source: `def calc_loss(ypreds, ys):
    return sum([(ypreds - y) ** 2 for ypreds, y in zip(ypreds, ys)])


loss = calc_loss(ypreds, ys)`,
    },
    { source: "loss.backward()" },
    { source: "mlp.layers[0].neurons[0].w[0].grad", expected: "-0.15533830793163983", isRandom: true },
    { source: "draw(loss)" },
    {
      source: `class Neuron(Neuron):
    def parameters(self):
        return self.w + [self.b]


class Layer(Layer):
    def parameters(self):
        return [p for neuron in self.neurons for p in neuron.parameters()]


class MLP(MLP):
    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]`,
    },
    {
      source: `mlp = MLP(3, [4, 4, 1])
ypreds = forward_pass_mlp(mlp)
loss = calc_loss(ypreds, ys)
loss.backward()`,
    },
    {
      source: `mlp_params = mlp.parameters()
print(mlp_params)
print(len(mlp_params))`,
      expected: `[Value(data='-0.5891124237861678'), Value(data='0.28090981749146215'), Value(data='0.7547091264633694'), Value(data='-0.5146778088364283'), Value(data='0.8672995598598101'), Value(data='0.7406510232644734'), Value(data='0.5288406626421873'), Value(data='0.08447495239111946'), Value(data='-0.6563246126894655'), Value(data='0.3981255695120931'), Value(data='-0.012968303988030394'), Value(data='0.7542094002676307'), Value(data='0.0033286930198876963'), Value(data='0.2556304142635857'), Value(data='-0.9314080289080375'), Value(data='0.4054173907532759'), Value(data='0.774679311925067'), Value(data='-0.18811978158086262'), Value(data='0.7575932811823123'), Value(data='0.4477844375844444'), Value(data='0.39651768767863205'), Value(data='0.05901494877107494'), Value(data='0.8809980312429269'), Value(data='-0.7064254928263687'), Value(data='0.17787965036070652'), Value(data='0.9795480701510118'), Value(data='-0.345249225309854'), Value(data='0.5363299378699073'), Value(data='-0.34760846138944257'), Value(data='0.7486671457569554'), Value(data='0.7160267321114855'), Value(data='0.5698199508762045'), Value(data='-0.5563952037955955'), Value(data='-0.4432545915770989'), Value(data='-0.7637467843038042'), Value(data='0.46496054602256986'), Value(data='-0.8182517028250273'), Value(data='-0.6649446947755555'), Value(data='0.39870787529352847'), Value(data='-0.37824313155178624'), Value(data='-0.884314155961383')]
41`,
      isRandom: true,
    },
    { source: "mlp.layers[0].neurons[0].w[0].grad", expected: "0.34342225762161804", isRandom: true },
    { source: "mlp.layers[0].neurons[0].w[0].data", expected: "-0.5891124237861678", isRandom: true },
    {
      source: `ypreds = forward_pass_mlp(mlp)
loss = calc_loss(ypreds, ys)
# zero out gradients (so they don't accummulate)
for p in mlp.parameters():
    p.grad = 0.0
loss.backward()
mlp.layers[0].neurons[0].w[0].data += -0.001 * mlp.layers[0].neurons[0].w[0].grad
ypreds_after = forward_pass_mlp(mlp)
loss_after = calc_loss(ypreds_after, ys)
print(f"Loss before optimization step: {loss}")
print(f"Loss after optimization step: {loss_after}")`,
      expected: `Loss before optimization step: Value(data='6.606895868054532')
Loss after optimization step: Value(data='6.6067779753029345')`,
      isRandom: true,
    },
    {
      source: `ypreds = forward_pass_mlp(mlp)
loss = calc_loss(ypreds, ys)
# zero gradients (so they don't accummulate)
for p in mlp.parameters():
    p.grad = 0.0
loss.backward()
for p in mlp.parameters():
    p.data += -0.001 * p.grad
ypreds_after = [mlp(x) for x in xs]
loss_after = sum([(ypreds - y) ** 2 for ypreds, y in zip(ypreds_after, ys)])
print(f"Loss before optimization step: {loss}")
print(f"Loss after optimization step: {loss_after}")
print([y.data for y in ypreds])
print([y.data for y in ypreds_after])
print(ys)`,
      expected: `Loss before optimization step: Value(data='6.6067779753029345')
Loss after optimization step: Value(data='6.56156718545472')
[-0.7786370603743357, -0.41961729625360783, -0.9397577797813043, -0.7614638727095784]
[-0.7716021275092538, -0.41675489429569573, -0.9388225451270673, -0.7547294814149134]
[1.0, -1.0, -1.0, 1.0]`,
      isRandom: true,
    },
    {
      source: "mlp.parameters()",
      expected: `[Value(data='-0.5897989998671106'),
 Value(data='0.2803740639577263'),
 Value(data='0.7550020342196525'),
 Value(data='-0.5149260060116513'),
 Value(data='0.8673092472790822'),
 Value(data='0.7407064996722453'),
 Value(data='0.5287909012313932'),
 Value(data='0.08450678345753262'),
 Value(data='-0.6577188091598949'),
 Value(data='0.3963168801724268'),
 Value(data='-0.012013893833775947'),
 Value(data='0.7532520827391431'),
 Value(data='0.002588577562609616'),
 Value(data='0.2557082084784828'),
 Value(data='-0.931431643158572'),
 Value(data='0.40511915330400977'),
 Value(data='0.7764577716116262'),
 Value(data='-0.189860095784784'),
 Value(data='0.7563382171213389'),
 Value(data='0.44572918234887604'),
 Value(data='0.3945828727895028'),
 Value(data='0.05929905243207291'),
 Value(data='0.8807232529636616'),
 Value(data='-0.7066137541919688'),
 Value(data='0.17756069037644506'),
 Value(data='0.9792410059041483'),
 Value(data='-0.3452696799447055'),
 Value(data='0.5363447266323415'),
 Value(data='-0.34752650190640577'),
 Value(data='0.7487529046819845'),
 Value(data='0.7160476085724314'),
 Value(data='0.5696464123075088'),
 Value(data='-0.5562098813916081'),
 Value(data='-0.4436842004682603'),
 Value(data='-0.7640376420712507'),
 Value(data='0.4651341160686098'),
 Value(data='-0.8165050609850243'),
 Value(data='-0.6632768321623527'),
 Value(data='0.40059372617437855'),
 Value(data='-0.3808573235417481'),
 Value(data='-0.8824037909061284')]`,
      isRandom: true,
    },
    {
      source: `for k in range(20):
    # forward pass
    ypreds = forward_pass_mlp(mlp)
    loss = calc_loss(ypreds, ys)
    # zero gradients (so they don't accummulate)
    for p in mlp.parameters():
        p.grad = 0.0
    # backward pass
    loss.backward()
    # update
    for p in mlp.parameters():
        p.data += -0.05 * p.grad
    print(k, loss.data)`,
      expected: `0 6.56156718545472
1 3.1886742323366386
2 1.3032015611952863
3 0.769939759300913
4 0.5477680622174333
5 0.4342573296227225
6 0.3561670649634663
7 0.2988718838759568
8 0.255522186577933
9 0.2218579442103602
10 0.19512822582659206
11 0.17349684405903604
12 0.15570168219740943
13 0.14085232054584612
14 0.12830585626266888
15 0.11758842447875281
16 0.10834425517148419
17 0.1003017900448846
18 0.09325064258909059
19 0.08702561304645334`,
      isRandom: true,
    },
    {
      source: `print([y.data for y in ypreds])
print(ys)`,
      expected: `[0.8563656958279531, -0.7991263758236825, -0.9425547459839091, 0.849186772421105]
[1.0, -1.0, -1.0, 1.0]`,
      isRandom: true,
    },
  ],
};
