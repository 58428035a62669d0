//! The operation table: what each operation is called, what it computes and how its gradient flows back.
//!
//! The tape evaluates it with [`f64`]. Anything else that implements [`Number`] (SIMD lanes, for one) gets the same
//! operations from the same lines, and therefore the same bits.

use crate::tape::{Operand, Value};
use std::ops::{Add, Div, Mul, Sub};

/// The arithmetic that an operation is written in.
///
/// ```
/// use micrograd::op::{Number, Op};
/// assert_eq!(Op::Tanh.forward(0.0, 0.0), 0.0);
/// assert_eq!(1.0.if_less(2.0, 10.0, 20.0), 10.0);
/// ```
pub trait Number: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    /// Returns the number `x` in every lane.
    fn constant(x: f64) -> Self;
    /// Returns `function` of every lane.
    fn map(self, function: impl Fn(f64) -> f64) -> Self;
    /// Returns `function` of every lane and the lane of `other`.
    fn map_with(self, other: Self, function: impl Fn(f64, f64) -> f64) -> Self;
    /// Returns `then` where `self < other`, else `otherwise`; a NaN is not less.
    fn if_less(self, other: Self, then: Self, otherwise: Self) -> Self;
    /// Returns `least` where `self < least`, else `self`; a NaN stays a NaN.
    fn at_least(self, least: Self) -> Self;
    /// Returns `then` where `self > 0`, else 0.
    fn if_positive(self, then: Self) -> Self;
}

impl Number for f64 {
    #[inline(always)]
    fn constant(x: f64) -> f64 {
        x
    }
    #[inline(always)]
    fn map(self, function: impl Fn(f64) -> f64) -> f64 {
        function(self)
    }
    #[inline(always)]
    fn map_with(self, other: f64, function: impl Fn(f64, f64) -> f64) -> f64 {
        function(self, other)
    }
    #[inline(always)]
    fn if_less(self, other: f64, then: f64, otherwise: f64) -> f64 {
        if self < other { then } else { otherwise }
    }
    #[inline(always)]
    fn at_least(self, least: f64) -> f64 {
        if self < least { least } else { self }
    }
    #[inline(always)]
    fn if_positive(self, then: f64) -> f64 {
        if self > 0.0 { then } else { 0.0 }
    }
}

/// What the derivative of an operation reads, besides the gradient of the result.
///
/// ```
/// use micrograd::op::{Op, Reads};
/// assert_eq!(Op::Tanh.reads(), Reads { a: false, b: false, out: true });
/// assert_eq!(Op::Sin.reads(), Reads { a: true, b: false, out: false });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reads {
    /// The first operand.
    pub a: bool,
    /// The second operand, or the exponent of [`Op::Pow`].
    pub b: bool,
    /// The result.
    pub out: bool,
}

/// Whether a parameter has a name, so that it can be read.
const fn is_named(parameter: &str) -> bool {
    !matches!(parameter.as_bytes(), b"_")
}

