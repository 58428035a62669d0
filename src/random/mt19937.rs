use rand::TryRng;
use rand_mt::Mt;
use std::convert::Infallible;

/// The Mersenne Twister of Matsumoto and Nishimura, on which Python's and NumPy's streams run.
///
/// ```
/// use micrograd::random::Mt19937;
/// use rand::Rng;
/// // The first number of the authors' own test, `init_genrand(5489)`.
/// assert_eq!(Mt19937::new(5489).next_u32(), 3499211612);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mt19937(Mt);

impl Mt19937 {
    /// Returns the generator after `init_genrand(seed)`.
    #[must_use]
    pub fn new(seed: u32) -> Mt19937 {
        Mt19937(Mt::new(seed))
    }

    /// Returns the generator after `init_by_array(key)`.
    #[must_use]
    pub fn with_key(key: &[u32]) -> Mt19937 {
        Mt19937(Mt::new_with_key(key.iter().copied()))
    }
}

impl TryRng for Mt19937 {
    type Error = Infallible;

    /// Returns the next 32 bits. Called, not inlined: the code that makes the next 624 of them is long.
    #[inline(never)]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.0.next_u32())
    }

    /// Returns two draws, the first below the second.
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.try_next_u32()?);
        Ok(u64::from(self.try_next_u32()?) << 32 | low)
    }

    /// Fills `bytes` with those of the draws, the lowest first; of the last draw as many as are wanted.
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            chunk.copy_from_slice(&self.try_next_u32()?.to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}
