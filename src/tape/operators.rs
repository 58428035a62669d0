//! The operators that make expressions read like mathematics.

use super::{Tape, Value};
use crate::op::Op;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// What an operator accepts: a value, or a number that becomes a leaf.
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let a = tape.value(2.0);
/// assert_eq!(a.max(3.0).data(), a.max(tape.value(3.0)).data());
/// ```
pub trait Operand<'t> {
    /// Returns the operand as a value on `tape`.
    fn on(self, tape: &'t Tape) -> Value<'t>;
}

impl<'t> Operand<'t> for Value<'t> {
    fn on(self, _: &'t Tape) -> Value<'t> {
        self
    }
}

impl<'t> Operand<'t> for f64 {
    fn on(self, tape: &'t Tape) -> Value<'t> {
        tape.value(self)
    }
}

/// Records the sum as [`Tape::sum`] does.
///
/// ```
/// use micrograd::{Tape, Value};
/// let tape = Tape::new();
/// let squares = [1.0, 2.0, 3.0].map(|x| tape.value(x).pow(2));
/// assert_eq!(squares.iter().sum::<Value>().data(), 14.0);
/// ```
///
/// # Panics
/// When there are no values, as there is no tape to record a 0 on. [`Tape::sum`] knows its tape.
impl<'t> Sum for Value<'t> {
    fn sum<I: Iterator<Item = Value<'t>>>(mut values: I) -> Self {
        let first = values.next().expect("a sum of no values has no tape; Tape::sum has one");
        first.tape.sum(std::iter::once(first).chain(values))
    }
}

/// Records the sum as for an iterator of values.
impl<'a, 't> Sum<&'a Value<'t>> for Value<'t> {
    fn sum<I: Iterator<Item = &'a Value<'t>>>(values: I) -> Self {
        values.copied().sum()
    }
}

impl<'t> Add for Value<'t> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        self.with(Op::Add, other)
    }
}

impl<'t> Mul for Value<'t> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.with(Op::Mul, other)
    }
}

impl<'t> Neg for Value<'t> {
    type Output = Self;
    fn neg(self) -> Self {
        self * -1.0
    }
}

impl<'t> Sub for Value<'t> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl<'t> Div for Value<'t> {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        self * other.pow(-1)
    }
}

impl<'t> Add<f64> for Value<'t> {
    type Output = Self;
    fn add(self, other: f64) -> Self {
        self + self.tape.value(other)
    }
}

impl<'t> Mul<f64> for Value<'t> {
    type Output = Self;
    fn mul(self, other: f64) -> Self {
        self * self.tape.value(other)
    }
}

impl<'t> Sub<f64> for Value<'t> {
    type Output = Self;
    fn sub(self, other: f64) -> Self {
        self + -other
    }
}

impl<'t> Div<f64> for Value<'t> {
    type Output = Self;
    fn div(self, other: f64) -> Self {
        self * (1.0 / other)
    }
}

impl<'t> Add<Value<'t>> for f64 {
    type Output = Value<'t>;
    fn add(self, other: Value<'t>) -> Value<'t> {
        other + self
    }
}

impl<'t> Mul<Value<'t>> for f64 {
    type Output = Value<'t>;
    fn mul(self, other: Value<'t>) -> Value<'t> {
        other * self
    }
}

impl<'t> Sub<Value<'t>> for f64 {
    type Output = Value<'t>;
    fn sub(self, other: Value<'t>) -> Value<'t> {
        -other + self
    }
}

impl<'t> Div<Value<'t>> for f64 {
    type Output = Value<'t>;
    fn div(self, other: Value<'t>) -> Value<'t> {
        other.pow(-1) * self
    }
}

impl<'t, T> AddAssign<T> for Value<'t>
where
    Self: Add<T, Output = Self>,
{
    fn add_assign(&mut self, other: T) {
        *self = *self + other;
    }
}

impl<'t, T> SubAssign<T> for Value<'t>
where
    Self: Sub<T, Output = Self>,
{
    fn sub_assign(&mut self, other: T) {
        *self = *self - other;
    }
}

impl<'t, T> MulAssign<T> for Value<'t>
where
    Self: Mul<T, Output = Self>,
{
    fn mul_assign(&mut self, other: T) {
        *self = *self * other;
    }
}

impl<'t, T> DivAssign<T> for Value<'t>
where
    Self: Div<T, Output = Self>,
{
    fn div_assign(&mut self, other: T) {
        *self = *self / other;
    }
}
