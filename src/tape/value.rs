//! A scalar on a tape.

use super::Tape;
use crate::error::Error;
use crate::number::Number;
use crate::op::Op;
use std::fmt;

/// A handle to one node of a [`Tape`]: a number, its gradient and how it was computed.
///
/// As in micrograd, `-a` is recorded as `a * -1`, `a - b` as `a + (-b)` and `a / b` as `a * b ** -1`; a number among
/// the operands becomes a leaf, and a number on the left of `+` or `*` becomes the right operand.
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let a = tape.labeled(-4.0, "a");
/// let b = (a - 1.0) / 2.0;
/// b.backward();
/// assert_eq!((b.data(), a.grad()), (-2.5, 0.5));
/// assert_eq!(a.to_string(), "Value(data=-4, grad=0.5, label='a')");
/// ```
///
/// # Panics
/// Every use of a value that is no longer live (see [`Tape::rewind`]), or together with one of another tape, panics. What
/// returns a [`Result`] returns an error instead.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    pub(crate) tape: &'t Tape,
    pub(crate) id: u32,
    pub(crate) epoch: u32,
}

/// The exponent of [`Value::pow`]: a number, which the operation carries, or a value, which gets a gradient.
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let (a, b) = (tape.value(2.0), tape.value(3.0));
/// assert_eq!(a.pow(3).symbol(), "**3");
/// assert_eq!(a.pow(b).prev().len(), 2);
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Exponent<'t> {
    /// A number, as in micrograd.
    Number(f64),
    /// A value.
    Value(Value<'t>),
}

impl From<f64> for Exponent<'_> {
    fn from(number: f64) -> Self {
        Exponent::Number(number)
    }
}

impl From<i32> for Exponent<'_> {
    fn from(number: i32) -> Self {
        Exponent::Number(number.into())
    }
}

impl<'t> From<Value<'t>> for Exponent<'t> {
    fn from(value: Value<'t>) -> Self {
        Exponent::Value(value)
    }
}

impl<'t> Value<'t> {
    /// Returns the number.
    #[must_use]
    pub fn data(self) -> f64 {
        self.tape.nodes().data[self.index()]
    }

    /// Returns the derivative, by this value, of whatever `backward` was called on.
    #[must_use]
    pub fn grad(self) -> f64 {
        self.tape.nodes().grad[self.index()]
    }

    /// Overwrites the number. What was computed from it follows at [`Tape::replay`].
    pub fn set_data(self, data: f64) {
        let index = self.index();
        self.tape.nodes_mut().data[index] = data;
    }

    /// Overwrites the gradient.
    pub fn set_grad(self, grad: f64) {
        let index = self.index();
        self.tape.nodes_mut().grad[index] = grad;
    }

    /// Returns the name that the graph shows; empty when there is none.
    #[must_use]
    pub fn label(self) -> String {
        let id = self.checked_id();
        self.tape.nodes().label(id).to_owned()
    }

    /// Names the value. Several values may have the same name.
    pub fn set_label(self, label: &str) {
        let id = self.checked_id();
        self.tape.nodes_mut().set_label(id, label);
    }

    /// Names the value and returns it.
    #[must_use]
    pub fn with_label(self, label: &str) -> Self {
        self.set_label(label);
        self
    }

    /// Returns the scopes it was recorded in, from the outermost inwards: `MLP/layer 0/neuron 3`.
    #[must_use]
    pub fn scope(self) -> String {
        let nodes = self.tape.nodes();
        nodes.scopes.path(nodes.node[self.index()].scope)
    }

    /// Returns the operation that made it.
    #[must_use]
    pub fn op(self) -> Op {
        self.tape.nodes().node[self.index()].op
    }

    /// Returns the operation as micrograd writes it: empty for a leaf, `+`, `*`, `**3`, `tanh`, `ReLU`, …
    #[must_use]
    pub fn symbol(self) -> String {
        self.tape.nodes().symbol(self.checked_id())
    }

    /// Returns the values it was computed from, in the order of the operands.
    #[must_use]
    pub fn prev(self) -> Vec<Value<'t>> {
        let operands = self.tape.nodes().operands(self.checked_id());
        operands.map(|id| self.tape.handle(id)).collect()
    }

    /// Whether the tape still holds it: it is not live after a rewind to a mark before it.
    #[must_use]
    pub fn is_live(self) -> bool {
        self.tape.is_live(self.id, self.epoch)
    }

    /// Sets the gradient of this value to 1 and adds, in reversed topological order, to the gradient of every value
    /// that it depends on. Gradients are not cleared before: see [`Tape::zero_grad`].
    pub fn backward(self) {
        let id = self.checked_id();
        self.tape.nodes_mut().backward(id);
    }

    /// Returns all values that this one depends on, each after its operands, and this one last: depth first,
    /// left operand first.
    #[must_use]
    pub fn topological_order(self) -> Vec<Value<'t>> {
        let id = self.checked_id();
        let order = self.tape.nodes_mut().topological_order(id).to_vec();
        order.into_iter().map(|id| self.tape.handle(id)).collect()
    }

    /// Records `self ** exponent`.
    #[must_use]
    pub fn pow(self, exponent: impl Into<Exponent<'t>>) -> Self {
        match exponent.into() {
            Exponent::Value(exponent) => self.with(Op::PowValue, exponent),
            Exponent::Number(exponent) => self.recorded(self.tape.try_apply_pow(self.checked_id(), exponent)),
        }
    }

    /// Returns the node's index on a tape: the one place that checks whether a value belongs to it and is still there.
    ///
    /// # Errors
    /// Returns an error that calls the value `name` if it belongs to another tape or is no longer there.
    #[inline]
    pub(crate) fn id_on(self, tape: &Tape, name: &'static str) -> Result<u32, Error> {
        if !std::ptr::eq(self.tape, tape) {
            Err(Error::OtherTape { name })
        } else if !self.is_live() {
            Err(Error::Freed { name })
        } else {
            Ok(self.id)
        }
    }

    /// Returns the node's index, once it has checked that the node is still there.
    pub(crate) fn checked_id(self) -> u32 {
        self.id_on(self.tape, "the value").unwrap_or_else(|error| panic!("{error}"))
    }

    fn index(self) -> usize {
        self.checked_id() as usize
    }

    pub(crate) fn apply(self, op: Op) -> Self {
        let id = self.checked_id();
        self.recorded(self.tape.try_apply(op, id, id))
    }

    pub(crate) fn with(self, op: Op, other: Value<'t>) -> Self {
        let other = other.id_on(self.tape, "the other operand").unwrap_or_else(|error| panic!("{error}"));
        self.recorded(self.tape.try_apply(op, self.checked_id(), other))
    }

    fn recorded(self, id: Result<u32, Error>) -> Self {
        self.tape.handle(id.unwrap_or_else(|error| panic!("{error}")))
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Value(data={}, grad={}", Number(self.data()), Number(self.grad()))?;
        let label = self.label();
        if !label.is_empty() {
            write!(formatter, ", label='{label}'")?;
        }
        formatter.write_str(")")
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_live() { fmt::Display::fmt(self, formatter) } else { formatter.write_str("Value(freed)") }
    }
}
