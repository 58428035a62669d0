//! The datasets against those of scikit-learn; `tests/reference/generate.py` computed the values.
#![allow(clippy::approx_constant, reason = "coordinates on circles happen to be known constants")]

use micrograd::Error;
use micrograd::data::{Dataset, make_blobs, make_circles, make_moons};
use micrograd::random::Numpy;

struct Case {
    seed: u32,
    make: fn(&mut Numpy) -> Result<Dataset, Error>,
    points: &'static [(usize, f64, f64)],
    labels: &'static str,
    after: (f64, f64),
}

include!("../reference/data.rs");

/// Asserts that every case has scikit-learn's labels and, to rounding, its points, and that it leaves the stream where
/// scikit-learn leaves it.
fn assert_equal(cases: &[Case]) {
    for (i, case) in cases.iter().enumerate() {
        let mut rng = Numpy::new(case.seed);
        let data = (case.make)(&mut rng).unwrap();
        let labels: String = data.labels.iter().map(u32::to_string).collect();
        assert_eq!(labels, case.labels, "labels of case {i}");
        assert_eq!(data.points.len(), data.labels.len(), "case {i}");
        for &(k, x, y) in case.points {
            assert_near(data.points[k][0], x, &format!("x of point {k} of case {i}"));
            assert_near(data.points[k][1], y, &format!("y of point {k} of case {i}"));
        }
        assert_near(rng.standard_normal(), case.after.0, &format!("normal number after case {i}"));
        assert_eq!(rng.random_sample(), case.after.1, "number after case {i}");
    }
}

/// The scale is at least 1: that is the size of the numbers which were added, the curve's and the noise's.
fn assert_near(found: f64, expected: f64, context: &str) {
    let error = (found - expected).abs() / expected.abs().max(1.0);
    assert!(error <= f64::EPSILON, "{context}: {found} is not {expected}, off by {error}");
}

#[test]
fn moons_are_those_of_the_demo() {
    assert_equal(DEMO);
}

#[test]
fn moons_are_those_of_scikit_learn() {
    assert_equal(MOONS);
}

#[test]
fn circles_are_those_of_scikit_learn() {
    assert_equal(CIRCLES);
}

#[test]
fn blobs_are_those_of_scikit_learn() {
    assert_equal(BLOBS);
}

#[test]
fn bad_arguments_are_named() {
    let mut rng = Numpy::new(0);
    let mut refused = |made: fn(&mut Numpy) -> Result<Dataset, Error>| made(&mut rng).unwrap_err().to_string();
    let noise = "noise must be a finite number not below 0";
    assert_eq!(refused(|rng| make_moons(0, None, true, rng)), "samples must be at least 1");
    assert_eq!(refused(|rng| make_moons(9, Some(-0.1), true, rng)), noise);
    assert_eq!(refused(|rng| make_moons(9, Some(f64::NAN), true, rng)), noise);
    assert_eq!(refused(|rng| make_circles(0, None, 0.8, true, rng)), "samples must be at least 1");
    assert_eq!(refused(|rng| make_circles(9, Some(f64::INFINITY), 0.8, true, rng)), noise);
    let factor = "factor must be a number from 0 up to but not including 1";
    assert_eq!(refused(|rng| make_circles(9, None, 1.0, true, rng)), factor);
    assert_eq!(refused(|rng| make_circles(9, None, -0.5, true, rng)), factor);
    assert_eq!(refused(|rng| make_circles(9, None, f64::NAN, true, rng)), factor);
    assert_eq!(refused(|rng| make_blobs(0, 3, 1.0, true, rng)), "samples must be at least 1");
    assert_eq!(refused(|rng| make_blobs(9, 0, 1.0, true, rng)), "centers must be at least 1");
    assert_eq!(refused(|rng| make_blobs(9, 3, -1.0, true, rng)), "std must be a finite number not below 0");
    let too_many = "samples must be few enough for the memory";
    for made in [
        |rng: &mut Numpy| make_moons(usize::MAX, None, true, rng),
        |rng: &mut Numpy| make_circles(usize::MAX / 64, None, 0.8, true, rng),
        |rng: &mut Numpy| make_blobs(usize::MAX, 3, 1.0, true, rng),
    ] {
        assert_eq!(refused(made), too_many);
    }
    let too_many = "centers must be few enough for the memory";
    assert_eq!(refused(|rng| make_blobs(9, usize::MAX, 1.0, true, rng)), too_many);
    assert_eq!(rng.random_sample(), Numpy::new(0).random_sample(), "an error must not draw");
}
