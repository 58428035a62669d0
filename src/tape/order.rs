//! The topological order of a graph, without recursion.

use super::nodes::Node;

/// Remembers the order of the last root, since a training loop asks for the same one at each step.
#[derive(Default)]
pub(crate) struct Order {
    root: Option<u32>,
    sequence: Vec<u32>,
    /// Of each node: whether it is in the sequence.
    is_done: Vec<bool>,
    /// The nodes that wait for an operand.
    stack: Vec<u32>,
}

impl Order {
    /// Returns all that `root` depends on, and `root` last: depth first, the left operand first, each node after its
    /// operands.
    pub(crate) fn of(&mut self, nodes: &[Node], root: u32) -> &[u32] {
        if self.root != Some(root) {
            self.walk(nodes, root);
            self.root = Some(root);
        }
        &self.sequence
    }

    /// Forgets an order that contains a node from `first` on.
    pub(super) fn forget_from(&mut self, first: u32) {
        self.root = self.root.filter(|&root| root < first);
    }

    /// Panics unless what is remembered is an order of these nodes.
    pub(super) fn check(&self, nodes: &[Node]) {
        let Some(root) = self.root else { return };
        assert_eq!(self.sequence.last(), Some(&root), "the order ends with its root");
        let mut is_done = vec![false; nodes.len()];
        for &id in &self.sequence {
            let node = nodes[id as usize];
            let mut operands = [node.a, node.b].into_iter().take(node.op.arity());
            assert!(operands.all(|operand| is_done[operand as usize]), "operands come first");
            assert!(!std::mem::replace(&mut is_done[id as usize], true), "each node once");
        }
    }

    fn walk(&mut self, nodes: &[Node], root: u32) {
        self.sequence.clear();
        self.is_done.clear();
        self.is_done.resize(root as usize + 1, false);
        let mut id = root;
        loop {
            let node = nodes[id as usize];
            let arity = node.op.arity();
            if arity > 0 && !self.is_done[node.a as usize] {
                self.stack.push(id);
                id = node.a;
            } else if arity == 2 && !self.is_done[node.b as usize] {
                self.stack.push(id);
                id = node.b;
            } else {
                self.is_done[id as usize] = true;
                self.sequence.push(id);
                match self.stack.pop() {
                    Some(waiting) => id = waiting,
                    None => break,
                }
            }
        }
    }
}
