//! The tape: every scalar of a computation, in the order in which it was recorded.
//!
//! Nodes live in arrays and are named by their index, so that nothing recurses: neither the topological order, nor
//! the backward sweep, nor dropping a chain of a million nodes.

mod liveness;
mod load;
mod order;
mod scopes;

use crate::error::Error;
use crate::number::Number;
use crate::op::Op;
use crate::value::Value;
use liveness::Liveness;
pub(crate) use load::{Arrays, NONE};
use order::Order;
use scopes::Scopes;
use std::cell::{Cell, RefCell};

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
    nodes: RefCell<Nodes>,
    scope: Cell<u32>,
    liveness: Liveness,
}

/// What a node computes, and from which nodes.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) op: Op,
    /// The first operand. Only meaningful when the operation has one.
    pub(crate) a: u32,
    /// The second operand; the index of the exponent for [`Op::Pow`].
    pub(crate) b: u32,
    pub(crate) scope: u32,
}

/// The tape's arrays. A node's operands always have smaller indices than the node.
#[derive(Default)]
pub(crate) struct Nodes {
    pub(crate) node: Vec<Node>,
    pub(crate) data: Vec<f64>,
    pub(crate) grad: Vec<f64>,
    /// The exponents of the [`Op::Pow`] nodes.
    pub(crate) exponents: Vec<f64>,
    /// By node, in rising order.
    labels: Vec<(u32, String)>,
    pub(crate) scopes: Scopes,
    pub(crate) order: Order,
}

/// A place on the tape to which it can be rewound.
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let x = tape.value(3.0);
/// let mark = tape.mark();
/// let y = x * x;
/// tape.rewind(mark);
/// assert_eq!(tape.len(), 1);
/// assert!(x.is_live() && !y.is_live());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    nodes: u32,
    exponents: u32,
    scopes: u32,
}

/// Keeps a scope open for as long as it lives; see [`Tape::scope`].
pub struct ScopeGuard<'t> {
    tape: &'t Tape,
    outer: u32,
    inner: u32,
}

impl Drop for ScopeGuard<'_> {
    fn drop(&mut self) {
        // A rewind may have left the scope before.
        if self.tape.scope.get() == self.inner {
            self.tape.scope.set(self.outer);
        }
    }
}

impl Tape {
    /// An empty tape.
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

    /// `0 + values[0] + values[1] + …`, recorded in the order of Python's `sum`.
    pub fn sum<'t>(&'t self, values: impl IntoIterator<Item = Value<'t>>) -> Value<'t> {
        let mut values = values.into_iter();
        match values.next() {
            None => self.value(0.0),
            Some(first) => values.fold(first + 0.0, |sum, value| sum + value),
        }
    }

    /// How many nodes are recorded.
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

    /// The present end of the tape, for [`Tape::rewind`].
    pub fn mark(&self) -> Mark {
        self.nodes.borrow().mark()
    }

    /// Frees every node recorded since `mark`. Their values are no longer live; using one panics.
    ///
    /// A loop that records each step and rewinds stays bounded in memory.
    pub fn rewind(&self, mark: Mark) {
        self.leave_scopes_since(mark);
        self.liveness.rewind(mark.nodes);
        self.nodes.borrow_mut().rewind(mark);
    }

    /// Frees the nodes recorded since `mark`, but for those that `values` are computed from.
    ///
    /// Returns `values` anew: what is kept moves to the front, so every other handle to it is no longer live.
    pub fn rewind_except<'t>(&'t self, mark: Mark, values: &[Value<'t>]) -> Vec<Value<'t>> {
        let roots: Vec<u32> = values.iter().map(|value| value.checked_id()).collect();
        self.leave_scopes_since(mark);
        self.liveness.rewind(mark.nodes);
        let kept = self.nodes.borrow_mut().rewind_except(mark, &roots);
        kept.into_iter().map(|id| self.handle(id)).collect()
    }

    /// Opens a scope: nodes recorded while the guard lives belong to it. Scopes nest; `index` numbers siblings.
    ///
    /// ```
    /// use micrograd::Tape;
    /// let tape = Tape::new();
    /// let layer = tape.scope("layer", Some(0));
    /// let x = tape.value(1.0);
    /// drop(layer);
    /// assert_eq!(x.scope(), "layer 0");
    /// assert_eq!(tape.value(2.0).scope(), "");
    /// ```
    pub fn scope(&self, name: &str, index: Option<usize>) -> ScopeGuard<'_> {
        let outer = self.scope.get();
        let inner = self.enter_scope(name, index);
        ScopeGuard { tape: self, outer, inner }
    }

    /// Opens a scope that stays open until [`Tape::leave_scope`], and returns it.
    pub(crate) fn enter_scope(&self, name: &str, index: Option<usize>) -> u32 {
        let inner = self.nodes.borrow_mut().scopes.open(self.scope.get(), name, index);
        self.scope.set(inner);
        inner
    }

