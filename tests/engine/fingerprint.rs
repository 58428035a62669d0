//! One number for the bits of everything the engine computes, to compare machines by.

use micrograd::Op;
use micrograd::data::make_moons;
use micrograd::random::{Numpy, Python};
use micrograd::train::{Settings, Trainer};

/// The fingerprint on every machine. A change of the engine's arithmetic, and nothing else, may change it.
pub const EXPECTED: u64 = 0x971b_4022_f391_b11d;

/// FNV-1a over the bytes of numbers.
struct Hash(u64);

impl Hash {
    fn add(&mut self, x: f64) {
        // Which NaN an operation gives is left to the machine.
        let bits = if x.is_nan() { f64::NAN.to_bits() } else { x.to_bits() };
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Numbers at the edges of the format and of the functions.
const SPECIAL: [f64; 24] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    2.0,
    -2.0,
    0.5,
    -0.5,
    3.0,
    -3.0,
    1e-300,
    -1e-300,
    1e300,
    -1e300,
    709.8,
    -745.2,
    1000.0,
    -1000.0,
    5e-324,
    f64::MIN_POSITIVE,
    f64::MAX,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

/// Every operation, forward and backward, over each pair of special numbers and over thousands of random ones of all
/// magnitudes; then the losses of the training demo.
pub fn compute() -> u64 {
    let mut random = Numpy::new(20_250_501);
    let mut pairs: Vec<(f64, f64)> = SPECIAL.into_iter().flat_map(|a| SPECIAL.map(|b| (a, b))).collect();
    for scale in [1e-8, 1e-2, 1.0, 10.0, 1e3, 1e8] {
        pairs.extend((0..500).map(|_| (random.normal(0.0, scale), random.normal(0.0, 3.0))));
    }
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    for op in Op::ALL {
        for &(a, b) in &pairs {
            let out = op.forward(a, b);
            let (to_a, to_b) = op.backward(a, b, out, 0.75);
            [out, to_a, to_b].into_iter().for_each(|x| hash.add(x));
        }
    }

    let mut numpy = Numpy::new(1337);
    let moons = make_moons(100, Some(0.1), true, &mut numpy).expect("valid settings");
    moons.points.as_flattened().iter().for_each(|&x| hash.add(x));
    let mut trainer = Trainer::new(Settings::default(), &moons, &mut Python::new(1337), numpy).expect("valid settings");
    (0..100).for_each(|_| hash.add(trainer.step().loss));
    hash.0
}
