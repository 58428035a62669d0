//! The part of a tape that a loss depends on, copied, so that a program outlives the tape.

use crate::op::Op;
use crate::tape::{Node, Nodes};

/// Marks a node that the loss does not depend on.
pub(super) const UNREACHED: u32 = u32::MAX;

/// A copy of the tape up to the loss, and the order of its backward sweep.
pub(super) struct Recording {
    pub(super) node: Vec<Node>,
    pub(super) data: Vec<f64>,
    pub(super) exponents: Vec<f64>,
    /// The nodes that the loss depends on, operands first. The backward sweep runs through it from the end.
    pub(super) order: Vec<u32>,
    /// Of each node: its place in `order`, or [`UNREACHED`].
    pub(super) position: Vec<u32>,
    pub(super) loss: u32,
}

impl Recording {
    /// Copies what `loss` depends on, and the parameters even where it does not.
    pub(super) fn of(nodes: &mut Nodes, loss: u32, parameters: &[u32]) -> Recording {
        let end = parameters.iter().fold(loss, |end, &id| end.max(id)) as usize + 1;
        let order = nodes.topological_order(loss).to_vec();
        let mut position = vec![UNREACHED; end];
        for (place, &id) in order.iter().enumerate() {
            position[id as usize] = place as u32;
        }
        Recording {
            node: nodes.node[..end].to_vec(),
            data: nodes.data[..end].to_vec(),
            exponents: nodes.exponents.clone(),
            order,
            position,
            loss,
        }
    }

    /// The exponent of an [`Op::Pow`] node; 0 for any other.
    pub(super) fn exponent(&self, id: u32) -> f64 {
        let node = self.node[id as usize];
        if node.op == Op::Pow { self.exponents[node.b as usize] } else { 0.0 }
    }

    /// The operands of a node that are nodes.
    pub(super) fn operands(&self, id: u32) -> impl Iterator<Item = u32> + use<> {
        let node = self.node[id as usize];
        [node.a, node.b].into_iter().take(node.op.arity())
    }

    /// Computes every node again with the tape's own arithmetic: the reference that a program is held against.
    pub(super) fn replay(&self, data: &mut [f64], grad: &mut [f64]) {
        let second = |data: &[f64], node: Node| match node.op {
            Op::Pow => self.exponents[node.b as usize],
            _ => data[node.b as usize],
        };
        for &id in &self.order {
            let node = self.node[id as usize];
            if node.op != Op::Leaf {
                data[id as usize] = forward(node.op, data[node.a as usize], second(data, node));
            }
        }
        grad.fill(0.0);
        grad[self.loss as usize] = 1.0;
        for &id in self.order.iter().rev() {
            let node = self.node[id as usize];
            if node.op == Op::Leaf {
                continue;
            }
            let (a, out, to_out) = (data[node.a as usize], data[id as usize], grad[id as usize]);
            let (to_a, to_b) = backward(node.op, a, second(data, node), out, to_out);
            grad[node.a as usize] += to_a;
            if node.op.arity() == 2 {
                grad[node.b as usize] += to_b;
            }
        }
    }
}

/// [`Op::forward`] of scalars: called, not inlined, where a scalar is the exception.
#[inline(never)]
pub(super) fn forward(op: Op, a: f64, b: f64) -> f64 {
    op.forward(a, b)
}

/// [`Op::backward`] of scalars, in the same way.
#[inline(never)]
pub(super) fn backward(op: Op, a: f64, b: f64, out: f64, grad: f64) -> (f64, f64) {
    op.backward(a, b, out, grad)
}
