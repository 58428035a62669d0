//! Numbers that agree but for rounding.

/// Asserts that two numbers agree to 1e-12 of the expected one: what is left when the terms of a sum are added in another
/// order (stock micrograd walks its children in the order of a set) or when the platform's `pow` and libm's round apart.
#[track_caller]
pub fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{what}: found {found}, expected {expected}");
}
