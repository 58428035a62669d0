//! What can be wrong with a caller's input. Every message names the argument and what was expected.

/// An argument that the engine cannot accept.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A list that must have elements has none.
    #[error("{name} must not be empty")]
    Empty {
        /// The argument's name.
        name: &'static str,
    },
    /// A list, or a pair of lists, has the wrong length.
    #[error("{name} has {found} elements, expected {expected}")]
    Length {
        /// The argument's name.
        name: &'static str,
        /// How many elements are needed.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A number lies outside its range.
    #[error("{name} must be {expected}")]
    Range {
        /// The argument's name.
        name: &'static str,
        /// The range, in words.
        expected: &'static str,
        /// The number.
        found: f64,
    },
    /// A word is none of those known.
    #[error("{name} is \"{found}\", expected one of {expected}")]
    Unknown {
        /// The argument's name.
        name: &'static str,
        /// The known words.
        expected: &'static str,
        /// The word.
        found: String,
    },
    /// A value was recorded in a part of the tape that has since been rewound.
    #[error("{name} was freed: the part of the tape that recorded it has been rewound")]
    Freed {
        /// The argument's name.
        name: &'static str,
    },
    /// A value or a mark was made by another tape.
    #[error("{name} belongs to another tape")]
    OtherTape {
        /// The argument's name.
        name: &'static str,
    },
    /// The tape has been rewound to before a mark, so that the mark no longer means anything.
    #[error("the mark is stale: the tape has been rewound to before it")]
    StaleMark,
    /// The tape cannot tell values apart any more that were recorded before and after yet another rewind.
    #[error("the tape has been rewound 4294967295 times, as often as it can count")]
    RewoundTooOften,
    /// A value that has to be a leaf was computed from others.
    #[error("{name}[{index}] is not a leaf: it was computed from other values")]
    NotALeaf {
        /// The argument's name.
        name: &'static str,
        /// The place in the list.
        index: usize,
    },
    /// A list holds the same value twice.
    #[error("{name}[{index}] is in the list already")]
    Twice {
        /// The argument's name.
        name: &'static str,
        /// The second place in the list.
        index: usize,
    },
    /// An element of a list is none of those that may stand at its place.
    #[error("{name}[{index}] is not {expected}")]
    Element {
        /// The argument's name.
        name: &'static str,
        /// The place in the list.
        index: usize,
        /// What may stand there, in words.
        expected: &'static str,
    },
    /// A text is not what it should be.
    #[error("{name} cannot be read: {reason}")]
    Malformed {
        /// What the text should be.
        name: &'static str,
        /// What is wrong with it, and where.
        reason: String,
    },
    /// A value has no part in a program.
    #[error("{name} is not part of {expected}")]
    NotPart {
        /// The argument's name.
        name: &'static str,
        /// What it should be part of.
        expected: &'static str,
    },
    /// There is no memory for another node.
    #[error("the tape is full: there is no memory for more than {nodes} nodes")]
    TapeFull {
        /// How many nodes are recorded.
        nodes: usize,
    },
}
