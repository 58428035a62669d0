use libm::{log, sqrt};
use rand_mt::Mt;

use super::{double, draw};
use crate::Error;

/// The legacy stream of `np.random`, each method named as there.
///
/// The draws are those of NumPy's `RandomState` (`numpy/random/mtrand.pyx`, `src/legacy/legacy-distributions.c`,
/// `src/distributions/distributions.c`), which NumPy has promised not to change. The numbers are NumPy's too, but for
/// the normal ones: there NumPy calls the platform's logarithm and this calls libm's, which may differ in the last
/// place.
///
/// ```
/// let mut random = micrograd::random::Numpy::new(1337);
/// assert_eq!(random.random_sample(), 0.2620246750155817);
/// assert_eq!(random.permutation(5), [3, 2, 1, 0, 4]);
/// ```
#[derive(Clone, Debug)]
pub struct Numpy {
    generator: Mt,
    next_gauss: Option<f64>,
}

impl Numpy {
    /// The stream after `np.random.seed(seed)`, which is also that of `np.random.RandomState(seed)`.
    #[must_use]
    pub fn new(seed: u32) -> Numpy {
        Numpy { generator: Mt::new(seed), next_gauss: None }
    }

    /// A number in [0, 1). NumPy calls it `random`, `rand` and `random_sample`.
    pub fn random_sample(&mut self) -> f64 {
        double(&mut self.generator)
    }

    /// A number between `low` and `high`: `low + (high - low) * random_sample()`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.random_sample()
    }

    /// A number of the normal distribution with mean 0 and standard deviation 1, by Marsaglia's polar method.
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

    /// A number of the normal distribution with mean `loc` and standard deviation `scale`.
    pub fn normal(&mut self, loc: f64, scale: f64) -> f64 {
        loc + scale * self.standard_normal()
    }

    /// An integer from `low` up to but not including `high`.
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

    /// Brings the elements into a random order: from the last to the second, each changes places with one not after it.
    pub fn shuffle<T>(&mut self, x: &mut [T]) {
        for i in (1..x.len()).rev() {
            x.swap(i, self.interval(i as u64) as usize);
        }
    }

    /// The integers 0 to `n - 1` in a random order.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut indices: Vec<usize> = (0..n).collect();
        self.shuffle(&mut indices);
        indices
    }

    /// An integer from 0 to `max`, both included: as many bits as `max` has, drawn until they are not above it
    /// (`random_interval`). Where there is no choice nothing is drawn.
    fn interval(&mut self, max: u64) -> u64 {
        if max == 0 {
            return 0;
        }
        let mask = u64::MAX >> max.leading_zeros();
        loop {
            let draw = if max <= u64::from(u32::MAX) {
                u64::from(draw(&mut self.generator))
            } else {
                u64::from(draw(&mut self.generator)) << 32 | u64::from(draw(&mut self.generator))
            };
            if draw & mask <= max {
                return draw & mask;
            }
        }
    }
}
