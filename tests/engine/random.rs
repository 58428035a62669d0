//! The random streams against those of CPython and NumPy; `tests/reference/generate.py` computed the values.

use micrograd::data::make_moons;
use micrograd::random::{Numpy, fresh_seed};
use micrograd::{Activation, Architecture, Biases, Layer, Mlp, Tape};
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};

/// Asserts that two numbers agree to rounding, in which libm's elementary functions and the platform's may differ. The
/// scale is at least 1: that is the size of the numbers which were added.
fn assert_near(found: f64, expected: f64, context: &str) {
    let error = (found - expected).abs() / expected.abs().max(1.0);
    assert!(error <= 2.0 * f64::EPSILON, "{context}: {found} is not {expected}, off by {error}");
}

mod python {
    use micrograd::random::Python;
    use rand::Rng;

    use super::assert_near;

    struct Case {
        seed: u64,
        uniform: &'static [f64],
        total: f64,
        shuffle: &'static [usize],
        randint: &'static [(i64, i64, i64)],
        choice: &'static [char],
        gauss: &'static [f64],
        random: f64,
        last_gauss: f64,
    }

    include!("../reference/random_python.rs");

    #[test]
    fn draws_what_cpython_draws() {
        for case in CASES {
            let context = format!("seed {}", case.seed);
            let mut random = Python::new(case.seed);

            let uniform: Vec<f64> = (0..1000).map(|_| random.uniform(-1.0, 1.0)).collect();
            assert_eq!([&uniform[..3], &uniform[999..]].concat(), case.uniform, "{context}");
            assert_eq!(uniform.iter().sum::<f64>(), case.total, "{context}");

            let mut order: Vec<usize> = (0..50).collect();
            random.shuffle(&mut order);
            assert_eq!(order, case.shuffle, "{context}");

            for &(a, b, expected) in case.randint {
                assert_eq!(random.randint(a, b), Ok(expected), "{context}, from {a} to {b}");
            }
            let letters: Vec<char> = "micrograd".chars().collect();
            for expected in case.choice {
                assert_eq!(random.choice(&letters), Ok(expected), "{context}");
            }
            for &expected in case.gauss {
                assert_near(random.gauss(0.5, 2.0), expected, &context);
            }
            // The five numbers above leave a sixth waiting, which other draws must not disturb.
            assert_eq!(random.random(), case.random, "{context}");
            assert_near(random.gauss(0.0, 1.0), case.last_gauss, &context);
        }
    }

    #[test]
    fn refuses_to_choose_from_nothing() {
        let mut random = Python::new(0);
        assert_eq!(random.choice::<f64>(&[]).unwrap_err().to_string(), "seq must not be empty");
        assert_eq!(random.randint(2, 1).unwrap_err().to_string(), "b must be an integer not less than a");
        assert_eq!(random.random(), Python::new(0).random(), "an error must not draw");
    }

    #[test]
    fn yields_the_bits_of_getrandbits_and_randbytes() {
        // random.seed(1337); random.getrandbits(32), random.getrandbits(64), random.randbytes(7), random.random()
        let mut random = Python::new(1337);
        assert_eq!(random.next_u32(), 2653228291);
        assert_eq!(random.next_u64(), 9837013487496192891);
        let mut bytes = [0; 7];
        random.fill_bytes(&mut bytes);
        assert_eq!(bytes, [205, 177, 186, 181, 60, 168, 93]);
        assert_eq!(random.random(), 0.5709789811505924);
    }

    #[test]
    fn shuffles_nothing_without_drawing() {
        let mut random = Python::new(0);
        random.shuffle::<f64>(&mut []);
        random.shuffle(&mut [1.0]);
        assert_eq!(random.random(), Python::new(0).random());
    }
}

mod numpy {
    use micrograd::random::Numpy;

    use super::assert_near;

