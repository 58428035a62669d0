//! The tape's arrays: what each node computes, its number and its gradient.

use super::order::Order;
use super::scopes::Scopes;
use crate::error::Error;
use crate::number::Number;
use crate::op::Op;

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
    pub(super) labels: Vec<(u32, String)>,
    pub(crate) scopes: Scopes,
    pub(crate) order: Order,
}

impl Nodes {
    /// The most nodes of a tape: indices are `u32`, and the last is free to mean "none".
    const LIMIT: usize = u32::MAX as usize;

    /// Records `op` of `a` and `b`.
    #[inline(always)]
    pub(super) fn apply(&mut self, op: Op, a: u32, b: u32, scope: u32) -> Result<u32, Error> {
        let data = op.forward(self.data[a as usize], self.data[b as usize]);
        self.push(Node { op, a, b, scope }, data)
    }

    /// Records `a ** exponent`.
    pub(super) fn apply_pow(&mut self, a: u32, exponent: f64, scope: u32) -> Result<u32, Error> {
        let data = Op::Pow.forward(self.data[a as usize], exponent);
        let b = self.exponents.len() as u32;
        // Room for all of it first: a node and its exponent are recorded both or neither.
        self.exponents.try_reserve(1).map_err(|_| Error::TapeFull { nodes: self.node.len() })?;
        self.reserve()?;
        self.exponents.push(exponent);
        self.push(Node { op: Op::Pow, a, b, scope }, data)
    }

    /// Records a node whose number is known.
    #[inline]
    pub(super) fn push(&mut self, node: Node, data: f64) -> Result<u32, Error> {
        self.reserve()?;
        let id = self.node.len() as u32;
        self.node.push(node);
        self.data.push(data);
        self.grad.push(0.0);
        if cfg!(debug_assertions) {
            self.check_node(id);
        }
        Ok(id)
    }

    /// Makes sure that there is room for another node.
    #[inline]
    fn reserve(&mut self) -> Result<(), Error> {
        if self.node.len() == self.node.capacity() { self.grow() } else { Ok(()) }
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

    /// Returns the second operand of a node as a number; 0 when it has none.
    #[inline(always)]
    pub(crate) fn second(&self, node: Node) -> f64 {
        match node.op {
            Op::Pow => self.exponents[node.b as usize],
            _ => self.data[node.b as usize],
        }
    }

    /// Returns the operation of a node as micrograd writes it.
    pub(crate) fn symbol(&self, id: u32) -> String {
        let node = self.node[id as usize];
        match node.op {
            Op::Pow => format!("**{}", Number(self.exponents[node.b as usize])),
            op => op.symbol().to_owned(),
        }
    }

    /// Returns the operands of a node that are nodes.
    pub(crate) fn operands(&self, id: u32) -> impl Iterator<Item = u32> + use<> {
        let node = self.node[id as usize];
        [node.a, node.b].into_iter().take(node.op.arity())
    }

    /// Returns a node's name; empty when there is none.
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

    /// Returns the place of the first label of a node from `id` on.
    pub(super) fn first_label_from(&self, id: u32) -> usize {
        self.labels.partition_point(|label| label.0 < id)
    }

    pub(super) fn replay(&mut self) {
        for id in 0..self.node.len() {
            let node = self.node[id];
            if node.op != Op::Leaf {
                self.data[id] = node.op.forward(self.data[node.a as usize], self.second(node));
            }
        }
    }

    /// Returns the nodes that `root` depends on, operands first, as micrograd's `build_topo` lists them.
    pub(crate) fn topological_order(&mut self, root: u32) -> &[u32] {
        self.order.of(&self.node, root)
    }

    /// Sets the gradient of `root` to 1 and adds to the gradients of all that it depends on.
    pub(crate) fn backward(&mut self, root: u32) {
        let mut order = std::mem::take(&mut self.order);
        self.grad[root as usize] = 1.0;
        for &id in order.of(&self.node, root).iter().rev() {
            self.step(id, Op::backward);
        }
        self.order = order;
    }

    /// Adds to the gradients of a node's operands: micrograd's `_backward` of this node.
    pub(crate) fn backward_step(&mut self, id: u32) {
        self.step(id, contributions);
    }

    /// Adds to the gradients of a node's operands what `backward` says.
    #[inline(always)]
    fn step(&mut self, id: u32, backward: impl Fn(Op, f64, f64, f64, f64) -> (f64, f64)) {
        let node = self.node[id as usize];
        let arity = node.op.arity();
        if arity == 0 {
            return;
        }
        let (a, out, grad) = (self.data[node.a as usize], self.data[id as usize], self.grad[id as usize]);
        let (to_a, to_b) = backward(node.op, a, self.second(node), out, grad);
        self.grad[node.a as usize] += to_a;
        if arity == 2 {
            self.grad[node.b as usize] += to_b;
        }
    }
}

/// Computes [`Op::backward`] of numbers. It is called rather than inlined: only the sweep is worth a copy of its own in
/// the WebAssembly.
#[inline(never)]
pub(crate) fn contributions(op: Op, a: f64, b: f64, out: f64, grad: f64) -> (f64, f64) {
    op.backward(a, b, out, grad)
}
