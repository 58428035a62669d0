// What the tutorial prints, as the course has to show it.

/** The numbers and words that the tutorial prints, by chapter, as far as they are the same whenever it runs. */
export const TUTORIAL = {
  "what-a-gradient-says": ["20.0", "14.00000009255109", "d1: 4.0", "d2: 3.99999999999997", "slope: -3.019806626980426"],
  "a-value-remembers": [
    "Value(data='-8.0', label='L')",
    "{Value(data='-2.0', label='f'), Value(data='4.0', label='e')}",
    "'*'",
  ],
  "by-hand": [
    ...["1.000000000000334", "-2.0", "-7.0", "dL/dd = dL/de = -2.0", "6.0", "-4.0"],
    ...["old L: -8.0", "new L: -7.695431999999999"],
  ],
  "a-neuron": [
    ...["0.7071067811865477", "1.0", "0.4999999999999998", "-1.4999999999999993", "0.9999999999999996", "0.0"],
  ],
  "one-call": [
    "Value(data='1.0', label='w2')",
    "Value(data='0.0', label='x2')",
    "Value(data='0.0', label='x2*w2')",
    "Value(data='-3.0', label='w1')",
    "Value(data='2.0', label='x1')",
    "Value(data='-6.0', label='x1*w1')",
    "Value(data='-6.0', label='x1*w1 + x2*w2')",
    "Value(data='6.881373587019543', label='b')",
    "Value(data='0.8813735870195432', label='n')",
    "0.7071067811865477",
    "24.7041, the outcome of this forward pass",
    "138.8338, i.e. the numerical value of dg/da",
    "645.5773, i.e. the numerical value of dg/db",
  ],
  "in-pytorch": [
    "tensor([[1., 2., 3.],",
    "[4., 5., 6.]])",
    "0.7071066904050358",
    "0.5000001283844369",
    "-1.5000003851533106",
    "1.0000002567688737",
  ],
  networks: ["41"],
  "loss-and-descent": [
    "0.34342225762161804",
    "-0.5891124237861678",
    "Value(data='6.606895868054532')",
    "Value(data='6.6067779753029345')",
    "Value(data='6.56156718545472')",
    "[-0.7786370603743357, -0.41961729625360783, -0.9397577797813043, -0.7614638727095784]",
    "[-0.7716021275092538, -0.41675489429569573, -0.9388225451270673, -0.7547294814149134]",
    // Of the parameters after both steps the first and the last.
    "Value(data='-0.5897989998671106')",
    "Value(data='-0.8824037909061284')",
  ],
  "the-moons": ["Value(data=0.8958441028683222, grad=0) 0.5"],
};

/** What the tutorial prints, where a task leads to it. @type {Record<string, RegExp>} */
export const PRINTED = {
  "what-a-gradient-says/5":
    /^14: the slope of the curve at 3\. The tutorial that this course follows prints the same digits\./,
  "what-a-gradient-says/7": /^−3\.0198, and not −3/,
  "loss-and-descent/3": /from 6\.60689586805 to 6\.6067779753\./,
  "loss-and-descent/4": /From 6\.6067779753 to 6\.56156718545/,
  "loss-and-descent/7": /From 6\.56156718545 to 0\.0870256130465, as the tutorial prints it/,
  "the-moons/3": /Loss 0\.0110, accuracy 100%/,
  "the-moons/5": /^984 values, and layers\[\d\]\.neurons\[\d+\]\.(w\[\d+\]|b) is the parameter/,
  "the-moons/6": /^27 pull up, 56 down: their mean is −0\.6417, and L2 adds −0\.0001\. The step is −0\.6418/,
  "by-hand/5": /a 6, b −4, c −2, f 4/,
  "by-hand/6": /L went from −8 to −7\.2865/,
  "used-twice/2": /Right: −2 × 1 through c/,
  "used-twice/3": /With = a\.grad is (3|−6) instead of −3/,
  "used-twice/4": /a\.grad is /,
  "more-operations/5": /x\.grad is /,
  "one-call/4": /x1 −1\.5, w1 1, x2 0\.5, w2 0/,
  "one-call/5": /Right: a thousandth of a’s gradient/,
  "used-twice/7": /^1,099,511,627,776 paths\..* in 40 steps/,
  "a-neuron/6":
    /x1 −1\.5, w1 1, x2 0\.5, w2 0\. .*0\.7071067811865477; so it printso\.grad 1\.0n\.grad 0\.4999999999999998x1\.grad -1\.4999999999999993/,
};
