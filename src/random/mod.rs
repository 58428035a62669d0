//! Random numbers: the streams of Python's `random` and of NumPy's `np.random`, draw for draw.
//!
//! Both run on the Mersenne Twister MT19937, but they seed it differently and make different things of its draws.
//! [`Python`] initialises models, [`Numpy`] makes datasets and minibatches, as in micrograd's demo. Both implement
//! [`rand::Rng`], and wherever this crate draws it takes any such generator.
//!
//! A generator yields bits; it is the way of turning them into a number that makes the numbers Python's and NumPy's.
//! That way is [`random`], not `rand`'s own `StandardUniform`, which takes the bits in another order.

mod mt19937;
mod numpy;
mod python;

pub use mt19937::Mt19937;
pub use numpy::Numpy;
pub use python::Python;

use rand::rngs::{SysError, SysRng};
use rand::{Rng, TryRng};

/// Returns a seed that nobody can foresee, from the operating system or the browser.
///
/// # Errors
///
/// The system's source of randomness failed or does not exist.
///
/// ```
/// let seed = micrograd::random::fresh_seed()?;
/// let mut rng = micrograd::random::Numpy::new(seed);
/// assert!(rng.random_sample() < 1.0);
/// # Ok::<(), rand::rngs::SysError>(())
/// ```
pub fn fresh_seed() -> Result<u32, SysError> {
    SysRng.try_next_u32()
}

/// Returns a number in [0, 1) with all of a double's 53 bits: 27 of one draw above 26 of the next, over 2⁵³.
///
/// This is `genrand_res53` of Matsumoto and Nishimura's `mt19937ar.c`, which CPython and NumPy share. Of [`Python`] it
/// makes Python's `random.random()`, of [`Numpy`] NumPy's `random_sample()`, of any other generator a uniform number.
///
/// ```
/// use micrograd::random::{Python, random};
/// let mut python = Python::new(1337);
/// assert_eq!(random(&mut python), 0.6177528569514706); // random.seed(1337); random.random()
/// ```
pub fn random(rng: &mut (impl Rng + ?Sized)) -> f64 {
    let high = f64::from(rng.next_u32() >> 5);
    let low = f64::from(rng.next_u32() >> 6);
    (high * (1_u32 << 26) as f64 + low) / (1_u64 << 53) as f64
}

/// Returns a number between `low` and `high`: `low + (high - low) * random()`, as Python and NumPy both compute it.
///
/// ```
/// use micrograd::random::{Python, uniform};
/// assert_eq!(uniform(&mut Python::new(1337), -1.0, 1.0), 0.23550571390294128);
/// ```
pub fn uniform(rng: &mut (impl Rng + ?Sized), low: f64, high: f64) -> f64 {
    low + (high - low) * random(rng)
}
