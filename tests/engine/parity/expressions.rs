//! The tutorial's expressions, from the sneak peek to the composite tanh.

use super::close::assert_close;
use super::reference::{COMPOSITE_TANH, SNEAK_PEEK};
use micrograd::{Tape, Value};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn sneak_peek() {
    let tape = Tape::new();
    let (a, b) = (tape.value(-4.0), tape.value(2.0));
    let mut c = a + b;
    let mut d = a * b + b.pow(3);
    c += c + 1.0;
    c += 1.0 + c + (-a);
    d += d * 2.0 + (b + a).relu();
    d += 3.0 * d + (b - a).relu();
    let e = c - d;
    let f = e.pow(2);
    let mut g = f / 2.0;
    g += 10.0 / f;
    assert_eq!(e.data(), -7.0);
    assert_eq!(format!("{:.4}", g.data()), "24.7041");
    g.backward();
    assert_eq!(format!("{:.4}", a.grad()), "138.8338");
    assert_eq!(format!("{:.4}", b.grad()), "645.5773");
    let nodes = g.topological_order().len() as f64;
    for (found, expected) in [g.data(), a.grad(), b.grad(), nodes].into_iter().zip(SNEAK_PEEK) {
        assert_close(found, expected, "the sneak peek");
    }
}

/// `L = (a * b + c) * f`
struct Product<'t> {
    a: Value<'t>,
    b: Value<'t>,
    c: Value<'t>,
    d: Value<'t>,
    e: Value<'t>,
    f: Value<'t>,
    l: Value<'t>,
}

fn product(tape: &Tape) -> Product<'_> {
    let [a, b, c, f] = [(2.0, "a"), (-3.0, "b"), (10.0, "c"), (-2.0, "f")].map(|(x, label)| tape.labeled(x, label));
    let d = (a * b).with_label("d");
    let e = (d + c).with_label("e");
    let l = (e * f).with_label("L");
    Product { a, b, c, d, e, f, l }
}

#[test]
fn product_and_its_gradients() {
    let tape = Tape::new();
    let Product { a, b, c, d, e, f, l } = product(&tape);
    assert_eq!(l.to_string(), "Value(data=-8, grad=0, label='L')");
    assert_eq!(l.symbol(), "*");
    let labels: Vec<_> = l.prev().into_iter().map(Value::label).collect();
    assert_eq!(labels, ["e", "f"]);
    l.backward();
    assert_eq!([l, e, f, c, d, a, b].map(Value::grad), [1.0, -2.0, 4.0, -2.0, -2.0, 6.0, -4.0]);
}

#[test]
fn nudge_along_the_gradients() {
    let tape = Tape::new();
    let Product { a, b, c, e, f, l, .. } = product(&tape);
    l.backward();
    // The tutorial's forward_pass keeps its `e` to itself, so `f.grad = e.data` reads the -7 that the sneak peek left.
    assert_eq!((e.data(), f.grad()), (4.0, 4.0));
    f.set_grad(-7.0);
    for leaf in [a, b, c, f] {
        leaf.set_data(leaf.data() + 0.01 * leaf.grad());
    }
    assert_eq!(l.data(), -8.0);
    tape.replay();
    assert_eq!(l.data(), -7.695431999999999);
}

/// The tanh neuron. The tutorial keeps operands in sets, and prints the order in which it met them: here each operation
/// has them in that order, so that "left first" is the printed order.
struct Neuron<'t> {
    x1: Value<'t>,
    x2: Value<'t>,
    w1: Value<'t>,
    w2: Value<'t>,
    b: Value<'t>,
    products: [Value<'t>; 2],
    sum: Value<'t>,
    n: Value<'t>,
}

fn neuron(tape: &Tape) -> Neuron<'_> {
    let [x1, x2, w1, w2] = [(2.0, "x1"), (0.0, "x2"), (-3.0, "w1"), (1.0, "w2")].map(|(x, name)| tape.labeled(x, name));
    let b = tape.labeled(6.8813735870195432, "b");
    let x1w1 = (w1 * x1).with_label("x1*w1");
    let x2w2 = (w2 * x2).with_label("x2*w2");
    let sum = (x2w2 + x1w1).with_label("x1*w1 + x2*w2");
    let n = (sum + b).with_label("n");
    Neuron { x1, x2, w1, w2, b, products: [x1w1, x2w2], sum, n }
}

