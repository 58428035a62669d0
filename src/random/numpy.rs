use libm::{log, sqrt};
use rand::{Rng, TryRng};

use super::{Mt19937, random, uniform};
use crate::Error;

/// The legacy stream of `np.random`, each method named as there.
///
/// The draws are those of NumPy's `RandomState` (`numpy/random/mtrand.pyx`, `src/legacy/legacy-distributions.c`,
/// `src/distributions/distributions.c`), which NumPy has promised not to change. The numbers are NumPy's too, but for
/// the normal ones: there NumPy calls the platform's logarithm and this calls libm's, which may differ in the last
/// place.
///
/// As a [`Rng`] it yields its generator's draws, two of them for 64 bits, and bytes as `np.random.bytes` does.
///
/// ```
/// let mut random = micrograd::random::Numpy::new(1337);
/// assert_eq!(random.random_sample(), 0.2620246750155817);
/// assert_eq!(random.permutation(5), [3, 2, 1, 0, 4]);
/// ```
///
/// The methods work on any other generator too, with [`Numpy::over`].
#[derive(Clone, Debug)]
pub struct Numpy<R = Mt19937> {
    generator: R,
    next_gauss: Option<f64>,
}

impl Numpy {
    /// Returns the stream after `np.random.seed(seed)`, which is also that of `np.random.RandomState(seed)`.
    #[must_use]
    pub fn new(seed: u32) -> Numpy {
        Numpy::over(Mt19937::new(seed))
    }
}

impl<R: Rng> Numpy<R> {
    /// Returns NumPy's methods on the draws of another generator.
    ///
    /// ```
    /// use micrograd::random::{Numpy, Python};
    /// let mut random = Numpy::over(Python::new(1337));
    /// assert_eq!(random.random_sample(), 0.6177528569514706); // Python's random.random()
    /// ```
    pub fn over(generator: R) -> Numpy<R> {
        Numpy { generator, next_gauss: None }
    }

    /// Returns a number in [0, 1). NumPy calls it `random`, `rand` and `random_sample`.
    pub fn random_sample(&mut self) -> f64 {
        random(&mut self.generator)
    }

    /// Returns a number between `low` and `high`: `low + (high - low) * random_sample()`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        uniform(&mut self.generator, low, high)
    }

    /// Returns a number of the normal distribution with mean 0 and standard deviation 1, by Marsaglia's polar method.
    ///
    /// Of a point (x, y) in the unit circle, at distance r from its centre, come two normal numbers, x·f and y·f with
    /// f = √(−2 ln r² / r²). NumPy returns the second first; the first waits for the next call (`legacy_gauss`).
    pub fn standard_normal(&mut self) -> f64 {
        if let Some(gauss) = self.next_gauss.take() {
            return gauss;
        }
        loop {
            let x = 2.0 * self.random_sample() - 1.0;
            let y = 2.0 * self.random_sample() - 1.0;
            let r2 = x * x + y * y;
            if r2 < 1.0 && r2 != 0.0 {
                let f = sqrt(-2.0 * log(r2) / r2);
                self.next_gauss = Some(f * x);
                return f * y;
            }
        }
    }

    /// Returns a number of the normal distribution with mean `loc` and standard deviation `scale`.
    pub fn normal(&mut self, loc: f64, scale: f64) -> f64 {
        loc + scale * self.standard_normal()
    }

    /// Returns an integer from `low` up to but not including `high`.
    ///
    /// # Errors
    ///
    /// [`Error::Range`] when `high` is not greater than `low`.
    pub fn randint(&mut self, low: i64, high: i64) -> Result<i64, Error> {
        if high <= low {
            return Err(Error::Range { name: "high", expected: "an integer greater than low", found: high as f64 });
        }
        Ok(low.wrapping_add(self.interval(high.abs_diff(low) - 1) as i64))
    }

    /// Shuffles the elements: from the last to the second, each changes places with one not after it.
    pub fn shuffle<T>(&mut self, x: &mut [T]) {
        for i in (1..x.len()).rev() {
            x.swap(i, self.interval(i as u64) as usize);
        }
    }

    /// Returns the integers 0 to `n - 1` in a random order.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut indices: Vec<usize> = (0..n).collect();
        self.shuffle(&mut indices);
        indices
    }

    /// Returns an integer from 0 to `max`, both included: as many bits as `max` has, drawn until they are not above it
    /// (`random_interval`). Where there is no choice nothing is drawn.
    fn interval(&mut self, max: u64) -> u64 {
        if max == 0 {
            return 0;
        }
        let mask = u64::MAX >> max.leading_zeros();
        loop {
            let mut draw = u64::from(self.generator.next_u32());
            if max > u64::from(u32::MAX) {
                draw = draw << 32 | u64::from(self.generator.next_u32());
            }
            if draw & mask <= max {
                return draw & mask;
            }
        }
    }
}

impl<R: Rng> TryRng for Numpy<R> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(self.generator.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(self.generator.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        self.generator.fill_bytes(bytes);
        Ok(())
    }
}
