//! Clock and chance of the sample hotel.

use kezhan_core::id::Clock;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands until it is moved, and never goes back.
pub struct SampleClock(AtomicI64);

impl SampleClock {
    /// Stands at this moment.
    pub fn at(start_ms: i64) -> Self {
        Self(AtomicI64::new(start_ms))
    }

    /// Moves to a moment, unless it is later already.
    pub fn reach(&self, moment_ms: i64) {
        self.0.fetch_max(moment_ms, Ordering::SeqCst);
    }
}

impl Clock for SampleClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Chance with a seed: the same seed makes the same guests do the same things. Ids and secrets are not made
/// here but from the program's own random source.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number from 0 to below `bound`; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0.next_u64() % bound).expect("smaller than a bound that was a usize")
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = usize::try_from(most - least + 1).unwrap_or(1);
        least + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// True in so many cases of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// One of a list of values with weights.
    pub fn weighted<T: Copy>(&mut self, list: &[(usize, T)]) -> T {
        let mut left = self.below(list.iter().map(|(weight, _)| weight).sum());
        for (weight, value) in list {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        list[list.len() - 1].1
    }

    /// Mixes a list.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(last + 1);
            list.swap(last, other);
        }
    }
}