#[test]
fn tanh_neuron_and_its_gradients() {
    let tape = Tape::new();
    let Neuron { x1, x2, w1, w2, b, products: [x1w1, x2w2], sum, n } = neuron(&tape);
    let o = n.tanh();
    // The platform's tanh gives 0.7071067811865477, libm's may be an ulp off.
    assert_close(o.data(), 0.7071067811865477, "o");
    o.backward();
    assert_eq!(o.grad(), 1.0);
    for value in [n, sum, x1w1, x2w2, b] {
        assert_close(value.grad(), 0.4999999999999998, "what the additions pass on");
    }
    let expected = [-1.4999999999999993, 0.9999999999999996, 0.4999999999999998, 0.0];
    for (value, expected) in [x1, w1, x2, w2].into_iter().zip(expected) {
        assert_close(value.grad(), expected, &value.label());
    }
}

#[test]
fn topological_order_as_printed() {
    let tape = Tape::new();
    let o = neuron(&tape).n.tanh().with_label("o");
    let order: Vec<_> = o.topological_order().into_iter().map(|value| (value.label(), value.data())).collect();
    let printed = [
        ("w2", 1.0),
        ("x2", 0.0),
        ("x2*w2", 0.0),
        ("w1", -3.0),
        ("x1", 2.0),
        ("x1*w1", -6.0),
        ("x1*w1 + x2*w2", -6.0),
        ("b", 6.881373587019543),
        ("n", 0.8813735870195432),
    ];
    let found: Vec<_> = order.iter().map(|(label, data)| (label.as_str(), *data)).collect();
    assert_eq!(found[..9], printed);
    assert_eq!(found[9].0, "o");
}

#[test]
fn shared_children() {
    let tape = Tape::new();
    let (a, b) = (tape.value(-2.0), tape.value(3.0));
    let c = a * b;
    let d = a + b;
    let e = d * c;
    e.backward();
    assert_eq!(e.data(), -6.0);
    assert_eq!([c, d, a, b].map(Value::grad), [1.0, -6.0, -3.0, -8.0]);
}

#[test]
fn power() {
    let tape = Tape::new();
    let a = tape.value(2.0);
    let c = a.pow(3.0);
    c.backward();
    assert_eq!((c.data(), a.grad(), c.symbol().as_str()), (8.0, 3.0 * 2.0_f64.powi(2), "**3"));
}

#[test]
fn division() {
    let tape = Tape::new();
    let (a, b) = (tape.value(2.0), tape.value(4.0));
    let c = a / b;
    c.backward();
    assert_eq!((c.data(), a.grad(), b.grad()), (0.5, 0.25, -0.125));
    // a / b is a * b ** -1, as in the graph of the tutorial.
    assert_eq!((c.symbol().as_str(), c.prev()[1].symbol().as_str()), ("*", "**-1"));
}

#[test]
fn exponential() {
    let tape = Tape::new();
    let a = tape.value(2.0);
    let c = a.exp();
    c.backward();
    assert_close(c.data(), 2.0_f64.exp(), "e ** 2");
    assert_eq!(a.grad(), c.data());
}

fn composite_tanh(x: Value<'_>) -> Value<'_> {
    let e = (2.0 * x).exp();
    (e - 1.0) / (e + 1.0)
}

/// Python's `math.isclose`.
fn is_close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[test]
fn composite_tanh_has_the_derivative_of_tanh() {
    let tape = Tape::new();
    let a = tape.value(2.0);
    let out = composite_tanh(a);
    out.backward();
    assert!(is_close(a.grad(), 1.0 - out.data().powi(2)));
    assert!(is_close(out.data(), a.tanh().data()));
}

#[test]
fn composite_tanh_gives_the_neuron_the_same_gradients() {
    let gradients = |activation: fn(Value<'_>) -> Value<'_>| {
        let tape = Tape::new();
        let Neuron { x1, x2, w1, w2, b, n, .. } = neuron(&tape);
        let o = activation(n);
        o.backward();
        [o.data(), x1.grad(), w1.grad(), x2.grad(), w2.grad(), b.grad()]
    };
    let composite = gradients(composite_tanh);
    for (index, (one, other)) in composite.into_iter().zip(gradients(|n| n.tanh())).enumerate() {
        assert!(is_close(one, other), "{index}: {one} and {other}");
        assert_close(one, COMPOSITE_TANH[index], "what CPython computes");
    }
}