    /// Leaves the innermost scope, if one is open.
    pub(crate) fn leave_scope(&self) {
        let parent = self.nodes.borrow().scopes.parent(self.scope.get());
        self.scope.set(parent);
    }

    /// Leaves the scopes that were opened since `mark` and are still open, as they may be freed or move.
    fn leave_scopes_since(&self, mark: Mark) {
        self.scope.set(self.nodes.borrow().scopes.enclosing(self.scope.get(), mark.scopes));
    }

    /// The arrays, to read.
    pub(crate) fn nodes(&self) -> std::cell::Ref<'_, Nodes> {
        self.nodes.borrow()
    }

    /// The arrays, to write.
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

    /// Records `((bias + a0 * b0) + a1 * b1) + …` of nodes that are live.
    pub(crate) fn try_weighted_sum(
        &self,
        bias: u32,
        products: impl IntoIterator<Item = (u32, u32)>,
    ) -> Result<u32, Error> {
        let (nodes, scope) = (&mut *self.nodes.borrow_mut(), self.scope.get());
        products.into_iter().try_fold(bias, |sum, (a, b)| {
            let product = nodes.apply(Op::Mul, a, b, scope)?;
            nodes.apply(Op::Add, sum, product, scope)
        })
    }

    /// Records `a ** exponent`.
    pub(crate) fn try_apply_pow(&self, a: u32, exponent: f64) -> Result<u32, Error> {
        let mut nodes = self.nodes.borrow_mut();
        let data = Op::Pow.forward(nodes.data[a as usize], exponent);
        let b = nodes.exponents.len() as u32;
        nodes.exponents.push(exponent);
        nodes.push(Node { op: Op::Pow, a, b, scope: self.scope.get() }, data)
    }

    /// Records a leaf, or says that the memory is full.
    #[inline]
    pub(crate) fn try_value(&self, data: f64) -> Result<u32, Error> {
        let node = Node { op: Op::Leaf, a: 0, b: 0, scope: self.scope.get() };
        self.nodes.borrow_mut().push(node, data)
    }

    /// A handle to a node that is live now.
    pub(crate) fn handle(&self, id: u32) -> Value<'_> {
        Value { tape: self, id, epoch: self.epoch() }
    }

    /// The number of rewinds so far: the age that a new handle carries.
    pub(crate) fn epoch(&self) -> u32 {
        self.liveness.epoch()
    }

    /// Whether the node that was recorded as `id` in `epoch` is still on the tape.
    pub(crate) fn is_live(&self, id: u32, epoch: u32) -> bool {
        self.liveness.is_live(id, epoch)
    }
}

impl Nodes {
    /// The most nodes of a tape: indices are `u32`, and the last is free to mean "none".
    const LIMIT: usize = u32::MAX as usize;

    /// Records `op` of `a` and `b`.
    #[inline(always)]
    fn apply(&mut self, op: Op, a: u32, b: u32, scope: u32) -> Result<u32, Error> {
        let data = op.forward(self.data[a as usize], self.data[b as usize]);
        self.push(Node { op, a, b, scope }, data)
    }

    #[inline]
    fn push(&mut self, node: Node, data: f64) -> Result<u32, Error> {
        let nodes = self.node.len();
        if nodes == self.node.capacity() {
            self.grow()?;
        }
        self.node.push(node);
        self.data.push(data);
        self.grad.push(0.0);
        Ok(nodes as u32)
    }

    /// Makes room for as many nodes again, or says that there is no memory for them.
    #[cold]
    fn grow(&mut self) -> Result<(), Error> {
        let nodes = self.node.len();
        let more = nodes.max(1024);
        let full = |_| Error::TapeFull { nodes };
        if more > Self::LIMIT - nodes {
            return Err(Error::TapeFull { nodes });
        }
        self.data.try_reserve_exact(more).map_err(full)?;
        self.grad.try_reserve_exact(more).map_err(full)?;
        self.node.try_reserve_exact(more).map_err(full)
    }

    /// The second operand of a node as a number; 0 when it has none.
    #[inline(always)]
    pub(crate) fn second(&self, node: Node) -> f64 {
        match node.op {
            Op::Pow => self.exponents[node.b as usize],
            _ => self.data[node.b as usize],
        }
    }

    /// The operation of a node as micrograd writes it.
    pub(crate) fn symbol(&self, id: u32) -> String {
        let node = self.node[id as usize];
        match node.op {
            Op::Pow => format!("**{}", Number(self.exponents[node.b as usize])),
            op => op.symbol().to_owned(),
        }
    }