    struct Case {
        seed: u32,
        random_sample: &'static [f64],
        total: f64,
        normal: &'static [f64],
        uniform: &'static [f64],
        permutation: &'static [usize],
        long_permutation: &'static [usize],
        short_permutations: &'static [&'static [usize]],
        randint: &'static [(i64, i64, i64)],
        last_normal: f64,
        last_random_sample: f64,
    }

    include!("../reference/random_numpy.rs");

    #[test]
    fn draws_what_numpy_draws() {
        for case in CASES {
            let context = format!("seed {}", case.seed);
            let mut random = Numpy::new(case.seed);

            let sample: Vec<f64> = (0..1000).map(|_| random.random_sample()).collect();
            assert_eq!([&sample[..3], &sample[999..]].concat(), case.random_sample, "{context}");
            assert_eq!(sample.iter().sum::<f64>(), case.total, "{context}");

            let normal: Vec<f64> = (0..1001).map(|_| random.normal(0.5, 2.0)).collect();
            for (&found, &expected) in normal[..3].iter().chain(&normal[1000..]).zip(case.normal) {
                assert_near(found, expected, &context);
            }
            for &expected in case.uniform {
                assert_eq!(random.uniform(-10.0, 10.0), expected, "{context}");
            }

            assert_eq!(random.permutation(50), case.permutation, "{context}");
            let long = random.permutation(70_000);
            assert_eq!([&long[..2], &long[69_998..]].concat(), case.long_permutation, "{context}");
            for (n, &expected) in case.short_permutations.iter().enumerate() {
                assert_eq!(random.permutation(n), expected, "{context}, {n} numbers");
            }

            for &(low, high, expected) in case.randint {
                assert_eq!(random.randint(low, high), Ok(expected), "{context}, from {low} below {high}");
            }
            // The 1001 numbers above leave another waiting, which other draws must not disturb.
            assert_near(random.standard_normal(), case.last_normal, &context);
            assert_eq!(random.random_sample(), case.last_random_sample, "{context}");
        }
    }

    #[test]
    fn refuses_to_choose_from_nothing() {
        let mut random = Numpy::new(0);
        assert_eq!(random.randint(1, 1).unwrap_err().to_string(), "high must be an integer greater than low");
        assert_eq!(random.random_sample(), Numpy::new(0).random_sample(), "an error must not draw");
    }
}

#[test]
fn fresh_seeds_differ() {
    // Eight equal seeds would come by chance once in 2²²⁴ times.
    let seeds: Vec<u32> = (0..8).map(|_| fresh_seed().unwrap()).collect();
    assert!(seeds.iter().any(|&seed| seed != seeds[0]), "{seeds:?}");
}

#[test]
fn any_generator_draws_networks_and_datasets() {
    let rng = || SmallRng::seed_from_u64(7);
    let tape = Tape::new();
    let architecture = Architecture::new(2, &[3, 1]).unwrap();
    let data = |mlp: Mlp| mlp.parameters().iter().map(|parameter| parameter.data()).collect::<Vec<_>>();
    let drawn = data(Mlp::new(&tape, &architecture, Biases::Uniform, &mut rng()));
    assert!(drawn.iter().all(|weight| weight.abs() <= 1.0) && drawn.windows(2).all(|pair| pair[0] != pair[1]));
    // The same weights come through a trait object, and layer by layer.
    assert_eq!(data(Mlp::new(&tape, &architecture, Biases::Uniform, &mut rng() as &mut dyn Rng)), drawn);
    let layer = Layer::new(&tape, 2, 3, Activation::Relu, Biases::Uniform, &mut rng());
    assert_eq!(layer.parameters().map(|parameter| parameter.data()).collect::<Vec<_>>(), drawn[..9]);
    let moons = make_moons(50, Some(0.1), true, &mut rng()).unwrap();
    assert_eq!(moons, make_moons(50, Some(0.1), true, &mut Numpy::over(rng())).unwrap());
    assert_eq!(moons.labels.iter().filter(|&&label| label == 0).count(), 25);
}
