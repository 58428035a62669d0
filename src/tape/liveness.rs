//! Which handles and marks still mean what they were made for, although indices are used again after a rewind.

use crate::error::Error;
use std::cell::{Cell, RefCell};

/// An end of the tape: how many nodes and scopes there are. Between two rewinds both only grow, so that of two ends that
/// the tape has come to, one lies before the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct End {
    pub(super) nodes: u32,
    pub(super) scopes: u32,
}

/// The history of rewinds, reduced to what can still matter.
#[derive(Default)]
pub(super) struct Liveness {
    epoch: Cell<u32>,
    /// `(epoch, end)`: the rewind that ended `epoch` freed all beyond `end`. Both rise along the list: an earlier rewind
    /// to a later end says nothing that this one does not.
    rewinds: RefCell<Vec<(u32, End)>>,
}

impl Liveness {
    /// Returns how often the tape has been rewound.
    #[inline]
    pub(super) fn epoch(&self) -> u32 {
        self.epoch.get()
    }

    /// Notes that everything beyond `end` is freed.
    ///
    /// # Errors
    /// Returns an error if there have been more rewinds than an epoch can count; then nothing is noted.
    pub(super) fn rewind(&self, end: End) -> Result<(), Error> {
        let epoch = self.epoch.get();
        self.epoch.set(epoch.checked_add(1).ok_or(Error::RewoundTooOften)?);
        let mut rewinds = self.rewinds.borrow_mut();
        while rewinds.last().is_some_and(|&(_, earlier)| earlier >= end) {
            rewinds.pop();
        }
        rewinds.push((epoch, end));
        Ok(())
    }

    /// Whether a handle made in `epoch` for node `id` still names that node.
    #[inline]
    pub(super) fn is_live(&self, id: u32, epoch: u32) -> bool {
        self.lowest_since(epoch).is_none_or(|end| id < end.nodes)
    }

    /// Whether the scope that was opened in `epoch` as `scope` is still that scope.
    pub(super) fn is_scope_live(&self, scope: u32, epoch: u32) -> bool {
        self.lowest_since(epoch).is_none_or(|end| scope <= end.scopes)
    }

    /// Whether all that was before `end` in `epoch` is still there.
    pub(super) fn is_end_live(&self, end: End, epoch: u32) -> bool {
        self.lowest_since(epoch).is_none_or(|lowest| end <= lowest)
    }

    /// Returns the lowest end that the tape has been rewound to since `epoch`, if it has been at all.
    #[inline]
    fn lowest_since(&self, epoch: u32) -> Option<End> {
        if epoch == self.epoch.get() { None } else { self.lowest_since_earlier(epoch) }
    }

    fn lowest_since_earlier(&self, epoch: u32) -> Option<End> {
        let rewinds = self.rewinds.borrow();
        let since = rewinds.partition_point(|&(ended, _)| ended < epoch);
        rewinds.get(since).map(|&(_, end)| end)
    }

    /// Panics unless the history fits a tape that ends at `end`.
    pub(super) fn check(&self, end: End) {
        let rewinds = self.rewinds.borrow();
        let rises = |pair: &[(u32, End)]| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1;
        assert!(rewinds.windows(2).all(rises), "rewinds rise");
        let fits = |&(ended, lowest): &(u32, End)| {
            ended < self.epoch.get() && lowest.nodes <= end.nodes && lowest.scopes <= end.scopes
        };
        assert!(rewinds.last().is_none_or(fits), "the last rewind lies in the past and on the tape");
    }
}

#[cfg(test)]
mod tests {
    use super::{End, Liveness};

    fn end(nodes: u32, scopes: u32) -> End {
        End { nodes, scopes }
    }

    #[test]
    fn a_handle_lives_until_a_rewind_below_it() {
        let liveness = Liveness::default();
        liveness.rewind(end(10, 0)).unwrap();
        assert!(liveness.is_live(9, 0) && !liveness.is_live(10, 0));
        assert!(liveness.is_live(10, 1));
        liveness.rewind(end(20, 0)).unwrap();
        assert!(liveness.is_live(19, 1) && !liveness.is_live(20, 1) && !liveness.is_live(10, 0));
        liveness.rewind(end(5, 0)).unwrap();
        assert!(!liveness.is_live(6, 0) && !liveness.is_live(6, 2) && liveness.is_live(4, 0));
        assert_eq!(liveness.rewinds.borrow().len(), 1);
    }

    #[test]
    fn an_end_lives_until_a_rewind_below_it() {
        let liveness = Liveness::default();
        liveness.rewind(end(10, 2)).unwrap();
        assert!(liveness.is_end_live(end(10, 2), 0) && !liveness.is_end_live(end(10, 3), 0));
        assert!(liveness.is_end_live(end(9, 1), 0) && liveness.is_end_live(end(30, 4), 1));
        assert!(liveness.is_scope_live(2, 0) && !liveness.is_scope_live(3, 0) && liveness.is_scope_live(3, 1));
    }

    #[test]
    fn epochs_are_not_used_again() {
        let liveness = Liveness::default();
        liveness.epoch.set(u32::MAX);
        assert!(liveness.rewind(end(0, 0)).is_err());
        assert!(liveness.is_live(5, u32::MAX), "nothing was freed");
    }
}