    /// The operands of a node that are nodes.
    pub(crate) fn operands(&self, id: u32) -> impl Iterator<Item = u32> + use<> {
        let node = self.node[id as usize];
        [node.a, node.b].into_iter().take(node.op.arity())
    }

    /// A node's name; empty when there is none.
    pub(crate) fn label(&self, id: u32) -> &str {
        self.labels.get(self.first_label_from(id)).filter(|label| label.0 == id).map_or("", |label| &label.1)
    }

    /// Names a node, or takes its name away.
    pub(crate) fn set_label(&mut self, id: u32, label: &str) {
        let at = self.first_label_from(id);
        if self.labels.get(at).is_some_and(|label| label.0 == id) {
            self.labels.remove(at);
        }
        if !label.is_empty() {
            self.labels.insert(at, (id, label.to_owned()));
        }
    }

    /// The place of the first label of a node from `id` on.
    fn first_label_from(&self, id: u32) -> usize {
        self.labels.partition_point(|label| label.0 < id)
    }

    fn replay(&mut self) {
        for id in 0..self.node.len() {
            let node = self.node[id];
            if node.op != Op::Leaf {
                self.data[id] = node.op.forward(self.data[node.a as usize], self.second(node));
            }
        }
    }

    /// The nodes that `root` depends on, operands first, as micrograd's `build_topo` lists them.
    pub(crate) fn topological_order(&mut self, root: u32) -> &[u32] {
        self.order.of(&self.node, root)
    }

    /// Sets the gradient of `root` to 1 and adds to the gradients of all that it depends on.
    pub(crate) fn backward(&mut self, root: u32) {
        let mut order = std::mem::take(&mut self.order);
        self.grad[root as usize] = 1.0;
        for &id in order.of(&self.node, root).iter().rev() {
            self.backward_step(id);
        }
        self.order = order;
    }

    /// Adds to the gradients of a node's operands: micrograd's `_backward` of this node.
    #[inline]
    pub(crate) fn backward_step(&mut self, id: u32) {
        let node = self.node[id as usize];
        let arity = node.op.arity();
        if arity == 0 {
            return;
        }
        let (a, out, grad) = (self.data[node.a as usize], self.data[id as usize], self.grad[id as usize]);
        let (to_a, to_b) = node.op.backward(a, self.second(node), out, grad);
        self.grad[node.a as usize] += to_a;
        if arity == 2 {
            self.grad[node.b as usize] += to_b;
        }
    }

    fn mark(&self) -> Mark {
        Mark { nodes: self.node.len() as u32, exponents: self.exponents.len() as u32, scopes: self.scopes.len() }
    }

    fn rewind(&mut self, mark: Mark) {
        self.exponents.truncate(mark.exponents as usize);
        self.scopes.truncate(mark.scopes);
        if mark.nodes as usize >= self.node.len() {
            return;
        }
        self.node.truncate(mark.nodes as usize);
        self.data.truncate(mark.nodes as usize);
        self.grad.truncate(mark.nodes as usize);
        self.labels.truncate(self.first_label_from(mark.nodes));
        self.order.forget_from(mark.nodes);
    }

    fn rewind_except(&mut self, mark: Mark, roots: &[u32]) -> Vec<u32> {
        let start = mark.nodes as usize;
        let mut needed = vec![false; self.node.len()];
        roots.iter().for_each(|&root| needed[root as usize] = true);
        for id in (start..self.node.len()).rev() {
            if needed[id] {
                self.operands(id as u32).for_each(|operand| needed[operand as usize] = true);
            }
        }
        let kept: Vec<usize> = (start..self.node.len()).filter(|&id| needed[id]).collect();
        let place = |id: u32| match kept.binary_search(&(id as usize)) {
            Ok(index) => (start + index) as u32,
            Err(_) => id,
        };
        let labels = self.labels.split_off(self.first_label_from(mark.nodes));
        let exponents = self.exponents.split_off(mark.exponents as usize);
        let mut scopes = self.scopes.split_off(mark.scopes);
        for (index, &id) in kept.iter().enumerate() {
            let mut node = self.node[id];
            if node.op == Op::Pow {
                let exponent = exponents[node.b as usize - mark.exponents as usize];
                node.b = self.exponents.len() as u32;
                self.exponents.push(exponent);
            } else {
                node.b = place(node.b);
            }
            node.a = place(node.a);
            node.scope = scopes.keep(node.scope, &mut self.scopes);
            self.node[start + index] = node;
            self.data[start + index] = self.data[id];
            self.grad[start + index] = self.grad[id];
        }
        let end = start + kept.len();
        self.node.truncate(end);
        self.data.truncate(end);
        self.grad.truncate(end);
        for (id, label) in labels {
            if needed[id as usize] {
                self.labels.push((place(id), label));
            }
        }
        self.order.forget_from(mark.nodes);
        roots.iter().map(|&root| place(root)).collect()
    }
}
