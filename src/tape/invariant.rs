//! What holds of the tape between two calls. Debug builds check it: a node as it is recorded, and all of the tape after
//! a rewind, which is where its arrays could come to disagree.

use super::Tape;
use super::nodes::Nodes;
use crate::op::Op;

impl Tape {
    /// Panics, in debug builds, unless the tape is as it should be.
    pub(super) fn check(&self) {
        if cfg!(debug_assertions) {
            let nodes = self.nodes.borrow();
            nodes.check();
            assert!(self.scope.get() <= nodes.scopes.len(), "the open scope exists");
            self.liveness.check(self.end());
        }
    }
}

impl Nodes {
    fn check(&self) {
        let count = self.node.len();
        assert_eq!((self.data.len(), self.grad.len()), (count, count), "a number and a gradient for each node");
        let mut exponents = 0;
        for id in 0..count as u32 {
            self.check_node(id);
            let node = self.node[id as usize];
            if node.op == Op::Pow {
                assert_eq!(node.b, exponents, "the exponents are in the order of their nodes");
                exponents += 1;
            }
        }
        assert_eq!(self.exponents.len() as u32, exponents, "an exponent for each power");
        assert!(self.labels.windows(2).all(|pair| pair[0].0 < pair[1].0), "the labels are in the order of their nodes");
        let is_label = |(id, label): &(u32, String)| (*id as usize) < count && !label.is_empty();
        assert!(self.labels.iter().all(is_label), "the labels are of nodes, and are not empty");
        self.scopes.check();
        self.order.check(&self.node);
    }

    /// Panics unless a node's operands are there and before it.
    #[inline]
    pub(super) fn check_node(&self, id: u32) {
        let node = self.node[id as usize];
        let is_before = |operand: u32| operand < id;
        let fits = match (node.op, node.op.arity()) {
            (Op::Pow, _) => is_before(node.a) && (node.b as usize) < self.exponents.len(),
            (_, 0) => true,
            (_, 1) => is_before(node.a) && node.b == node.a,
            _ => is_before(node.a) && is_before(node.b),
        };
        assert!(fits, "the operands of node {id} come before it");
        assert!(node.scope <= self.scopes.len(), "the scope of node {id} exists");
    }
}