/// Makes [`Op`], its functions and the methods of [`Value`] from the table below, one entry per operation.
macro_rules! operations {
    ($(
        $(#[$doc:meta])*
        $name:ident($($operand:ident),*) {
            symbol: $symbol:literal,
            $(method: $method:ident,)?
            forward: |$a:pat_param, $b:pat_param| $forward:expr,
            backward: |$ba:pat_param, $bb:pat_param, $out:pat_param, $grad:pat_param| $backward:expr,
            $(is_tame: $is_tame:literal,)?
        }
    )*) => {
        /// What a node of the graph computes from its operands.
        ///
        /// ```
        /// use micrograd::op::Op;
        /// assert_eq!(Op::Mul.forward(2.0, -3.0), -6.0);
        /// assert_eq!(Op::Mul.backward(2.0, -3.0, -6.0, 10.0), (-30.0, 20.0));
        /// assert_eq!(Op::Mul.symbol(), "*");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op {
            $($(#[$doc])* $name,)*
        }

        impl Op {
            /// Every operation, in the table's order.
            pub const ALL: &[Op] = &[$(Op::$name),*];

            /// Returns the operation's name in the table.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Op::$name => stringify!($name),)* }
            }

            /// Returns the symbol that the graph shows. The exponent of [`Op::Pow`] follows it.
            #[must_use]
            pub const fn symbol(self) -> &'static str {
                match self { $(Op::$name => $symbol,)* }
            }

            /// Returns how many operands are nodes of the graph: 0, 1 or 2.
            #[must_use]
            pub const fn arity(self) -> usize {
                match self { $(Op::$name => <[&str]>::len(&[$(stringify!($operand)),*]),)* }
            }

            /// Returns what [`Op::backward`] reads: the parameters that it names in the table.
            #[must_use]
            pub const fn reads(self) -> Reads {
                match self {
                    $(Op::$name => Reads {
                        a: is_named(stringify!($ba)),
                        b: is_named(stringify!($bb)),
                        out: is_named(stringify!($out)),
                    },)*
                }
            }

            /// Whether, for any finite operand `a`, the result is no further from 0 than `a` or 1, and the derivative no
            /// further than 1: such an operation never turns a gradient of 0 into anything else.
            #[must_use]
            pub const fn is_tame(self) -> bool {
                match self { $(Op::$name => false $(|| $is_tame)?,)* }
            }

            /// Returns the value of the operation. An operand that it does not have is ignored.
            #[inline(always)]
            #[must_use]
            pub fn forward<N: Number>(self, a: N, b: N) -> N {
                match self { $(Op::$name => { let ($a, $b) = (a, b); $forward })* }
            }

            /// Returns what the operation adds to the gradients of `a` and `b`: the local derivative times `grad`, the
            /// gradient of its result `out`. An operand that it does not have gets zero.
            #[inline(always)]
            #[must_use]
            pub fn backward<N: Number>(self, a: N, b: N, out: N, grad: N) -> (N, N) {
                match self { $(Op::$name => { let ($ba, $bb, $out, $grad) = (a, b, out, grad); $backward })* }
            }
        }

        impl<'t> Value<'t> {
            $(method! { [$(#[$doc])*] [$($method)?] $name($($operand),*) })*
        }
    };
}

/// The method of [`Value`] that records an operation: none for an operation that is written as an operator.
macro_rules! method {
    ([$($doc:tt)*] [] $name:ident($($operand:ident),*)) => {};
    ([$($doc:tt)*] [$method:ident] $name:ident($a:ident)) => {
        $($doc)*
        ///
        /// Here `a` is this value.
        #[must_use]
        pub fn $method(self) -> Self {
            self.apply(Op::$name)
        }
    };
    ([$($doc:tt)*] [$method:ident] $name:ident($a:ident, $b:ident)) => {
        $($doc)*
        ///
        /// Here `a` is this value and `b` is `other`.
        #[must_use]
        pub fn $method(self, other: impl Operand<'t>) -> Self {
            self.with(Op::$name, other.on(self.tape))
        }
    };
}

operations! {
    /// A number that was put in: an input, a parameter or a constant.
    Leaf() {
        symbol: "",
        forward: |a, _| a,
        backward: |_, _, _, _| (zero(), zero()),
    }
    /// `a + b`
    Add(a, b) {
        symbol: "+",
        forward: |a, b| a + b,
        // ∂out/∂a = 1, ∂out/∂b = 1
        backward: |_, _, _, grad| (grad, grad),
    }
    /// `a * b`
    Mul(a, b) {
        symbol: "*",
        forward: |a, b| a * b,
        // ∂out/∂a = b, ∂out/∂b = a
        backward: |a, b, _, grad| (b * grad, a * grad),
    }
    /// `a ** n` for a number `n`, which stands in the place of `b`.
    Pow(a) {
        symbol: "**",
        forward: |a, n| a.map_with(n, power),
        // ∂out/∂a = n · a ** (n − 1)
        backward: |a, n, _, grad| (a.map_with(n, power_derivative) * grad, zero()),
    }
    /// `a ** b` for a value `b`.
    PowValue(a, b) {
        symbol: "**",
        forward: |a, b| a.map_with(b, power),
        // ∂out/∂a = b · a ** (b − 1), ∂out/∂b = out · log(a)
        backward: |a, b, out, grad| (
            a.map_with(b, power_derivative) * grad,
            out * a.map_with(out, exponent_derivative) * grad,
        ),
    }
    /// `e ** a`
    Exp(a) {
        symbol: "exp",
        method: exp,
        forward: |a, _| a.map(elementary::exp),
        // ∂out/∂a = out
        backward: |_, _, out, grad| (out * grad, zero()),
    }
    /// The natural logarithm of `a`.
    Log(a) {
        symbol: "log",
        method: log,
        forward: |a, _| a.map(elementary::log),
        // ∂out/∂a = 1 / a
        backward: |a, _, _, grad| (N::constant(1.0) / a * grad, zero()),
    }
    /// The hyperbolic tangent of `a`.
    Tanh(a) {
        symbol: "tanh",
        method: tanh,
        forward: |a, _| a.map(elementary::tanh),
        // ∂out/∂a = 1 − out²
        backward: |_, _, out, grad| ((N::constant(1.0) - out * out) * grad, zero()),
        is_tame: true,
    }
    /// `0 if a < 0 else a`; a NaN stays a NaN.
    Relu(a) {
        symbol: "ReLU",
        method: relu,
        forward: |a, _| a.at_least(zero()),
        // ∂out/∂a = 1 if out > 0 else 0
        backward: |_, _, out, grad| (out.if_positive(grad), zero()),
        is_tame: true,
    }
    /// `1 / (1 + e ** -a)`
    Sigmoid(a) {
        symbol: "sigmoid",
        method: sigmoid,
        forward: |a, _| a.map(logistic),
        // ∂out/∂a = out · (1 − out)
        backward: |_, _, out, grad| (out * (N::constant(1.0) - out) * grad, zero()),
        is_tame: true,
    }
    /// The sine of `a`, in radians.
    Sin(a) {
        symbol: "sin",
        method: sin,
        forward: |a, _| a.map(elementary::sin),
        // ∂out/∂a = cos(a)
        backward: |a, _, _, grad| (a.map(elementary::cos) * grad, zero()),
    }
    /// The cosine of `a`, in radians.
    Cos(a) {
        symbol: "cos",
        method: cos,
        forward: |a, _| a.map(elementary::cos),
        // ∂out/∂a = −sin(a)
        backward: |a, _, _, grad| (a.map(|a| -elementary::sin(a)) * grad, zero()),
    }
    /// The square root of `a`.
    Sqrt(a) {
        symbol: "sqrt",
        method: sqrt,
        forward: |a, _| a.map(f64::sqrt),
        // ∂out/∂a = 1 / (2 · out)
        backward: |_, _, out, grad| (N::constant(0.5) / out * grad, zero()),
    }
    /// The magnitude of `a`; its derivative at 0 is taken as 0.
    Abs(a) {
        symbol: "abs",
        method: abs,
        forward: |a, _| a.map(f64::abs),
        // ∂out/∂a = sign(a)
        backward: |a, _, _, grad| {
            let negative = a.if_less(zero(), zero::<N>() - grad, zero());
            (zero::<N>().if_less(a, grad, negative), zero())
        },
    }
    /// The larger of `a` and `b`; `a` when they are equal; a NaN when either is.
    Max(a, b) {
        symbol: "max",
        method: max,
        forward: |a, b| a.map_with(b, |a, b| if is_a_larger(a, b) { a } else { b }),
        // ∂out/∂a = 1 if a ≥ b else 0, ∂out/∂b = 1 if b > a else 0
        backward: |a, b, _, grad| {
            let share = a.map_with(b, |a, b| if is_a_larger(a, b) { 1.0 } else { 0.0 });
            select(share, grad)
        },
    }
    /// The smaller of `a` and `b`; `a` when they are equal; a NaN when either is.
    Min(a, b) {
        symbol: "min",
        method: min,
        forward: |a, b| a.map_with(b, |a, b| if is_a_larger(-a, -b) { a } else { b }),
        // ∂out/∂a = 1 if a ≤ b else 0, ∂out/∂b = 1 if b < a else 0
        backward: |a, b, _, grad| {
            let share = a.map_with(b, |a, b| if is_a_larger(-a, -b) { 1.0 } else { 0.0 });
            select(share, grad)
        },
    }
    /// `log(1 + e ** a)`, a smooth ReLU, computed so that no exponential overflows.
    Softplus(a) {
        symbol: "softplus",
        method: softplus,
        forward: |a, _| a.map(softplus),
        // ∂out/∂a = 1 / (1 + e ** -a)
        backward: |a, _, _, grad| (a.map(logistic) * grad, zero()),
    }
    /// `a - b` as one operation, as a learner's own class may have it; [`Value`] subtracts by `a + b * -1`.
    Sub(a, b) {
        symbol: "-",
        forward: |a, b| a - b,
        // ∂out/∂a = 1, ∂out/∂b = −1
        backward: |_, _, _, grad| (grad, N::constant(-1.0) * grad),
    }
    /// `a / b` as one operation, as a learner's own class may have it; [`Value`] divides by `a * b ** -1`.
    Div(a, b) {
        symbol: "/",
        forward: |a, b| a / b,
        // ∂out/∂a = 1 / b, ∂out/∂b = −a / b²
        backward: |a, b, _, grad| (N::constant(1.0) / b * grad, N::constant(-1.0) * a / (b * b) * grad),
    }
    /// `-a` as one operation, as a learner's own class may have it; [`Value`] negates by `a * -1`.
    Neg(a) {
        symbol: "neg",
        forward: |a, _| N::constant(-1.0) * a,
        // ∂out/∂a = −1
        backward: |_, _, _, grad| (N::constant(-1.0) * grad, zero()),
    }
    /// `0.01 * a if a < 0 else a`: a ReLU that lets a hundredth of what is below 0 through.
    LeakyRelu(a) {
        symbol: "LeakyReLU",
        method: leakyrelu,
        forward: |a, _| a.if_less(zero(), a * N::constant(LEAK), a),
        // ∂out/∂a = 1 if out > 0 else 0.01
        backward: |_, _, out, grad| (zero::<N>().if_less(out, grad, grad * N::constant(LEAK)), zero()),
        is_tame: true,
    }
    /// `e ** a - 1 if a < 0 else a`: a ReLU that bends to -1 below 0, computed so that no digits are lost near 0.
    Elu(a) {
        symbol: "ELU",
        method: elu,
        forward: |a, _| a.map(elu),
        // ∂out/∂a = out + 1 if out < 0 else 1
        backward: |_, _, out, grad| (out.if_less(zero(), (out + N::constant(1.0)) * grad, grad), zero()),
        is_tame: true,
    }
}

/// The slope of [`Op::LeakyRelu`] below 0, as PyTorch has it.
const LEAK: f64 = 0.01;

/// The elementary functions, from one library on every target. Each is called, not inlined: a copy for each of the ten
/// lanes of a row is what would make up most of the WebAssembly.
mod elementary {
    macro_rules! called {
        ($($name:ident($($x:ident),+);)*) => {$(
            #[inline(never)]
            pub(super) fn $name($($x: f64),+) -> f64 {
                libm::$name($($x),+)
            }
        )*};
    }

    called! {
        exp(x);
        expm1(x);
        log(x);
        log1p(x);
        tanh(x);
        sin(x);
        cos(x);
        pow(x, y);
    }
}

#[inline(always)]
fn zero<N: Number>() -> N {
    N::constant(0.0)
}

/// Whether [`Op::Max`] gives `a`: a NaN in either place is given on.
#[inline(always)]
fn is_a_larger(a: f64, b: f64) -> bool {
    a >= b || a.is_nan()
}

/// Computes `1 / (1 + e ** -a)`
#[inline(always)]
fn logistic(a: f64) -> f64 {
    1.0 / (1.0 + elementary::exp(-a))
}

/// Computes `log(1 + e ** a)` as `max(a, 0) + log(1 + e ** -|a|)`, whose exponential is at most 1.
#[inline(always)]
fn softplus(a: f64) -> f64 {
    let positive = if a > 0.0 { a } else { 0.0 };
    positive + elementary::log1p(elementary::exp(-a.abs()))
}

/// Computes `e ** a - 1 if a < 0 else a`
#[inline(never)]
fn elu(a: f64) -> f64 {
    if a < 0.0 { elementary::expm1(a) } else { a }
}

/// Returns `grad` for the operand that was taken, zero for the other.
#[inline(always)]
fn select<N: Number>(is_a: N, grad: N) -> (N, N) {
    (zero::<N>().if_less(is_a, grad, zero()), zero::<N>().if_less(is_a, zero(), grad))
}

/// Computes `a ** n`. For the exponents that micrograd's own operations use most, the correctly rounded result is one
/// instruction; the general function may be an ulp off it.
#[inline(always)]
fn power(a: f64, n: f64) -> f64 {
    if n == 2.0 {
        a * a
    } else if n == -1.0 {
        1.0 / a
    } else if n == 1.0 {
        a
    } else {
        elementary::pow(a, n)
    }
}

/// Computes `n * a ** (n - 1)`, and 0 for `a ** 0` even where `a` is 0 and the formula would be `0 * inf`.
#[inline(always)]
fn power_derivative(a: f64, n: f64) -> f64 {
    if n == 0.0 { 0.0 } else { n * power(a, n - 1.0) }
}

/// Computes `log(a)`, and 0 where `out = a ** b` is 0 with a zero base, so that `0 * -inf` does not become a NaN.
#[inline(always)]
fn exponent_derivative(a: f64, out: f64) -> f64 {
    if a == 0.0 && out == 0.0 { 0.0 } else { elementary::log(a) }
}

#[cfg(test)]
mod tests {
    use super::{Op, Reads};

    #[test]
    fn relu_is_micrograds() {
        assert_eq!(Op::Relu.forward(-2.0, 0.0), 0.0);
        assert!(Op::Relu.forward(-0.0, 0.0).is_sign_negative());
        assert!(Op::Relu.forward(f64::NAN, 0.0).is_nan());
        assert_eq!(Op::Relu.backward(0.0, 0.0, 0.0, 5.0).0, 0.0);
    }

    #[test]
    fn saturated_functions_stay_finite() {
        assert_eq!(Op::Tanh.forward(1000.0, 0.0), 1.0);
        assert_eq!(Op::Tanh.forward(-1000.0, 0.0), -1.0);
        assert_eq!(Op::Tanh.backward(1000.0, 0.0, 1.0, 3.0).0, 0.0);
        assert_eq!(Op::Sigmoid.forward(-800.0, 0.0), 0.0);
        assert_eq!(Op::Sigmoid.forward(800.0, 0.0), 1.0);
    }

    /// The numbers are `log(1 + e ** a)` and `1 / (1 + e ** -a)` to 60 digits by Python's `decimal`, rounded to the nearest.
    #[test]
    fn softplus_neither_overflows_nor_loses_digits() {
        for (a, out, derivative) in [
            (-800.0, 0.0, 0.0),
            (-40.0, 4.248354255291589e-18, 4.248354255291589e-18),
            (-1.0, 0.3132616875182228, 0.2689414213699951),
            (0.0, std::f64::consts::LN_2, 0.5),
            (0.5, 0.9740769841801067, 0.6224593312018546),
            (20.0, 20.000000002061153, 0.9999999979388464),
            (800.0, 800.0, 1.0),
            (f64::INFINITY, f64::INFINITY, 1.0),
            (f64::NEG_INFINITY, 0.0, 0.0),
        ] {
            let found = Op::Softplus.forward(a, 0.0);
            // An exponential, a logarithm and a sum, each within an ulp or so.
            let is_near =
                |found: f64, expected: f64| found == expected || ((found - expected) / expected).abs() < 1e-15;
            assert!(is_near(found, out), "{found} for {out}");
            assert!(is_near(Op::Softplus.backward(a, 0.0, out, 1.0).0, derivative), "the derivative at {a}");
        }
        assert!(Op::Softplus.forward(f64::NAN, 0.0).is_nan());
    }

    /// The numbers are those of `torch.nn.functional.leaky_relu` in double precision: `x if x > 0 else 0.01 * x`.
    #[test]
    fn leaky_relu_is_pytorchs() {
        for (a, out, derivative) in [
            (-3.0, -0.03, 0.01),
            (-0.7, -0.006999999999999999, 0.01),
            (0.0, 0.0, 0.01),
            (0.25, 0.25, 1.0),
            (f64::INFINITY, f64::INFINITY, 1.0),
            (f64::NEG_INFINITY, f64::NEG_INFINITY, 0.01),
        ] {
            assert_eq!(Op::LeakyRelu.forward(a, 0.0), out);
            assert_eq!(Op::LeakyRelu.backward(a, 0.0, out, 1.0).0, derivative, "the derivative at {a}");
        }
        assert!(Op::LeakyRelu.forward(-0.0, 0.0).is_sign_negative());
        assert!(Op::LeakyRelu.forward(f64::NAN, 0.0).is_nan());
    }

    /// The numbers are PyTorch's formulas, `x if x > 0 else expm1(x)` and `1 if x > 0 else expm1(x) + 1`, in CPython's `math`.
    #[test]
    fn elu_is_pytorchs() {
        for (a, out, derivative) in [
            (-800.0, -1.0, 0.0),
            (-3.0, -0.950212931632136, 0.04978706836786395),
            (-1.0, -0.6321205588285577, 0.36787944117144233),
            (-1e-10, -9.999999999500001e-11, 0.9999999999),
            (0.0, 0.0, 1.0),
            (0.25, 0.25, 1.0),
            (f64::INFINITY, f64::INFINITY, 1.0),
            (f64::NEG_INFINITY, -1.0, 0.0),
        ] {
            let found = Op::Elu.forward(a, 0.0);
            // An exponential within an ulp.
            assert!(found == out || ((found - out) / out).abs() < 3e-16, "{found} for {out}");
            assert_eq!(Op::Elu.backward(a, 0.0, out, 1.0).0, derivative, "the derivative at {a}");
        }
        assert!(Op::Elu.forward(f64::NAN, 0.0).is_nan());
    }

    #[test]
    fn the_operations_of_learners_agree_with_the_compositions() {
        assert_eq!(Op::Sub.forward(3.0, 8.0), -5.0);
        assert_eq!(Op::Sub.backward(3.0, 8.0, -5.0, 4.0), (4.0, -4.0));
        assert_eq!(Op::Div.forward(3.0, 8.0), 0.375);
        // 1 / 8 and -3 / 64, times 4.
        assert_eq!(Op::Div.backward(3.0, 8.0, 0.375, 4.0), (0.5, -0.1875));
        assert_eq!(Op::Div.forward(1.0, 0.0), f64::INFINITY);
        assert_eq!(Op::Neg.forward(3.0, 3.0), -3.0);
        assert_eq!(Op::Neg.backward(3.0, 3.0, -3.0, 4.0), (-4.0, 0.0));
    }

    #[test]
    fn powers_at_the_edges() {
        assert_eq!(Op::Pow.forward(0.0, -1.0), f64::INFINITY);
        assert_eq!(Op::Pow.forward(0.0, 0.0), 1.0);
        assert_eq!(Op::Pow.backward(0.0, 0.0, 1.0, 1.0).0, 0.0);
        assert_eq!(Op::PowValue.backward(0.0, 2.0, 0.0, 1.0), (0.0, 0.0));
    }

    #[test]
    fn larger_and_smaller_give_a_nan_on() {
        for op in [Op::Max, Op::Min] {
            assert!(op.forward(f64::NAN, 1.0).is_nan());
            assert!(op.forward(1.0, f64::NAN).is_nan());
            assert_eq!(op.backward(1.0, 1.0, 1.0, 4.0), (4.0, 0.0));
        }
    }

    #[test]
    fn tame_operations_are_tame() {
        let sizes = [0.0, 5e-324, 1e-300, 1e-8, 0.3, 1.0, 1.5, 20.0, 709.0, 1e3, 1e16, 1e154, f64::MAX];
        for op in Op::ALL.iter().copied().filter(|op| op.is_tame()) {
            for a in sizes.into_iter().flat_map(|size| [size, -size]) {
                let out = op.forward(a, a);
                assert!(out.abs() <= a.abs().max(1.0), "{op:?} of {a} is {out}");
                for grad in [0.0, 1.0, -3.0] {
                    let (to_a, _) = op.backward(a, a, out, grad);
                    assert!(to_a.abs() <= f64::abs(grad), "{op:?} at {a} makes {to_a} of {grad}");
                }
            }
        }
    }

    #[test]
    fn a_derivative_reads_what_it_names() {
        let reads = |a, b, out| Reads { a, b, out };
        assert_eq!(Op::Add.reads(), reads(false, false, false));
        assert_eq!(Op::Mul.reads(), reads(true, true, false));
        assert_eq!(Op::PowValue.reads(), reads(true, true, true));
        assert_eq!(Op::Sigmoid.reads(), reads(false, false, true));
    }

    #[test]
    fn arity_counts_the_nodes() {
        assert_eq!(Op::Leaf.arity(), 0);
        assert_eq!(Op::Pow.arity(), 1);
        assert_eq!(Op::PowValue.arity(), 2);
    }
}
