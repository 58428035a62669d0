//! The part of a tape that a loss depends on, copied, so that a program outlives the tape.

use crate::op::Op;
use crate::tape::Nodes;

/// In the place of a position: the loss does not depend on the node.
const UNREACHED: u32 = u32::MAX;

/// What a loss depends on, in the order of the tape. Nodes are named by their position in it: operands come first, and
/// the tape's backward sweep runs from the loss to the start.
pub(super) struct Recording {
    /// The loss is followed by the parameters that it does not depend on.
    pub(super) nodes: Vec<Node>,
    /// Of each of these: its index on the tape.
    pub(super) ids: Vec<u32>,
    /// Of each node on the tape: its position here, or [`UNREACHED`].
    positions: Vec<u32>,
    exponents: Vec<f64>,
    pub(super) loss: u32,
}

/// What a node computes, and from which nodes.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) op: Op,
    /// The position of the first operand; of a leaf, its own.
    pub(super) a: u32,
    /// The position of the second operand; that of the first when there is one only. For [`Op::Pow`], the index of the
    /// exponent.
    b: u32,
}

impl Recording {
    /// Copies what `loss` depends on, and `parameters`, which are leaves, even where it does not.
    pub(super) fn of(tape: &mut Nodes, loss: u32, parameters: &[u32]) -> Recording {
        let order = tape.order.of(&tape.node, loss);
        let mut ids = order.to_vec();
        let end = parameters.iter().fold(loss, |end, &id| end.max(id)) as usize + 1;
        let mut positions = vec![UNREACHED; end];
        let nodes = order.iter().zip(0..).map(|(&id, position)| {
            let node = tape.node[id as usize];
            positions[id as usize] = position;
            let a = if node.op == Op::Leaf { position } else { positions[node.a as usize] };
            let b = match (node.op, node.op.arity()) {
                (Op::Pow, _) => node.b,
                (_, 2) => positions[node.b as usize],
                _ => a,
            };
            Node { op: node.op, a, b }
        });
        let mut nodes: Vec<Node> = nodes.collect();
        let loss = nodes.len() as u32 - 1;
        for &id in parameters {
            if positions[id as usize] == UNREACHED {
                let position = nodes.len() as u32;
                positions[id as usize] = position;
                nodes.push(Node { op: Op::Leaf, a: position, b: position });
                ids.push(id);
            }
        }
        Recording { nodes, ids, positions, exponents: tape.exponents.clone(), loss }
    }

    /// Returns the position of a node of the tape, if it is among these.
    pub(super) fn position(&self, id: u32) -> Option<u32> {
        self.positions.get(id as usize).copied().filter(|&position| position != UNREACHED)
    }

    /// Returns the exponent of an [`Op::Pow`] node; 0 for any other.
    pub(super) fn exponent(&self, node: Node) -> f64 {
        if node.op == Op::Pow { self.exponents[node.b as usize] } else { 0.0 }
    }

    /// Computes every node again with the tape's own arithmetic: the reference that a program is held against.
    pub(super) fn replay(&self, data: &mut [f64], grad: &mut [f64]) {
        let nodes = &self.nodes[..=self.loss as usize];
        let second = |data: &[f64], node: Node| match node.op {
            Op::Pow => self.exponents[node.b as usize],
            _ => data[node.b as usize],
        };
        for (position, &node) in nodes.iter().enumerate() {
            if node.op != Op::Leaf {
                data[position] = forward(node.op, data[node.a as usize], second(data, node));
            }
        }
        grad.fill(0.0);
        grad[self.loss as usize] = 1.0;
        for (position, &node) in nodes.iter().enumerate().rev() {
            let (to_a, to_b) =
                backward(node.op, data[node.a as usize], second(data, node), data[position], grad[position]);
            for (operand, contribution) in node.operands().zip([to_a, to_b]) {
                grad[operand as usize] += contribution;
            }
        }
    }
}

impl Node {
    /// Returns the operands that are nodes.
    pub(super) fn operands(self) -> impl Iterator<Item = u32> {
        self.both().into_iter().take(self.op.arity())
    }

    /// Returns two operands of every node: one that it does not have is the first again, or the leaf itself. Where that
    /// changes nothing it saves asking how many there are.
    #[inline]
    pub(super) fn both(self) -> [u32; 2] {
        [self.a, if self.op == Op::Pow { self.a } else { self.b }]
    }
}

/// Computes [`Op::forward`] of scalars. It is called rather than inlined where scalars are the exception.
#[inline(never)]
pub(super) fn forward(op: Op, a: f64, b: f64) -> f64 {
    op.forward(a, b)
}

/// Computes [`Op::backward`] of scalars, in the same way.
#[inline(never)]
pub(super) fn backward(op: Op, a: f64, b: f64, out: f64, grad: f64) -> (f64, f64) {
    op.backward(a, b, out, grad)
}
