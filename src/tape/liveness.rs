//! Which handles still name the node that they were made for, although indices are used again after a rewind.

use std::cell::{Cell, RefCell};

/// The history of rewinds, reduced to what can still matter.
#[derive(Default)]
pub(super) struct Liveness {
    epoch: Cell<u32>,
    /// `(epoch, mark)`: the rewind that ended `epoch` freed all from `mark` on. Both rise along the list: an earlier
    /// rewind to a later mark says nothing that this one does not.
    rewinds: RefCell<Vec<(u32, u32)>>,
}

impl Liveness {
    /// How often the tape has been rewound.
    #[inline]
    pub(super) fn epoch(&self) -> u32 {
        self.epoch.get()
    }

    /// Notes that all nodes from `mark` on are freed.
    pub(super) fn rewind(&self, mark: u32) {
        let mut rewinds = self.rewinds.borrow_mut();
        while rewinds.last().is_some_and(|&(_, earlier)| earlier >= mark) {
            rewinds.pop();
        }
        rewinds.push((self.epoch.get(), mark));
        self.epoch.set(self.epoch.get().wrapping_add(1));
    }

    /// Whether a handle made in `epoch` for node `id` still names that node.
    #[inline]
    pub(super) fn is_live(&self, id: u32, epoch: u32) -> bool {
        epoch == self.epoch.get() || self.was_spared(id, epoch)
    }

    /// Whether no rewind since `epoch` has freed node `id`.
    fn was_spared(&self, id: u32, epoch: u32) -> bool {
        let rewinds = self.rewinds.borrow();
        let since = rewinds.partition_point(|&(ended, _)| ended < epoch);
        rewinds.get(since).is_none_or(|&(_, mark)| id < mark)
    }
}

#[cfg(test)]
mod tests {
    use super::Liveness;

    #[test]
    fn a_handle_lives_until_a_rewind_below_it() {
        let liveness = Liveness::default();
        liveness.rewind(10);
        assert!(liveness.is_live(9, 0) && !liveness.is_live(10, 0));
        assert!(liveness.is_live(10, 1));
        liveness.rewind(20);
        assert!(liveness.is_live(19, 1) && !liveness.is_live(20, 1) && !liveness.is_live(10, 0));
        liveness.rewind(5);
        assert!(!liveness.is_live(6, 0) && !liveness.is_live(6, 2) && liveness.is_live(4, 0));
        assert_eq!(liveness.rewinds.borrow().len(), 1);
    }
}
