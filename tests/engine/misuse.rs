//! Misuse: an error or a documented panic, never a wrong number.

use micrograd::Architecture;
use micrograd::loss::accuracy;
use std::panic::catch_unwind;

#[test]
fn a_network_too_large_to_count_is_refused() {
    let sizes: [(usize, &[usize]); 4] =
        [(usize::MAX, &[1]), (1, &[usize::MAX, usize::MAX]), (1 << 31, &[2]), (1, &[1 << 16, 1 << 16])];
    for (inputs, layers) in sizes {
        let error = Architecture::new(inputs, layers).unwrap_err().to_string();
        assert_eq!(error, "the number of parameters must be fewer than 2 ** 32, as many as a tape can hold");
    }
    assert_eq!(Architecture::new(1, &[1 << 16, 1 << 15]).unwrap().parameters(), (2 << 16) + (((1 << 16) + 1) << 15));
}

#[test]
fn accuracy_wants_a_target_for_each_score() {
    for (scores, targets) in [(&[1.0][..], &[1.0, 1.0][..]), (&[1.0, 1.0], &[1.0]), (&[], &[])] {
        assert!(catch_unwind(|| accuracy(scores, targets)).is_err(), "{scores:?} for {targets:?}");
    }
}
