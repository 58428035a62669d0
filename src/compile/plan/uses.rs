//! How often nodes are read.

use crate::compile::reroll::{Operand, Template, TemplateNode};

/// How often nodes are read.
pub(super) struct Uses<'a> {
    /// Of each template node: by others of the template.
    pub(super) local: Vec<u32>,
    /// Of each shared scalar.
    pub(super) shared: &'a mut [SharedUses],
}

/// How often a template reads a shared scalar.
#[derive(Clone, Copy, Default)]
pub(in crate::compile) struct SharedUses {
    /// How many operands are this scalar for all lanes.
    uniform: u32,
    /// In how many places of gathered lists it stands. A list that is read again counts once.
    gathered: u32,
    /// How many nodes read a list that starts with it.
    readers: u32,
    /// The node that did so last, and its list.
    last: (u32, u32),
}

impl<'a> Uses<'a> {
    pub(super) fn of(template: &Template, shared: &'a mut [SharedUses]) -> Uses<'a> {
        let mut local = vec![0; template.nodes.len()];
        for (index, node) in (0..).zip(&template.nodes) {
            for &operand in node.operands() {
                match operand {
                    Operand::Local(operand) => local[operand as usize] += 1,
                    Operand::Uniform(index) => shared[index as usize].uniform += 1,
                    Operand::Gathered(list) => {
                        let scalars = &template.lists[list as usize];
                        let first = &mut shared[scalars[0] as usize];
                        // Of two lists that start alike and alternate, one counts twice, which is on the safe side:
                        // its contributions wait.
                        let (last, last_list) = first.last;
                        let is_known = first.readers > 0 && template.lists[last_list as usize] == *scalars;
                        first.readers += u32::from(first.readers == 0 || last != index);
                        first.last = (index, list);
                        if !is_known {
                            scalars.iter().for_each(|&index| shared[index as usize].gathered += 1);
                        }
                    }
                }
            }
        }
        Uses { local, shared }
    }

    /// Makes the counts of shared scalars zero again.
    pub(super) fn forget(self, template: &Template) {
        for operand in template.nodes.iter().flat_map(TemplateNode::operands) {
            let scalars = match operand {
                Operand::Local(_) => continue,
                Operand::Uniform(index) => std::slice::from_ref(index),
                Operand::Gathered(list) => &template.lists[*list as usize],
            };
            scalars.iter().for_each(|&index| self.shared[index as usize] = SharedUses::default());
        }
    }

    /// Whether a scalar gets one contribution from each lane and no others.
    pub(super) fn is_single(&self, index: u32) -> bool {
        let uses = self.shared[index as usize];
        uses.uniform == 1 && uses.gathered == 0
    }

    /// Whether each lane contributes, by one node, to a scalar of its own, and none is read otherwise.
    pub(super) fn is_apart(&self, list: &[u32]) -> bool {
        let is_read_once = |uses: SharedUses| uses.uniform == 0 && uses.gathered == 1;
        self.shared[list[0] as usize].readers == 1
            && list.iter().all(|&index| is_read_once(self.shared[index as usize]))
    }
}
