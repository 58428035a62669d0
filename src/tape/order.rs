//! The topological order of a graph, without recursion.

use super::Node;

/// Remembers the order of the last root, since a training loop asks for the same one at each step.
#[derive(Default)]
pub(super) struct Order {
    root: Option<u32>,
    sequence: Vec<u32>,
    /// Of each node: 0 when not reached, else one more than the number of operands already walked.
    walked: Vec<u8>,
    stack: Vec<u32>,
}

impl Order {
    /// All that `root` depends on, and `root` last: depth first, the left operand first, each node after its operands.
    pub(super) fn of(&mut self, nodes: &[Node], root: u32) -> &[u32] {
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

    fn walk(&mut self, nodes: &[Node], root: u32) {
        self.sequence.clear();
        self.walked.clear();
        self.walked.resize(root as usize + 1, 0);
        self.walked[root as usize] = 1;
        self.stack.push(root);
        while let Some(&id) = self.stack.last() {
            let node = nodes[id as usize];
            let walked = &mut self.walked[id as usize];
            if usize::from(*walked) > node.op.arity() {
                self.sequence.push(id);
                self.stack.pop();
                continue;
            }
            let operand = if *walked == 1 { node.a } else { node.b };
            *walked += 1;
            if self.walked[operand as usize] == 0 {
                self.walked[operand as usize] = 1;
                self.stack.push(operand);
            }
        }
    }
}
