//! The tape: every scalar of a computation, in the order in which it was recorded.
//!
//! Nodes live in arrays and are named by their index, so that nothing recurses: neither the topological order, nor
//! the backward sweep, nor dropping a chain of a million nodes.

mod identity;
mod invariant;
mod liveness;
mod load;
mod nodes;
mod operators;
mod order;
mod rewind;
mod scopes;
mod value;

use crate::error::Error;
use crate::op::Op;
pub(crate) use identity::TapeId;
use liveness::Liveness;
pub(crate) use load::{Arrays, NONE};
use nodes::Node;
pub(crate) use nodes::{Nodes, contributions};
pub use operators::Operand;
pub use rewind::Mark;
pub use scopes::ScopeGuard;
use std::cell::{Cell, RefCell};
use std::fmt;
pub use value::{Exponent, Value};

/// A recording of scalar operations, and the owner of every [`Value`].
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let (a, b) = (tape.value(2.0), tape.value(-3.0));
/// let c = a * b + 10.0;
/// c.backward();
/// assert_eq!((c.data(), a.grad(), b.grad()), (4.0, -3.0, 2.0));
/// ```
#[derive(Default)]
pub struct Tape {
    id: TapeId,
    nodes: RefCell<Nodes>,
    scope: Cell<u32>,
    liveness: Liveness,
}

impl fmt::Debug for Tape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tape").field("len", &self.len()).finish_non_exhaustive()
    }
}

impl Tape {
    /// Returns an empty tape.
    #[must_use]
    pub fn new() -> Tape {
        Tape::default()
    }

    /// Records a leaf: an input, a parameter or a constant.
    pub fn value(&self, data: f64) -> Value<'_> {
        self.record(Op::Leaf, 0, 0, data)
    }

    /// Records a leaf that the graph shows by a name.
    pub fn labeled(&self, data: f64, label: &str) -> Value<'_> {
        self.value(data).with_label(label)
    }

    /// Records `0 + values[0] + values[1] + …` in the order of Python's `sum`.
    ///
    /// # Panics
    /// Panics if a value is no longer live or belongs to another tape.
    #[must_use]
    pub fn sum<'t>(&'t self, values: impl IntoIterator<Item = Value<'t>>) -> Value<'t> {
        let mut values = values.into_iter();
        match values.next() {
            None => self.value(0.0),
            Some(first) => {
                first.id_on(self, "a term").unwrap_or_else(|error| panic!("{error}"));
                values.fold(first + 0.0, |sum, value| sum + value)
            }
        }
    }

    /// Returns how many nodes are recorded.
    pub fn len(&self) -> usize {
        self.nodes.borrow().node.len()
    }

    /// Whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Computes every recorded operation again, from the data that the leaves have now.
    ///
    /// ```
    /// use micrograd::Tape;
    /// let tape = Tape::new();
    /// let a = tape.value(2.0);
    /// let b = a.tanh() * 3.0;
    /// a.set_data(0.0);
    /// tape.replay();
    /// assert_eq!(b.data(), 0.0);
    /// ```
    pub fn replay(&self) {
        self.nodes.borrow_mut().replay();
    }

    /// Sets the gradient of every node to zero.
    pub fn zero_grad(&self) {
        self.nodes.borrow_mut().grad.fill(0.0);
    }

    /// Returns what tells this tape from other tapes.
    pub(crate) fn id(&self) -> TapeId {
        self.id
    }

    /// Borrows the arrays for reading.
    pub(crate) fn nodes(&self) -> std::cell::Ref<'_, Nodes> {
        self.nodes.borrow()
    }

    /// Borrows the arrays for writing.
    pub(crate) fn nodes_mut(&self) -> std::cell::RefMut<'_, Nodes> {
        self.nodes.borrow_mut()
    }

    /// Records a node whose value is known.
    fn record(&self, op: Op, a: u32, b: u32, data: f64) -> Value<'_> {
        let node = Node { op, a, b, scope: self.scope.get() };
        let id = self.nodes.borrow_mut().push(node, data);
        self.handle(id.unwrap_or_else(|error| panic!("{error}")))
    }

    /// Records `op` of nodes that are live.
    #[inline]
    pub(crate) fn try_apply(&self, op: Op, a: u32, b: u32) -> Result<u32, Error> {
        self.nodes.borrow_mut().apply(op, a, b, self.scope.get())
    }

    /// Records `((sum + a0 * b0) + a1 * b1) + …` of nodes that are live.
    pub(crate) fn try_weighted_sum(
        &self,
        sum: u32,
        products: impl IntoIterator<Item = Result<(u32, u32), Error>>,
    ) -> Result<u32, Error> {
        let (nodes, scope) = (&mut *self.nodes.borrow_mut(), self.scope.get());
        products.into_iter().try_fold(sum, |sum, product| {
            let (a, b) = product?;
            let product = nodes.apply(Op::Mul, a, b, scope)?;
            nodes.apply(Op::Add, sum, product, scope)
        })
    }

    /// Records `a ** exponent`.
    pub(crate) fn try_apply_pow(&self, a: u32, exponent: f64) -> Result<u32, Error> {
        self.nodes.borrow_mut().apply_pow(a, exponent, self.scope.get())
    }

    /// Records a leaf, or says that the memory is full.
    #[inline]
    pub(crate) fn try_value(&self, data: f64) -> Result<u32, Error> {
        let node = Node { op: Op::Leaf, a: 0, b: 0, scope: self.scope.get() };
        self.nodes.borrow_mut().push(node, data)
    }

    /// Returns a handle to a node that is live now.
    pub(crate) fn handle(&self, id: u32) -> Value<'_> {
        Value { tape: self, id, epoch: self.epoch() }
    }

    /// Returns the number of rewinds so far: the age that a new handle carries.
    pub(crate) fn epoch(&self) -> u32 {
        self.liveness.epoch()
    }

    /// Whether the node that was recorded as `id` in `epoch` is still on the tape.
    pub(crate) fn is_live(&self, id: u32, epoch: u32) -> bool {
        self.liveness.is_live(id, epoch)
    }
}
