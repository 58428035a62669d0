//! What tells one tape from another.

use crate::error::Error;
use std::sync::atomic::{AtomicU64, Ordering};

/// The number of a tape. No two tapes of a process have the same, even when one is dropped before the other is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TapeId(u64);

impl TapeId {
    /// Returns an error, which says that what is called `name` belongs to another tape, if `found` is another tape.
    pub(crate) fn check(self, found: TapeId, name: &'static str) -> Result<(), Error> {
        if self == found { Ok(()) } else { Err(Error::OtherTape { name }) }
    }
}

impl Default for TapeId {
    /// Returns a number that no tape has had.
    fn default() -> TapeId {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        TapeId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
