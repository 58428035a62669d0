//! Random numbers: the streams of Python's `random` and of NumPy's `np.random`, draw for draw.
//!
//! Both run on the Mersenne Twister MT19937, but they seed it differently and make different things of its draws.
//! [`Python`] initialises models, [`Numpy`] makes datasets and minibatches, as in micrograd's demo.

mod numpy;
mod python;

pub use numpy::Numpy;
pub use python::Python;

use rand_mt::Mt;

/// A seed that nobody can foresee, from the operating system or the browser.
///
/// # Errors
///
/// The system's source of randomness failed or does not exist.
///
/// ```
/// let seed = micrograd::random::fresh_seed()?;
/// let mut rng = micrograd::random::Numpy::new(seed);
/// assert!(rng.random_sample() < 1.0);
/// # Ok::<(), getrandom::Error>(())
/// ```
pub fn fresh_seed() -> Result<u32, getrandom::Error> {
    getrandom::u32()
}

/// The next 32 bits. Called, not inlined: the code that makes the next 624 of them is long.
#[inline(never)]
fn draw(generator: &mut Mt) -> u32 {
    generator.next_u32()
}

/// A number in [0, 1) with all of a double's 53 bits: 27 of one draw above 26 of the next, over 2⁵³.
///
/// This is `genrand_res53` of Matsumoto and Nishimura's `mt19937ar.c`, which CPython and NumPy share.
fn double(generator: &mut Mt) -> f64 {
    let high = f64::from(draw(generator) >> 5);
    let low = f64::from(draw(generator) >> 6);
    (high * (1_u32 << 26) as f64 + low) / (1_u64 << 53) as f64
}
