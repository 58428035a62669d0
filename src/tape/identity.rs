//! What tells one tape from another.

use std::sync::atomic::{AtomicU64, Ordering};

/// The number of a tape. No two tapes of a process have the same, even when one is dropped before the other is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TapeId(u64);

impl Default for TapeId {
    /// A number that no tape has had.
    fn default() -> TapeId {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        TapeId(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
