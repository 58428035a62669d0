use std::f64::consts::TAU;

use libm::{cos, log, sin, sqrt};
use rand::{Rng, TryRng};
use std::convert::Infallible;

use super::{Mt19937, random, uniform};
use crate::Error;

/// The stream of Python's `random` module, each method named as there.
///
/// The draws are CPython's (`Lib/random.py`, `Modules/_randommodule.c`), and so are the numbers, but for [`gauss`]:
/// there CPython calls the platform's elementary functions and this calls libm's, which may differ in the last place.
///
/// As a [`Rng`] it yields what `random.getrandbits(32)`, `random.getrandbits(64)` and `random.randbytes(n)` do.
///
/// [`gauss`]: Python::gauss
///
/// ```
/// let mut random = micrograd::random::Python::new(1337);
/// assert_eq!(random.uniform(-1.0, 1.0), 0.23550571390294128);
/// assert_eq!(random.randint(1, 6)?, 5);
/// # Ok::<(), micrograd::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Python {
    generator: Mt19937,
    next_gauss: Option<f64>,
}

impl Python {
    /// Returns the stream after `random.seed(seed)`. Python seeds with the absolute value of a negative integer.
    #[must_use]
    pub fn new(seed: u64) -> Python {
        // The key is the integer's 32-bit words, the lowest first, without leading zeros but with at least one word.
        let (low, high) = (seed as u32, (seed >> 32) as u32);
        let words = if high == 0 { 1 } else { 2 };
        Python { generator: Mt19937::with_key(&[low, high][..words]), next_gauss: None }
    }

    /// Returns a number in [0, 1).
    pub fn random(&mut self) -> f64 {
        random(&mut self.generator)
    }

    /// Returns a number between `a` and `b`: `a + (b - a) * random()`.
    pub fn uniform(&mut self, a: f64, b: f64) -> f64 {
        uniform(&mut self.generator, a, b)
    }

    /// Returns a number of the normal distribution with mean `mu` and standard deviation `sigma`, by Box and Muller.
    ///
    /// Of two uniform numbers x and y come two normal ones, cos(2πx)·√(−2 ln(1−y)) and sin(2πx)·√(−2 ln(1−y)). The
    /// second waits for the next call.
    pub fn gauss(&mut self, mu: f64, sigma: f64) -> f64 {
        let z = self.next_gauss.take().unwrap_or_else(|| {
            let angle = self.random() * TAU;
            let radius = sqrt(-2.0 * log(1.0 - self.random()));
            self.next_gauss = Some(sin(angle) * radius);
            cos(angle) * radius
        });
        mu + z * sigma
    }

    /// Returns an integer from `a` to `b`, both included.
    ///
    /// # Errors
    ///
    /// [`Error::Range`] when `b` is less than `a`.
    pub fn randint(&mut self, a: i64, b: i64) -> Result<i64, Error> {
        if b < a {
            return Err(Error::Range { name: "b", expected: "an integer not less than a", found: b as f64 });
        }
        let width = b.abs_diff(a) as u128 + 1;
        Ok(a.wrapping_add(self.below(width) as i64))
    }

    /// Returns one of the elements.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`] when there is none.
    pub fn choice<'a, T>(&mut self, seq: &'a [T]) -> Result<&'a T, Error> {
        if seq.is_empty() {
            return Err(Error::Empty { name: "seq" });
        }
        Ok(&seq[self.below(seq.len() as u128) as usize])
    }

    /// Shuffles the elements: from the last to the second, each changes places with one not after it.
    pub fn shuffle<T>(&mut self, x: &mut [T]) {
        for i in (1..x.len()).rev() {
            x.swap(i, self.below(i as u128 + 1) as usize);
        }
    }

    /// Returns an integer in [0, n), n > 0: as many bits as `n` has, drawn until they are below it (`Random._randbelow`).
    fn below(&mut self, n: u128) -> u128 {
        let bits = u128::BITS - n.leading_zeros();
        loop {
            let candidate = self.bits(bits);
            if candidate < n {
                return candidate;
            }
        }
    }

    /// Returns an integer of `count` random bits (`random.getrandbits`): words from the lowest up, the last one's upper
    /// bits.
    fn bits(&mut self, count: u32) -> u128 {
        (0..count).step_by(32).fold(0, |bits, position| {
            let surplus = 32_u32.saturating_sub(count - position);
            bits | u128::from(self.generator.next_u32() >> surplus) << position
        })
    }
}

impl TryRng for Python {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.generator.try_next_u32()
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.generator.try_next_u64()
    }

    /// Fills `bytes` with those of the draws, the lowest first; of the last draw the upper ones, as many as are wanted.
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            let draw = self.try_next_u32()?.to_le_bytes();
            chunk.copy_from_slice(&draw[4 - chunk.len()..]);
        }
        Ok(())
    }
}
